import type { CoverProblem } from './cover-tree.ts'

/** Prices by row to start from: each row pays an even part of its cheapest site. */
export function evenPrices({ rows, siteCost }: CoverProblem): Float64Array {
  const covered = new Float64Array(siteCost.length)
  for (const site of rows.site) covered[site]!++
  return Float64Array.from({ length: rows.weight.length }, (_, row) => {
    let least = Infinity
    for (let at = rows.start[row]!; at < rows.start[row + 1]!; at++)
      least = Math.min(least, siteCost[rows.site[at]!]! / covered[rows.site[at]!]!)
    return least
  })
}
