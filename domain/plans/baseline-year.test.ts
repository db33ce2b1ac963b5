import { expect, test } from 'vitest'
import { civilDate } from '../../kernel/civil-date.ts'
import { baselineYear, firstYearShare } from './baseline-year.ts'

test.each([
  ['2025-12-31', 2025, 1],
  ['2026-01-01', 2025, 1],
  ['2026-07-02', 2025, 183 / 365],
  ['2024-12-30', 2023, 2 / 366],
])(
  'on %s the forecast starts from the end of %i, with this share of its first year left',
  (day, year, share) => {
    const baseDate = civilDate(day)
    expect(baselineYear({ baseDate })).toBe(year)
    expect(firstYearShare({ baseDate })).toBeCloseTo(share, 12)
  },
)
