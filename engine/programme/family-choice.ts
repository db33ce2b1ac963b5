/** How far each site is open at prices of families while they are sought. */
import type { PricedProblem } from './family-work.ts'

/** column: share of its site's choice, by exponential weights of its earning. */
export function softChoice(
  { columns, model, mustOpen }: PricedProblem,
  earning: Float64Array,
  best: Float64Array,
  temperature: number,
) {
  const weight = new Float64Array(columns.count)
  for (let site = 0; site < model.sites.count; site++) {
    let total = mustOpen[site] ? 0 : Math.exp(-best[site]! / temperature)
    for (let column = columns.siteStart[site]!; column < columns.siteStart[site + 1]!; column++) {
      if (columns.barred[column]) continue
      weight[column] = Math.exp((earning[column]! - best[site]!) / temperature)
      total += weight[column]!
    }
    for (let column = columns.siteStart[site]!; column < columns.siteStart[site + 1]!; column++)
      weight[column]! /= total || 1
  }
  return weight
}
