/**
 * Prices of the rows from nothing: beside its coverage groups the programme has some twenty aggregate rows, each site
 * takes its cheapest column, and one evaluation over all columns takes about a millisecond on a city. Steps by Adam
 * (Kingma & Ba 2015) come near the relaxation's prices, from where sifting goes on (`reprice.ts`). A number of steps,
 * not a time, ends the search.
 */
import { adamScale, adamStep } from './adam.ts'
import type { Control } from './control.ts'
import { hasOneSite } from './coverage-rows.ts'
import { pricesWith } from './prices.ts'
import type { Problem } from './problem.ts'
import type { Worths } from './reprice.ts'

/** Steps; their first and last length in what a unit of a row typically costs; those of groups, in parts, are longer by a factor. */
const steps = 120
const lengths = [0.2, 0.001] as const
const groupFactor = 2

/** A row's slope is full where a tenth of it is missed or spare. */
const steepness = 10

/** Prices near the best under `price` (wan per column) and training at cost × `trainingFactor`: 0 or more, so that they bound the relaxation wherever the steps end. */
export function seekFirstPrices(
  problem: Problem,
  price: Float64Array,
  trainingFactor: number,
  control: Control,
): Worths {
  const { rows, coverage } = problem
  const unit = typicalCosts(problem, price)
  const row = new Float64Array(rows.length)
  // A group's worth as a part of what its weight is worth; a site alone has all of it.
  const part = coverage.map(block =>
    Float64Array.from(block.weight, (_, group) => (hasOneSite(block, group) ? 1 : 0.5)),
  )
  const [first, second] = [new Float64Array(rows.length), new Float64Array(rows.length)]
  const groupFirst = part.map(each => new Float64Array(each.length))
  const groupSecond = part.map(each => new Float64Array(each.length))
  const answer = openAnswer(problem, price, trainingFactor)
  for (let step = 0; step < steps && !control.halted(); step++) {
    answer.find(row, part)
    const length = lengths[0] * (lengths[1] / lengths[0]) ** (step / (steps - 1))
    const scale = adamScale(step, length)
    coverage.forEach((block, at) => {
      const own = part[at]!
      const open = answer.open[at]!
      let covered = 0
      for (let group = 0; group < own.length; group++) {
        covered += block.weight[group]! * (1 - own[group]! + own[group]! * open[group]!)
        if (hasOneSite(block, group)) continue
        const fall = adamStep(groupFirst[at]!, groupSecond[at]!, group, open[group]! - 1, scale)
        const next = own[group]! - groupFactor * fall
        own[group] = Math.min(1, Math.max(0, next))
        if (own[group] !== next) groupFirst[at]![group] = 0
      }
      answer.activity[block.row] = covered
    })
    rows.forEach(({ sense, limit }, at) => {
      const spare = (sense === 'at-least' ? 1 : -1) * (answer.activity[at]! - limit)
      const whole = Math.max(1, Math.abs(limit), Math.abs(answer.activity[at]!))
      const slope = Math.max(-1, Math.min(1, (steepness * spare) / whole))
      const next = row[at]! - unit[at]! * adamStep(first, second, at, slope, scale)
      row[at] = Math.max(0, next)
      if (row[at] !== next) first[at] = 0
    })
  }
  const groupWorth = coverage.map(({ weight, row: at }, block) =>
    weight.map((each, group) => part[block]![group]! * row[at]! * each),
  )
  return { prices: pricesWith(problem, row, groupWorth), groupWorth }
}

