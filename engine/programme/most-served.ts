/**
 * Most children served within all rows, then fairest: prices of places give the bound and say where places earn,
 * the smoothed choice of the sites is rounded along a space-filling order, HiGHS repairs what the rows forbid, and
 * maximum flows count the children. Everything but the bound is a heuristic; the bound holds for the full model.
 */
import type { Highs } from 'highs'
import { type Control, relativeGap } from './control.ts'
import { relax } from './least-cost.ts'
import { bandCount } from './model.ts'
import { fillYear, occupancyOf } from './occupancy.ts'
import { listOutlets, type Outlets } from './outlets.ts'
import type { Priced, Prices } from './prices.ts'
import type { Problem } from './problem.ts'
import type { Stage, Status } from './result.ts'
import { penaltiesFor, searchPlan, weighPlan } from './search.ts'
import {
  columnEarnings,
  type ServedBound,
  type ServedPrices,
  seekPrices,
  servedBoundAt,
  type Worth,
} from './served-prices.ts'
import type { Plan } from './tally.ts'

/** Price steps at effort 1, and the part of the most served that the fairest plan must keep. */
const priceSteps = 100
const fairSteps = 25
const fairRounds = 3
const keptShare = 0.99

export interface MostServed {
  status: Status
  plan: Plan | null
  served: { objective: number; bound: number; gap: number }
  stages: Stage[]
  prices: Prices | null
  priced: Priced | null
}

interface Counted {
  plan: Plan
  /** weighted children-years. */
  served: number
  /** least served share of any district in the last year, and all of them. */
  leastShare: number
  shares: Float64Array
}

export function mostServed(problem: Problem, highs: Highs, control: Control, fairest: boolean): MostServed {
  const none = { plan: null, prices: null, priced: null }
  const missing = { objective: Number.NaN, bound: Number.NaN, gap: Number.NaN }
  const relaxed = relax(problem, highs, control)
  if (relaxed === 'infeasible')
    return { ...none, status: 'infeasible', served: { ...missing, bound: -Infinity }, stages: [] }
  const outlets = listOutlets(problem)
  const worth = Float64Array.from(
    { length: problem.model.years * problem.model.districts },
    (_, at) => problem.model.servedWeight[Math.floor(at / problem.model.districts)]!,
  )
  const steps = Math.ceil(priceSteps * control.effort)
  const sought = seekPrices(problem, outlets, worth, control, {
    steps,
    temperature: [0.1, 0.005],
    rate: [0.05, 0.002],
  })
  control.spend(0.5)
  let best: Counted | null = null
  for (const offset of [0.5]) {
    const plan = roundChoice(problem, highs, control, outlets, sought, offset)
    if (!plan) continue
    const counted = countServed(problem, plan)
    if (!best || counted.served > best.served) best = counted
    control.report('served', best.served, sought.bound)
  }
  control.spend(0.2)
  if (!best) return { ...none, status: 'stopped', served: { ...missing, bound: sought.bound }, stages: [] }
  const served = { objective: best.served, bound: Math.max(sought.bound, best.served), gap: 0 }
  served.gap = relativeGap(served.objective, served.bound)
  const status: Status = served.gap <= 1e-6 ? 'optimal' : control.ended() ? 'stopped' : 'within-gap'
  const stages: Stage[] = [{ name: 'most-served', status, ...served }]
  let plan = best.plan
  if (fairest) {
    const fair = makeFairer(problem, highs, control, outlets, worth, sought, best)
    plan = fair.plan
    stages.push(fair.stage)
    served.objective = fair.served
    served.gap = relativeGap(served.objective, served.bound)
  }
  return {
    status,
    plan,
    served,
    stages,
    prices: rowPrices(sought.prices),
    priced: pricedFrom(problem, outlets, worth, sought),
  }
}

/** Fills all years and adds up. */
export function countServed(problem: Problem, plan: Plan): Counted {
  const { years, servedWeight } = problem.model
  let served = 0
  let shares = new Float64Array(0)
  for (let year = 0; year < years; year++) {
    const filled = fillYear(problem, plan, year)
    served += servedWeight[year]! * filled.served
    if (year === years - 1) shares = Float64Array.from(occupancyOf(problem, filled, year).districtServedShare)
  }
  return { plan, served, shares, leastShare: shares.reduce((least, each) => Math.min(least, each), 1) }
}

/**
 * Rounds the smoothed choice: along the sites' order of districts and outlets the weights are added up and a site
 * opens whenever the sum passes a whole number, so that every neighbourhood keeps its mass. HiGHS then finds the plan
 * within all rows that earns most at the prices, leaving the rounded plan only for a tenth more.
 */
