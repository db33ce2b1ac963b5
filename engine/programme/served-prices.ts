/**
 * Prices of places, and from them a bound on the children any plan can serve.
 *
 * Capacity rows (children at an outlet ≤ its places) are relaxed at prices per outlet and year, aggregate rows at prices
 * per unit. Families of each type then go to the cheapest outlet in reach when it is cheaper than a child served is
 * worth, and each site takes the column that earns most. Valid for any prices 0 or more. Places beyond the children
 * who could reach an outlet earn nothing, which tightens the bound where demand is thin.
 *
 * The best prices are sought on a smoothed function (families and sites choose by exponential weights, Nesterov 2005),
 * with steps scaled per price by Adam (Kingma & Ba 2015); the bound itself is always computed without smoothing.
 * A number of steps, not a time, ends the search. One step is O(pairs in reach · years), or of two years where they stand for all.
 */

import { type Control, partDone } from './control.ts'
import { familiesBound, smoothLoads } from './family-answers.ts'
import { earlyYear, type PricedProblem, typicalYear } from './family-work.ts'
import { classTypeCount } from './model.ts'
import type { Outlets } from './outlets.ts'
import type { Problem, Row } from './problem.ts'

export interface ServedPrices {
  /** year × outlet: price of a place. */
  place: Float64Array
  /** aggregate row: price of a unit of its limit. */
  row: Float64Array
}

export interface ServedBound {
  prices: ServedPrices
  /** no plan's worth of children served exceeds this. */
  bound: number
  /** at these prices, column: earning less use of the rows; site: its best, 0 or more unless it must open. */
  earning: Float64Array
  best: Float64Array
}

/** What a served child is worth: year × district. */
export type Worth = Float64Array

/** Prices of places at half of what a child served in the year is worth: year × outlet. */
export const evenPlaces = ({ model }: Problem, outlets: Outlets) =>
  Float64Array.from(outlets.standing, (_, at) => model.servedWeight[Math.floor(at / outlets.count)]! / 2)

/** Value of every column at given prices: what its places earn less what it uses of the rows. */
export function columnEarnings(problem: Problem, outlets: Outlets, prices: ServedPrices): Float64Array {
  const { model, columns, rows } = problem
  const { years, options } = model
  // what a unit of a row's activity is worth
  const eases = prices.row.map((price, at) => (rows[at]!.sense === 'at-least' ? price : -price))
  const earning = new Float64Array(columns.count)
  const fromYear = new Float64Array(years + 1)
  let option = -1
  for (let column = 0; column < columns.count; column++) {
    if (columns.option[column] !== option) {
      option = columns.option[column]!
      for (let year = years - 1; year >= 0; year--) {
        let sum = fromYear[year + 1]!
        for (let type = 0; type < classTypeCount; type++) {
          const outlet = outlets.ofOption[option * classTypeCount + type]!
          if (outlet < 0) continue
          const at = year * outlets.count + outlet
          const places = Math.min(options.places[option * classTypeCount + type]!, outlets.reachable[at]!)
          sum += prices.place[at]! * places
        }
        fromYear[year] = sum
      }
    }
    let value = fromYear[columns.year[column]!]!
    for (let at = columns.start[column]!; at < columns.start[column + 1]!; at++)
      value += eases[columns.row[at]!]! * columns.value[at]!
    earning[column] = value
  }
  return earning
}

/**
 * The bound where families and institutions come to so much, at prices of the rows and what columns earn at them: the rows'
 * limits at their prices, trainings, and each site's best column, 0 or more unless it must open.
 */
export function boundOfEarnings(
  problem: PricedProblem,
  families: number,
  rowPrice: Float64Array,
  earning: Float64Array,
) {
  const { model, columns, rows, mustOpen } = problem
  let bound = families
  rows.forEach(({ sense, limit }, at) => {
    if (rowPrice[at]! > 0) bound += (sense === 'at-least' ? -1 : 1) * rowPrice[at]! * limit
  })
  bound += useOfTraining(problem, rowPrice, new Float64Array(rows.length))
  const best = new Float64Array(model.sites.count)
  for (let site = 0; site < model.sites.count; site++) {
    let most = mustOpen[site] ? -Infinity : 0
    for (let column = columns.siteStart[site]!; column < columns.siteStart[site + 1]!; column++)
      if (!columns.barred[column]) most = Math.max(most, earning[column]!)
    best[site] = most
    bound += most
  }
  return { bound, best }
}