/** What all sites and years of training choose at prices of the rows and parts of the groups. */
function openAnswer(problem: Problem, price: Float64Array, trainingFactor: number) {
  const { rows, coverage, columns, training, model, mustOpen } = problem
  const { years } = model
  const { start, row: rowOf, value, anew, price: priceOf } = stepsBetweenColumns(problem, price)
  const coverYear = Int32Array.from(columns.option, (option, at) =>
    model.options.covers[option] ? columns.year[at]! : years,
  )
  const covering = new Float64Array(model.sites.count * (years + 1))
  const coversFrom = new Int32Array(model.sites.count)
  const signed = new Float64Array(rows.length)
  const activity = new Float64Array(rows.length)
  const open = coverage.map(({ weight }) => new Int32Array(weight.length))
  const use = (from: Pick<Problem['columns'], 'start' | 'row' | 'value'>, at: number, times: number) => {
    for (let entry = from.start[at]!; entry < from.start[at + 1]!; entry++)
      activity[from.row[entry]!]! += times * from.value[entry]!
  }
  const chooseSites = () => {
    for (let site = 0; site < coversFrom.length; site++) {
      const base = site * (years + 1)
      for (let year = years - 2; year >= 0; year--) covering[base + year]! += covering[base + year + 1]!
      let least = mustOpen[site] ? Infinity : 0
      let best = -1
      let net = 0
      for (let at = columns.siteStart[site + 1]! - 1; at >= columns.siteStart[site]!; at--) {
        if (anew[at]) net = 0
        net += priceOf[at]!
        for (let entry = start[at]!; entry < start[at + 1]!; entry++)
          net -= signed[rowOf[entry]!]! * value[entry]!
        const all = net - covering[base + coverYear[at]!]!
        if (all >= least || columns.barred[at]) continue
        least = all
        best = at
      }
      coversFrom[site] = best < 0 ? years : coverYear[best]!
      if (best >= 0) use(columns, best, 1)
    }
  }
  const find = (row: Float64Array, part: Float64Array[]) => {
    rows.forEach(({ sense }, at) => {
      signed[at] = sense === 'at-least' ? row[at]! : -row[at]!
    })
    activity.fill(0)
    covering.fill(0)
    coverage.forEach((block, index) => {
      for (let group = 0; group < block.weight.length; group++) {
        const worth = part[index]![group]! * row[block.row]! * block.weight[group]!
        for (let at = block.start[group]!; worth > 0 && at < block.start[group + 1]!; at++)
          covering[block.site[at]! * (years + 1) + block.year]! += worth
      }
    })
    chooseSites()
    for (let year = 0; year < training.count; year++) {
      let net = training.cost[year]! * trainingFactor
      for (let at = training.start[year]!; at < training.start[year + 1]!; at++)
        net -= signed[training.row[at]!]! * training.value[at]!
      if (net < 0) use(training, year, training.upper[year]!)
    }
    coverage.forEach((block, index) => {
      for (let group = 0; group < block.weight.length; group++) {
        let count = 0
        for (let at = block.start[group]!; at < block.start[group + 1]!; at++)
          if (coversFrom[block.site[at]!]! <= block.year) count++
        open[index]![group] = count
      }
    })
  }
  return { find, activity, open }
}

/**
 * Every column as what it has beyond the next one of its option, which opens a year later: mostly the rows of one year
 * instead of all that follow, a third of the entries.
 */
function stepsBetweenColumns({ columns, rows }: Problem, price: Float64Array) {
  const start = new Int32Array(columns.count + 1)
  const row: number[] = []
  const value: number[] = []
  const anew = new Uint8Array(columns.count)
  const more = new Float64Array(rows.length)
  for (let at = 0; at < columns.count; at++) {
    anew[at] = at + 1 < columns.count && columns.option[at + 1] === columns.option[at] ? 0 : 1
    for (let entry = columns.start[at]!; entry < columns.start[at + 1]!; entry++)
      more[columns.row[entry]!]! += columns.value[entry]!
    for (let entry = columns.start[at + 1]!; !anew[at] && entry < columns.start[at + 2]!; entry++)
      more[columns.row[entry]!]! -= columns.value[entry]!
    for (let from = at; from < at + 2 - anew[at]!; from++)
      for (let entry = columns.start[from]!; entry < columns.start[from + 1]!; entry++) {
        const each = columns.row[entry]!
        if (more[each] === 0) continue
        row.push(each)
        value.push(more[each]!)
        more[each] = 0
      }
    start[at + 1] = row.length
  }
  return {
    start,
    row: Int32Array.from(row),
    value: Float64Array.from(value),
    anew,
    price: price.map((each, at) => each - (anew[at] ? 0 : price[at + 1]!)),
  }
}

/** What a unit of each row typically costs. */
function typicalCosts({ columns, rows, coverage }: Problem, price: Float64Array) {
  const cost = new Float64Array(rows.length)
  const given = new Float64Array(rows.length)
  let all = 0
  for (let column = 0; column < columns.count; column++) {
    all += Math.abs(price[column]!)
    for (let at = columns.start[column]!; at < columns.start[column + 1]!; at++) {
      cost[columns.row[at]!]! += Math.abs(price[column]!)
      given[columns.row[at]!]! += Math.abs(columns.value[at]!)
    }
  }
  const unit = cost.map((each, row) => (given[row]! > 0 ? each / given[row]! : 0))
  for (const { row } of coverage) unit[row] = all / Math.max(1, columns.count) / 4
  return unit
}
