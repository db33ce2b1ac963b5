/** What an earlier plan gives a search for the plan that serves most: its openings, and its prices where they count children. */
import type { PlanStart } from './model.ts'
import { fenPerWan, type Problem } from './problem.ts'
import type { Plan } from './tally.ts'
import { columnsOfOpenings, keptPrices } from './warm.ts'

/** The earlier plan without what is barred now; a site that must open takes its first allowed column. */
export function planFromEarlier(problem: Problem, start: PlanStart): Plan {
  const { columns, training, mustOpen, model } = problem
  const chosen = new Int32Array(model.sites.count).fill(-1)
  for (const column of columnsOfOpenings(problem, start))
    if (column >= 0 && !columns.barred[column]) chosen[columns.site[column]!] = column
  for (let site = 0; site < chosen.length; site++)
    for (let at = columns.siteStart[site]!; mustOpen[site] && at < columns.siteStart[site + 1]!; at++)
      if (chosen[site]! < 0 && !columns.barred[at]) chosen[site] = at
  const trained = new Float64Array(model.years)
  for (let year = 0; year < training.count; year++)
    trained[year] = Math.min(training.upper[year]!, Math.round(start.trained[year] ?? 0))
  return { chosen, trained }
}

/** Its prices of rows, in children per unit; null where that plan counted money. */
export function keptRowPrices(problem: Problem, start: PlanStart): Float64Array | null {
  if (start.aim !== 'most-served') return null
  // kept prices take money for the unit of worth, wan for that of other rows: both differ by the same factor here
  return keptPrices(problem, start).row.map(price => price * fenPerWan)
}
