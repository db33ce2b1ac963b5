/**
 * Second stage: the highest least served share of any district (in the last year) while at least 99 % of the children
 * stay served.
 *
 * Districts weigh more the worse they are served (multiplicative weights), and the plan is searched anew for the
 * weighted children. For weights η that sum to 1 and any price θ of the children kept, no plan's least share exceeds
 * U(θ · children + η · shares) − θ · floor, where U is the bound on weighted children: the same code proves both stages.
 */
import { leaving, relativeGap, wishing } from './control.ts'
import { bandCount } from './model.ts'
import type { Problem } from './problem.ts'
import { type Counted, countServed } from './served-count.ts'
import { findPlan, type ServedState, searchesCounts, stepsFor } from './served-plan.ts'
import { evenPlaces, type PriceSearch, type ServedPrices, seekPrices } from './served-prices.ts'
import { solveWhole, wholeLimits } from './served-whole.ts'
import { leastShareCap } from './share-cap.ts'
import { tallyPlan } from './tally.ts'

const keptShare = 0.99
const rounds = 2
/** The weight of a district falls to a third where its share is a twelfth higher: ten points apart count, one hardly. */
const favour = 12
/** Steps of prices of places where none are known, and of those that begin at known ones: cooler and smaller. */
const firstPrices: Omit<PriceSearch, 'from'> = { steps: 32, temperature: [0.05, 0.01], rate: [0.1, 0.005] }
const laterPrices: Omit<PriceSearch, 'from'> = { steps: 12, temperature: [0.02, 0.01], rate: [0.03, 0.005] }
/** A round is begun where the clock leaves time for it: prices, a search, and the count, in times of counting. */
export const leastCounts = 1.9 + searchesCounts
/** Prices leave time for the count and the search, and a little, since what ends them is a proof. */
const countsAfterPrices = 1.2 + searchesCounts

/** The fairest plan found, with a bound on the least share of any plan that serves nearly as many. */
export function makeFairer(state: ServedState, most: Counted) {
  const { control } = state
  const floor = keptShare * most.served
  const cap = leastShareCap(state.problem, control)
  const { found, bound, stopped } = state.whole ? whole(state, most, floor) : searched(state, most, floor)
  const proved = Math.max(found.leastShare, Math.min(cap, bound))
  control.report('fairness', found.leastShare, proved)
  const gap = relativeGap(found.leastShare, proved)
  return { found, objective: found.leastShare, bound: proved, gap, stopped }
}

function whole({ problem, outlets, highs, control, worth }: ServedState, most: Counted, floor: number) {
  const answer = solveWhole(problem, outlets, highs, control, {
    worth,
    fairest: { servedAtLeast: floor },
    ...wholeLimits(control),
  })
  control.spend(0.5)
  let found = most
  if (answer.plan && tallyPlan(problem, answer.plan).kept) {
    const counted = countServed(problem, answer.plan)
    if (counted.served >= floor && counted.leastShare > found.leastShare) found = counted
  }
  const bound = answer.status === 'infeasible' ? 1 : answer.bound + 1e-6
  return { found, bound, stopped: control.ended() }
}

function searched(state: ServedState, most: Counted, floor: number) {
  const { problem, outlets, control, worth, countSeconds, placePrices, rowPrice } = state
  const { years, districts } = problem.model
  const wanting = districtWanting(problem, years - 1)
  const kept =
    1 /
    Math.max(
      1e-9,
      wanting.reduce((sum, each) => sum + each, 0),
    )
  let prices = scaled(placePrices ?? { place: evenPlaces(problem, outlets), row: rowPrice }, kept)
  let found = most
  let { plan, shares } = most
  let bound = 1
  const weight = new Float64Array(districts).fill(1)
  let stopped = false
  const tell = () => control.report('fairness', found.leastShare, Math.max(bound, found.leastShare))
  tell()
  for (let round = 0; round < rounds; round++) {
    stopped ||= control.ended() || control.left() < leastCounts * countSeconds
    if (stopped) break
    const lowest = shares.reduce((least, each) => Math.min(least, each), 1)
    for (let district = 0; district < districts; district++)
      weight[district]! *= wanting[district]! > 0 ? Math.exp(-favour * (shares[district]! - lowest)) : 0
    const sum = weight.reduce((all, each) => all + each, 0) || 1
    const weighted = worth.map((each, at) => {
      const district = at % districts
      const last = Math.floor(at / districts) === years - 1 && wanting[district]! > 0
      return kept * each + (last ? weight[district]! / sum / wanting[district]! : 0)
    })
    // the bound on weighted children is none on children, so it is not told
    const seeking = wishing(leaving(control, countsAfterPrices * countSeconds), { report: () => {} })
    const search = round === 0 && !placePrices ? firstPrices : laterPrices
    const fair = seekPrices(problem, outlets, weighted, seeking, {
      ...search,
      steps: stepsFor(outlets, search.steps * control.effort),
      from: prices,
    })
    prices = fair.prices
    bound = Math.min(bound, fair.bound - kept * floor)
    // The weights change what a child is worth, so penalties of rows follow the prices found for them.
    const there = { ...state, rowPrice: fair.prices.row, earning: fair.earning, best: fair.best }
    const searching = leaving(control, countSeconds)
    const next = findPlan(there, weighted, plan, searching)
    stopped ||= next === plan || searching.ended()
    control.spend(0.2 / rounds)
    if (!next || next === 'infeasible' || next === plan) continue
    const counted = countServed(problem, next)
    if (counted.served >= floor && counted.leastShare > found.leastShare + 1e-9) found = counted
    plan = next
    shares = counted.shares
    tell()
  }
  return { found, bound, stopped }
}

const scaled = (prices: ServedPrices, factor: number): ServedPrices => ({
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
