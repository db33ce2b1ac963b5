/**
 * Most children served within all rows, then fairest.
 *
 * Prices of places (quick) and of families (tight) give the bound and say which columns are worth having; a search over
 * plans on two ledgers finds one, and maximum flows count the children. Everything but the bound is a heuristic; the
 * bound holds for the full model. Small places go to HiGHS whole and are exact.
 */
import type { Highs } from 'highs'
import type { Filled } from '../flow/fill-places.ts'
import { type Control, relativeGap } from './control.ts'
import { makeFairer } from './fairest.ts'
import { familyPricesFrom, likelyColumns, seekFamilyPrices } from './family-prices.ts'
import type { StartHelper } from './family-work.ts'
import { relax } from './least-cost.ts'
import type { PlanOptions } from './model.ts'
import { fillYear, occupancyOf } from './occupancy.ts'
import { listOutlets, type Outlets } from './outlets.ts'
import type { Priced, Prices } from './prices.ts'
import type { Problem } from './problem.ts'
import type { Stage, Status } from './result.ts'
import { type Goal, penaltiesFor, roundRelaxation, searchPlan } from './search.ts'
import { columnEarnings, type ServedPrices, seekPrices, type Worth } from './served-prices.ts'
import { searchServed } from './served-search.ts'
import { solveWhole, wholeSize } from './served-whole.ts'
import { type Plan, tallyPlan } from './tally.ts'

/** Steps and moves per site at effort 1, and the size up to which HiGHS takes the whole model. */
const placeSteps = 20
const familySteps = 120

/** Parts of the time left on a clock by which each step must have ended; counting and fairness have the rest. */
const clockParts = { places: 0.1, families: 0.6, search: 0.87 }
const movesEach = 12
const movesLeast = 12_000
const wholeFlows = 20_000

export interface MostServed {
  status: Status
  found: Counted | null
  served: { objective: number; bound: number; gap: number }
  stages: Stage[]
  prices: Prices | null
  priced: Priced | null
}

/** A plan with the children it really serves. */
export interface Counted {
  plan: Plan
  /** weighted children-years. */
  served: number
  /** served shares of the districts in the last year, and the least of them. */
  shares: Float64Array
  leastShare: number
  /** year: who sits where. */
  filled: Filled[]
}

/** Steps of the even filling of the last year, whose district shares are compared. */
const evenSteps = 4

/** What the search knows when the fairness stage begins. */
export interface ServedState {
  problem: Problem
  outlets: Outlets
  worth: Worth
  highs: Highs
  control: Control
  startHelper: StartHelper | undefined
  /** null where HiGHS took the whole model. */
  placePrices: ServedPrices | null
  rowPrice: Float64Array
  earning: Float64Array
  best: Float64Array
}

/** Finds a plan that serves most, with a bound; then, if asked, the fairest of those that serve nearly as many. */
export function mostServed(
  problem: Problem,
  highs: Highs,
  control: Control,
  { fairest = true, startHelper }: Pick<PlanOptions, 'fairest' | 'startHelper'>,
): MostServed {
  const outlets = listOutlets(problem)
  // With all places at half a child's worth the rows' prices are nearly right at once (and infeasible models show).
  const halfPrices = evenPrices(problem, outlets)
  const price = columnEarnings(problem, outlets, halfPrices).map(each => -each)
  const relaxed = relax(problem, highs, control, price, 0)
  if (relaxed === 'infeasible') return nothing('infeasible', -Infinity)
  if (relaxed === 'ended') return nothing('stopped', Number.NaN)
  const { years, districts, servedWeight } = problem.model
  const worth = Float64Array.from(
    { length: years * districts },
    (_, at) => servedWeight[Math.floor(at / districts)]!,
  )

  const small = wholeSize(problem, outlets) <= wholeFlows
  const base = { problem, outlets, worth, highs, control, startHelper }
  const first = small
    ? takeWhole(base)
    : takeSearched(base, roundRelaxation(problem, relaxed.form, relaxed.value).plan, {
        place: halfPrices.place,
        row: relaxed.prices.row,
      })
  if (first.infeasible) return nothing('infeasible', -Infinity)
  if (!first.found) return nothing('stopped', first.bound)
  const served = servedStage(first.found.served, first.bound)
  const stages = [stageOf('most-served', served, control)]
  let found = first.found
  if (fairest && problem.model.districts > 0 && !control.ended()) {
    const fair = makeFairer(first.state, found)
    found = fair.found
    stages.push(stageOf('fairest', fair, control))
  }
  const { earning, best, rowPrice } = first.state
  return {
    status: stages[0]!.status,
    found,
    served,
    stages,
    prices: { row: rowPrice, covering: new Float64Array(0), coverageBound: 0 },
    priced: { net: earning.map(each => -each), best: best.map(each => -each), bound: -first.bound },
  }
}

const nothing = (status: Status, bound: number): MostServed => ({
  status,
  found: null,
  served: { objective: Number.NaN, bound, gap: Number.NaN },
  stages: [{ name: 'most-served', status, objective: Number.NaN, bound, gap: Number.NaN }],
  prices: null,
  priced: null,
})

const servedStage = (objective: number, bound: number) => ({
  objective,
  bound: Math.max(bound, objective),
  gap: relativeGap(objective, Math.max(bound, objective)),
})

function stageOf(
  name: Stage['name'],
  of: { objective: number; bound: number; gap: number },
  control: Control,
): Stage {
  const status: Status = of.gap <= 1e-6 ? 'optimal' : control.ended() ? 'stopped' : 'within-gap'
  return { name, status, objective: of.objective, bound: of.bound, gap: of.gap }
}

type Base = Omit<ServedState, 'placePrices' | 'rowPrice' | 'earning' | 'best'>

