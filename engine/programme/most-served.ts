/**
 * Most children served within all rows, then fairest.
 *
 * Prices of places (quick) and of families (tight) give the bound and say which columns are worth having; a search over
 * plans on two ledgers finds one, and maximum flows count the children. Everything but the bound is a heuristic; the
 * bound holds for the full model. Small places go to HiGHS whole and are exact.
 */
import type { Highs } from 'highs'
import { type Control, leaving, relativeGap } from './control.ts'
import { planFromEarlier } from './earlier-plan.ts'
import { makeFairer } from './fairest.ts'
import { likelyColumns } from './family-choice.ts'
import { type FamilyProof, familyPricesFrom } from './family-prices.ts'
import { type FamilySearch, openFamilySeeking } from './family-seeking.ts'
import type { PlanOptions, PlanStart } from './model.ts'
import { listOutlets, type Outlets } from './outlets.ts'
import type { Priced, Prices } from './prices.ts'
import type { Problem } from './problem.ts'
import type { Stage, Status } from './result.ts'
import { type Counted, countServed, secondsToCount } from './served-count.ts'
import { findPlan, movesFor, type ServedState, stepsFor } from './served-plan.ts'
import { columnEarnings, rowUnits, type ServedBound, type ServedPrices, seekPrices } from './served-prices.ts'
import { relaxServed, type ServedRelaxation } from './served-relaxation.ts'
import { barePlan, keptRowPrices } from './served-start.ts'
import { solveWhole, wholeLimits, wholeSize } from './served-whole.ts'
import { type Plan, tallyPlan } from './tally.ts'

/** Price steps at effort 1: of places, then of families; the later ones are taken beside the search for a plan, which gains nothing by them. */
const placeSteps = 20
const familySteps = { first: 80, later: 80 }
/** Rates of the steps of families, from first to last. */
const familyRates = { first: [0.1, 0.015], later: [0.03, 0.004] } as const satisfies Record<
  string,
  [number, number]
>

/**
 * Parts of the time on a clock by which the relaxation must have ended, and of what it leaves each later step. Counting and fairness have the rest, measured in
 * counts of a plan (two in a round of fairness, its search as long as one), but not more than a part.
 */
const clockParts = { relaxation: 0.5, places: 0.3, families: 0.5, rest: 0.2 }
const countsAfter = { alone: 1.2, withFairness: 4 }

/** Flow variables up to which HiGHS takes the whole model. */
const wholeFlows = 20_000

export interface MostServed {
  status: Status
  found: Counted | null
  served: { objective: number; bound: number; gap: number }
  stages: Stage[]
  prices: Prices | null
  priced: Priced | null
}

/** Finds a plan that serves most, with a bound; then, if asked, the fairest of those that serve nearly as many. */
export function mostServed(
  problem: Problem,
  highs: Highs,
  control: Control,
  { fairest = true, startHelper, from }: Pick<PlanOptions, 'fairest' | 'startHelper' | 'from'>,
): MostServed {
  const outlets = listOutlets(problem)
  // With all places at half a child's worth the rows' prices are nearly right at once (and infeasible models show).
  const halfPrices = evenPrices(problem, outlets)
  const price = columnEarnings(problem, outlets, halfPrices).map(each => -each)
  const relaxed = relaxServed(problem, highs, control.until(clockParts.relaxation), price)
  if (relaxed === 'infeasible') return nothing('infeasible', -Infinity)
  const { years, districts, servedWeight } = problem.model
  const worth = Float64Array.from(
    { length: years * districts },
    (_, at) => servedWeight[Math.floor(at / districts)]!,
  )

  const base = { problem, outlets, worth, highs, control, startHelper }
  if (wholeSize(problem, outlets) <= wholeFlows) return finish(takeWhole(base), fairest)
  const start = startOf(base, relaxed, price, from)
  const { places, seeking, ends } = seekPlacePrices(base, start)
  try {
    return finish(takeSearched(base, fairest, start, places, seeking, ends), fairest)
  } finally {
    seeking.end()
  }
}

