/**
 * Most children served within all rows, then fairest.
 *
 * Prices of places (quick) and of families (tight) give the bound and say which columns are worth having; exchanges of
 * measured sites find a plan, and maximum flows count the children. Everything but the bound is a heuristic; the
 * bound holds for the full model. Small places go to HiGHS whole and are exact.
 */
import type { Highs } from 'highs'
import { type Control, leaving, withGrace } from './control.ts'
import { secondsToCount } from './count-time.ts'
import { planFromEarlier } from './earlier-plan.ts'
import { leastCounts, makeFairer } from './fairest.ts'
import { type FamilyProof, withoutRows } from './family-proof.ts'
import type { FamilySearch } from './family-seeking.ts'
import { evenBound, openFamilySearch, seekFamilyPrices } from './family-start.ts'
import { cheapPlan, relax } from './least-cost.ts'
import type { PlanOptions, PlanStart } from './model.ts'
import { listOutlets } from './outlets.ts'
import type { Problem } from './problem.ts'
import type { Repriced } from './reprice.ts'
import { withoutCoverage } from './row-prices.ts'
import { roundParts } from './search.ts'
import { type MostServed, nothing, servedStage, stageOf } from './served-answer.ts'
import { type Counted, countServed } from './served-count.ts'
import { findPlan, grace, type ServedState, searchesCounts } from './served-plan.ts'
import { columnEarnings, evenPlaces, rowUnits, seekPrices } from './served-prices.ts'
import { planEarning, withRows } from './served-relaxation.ts'
import { barePlan, keptRowPrices } from './served-start.ts'
import { solveWhole, wholeLimits, wholeSize } from './served-whole.ts'
import { type Plan, tallyPlan } from './tally.ts'

/**
 * Parts of the time on a clock by which the relaxation must have ended, of what it leaves that counting and fairness have at most,
 * and of what is then left for a plan that its start goes on improving once it keeps all rows.
 */
const clockParts = { relaxation: 0.5, rest: 0.2, start: 0.1 }
const countsAfter = { alone: 1, withFairness: 1 + leastCounts }

/** Flow variables up to which HiGHS takes the whole model. */
const wholeFlows = 20_000

/** Finds a plan that serves most, with a bound; then, if asked, the fairest of those that serve nearly as many. */
export function mostServed(
  problem: Problem,
  highs: Highs,
  control: Control,
  { fairest = true, startHelper, from }: Pick<PlanOptions, 'fairest' | 'startHelper' | 'from'>,
): MostServed {
  const outlets = listOutlets(problem)
  const { years, districts, servedWeight } = problem.model
  const worth = Float64Array.from(
    { length: years * districts },
    (_, at) => servedWeight[Math.floor(at / districts)]!,
  )
  const base = { problem, outlets, worth, highs, control, startHelper }
  const whole = wholeSize(problem, outlets) <= wholeFlows
  // early: a helping thread comes up while the relaxation is solved
  const seeking = whole ? null : openFamilySearch(base)
  try {
    return solve(base, seeking, fairest, from)
  } finally {
    seeking?.end()
  }
}