function roundChoice(
  problem: Problem,
  highs: Highs,
  control: Control,
  outlets: Outlets,
  { prices, choice }: ServedBound,
  offset: number,
): Plan | null {
  const { columns, model } = problem
  const chosen = new Int32Array(model.sites.count).fill(-1)
  let passed = offset
  for (const site of neighbourOrder(problem)) {
    let weight = 0
    let most = -1
    for (let column = columns.siteStart[site]!; column < columns.siteStart[site + 1]!; column++) {
      if (columns.barred[column]) continue
      weight += choice[column]!
      if (most < 0 || choice[column]! > choice[most]!) most = column
    }
    if (problem.mustOpen[site]) chosen[site] = most
    else if (Math.floor(passed + weight) > Math.floor(passed)) chosen[site] = most
    passed += problem.mustOpen[site] ? 0 : weight
  }
  const gross = columnEarnings(problem, outlets, {
    place: prices.place,
    row: new Float64Array(problem.rows.length),
  })
  const price = gross.map(
    (earning, column) => -earning * (chosen[columns.site[column]!] === column ? 1 : 0.9),
  )
  const relaxed = relax(problem, highs, control, price)
  if (typeof relaxed === 'string') return null
  const trained = Float64Array.from({ length: model.years }, (_, year) =>
    Math.min(
      problem.training.upper[year] ?? 0,
      Math.round(relaxed.value[relaxed.form.training[year] ?? -1] ?? 0),
    ),
  )
  const penalty = penaltiesFor(problem, relaxed.prices.row)
  const goal = { price, trainingFactor: 0, penalty }
  const start = { plan: { chosen, trained }, fraction: new Float64Array(chosen.length) }
  if (weighPlan(problem, goal, start.plan).tally.ordersBroken > 0) return null
  const found = searchPlan(problem, highs, start, relaxed.priced, goal, control, {
    rounds: 3,
    bound: relaxed.priced.bound,
    persist: true,
    onBetter: () => {},
  })
  return found.tally.kept ? found.plan : null
}

/** Sites in an order that keeps neighbours together: by the first demand point, in its own order, that reaches them. */
function neighbourOrder({ model }: Problem) {
  const { travel, existing, sites, demand } = model
  const nearest = new Float64Array(sites.count).fill(Infinity)
  const point = new Int32Array(sites.count).fill(demand.points)
  for (let at = 0; at < demand.points; at++)
    for (let entry = travel.start[at]!; entry < travel.start[at + 1]!; entry++) {
      const site = travel.facility[entry]! - existing.count
      if (site < 0 || travel.cost[entry]! >= nearest[site]!) continue
      nearest[site] = travel.cost[entry]!
      point[site] = at
    }
  return Array.from(point.keys()).sort(
    (a, b) => sites.district[a]! - sites.district[b]! || point[a]! - point[b]! || a - b,
  )
}

/**
 * Raises the least served share of any district while at least 99 % of the children stay served: districts weigh more
 * the worse they are served, and the same prices are sought for the weighted children. For weights η (summing to 1) and
 * any price θ of the children kept, U(θ · children + η · shares) − θ · 99 % bounds the least share of every plan.
 */
function makeFairer(
  problem: Problem,
  highs: Highs,
  control: Control,
  outlets: Outlets,
  worth: Worth,
  sought: ServedBound,
  most: Counted,
) {
  const { years, districts } = problem.model
  const wanting = districtWanting(problem, years - 1)
  const floor = keptShare * most.served
  let best = most
  let bound = 1
  let prices = sought.prices
  let shares = most.shares
  const weight = new Float64Array(districts)
  for (let round = 0; round < fairRounds && !control.ended(); round++) {
    // Weights gather on the worst-served districts (multiplicative weights).
    const lowest = shares.reduce((least, each) => Math.min(least, each), 1)
    let sum = 0
    for (let district = 0; district < districts; district++) {
      weight[district] = (round === 0 ? 1 : weight[district]!) * Math.exp(-12 * (shares[district]! - lowest))
      sum += weight[district]!
    }
    const total = wanting.reduce((all, each) => all + each, 0)
    const kept = 1 / Math.max(1e-9, total)
    const weighted = Float64Array.from(worth, (each, at) => {
      const district = at % districts
      const last = Math.floor(at / districts) === years - 1 && wanting[district]! > 0
      return kept * each + (last ? weight[district]! / sum / wanting[district]! : 0)
    })
    const scaled = scalePrices(prices, kept)
    const steps = Math.ceil(fairSteps * control.effort)
    const fair = seekPrices(problem, outlets, weighted, control, {
      steps,
      from: scaled,
      temperature: [0.02, 0.005],
      rate: [0.02, 0.004],
    })
    bound = Math.min(bound, fair.bound - kept * floor)
    const plan = roundChoice(problem, highs, control, outlets, fair, 0.5)
    control.spend(0.3 / fairRounds)
    if (plan) {
      const counted = countServed(problem, plan)
      if (counted.served >= floor && counted.leastShare > best.leastShare + 1e-9) best = counted
      shares = counted.shares
    }
    prices = scalePrices(fair.prices, 1 / kept)
    control.report('fairness', best.leastShare, bound)
  }
  bound = Math.max(bound, best.leastShare)
  const gap = relativeGap(best.leastShare, bound)
  const status: Status = gap <= 1e-6 ? 'optimal' : control.ended() ? 'stopped' : 'within-gap'
  const stage: Stage = { name: 'fairest', status, objective: best.leastShare, bound, gap }
  return { plan: best.plan, served: best.served, stage }
}

const scalePrices = (prices: ServedPrices, factor: number): ServedPrices => ({
  place: prices.place.map(each => each * factor),
  row: prices.row.map(each => each * factor),
})

function districtWanting({ model: { demand, districts } }: Problem, year: number) {
  const wanting = new Float64Array(districts)
  for (let point = 0; point < demand.points; point++)
    for (let band = 0; band < bandCount; band++)
      wanting[demand.district[point]!]! += demand.wanting[(year * demand.points + point) * bandCount + band]!
  return wanting
}

const rowPrices = (prices: ServedPrices): Prices => ({
  row: prices.row,
  covering: new Float64Array(0),
  coverageBound: 0,
})

/** Site-wise net costs at the best prices, as children-years to be minimised. */
function pricedFrom(problem: Problem, outlets: Outlets, worth: Worth, sought: ServedBound): Priced {
  const { bound, earning, best } = servedBoundAt(problem, outlets, worth, sought.prices)
  return { net: earning.map(each => -each), best: best.map(each => -each), bound: -bound }
}
