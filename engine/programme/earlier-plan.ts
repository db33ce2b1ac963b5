/** What an earlier plan opens, in the columns of the model as it is now. */
import type { PlanStart } from './model.ts'
import type { Problem } from './problem.ts'
import { openMusts, type Plan } from './tally.ts'

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

/**
 * The earlier plan without what is barred now, and with what must open, in the allowed column of least `price`; trained are as
 * many as then, within today's limits.
 */
export function planFromEarlier(
  problem: Problem,
  start: PlanStart,
  price: Float64Array = problem.columns.cost,
): Plan {
  const { columns, training, model } = problem
  const chosen = openedBefore(problem, start).map(column =>
    column >= 0 && columns.barred[column] ? -1 : column,
  )
  openMusts(problem, chosen, price)
  const trained = new Float64Array(model.years)
  for (let year = 0; year < training.count; year++)
    trained[year] = Math.min(training.upper[year]!, Math.max(0, Math.round(start.trained[year]!) || 0))
  return { chosen, trained }
}