function solve(
  base: Base,
  seeking: FamilySearch | null,
  fairest: boolean,
  from: PlanStart | undefined,
): MostServed {
  const { problem, outlets, highs, control } = base
  // With all places at half a child's worth the rows' prices are nearly right at once (and infeasible models show).
  const halfPrices = { place: evenPlaces(problem, outlets), row: new Float64Array(problem.rows.length) }
  const price = columnEarnings(problem, outlets, halfPrices).map(each => -each)
  const relaxed = relax(problem, highs, control.until(clockParts.relaxation), price, 0)
  if (relaxed === 'infeasible') return nothing('infeasible', -Infinity)
  if (!seeking) return finish(takeWhole(base, from), fairest)
  const start = startOf(base, relaxed, from)
  return finish(takeSearched(base, fairest, start, seeking), fairest)
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

type Base = Omit<
  ServedState,
  'whole' | 'placePrices' | 'rowPrice' | 'earning' | 'best' | 'priceSteps' | 'countSeconds'
>

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

/** What an earlier plan of any aim serves where it keeps today's rows. */
function countKept(problem: Problem, earlier: Plan | undefined): Counted | null {
  return earlier && tallyPlan(problem, earlier).kept ? countServed(problem, earlier) : null
}

/** The solver's plan or the one at hand, whichever serves more; where clock or work left neither, one of least cost. */
function bestWhole(
  { problem, highs, control }: Base,
  answer: ReturnType<typeof solveWhole>,
  from: PlanStart | undefined,
) {
  const kept = countKept(problem, from && planFromEarlier(problem, from))
  const solved = countKept(problem, answer.plan ?? undefined)
  const found = kept && kept.served > (solved?.served ?? -1) ? kept : solved
  if (found || answer.status === 'infeasible') return { found, infeasible: !found }
  const cheap = cheapPlan(problem, highs, withGrace(control, grace.least))
  if (cheap === 'infeasible') return { found, infeasible: true }
  return { found: countKept(problem, cheap ?? undefined), infeasible: false }
}

function takeWhole(base: Base, from: PlanStart | undefined): First {
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
  const { found, infeasible } = bestWhole(base, answer, from)
  // The solver's bound carries its tolerance; the prices' bound does not. A plan at hand may miss a row by more than the solver lets
  // pass, though by less than is told of any plan: then the solver's bound says nothing of it.
  const loose = (bound: number) => bound + 1e-6 * (1 + Math.abs(bound))
  const proved = answer.status === 'infeasible' ? Infinity : loose(answer.bound)
  const bound = found && found.served > proved ? loose(sought.bound) : Math.min(sought.bound, proved)
  return {
    infeasible,
    stopped: control.ended(),
    found,
    proof: {
      bound,
      row: sought.prices.row,
      earning: sought.earning,
      best: sought.best,
    },
    pricedBound: sought.bound,
    state: {
      ...base,
      whole: true,
      placePrices: null,
      rowPrice: sought.prices.row,
      earning: sought.earning,
      best: sought.best,
      priceSteps: Infinity,
      countSeconds: 0,
    },
  }
}

/** Where the search begins: at an earlier plan, at the relaxation, or, where the clock left none, at next to nothing. */
interface ServedStart {
  relaxed: Repriced | null
  rounded: Plan
  /** an earlier plan that served most, too. */
  old: Plan | undefined
  /** what an earlier plan of any aim serves where it keeps today's rows. */
  kept: Counted | null
  /** aggregate row: price of a unit. */
  row: Float64Array
  /** the bound where every place costs half of what a child is worth; Infinity where it is not known. */
  evenBound: number
}

function startOf(base: Base, answer: Repriced | 'ended', from: PlanStart | undefined): ServedStart {
  const { problem, worth } = base
  const earlier = from && planFromEarlier(problem, from)
  const relaxed = answer === 'ended' ? null : answer
  const worthMost = worth.reduce((most, each) => Math.max(most, each), 0)
  const row =
    relaxed?.prices.row ??
    (from && keptRowPrices(problem, from)) ??
    // half of what a unit typically gives, as places cost half of what a child is worth
    rowUnits(problem, worthMost).map(unit => unit / 2)
  return {
    relaxed,
    rounded: relaxed ? roundParts(problem, relaxed.value, relaxed.trained).plan : barePlan(problem),
    // one that only reached its targets opens half of what the budgets allow: the search would not leave it
    old: from?.aim === 'most-served' ? earlier : undefined,
    kept: countKept(problem, earlier),
    row: withoutCoverage(problem, row),
    evenBound: relaxed ? evenBound(base, -relaxed.priced.bound) : Infinity,
  }
}

/** The plan whose columns earn most at the prices, or nearly; null where the clock left no relaxation. */
function planEarningMost(
  { problem, highs, control }: Base,
  { relaxed }: ServedStart,
  { earning, row }: FamilyProof,
  soon: Control,
) {
  if (!relaxed) return null
  const own = withoutRows(problem, earning, row)
  return planEarning(problem, highs, control, soon, withRows(problem, relaxed, row), own)
}

function takeSearched(base: Base, fairest: boolean, from: ServedStart, seeking: FamilySearch): First {
  const { problem, worth, control } = base
  const { rounded, old, kept } = from
  const restMost = clockParts.rest * control.left()
  const countSeconds = secondsToCount(problem, old ?? rounded, control)
  const { families, placePrices, ended } = seekFamilyPrices(base, from, seeking)
  let stopped = ended
  const { row: rowPrice, earning, best } = families
  const priceSteps = seeking.work().taken[0]!
  // from here on the helper changes what was read here
  seeking.letGo()
  const state = { ...base, whole: false, placePrices, rowPrice, earning, best, priceSteps, countSeconds }
  const rest = countSeconds * (fairest ? countsAfter.withFairness : countsAfter.alone)
  const counting = Math.max(countsAfter.alone * countSeconds, Math.min(rest, restMost))
  const left = control.left() - counting
  const starting = leaving(control, Math.max(counting, counting + (1 - clockParts.start) * left))
  const start = old ?? planEarningMost(base, from, families, starting) ?? rounded
  const startKept = tallyPlan(problem, start).kept
  // without a plan yet a late one is worth more than none
  const searching = leaving(control, startKept ? counting : Math.min(counting, control.left() / 2))
  const short = () => searching.left() < searchesCounts * countSeconds
  const unsearched = short()
  const onBetter = (served: number) => control.report('served', served, families.bound)
  const plan = findPlan({ ...state, onBetter }, worth, start, searching, kept !== null)
  control.spend(0.3)
  // a start that was mended first may have met less time than that
  stopped ||= unsearched || plan === start || (!startKept && short()) || searching.ended()
  const proof = families
  const before = control.left()
  const counted = plan && plan !== 'infeasible' ? countServed(problem, plan) : null
  // now it is known
  if (counted && before < Infinity) state.countSeconds = before - control.left()
  const found = kept && kept.served >= (counted?.served ?? 0) ? kept : counted
  if (found) control.report('served', found.served, proof.bound)
  return { infeasible: plan === 'infeasible' && !found, stopped, found, proof, state, join: seeking.join }
}
