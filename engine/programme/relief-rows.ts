/**
 * What may yield where no plan exists, and how it is measured: one family of rows in its own unit, or all rows together
 * ("joint"), each as a share of its right side, so that a hundredth of a budget weighs as much as a hundredth of a target.
 */
import { fenPerWan, type Problem } from './problem.ts'
import type { Relief, ReliefChange, RowFamily } from './result.ts'

export type YieldingFamily = Exclude<Relief['family'], 'locks'>

const rowsOf: Record<YieldingFamily, RowFamily[]> = {
  budget: ['budget'],
  carers: ['carers', 'training'],
  targets: ['places', 'inclusive', 'district'],
  reach: ['coverage'],
  joint: ['places', 'inclusive', 'district', 'coverage', 'carers', 'training', 'budget'],
}

/** Measures are counted in so small parts of a share, so that prices of single places stay near 1 for the solver. */
export const partsOfShare = 1e4

/** row: price of a unit by which it yields, 0 where it may not: 1, or for 'joint' parts of its right side. */
export function yieldPrices(problem: Problem, family: YieldingFamily): Float64Array {
  const right = family === 'joint' ? rightSides(problem) : null
  return Float64Array.from(problem.rows, (row, at) =>
    rowsOf[family].includes(row.family) ? (right ? partsOfShare / right[at]! : 1) : 0,
  )
}

/**
 * A right side below this part of the most that all sites take of a row of its family is next to nothing: no measure for
 * how far to yield.
 */
const leastRight = 1e-4

/**
 * What each row asks for or allows, in its unit and above 0: all places, inclusive places at the places asked, covered
 * weight, certified carers there, carers to be trained, money of the year (with carry-over of all years: it is one purse).
 */
export function rightSides(problem: Problem): Float64Array {
  const { rows, model } = problem
  const right = rows.map((row, at) => {
    switch (row.family) {
      case 'inclusive': {
        const places = rows.find(each => each.family === 'places' && each.year === row.year)
        const asked = model.targets.inclusiveShare[row.year]!
        return asked * (places ? places.limit + places.base : standingPlaces(problem, row.year))
      }
      case 'budget':
        return rows[purseOf(problem, at).at(-1)!]!.limit
      default:
        return row.limit + row.base
    }
  })
  const taken = mostTaken(problem)
  const largest = (of: readonly number[], at: number) =>
    Math.max(...of.filter((_, other) => rows[other]!.family === rows[at]!.family))
  const real = right.map((each, at) => (each >= leastRight * largest(taken, at) ? each : 0))
  // A row that allows next to nothing, such as a year without money, is measured by the largest of its family; where the
  // whole family allows next to nothing, by what all sites together would take.
  return Float64Array.from(
    real,
    (each, at) => [each, largest(real, at), largest(taken, at)].find(measure => measure > 0) ?? 1,
  )
}

/** row: its activity where each site, and training, takes as much of it as it can. */
function mostTaken({ rows, columns, training, model }: Problem): number[] {
  const most = rows.map(() => 0)
  const ofSite = new Float64Array(rows.length)
  for (let site = 0; site < model.sites.count; site++) {
    ofSite.fill(0)
    for (
      let at = columns.start[columns.siteStart[site]!]!;
      at < columns.start[columns.siteStart[site + 1]!]!;
      at++
    )
      ofSite[columns.row[at]!] = Math.max(ofSite[columns.row[at]!]!, columns.value[at]!)
    ofSite.forEach((each, row) => {
      most[row]! += each
    })
  }
  for (let year = 0; year < training.count; year++)
    for (let at = training.start[year]!; at < training.start[year + 1]!; at++)
      most[training.row[at]!]! += Math.max(0, training.value[at]!) * training.upper[year]!
  return most
}

function standingPlaces({ model }: Problem, year: number) {
  const { existing, years } = model
  let places = 0
  for (let at = 0; at < existing.count; at++) places += existing.filedPlaces[at * years + year]!
  return places
}

/** Rows that a unit of yielding eases: with carry-over money of a year may be spent in the later ones too. */
export function purseOf({ rows, model }: Problem, at: number): number[] {
  const row = rows[at]!
  if (row.family !== 'budget' || !model.budgets.carryOver) return [at]
  return rows.flatMap((other, index) =>
    other.family === 'budget' && other.source === row.source && other.year >= row.year ? [index] : [],
  )
}

/** How far each row must yield for what is missed: of running totals only the rise above the years before. */
export function yieldsOf(problem: Problem, missed: Float64Array): Float64Array {
  const left = missed.slice()
  // Rows of one purse stand in the order of the years.
  return missed.map((_, at) => {
    const amount = Math.max(0, left[at]!)
    for (const later of purseOf(problem, at)) left[later]! -= amount
    return amount
  })
}

/** The rows that yield, in the units of the result. */
export function changesOf(problem: Problem, family: YieldingFamily, yields: Float64Array): ReliefChange[] {
  const right = rightSides(problem)
  const concerned = yieldPrices(problem, family)
  return problem.rows.flatMap((row, at) =>
    concerned[at]! > 0 && yields[at]! > 1e-6
      ? [
          {
            family: row.family,
            year: row.year,
            source: row.source,
            district: row.district,
            site: null,
            option: null,
            amount: yields[at]! * (row.family === 'budget' ? fenPerWan : 1),
            share: family === 'joint' ? yields[at]! / right[at]! : null,
          },
        ]
      : [],
  )
}