/** The proved bound at given prices. */
export function servedBoundAt(problem: Problem, outlets: Outlets, worth: Worth, prices: ServedPrices) {
  let families = familiesBound(problem, outlets, worth, prices.place)
  for (let at = 0; at < prices.place.length; at++) families += prices.place[at]! * outlets.standing[at]!
  const earning = columnEarnings(problem, outlets, prices)
  return { earning, ...boundOfEarnings(problem, families, prices.row, earning) }
}

export interface PriceSearch {
  steps: number
  from?: ServedPrices
  /** temperatures of families, in worth of a child, from first to last step. */
  temperature: [number, number]
  rate: [number, number]
  /**
   * whether an early year, in which few sites are open, and the typical one stand for all: quick, and near where a child is worth the
   * same in all years.
   */
  inTwoYears?: boolean
}

/** Seeks prices with a low bound. Ends early when the control does; what is returned is always the best proved on the way. */
export function seekPrices(
  problem: Problem,
  outlets: Outlets,
  worth: Worth,
  control: Control,
  search: PriceSearch,
): ServedBound {
  const { model, columns, rows } = problem
  const { years, options } = model
  const count = outlets.count
  const worthMost = worth.reduce((most, each) => Math.max(most, each), 0)
  const place = search.from?.place.slice() ?? new Float64Array(years * count).fill(worthMost / 2)
  const row = search.from?.row.slice() ?? new Float64Array(rows.length)
  const unit = rowUnits(problem, worthMost)
  const best: ServedBound = {
    prices: { place: place.slice(), row: row.slice() },
    bound: Infinity,
    earning: new Float64Array(columns.count),
    best: new Float64Array(model.sites.count),
  }
  const note = () => {
    const { bound, earning, best: top } = servedBoundAt(problem, outlets, worth, { place, row })
    if (bound < best.bound) {
      Object.assign(best, { bound, earning, best: top })
      best.prices = { place: place.slice(), row: row.slice() }
    }
  }
  note()
  const stepped = search.inTwoYears
    ? [...new Set([earlyYear(years), typicalYear(years)])]
    : Array.from({ length: years }, (_, year) => year)
  const size = place.length + rows.length
  const first = new Float64Array(size)
  const second = new Float64Array(size)
  const load = new Float64Array(place.length)
  const supply = new Float64Array(place.length)
  const used = new Float64Array(rows.length)
  const blend = (pair: [number, number], part: number) => pair[0] * (pair[1] / pair[0]) ** part

  const done = partDone(control, search.steps)
  for (let step = 0; step < search.steps && !control.ended(); step++) {
    const part = done(step)
    const temperature = blend(search.temperature, part) * worthMost
    smoothLoads(problem, outlets, worth, place, 1 / temperature, load, stepped)
    const earning = columnEarnings(problem, outlets, { place, row })
    supply.set(outlets.standing)
    used.fill(0)
    const siteTemperature = temperature * 40
    for (let site = 0; site < model.sites.count; site++) {
      let most = problem.mustOpen[site] ? -Infinity : 0
      for (let column = columns.siteStart[site]!; column < columns.siteStart[site + 1]!; column++)
        if (!columns.barred[column]) most = Math.max(most, earning[column]!)
      let total = problem.mustOpen[site] ? 0 : Math.exp(-most / siteTemperature)
      for (let column = columns.siteStart[site]!; column < columns.siteStart[site + 1]!; column++)
        if (!columns.barred[column]) total += Math.exp((earning[column]! - most) / siteTemperature)
      for (let column = columns.siteStart[site]!; column < columns.siteStart[site + 1]!; column++) {
        const weight = columns.barred[column]
          ? 0
          : Math.exp((earning[column]! - most) / siteTemperature) / total
        if (weight < 1e-4) continue
        for (let at = columns.start[column]!; at < columns.start[column + 1]!; at++)
          used[columns.row[at]!]! += weight * columns.value[at]!
        const option = columns.option[column]!
        for (let type = 0; type < classTypeCount; type++) {
          const outlet = outlets.ofOption[option * classTypeCount + type]!
          if (outlet < 0) continue
          for (let year = columns.year[column]!; year < years; year++) {
            const at = year * count + outlet
            supply[at]! +=
              weight * Math.min(options.places[option * classTypeCount + type]!, outlets.reachable[at]!)
          }
        }
      }
    }
    useOfTraining(problem, row, used)

    const rate = blend(search.rate, part)
    const fade1 = 1 - 0.85 ** (step + 1)
    const fade2 = 1 - 0.97 ** (step + 1)
    const move = (at: number, slope: number) => {
      first[at] = 0.85 * first[at]! + 0.15 * slope
      second[at] = 0.97 * second[at]! + 0.03 * slope * slope
      return (rate * (first[at]! / fade1)) / (Math.sqrt(second[at]! / fade2) + 1e-9)
    }
    for (const year of stepped)
      for (let at = year * count; at < (year + 1) * count; at++) {
        const slope = (supply[at]! - load[at]!) / Math.max(1, supply[at]!, load[at]!)
        const next = place[at]! - worthMost * move(at, slope)
        place[at] = Math.min(worthMost, Math.max(0, next))
        if (place[at] !== next) first[at] = 0
      }
    if (search.inTwoYears) blendYears(place, years)
    for (let at = 0; at < row.length; at++) {
      const next = row[at]! - unit[at]! * move(place.length + at, slopeOfRow(rows[at]!, used[at]!))
      row[at] = Math.max(0, next)
      if (row[at] !== next) first[place.length + at] = 0
    }
    // a proof is of all years, and where steps are not it would take longer than they do
    if (step % 10 === 9 && !search.inTwoYears) note()
    if (step % 5 === 4) control.report('relaxation', null, best.bound, part)
  }
  note()
  control.report('relaxation', null, best.bound, 1)
  return best
}

