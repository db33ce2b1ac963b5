/** What an earlier plan opens, in the columns of the model as it is now. */
import type { PlanStart } from './model.ts'
import type { Problem } from './problem.ts'
import type { Plan } from './tally.ts'

/** opening → its column, −1 where the model no longer has it. */
export function columnsOfOpenings(
  { columns }: Pick<Problem, 'columns'>,
  { openings }: Pick<PlanStart, 'openings'>,
) {
  return openings.map(({ site, option, year }) => {
    for (let at = columns.siteStart[site] ?? 0; at < (columns.siteStart[site + 1] ?? 0); at++)
      if (columns.option[at] === option && columns.year[at] === year) return at
    return -1
  })
}

/** site → the column that the earlier plan opens there, −1: none. */
export function openedBefore(problem: Problem, start: Pick<PlanStart, 'openings'>): Int32Array {
  const old = new Int32Array(problem.model.sites.count).fill(-1)
  for (const column of columnsOfOpenings(problem, start))
    if (column >= 0) old[problem.columns.site[column]!] = column
  return old
}

/** The earlier plan without what is barred now; a site that must open takes its allowed column of least `price`, or the first. */
export function planFromEarlier(problem: Problem, start: PlanStart, price?: Float64Array): Plan {
  const { columns, training, mustOpen, model } = problem
  const chosen = openedBefore(problem, start).map(column =>
    column >= 0 && columns.barred[column] ? -1 : column,
  )
  chosen.forEach((column, site) => {
    if (!mustOpen[site] || column >= 0) return
    for (let at = columns.siteStart[site]!; at < columns.siteStart[site + 1]!; at++)
      if (!columns.barred[at] && (chosen[site]! < 0 || (price && price[at]! < price[chosen[site]!]!)))
        chosen[site] = at
  })
  const trained = new Float64Array(model.years)
  for (let year = 0; year < training.count; year++)
    trained[year] = Math.min(training.upper[year]!, Math.round(start.trained[year] ?? 0))
  return { chosen, trained }
}
