const YUAN = 1
const MILLION = 1_000_000 * YUAN

/** Public money by year for the demonstration, city as a whole, all levels of government together. */
const budget = (firstYear: number, millions: readonly number[]) =>
  Object.fromEntries(millions.map((amount, index) => [firstYear + index, amount * MILLION]))

/** Planning questions to start from, in the shape of `domain/plans/scenario.ts`; what is not said comes from the pack. */
export const scenarios = () => [
  {
    code: '2021-2025',
    name: '“十四五”方案(2021—2025年)',
    nameEn: 'Programme 2021–2025',
    mark: 'demo',
    baseDate: '2021-01-01',
    firstYear: 2021,
    lastYear: 2025,
    births: 'middle',
    aim: 'least-cost',
    budgets: { totalYuan: budget(2021, [100, 150, 200, 200, 200]) },
  },
  {
    code: '2026-2030',
    name: '“十五五”方案(2026—2030年)',
    nameEn: 'Programme 2026–2030',
    mark: 'demo',
    baseDate: '2026-01-01',
    firstYear: 2026,
    lastYear: 2030,
    births: 'middle',
    aim: 'least-cost',
    budgets: { totalYuan: budget(2026, [80, 120, 150, 150, 150]) },
  },
]