/** Makes the plan fairer where asked, and proves what can be proved by then. */
function finish(
  { infeasible, stopped, found: most, proof: first, pricedBound, state, join }: First,
  fairest: boolean,
): MostServed {
  const { problem, control } = state
  if (infeasible) return nothing('infeasible', -Infinity)
  const over = stopped || control.ended()
  const fair =
    most && fairest && problem.model.districts > 0 && !control.ended() ? makeFairer(state, most) : null
  const later = join?.(most?.served ?? null)
  if (later) control.spend(0.15)
  const proof = later && later.bound < first.bound ? later : first
  if (!most) return nothing('stopped', proof.bound)
  const served = servedStage(most.served, proof.bound)
  const stages = [stageOf('most-served', served, over || (later?.stopped ?? false))]
  if (fair) stages.push(stageOf('fairest', fair, fair.stopped))
  return {
    status: stages[0]!.status,
    found: fair?.found ?? most,
    served,
    stages,
    prices: { row: proof.row, covering: new Float64Array(0), coverageBound: 0 },
    priced: {
      net: proof.earning.map(each => -each),
      best: proof.best.map(each => -each),
      bound: -(pricedBound ?? proof.bound),
    },
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
  stopped: boolean,
): Stage {
  const status: Status = of.gap <= 1e-6 ? 'optimal' : stopped ? 'stopped' : 'within-gap'
  return { name, status, objective: of.objective, bound: of.bound, gap: of.gap }
}

type Base = Omit<ServedState, 'placePrices' | 'rowPrice' | 'earning' | 'best' | 'priceSteps' | 'countSeconds'>

interface First {
  infeasible: boolean
  /** whether the clock or the caller cut a step short. */
  stopped: boolean
  found: Counted | null
  proof: FamilyProof
  /** the bound of the proof's prices, where the solver proved another: what columns lack is told from it. */
  pricedBound?: number
  state: ServedState
  /** ends what goes on beside, with its proof. */
  join?: FamilySearch['join']
}

function takeWhole(base: Base): First {
  const { problem, outlets, worth, highs, control } = base
  const answer = solveWhole(problem, outlets, highs, control, {
    worth,
    ...wholeLimits(control),
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
    stopped: control.ended(),
    found,
    proof: {
      // The solver's bound carries its tolerance; the prices' bound does not.
      bound: Math.min(sought.bound, answer.bound + 1e-6 * (1 + Math.abs(answer.bound))),
      row: sought.prices.row,
      earning: sought.earning,
      best: sought.best,
    },
    pricedBound: sought.bound,
    state: {
      ...base,
      placePrices: null,
      rowPrice: sought.prices.row,
      earning: sought.earning,
      best: sought.best,
      priceSteps: Infinity,
      countSeconds: 0,
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

/** Where the search begins: at an earlier plan, at the relaxation, or, where the clock left none, at next to nothing. */
interface ServedStart {
  rounded: Plan
  /** an earlier plan, and what it serves where it keeps today's rows. */
  old: Plan | undefined
  kept: Counted | null
  prices: ServedPrices
}

function startOf(
  { problem, outlets, worth }: Base,
  relaxed: ServedRelaxation | 'ended',
  price: Float64Array,
  from: PlanStart | undefined,
): ServedStart {
  const old = from && planFromEarlier(problem, from)
  const row = (from && keptRowPrices(problem, from)) ?? (relaxed === 'ended' ? null : relaxed.row)
  return {
    rounded: relaxed === 'ended' ? barePlan(problem, price) : relaxed.rounded,
    old,
    kept: old && tallyPlan(problem, old).kept ? countServed(problem, old) : null,
    prices: {
      place: evenPrices(problem, outlets).place,
      // half of what a unit typically gives, as places cost half of what a child is worth
      row:
        row ??
        rowUnits(
          problem,
          worth.reduce((most, each) => Math.max(most, each), 0),
        ).map(unit => unit / 2),
    },
  }
}

/** Prices of places, and the search for those of families opened at them. */
function seekPlacePrices(base: Base, { prices: from }: ServedStart) {
  const { problem, outlets, worth, control } = base
  const gone = control.gone()
  const until = (part: number) => control.until(gone + part * (1 - gone))
  const ends = { places: until(clockParts.places), families: until(clockParts.families) }
  const places = seekPrices(problem, outlets, worth, ends.places, {
    steps: stepsFor(outlets, placeSteps * control.effort),
    from,
    temperature: [0.05, 0.01],
    rate: [0.1, 0.005],
  })
  control.spend(0.15)
  const begin = familyPricesFrom(problem, outlets, worth, places.prices)
  const first = stepsFor(outlets, familySteps.first * control.effort)
  const all = first + stepsFor(outlets, familySteps.later * control.effort)
  const seeking = openFamilySeeking(problem, outlets, worth, begin, control, {
    first: { from: 0, until: first, rate: familyRates.first, finest: false },
    later: { from: first, until: all, rate: familyRates.later, finest: true },
    startHelper: base.startHelper,
  })
  return { places, seeking, ends }
}

function takeSearched(
  base: Base,
  fairest: boolean,
  { rounded, old, kept }: ServedStart,
  places: ServedBound,
  seeking: FamilySearch,
  ends: { places: Control; families: Control },
): First {
  const { problem, worth, control } = base
  const restMost = clockParts.rest * control.left()
  const families = seeking.seek(ends.families)
  control.spend(0.2)
  let stopped = ends.places.ended() || ends.families.ended()
  const { row: rowPrice, earning, best } = families
  const { choice, taken } = seeking.work()
  const priceSteps = taken[0]!
  // Where the clock left the prices no step, the rounded relaxation is the better start.
  const priced = choice.some(each => each > 0)
  const start: Plan = old ?? (priced ? { ...rounded, chosen: likelyColumns(problem, choice) } : rounded)
  // from here on the helper changes what was read here
  seeking.letGo()
  const countSeconds = secondsToCount(problem, start, control)
  const state = { ...base, placePrices: places.prices, rowPrice, earning, best, priceSteps, countSeconds }
  const rest = countSeconds * (fairest ? countsAfter.withFairness : countsAfter.alone)
  const searching = leaving(control, Math.max(countsAfter.alone * countSeconds, Math.min(rest, restMost)))
  const plan = findPlan(state, worth, start, movesFor(state, control.effort), searching)
  control.spend(0.3)
  stopped ||= searching.ended()
  const placesProof = { ...places, row: places.prices.row }
  const proof = families.bound <= places.bound ? families : placesProof
  const before = control.left()
  const counted = plan ? countServed(problem, plan) : null
  // now it is known; the guess was made from one year
  if (counted && before < Infinity) state.countSeconds = before - control.left()
  const found = kept && kept.served >= (counted?.served ?? 0) ? kept : counted
  if (found) control.report('served', found.served, proof.bound)
  return { infeasible: false, stopped, found, proof, state, join: seeking.join }
}