/** Prices of all years from those of the early one and the typical one: between them by parts, beyond them the same. */
function blendYears(place: Float64Array, years: number) {
  const [from, to] = [earlyYear(years), typicalYear(years)]
  const count = place.length / years
  for (let year = 0; year < years; year++) {
    if (year === from || year === to) continue
    const part = year < from ? 0 : year > to ? 1 : (year - from) / (to - from)
    for (let at = 0; at < count; at++)
      place[year * count + at] = (1 - part) * place[from * count + at]! + part * place[to * count + at]!
  }
}

/**
 * Slope of the bound in a row's price, scaled to −1 … 1: what is spare of the limit. Coverage rows keep the price 0:
 * their groups are not part of this relaxation, which stays valid without them.
 */
export function slopeOfRow({ family, sense, limit }: Row, used: number) {
  if (family === 'coverage') return 1
  const spare = sense === 'at-most' ? limit - used : used - limit
  return Math.max(-1, Math.min(1, (10 * spare) / Math.max(1, Math.abs(limit), Math.abs(used))))
}

/** Typical worth of a unit of each row: place-years of a column over what it uses of the row. */
export function rowUnits({ columns, rows, model }: Problem, worthMost: number) {
  const used = new Float64Array(rows.length)
  const placeYears = new Float64Array(rows.length)
  for (let column = 0; column < columns.count; column++) {
    const option = columns.option[column]!
    let places = 0
    for (let type = 0; type < classTypeCount; type++)
      places += model.options.places[option * classTypeCount + type]!
    for (let at = columns.start[column]!; at < columns.start[column + 1]!; at++) {
      used[columns.row[at]!]! += Math.abs(columns.value[at]!)
      placeYears[columns.row[at]!]! += places * (model.years - columns.year[column]!)
    }
  }
  return used.map((sum, row) => (sum > 0 ? (worthMost * placeYears[row]!) / sum : 0))
}

/** Training that pays at the rows' prices, in full: adds what it does to the rows, returns what it earns. */
export function useOfTraining(
  { training, rows }: Pick<Problem, 'training' | 'rows'>,
  price: Float64Array,
  used: Float64Array,
) {
  let earned = 0
  for (let year = 0; year < training.count; year++) {
    let gain = 0
    for (let at = training.start[year]!; at < training.start[year + 1]!; at++) {
      const row = training.row[at]!
      gain += (rows[row]!.sense === 'at-least' ? 1 : -1) * price[row]! * training.value[at]!
    }
    if (gain <= 0) continue
    earned += gain * training.upper[year]!
    for (let at = training.start[year]!; at < training.start[year + 1]!; at++)
      used[training.row[at]!]! += training.value[at]! * training.upper[year]!
  }
  return earned
}