interface First {
  infeasible: boolean
  found: Counted | null
  bound: number
  state: ServedState
}

function takeWhole(base: Base): First {
  const { problem, outlets, worth, highs, control } = base
  const answer = solveWhole(problem, outlets, highs, control, {
    worth,
    iterations: 200_000 * control.effort,
    gap: 1e-8,
  })
  control.spend(0.5)
  // Prices of places still tell what each row and each site left out is worth.
  const sought = seekPrices(problem, outlets, worth, control, {
    steps: 100,
    temperature: [0.05, 0.005],
    rate: [0.1, 0.002],
  })
  const found = answer.plan && tallyPlan(problem, answer.plan).kept ? countServed(problem, answer.plan) : null
  return {
    infeasible: answer.status === 'infeasible',
    found,
    // The solver's bound carries its tolerance; the prices' bound does not.
    bound: Math.min(sought.bound, answer.bound + 1e-6 * (1 + Math.abs(answer.bound))),
    state: {
      ...base,
      placePrices: null,
      rowPrice: sought.prices.row,
      earning: sought.earning,
      best: sought.best,
    },
  }
}

/** Every place at half of what a child served in the year is worth. */
function evenPrices({ model, rows }: Problem, outlets: Outlets): ServedPrices {
  const place = Float64Array.from(
    outlets.standing,
    (_, at) => model.servedWeight[Math.floor(at / outlets.count)]! / 2,
  )
  return { place, row: new Float64Array(rows.length) }
}

function takeSearched(base: Base, rounded: Plan, from: ServedPrices): First {
  const { problem, outlets, worth, control } = base
  const gone = control.gone()
  const until = (part: number) => control.until(gone + part * (1 - gone))
  const places = seekPrices(problem, outlets, worth, until(clockParts.places), {
    steps: stepsFor(outlets, placeSteps * control.effort),
    from,
    temperature: [0.05, 0.01],
    rate: [0.1, 0.005],
  })
  control.spend(0.15)
  const families = seekFamilyPrices(
    problem,
    outlets,
    worth,
    familyPricesFrom(problem, outlets, worth, places.prices),
    until(clockParts.families),
    {
      steps: stepsFor(outlets, familySteps * control.effort),
      rate: [0.1, 0.008],
      startHelper: base.startHelper,
    },
  )
  control.spend(0.35)
  const { earning, best, choice, prices } = families
  const state = { ...base, placePrices: places.prices, rowPrice: prices.row, earning, best }
  // Where the clock left the prices no step, the rounded relaxation is the better start.
  const priced = choice.some(each => each > 0)
  const start: Plan = priced ? { ...rounded, chosen: likelyColumns(problem, choice) } : rounded
  const searching = until(clockParts.search)
  const plan = findPlan(state, worth, start, movesFor(state, control.effort), searching)
  control.spend(0.3)
  const bound = Math.min(places.bound, families.bound)
  const found = plan ? countServed(problem, plan) : null
  if (found) control.report('served', found.served, bound)
  return { infeasible: false, found, bound, state }
}

/** Price steps: up to six times as many where a step is quick. */
export const stepsFor = (outlets: Outlets, steps: number) =>
  Math.ceil(steps * Math.min(6, Math.max(1, Math.sqrt(400_000 / Math.max(1, outlets.outlet.length)))))

/** Moves of the search: so many per site. */
export const movesFor = ({ problem }: ServedState, effort: number) =>
  Math.ceil(Math.max(movesLeast, movesEach * problem.model.sites.count) * effort)

/** Searches a plan for the given worth; where rows are never all kept, HiGHS repairs what the search left. */
export function findPlan(
  state: ServedState,
  worth: Worth,
  start: Plan,
  moves: number,
  control = state.control,
): Plan | null {
  const { problem, outlets, earning, best, rowPrice } = state
  const most = worth.reduce((sum, each) => Math.max(sum, each), 1e-12)
  const plan = searchServed(problem, outlets, worth, control, {
    start,
    earning,
    best,
    rowPrice,
    moves,
    temperature: [0.5 * most, 0.02 * most],
    width: 3 * most,
  })
  return plan ?? repair(state, start)
}

/** The plan within all rows that earns most near a start, by HiGHS. */
function repair({ problem, highs, control, earning }: ServedState, start: Plan): Plan | null {
  const price = earning.map((each, column) => {
    const here = start.chosen[problem.columns.site[column]!] === column
    return -(here ? 1.1 : 1) * Math.max(1, each)
  })
  const relaxed = relax(problem, highs, control, price, 0)
  if (typeof relaxed === 'string') return null
  const goal: Goal = { price, trainingFactor: 0, penalty: penaltiesFor(problem, relaxed.prices.row) }
  const rounded = roundRelaxation(problem, relaxed.form, relaxed.value)
  const found = searchPlan(problem, highs, rounded, relaxed.priced, goal, control, {
    rounds: 3,
    bound: relaxed.priced.bound,
    persist: true,
    onBetter: () => {},
  })
  return found.tally.kept ? found.plan : null
}

/** Fills all years and adds up; the last year evenly, so that its district shares are fair where that is free. */
export function countServed(problem: Problem, plan: Plan): Counted {
  const { years, servedWeight } = problem.model
  const filled = Array.from({ length: years }, (_, year) =>
    fillYear(problem, plan, year, year === years - 1 ? evenSteps : 1),
  )
  const served = filled.reduce((sum, each, year) => sum + servedWeight[year]! * each.served, 0)
  const shares = occupancyOf(problem, filled[years - 1]!, years - 1).districtServedShare
  return {
    plan,
    served,
    shares,
    leastShare: shares.reduce((least, each) => Math.min(least, each), 1),
    filled,
  }
}
