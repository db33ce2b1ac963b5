/** How far each site is open at prices of families: by parts while they are sought, then whole. */
import type { PricedProblem } from './family-work.ts'
import type { Problem } from './problem.ts'

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

/** Per site its heaviest column where the site is more open than not, or must be open. */
export function likelyColumns({ columns, model, mustOpen }: Problem, choice: Float64Array) {
  const chosen = new Int32Array(model.sites.count).fill(-1)
  for (let site = 0; site < chosen.length; site++) {
    let mass = 0
    let top = -1
    for (let column = columns.siteStart[site]!; column < columns.siteStart[site + 1]!; column++) {
      if (columns.barred[column]) continue
      mass += choice[column]!
      if (top < 0 || choice[column]! > choice[top]!) top = column
    }
    if (mass > 0.5 || mustOpen[site]) chosen[site] = top
  }
  return chosen
}
