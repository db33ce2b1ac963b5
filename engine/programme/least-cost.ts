/**
 * Least public cost that meets all rows: linear relaxation in HiGHS, own site-wise net costs, whole plan by search,
 * and a bound that holds for the full model.
 *
 * There are some twenty aggregate rows beside coverage, so the relaxation splits only a few sites; its value (computed
 * here from its prices, not taken from the solver) is the bound. Columns dearer than the open gap cannot be in a better
 * plan; when few are left HiGHS closes the rest exactly. Small models go to HiGHS whole.
 */
import type { Highs } from 'highs'
import { solveLinear } from '../linear/highs.ts'
import { annealingParts, annealings, annealNear } from './anneal-near.ts'
import { type Control, oncePlanned, relativeGap, wishing } from './control.ts'
import { leavingReport } from './count-time.ts'
import { planFromEarlier } from './earlier-plan.ts'
import { exchangeSearch } from './exchange-search.ts'
import { seekFirstPrices } from './first-prices.ts'
import { improvePlan } from './improve.ts'
import { linearForm, readPlan } from './linear-form.ts'
import type { PlanStart } from './model.ts'
import { type Priced, type Prices, priceColumns } from './prices.ts'
import { fenPerWan, type Problem } from './problem.ts'
import { mustOpenInVain, type Repriced, sift, wholeColumns } from './reprice.ts'
import { type Found, type Goal, penaltiesFor, raisePenalties, roundParts, weighPlan } from './search.ts'
import { type Plan, tallyPlan } from './tally.ts'
import { trainCheapest } from './train-cheapest.ts'
import { answerGap, likedPrices, startWarm } from './warm.ts'

/** Rounds of the search at effort 1. */
const searchRounds = 16

export interface LeastCost {
  /** infeasible: proved. none: no plan was found though none is excluded. */
  status: 'found' | 'infeasible' | 'none'
  /** whether clock or caller ended the search. */
  stopped: boolean
  plan: Plan | null
  /** wan. */
  cost: number
  bound: number
  prices: Prices | null
  priced: Priced | null
  /** coverage block → wan that covering each of its groups is worth; null without prices. */
  groupWorth: Float64Array[] | null
  /** wan: a plan repaired without the wish to change little; only where that was wished and the repair is the answer. */
  plainCost?: number
}

export type Relaxation = Repriced

type Rounded = ReturnType<typeof roundParts>

/**
 * Solves the linear relaxation under a goal's prices: 'infeasible' where it has no solution, 'ended' where clock or caller
 * stopped before anything was known. Stopped later, its prices bound all the same, but are not the best.
 */
export function relax(
  problem: Problem,
  highs: Highs,
  control: Control,
  price = problem.columns.cost,
  trainingFactor = 1,
): Relaxation | 'infeasible' | 'ended' {
  if (mustOpenInVain(problem)) return 'infeasible'
  if (control.left() <= 0) return 'ended'
  const first = seekFirstPrices(problem, price, trainingFactor, control)
  const answer = sift(problem, highs, first, price, trainingFactor, control)
  return answer.status === 'infeasible' ? 'infeasible' : (answer.last ?? 'ended')
}

/**
 * Finds a plan of least cost, with a bound; from an earlier plan where one is given. Once there is a plan, a clock ends the
 * search early enough for it to be counted and told by the end of the control's own.
 */
export function leastCost(problem: Problem, highs: Highs, whole: Control, start?: PlanStart): LeastCost {
  const control = start ? leavingReport(problem, planFromEarlier(problem, start), whole) : whole
  const small = problem.columns.count <= wholeColumns
  const warm = start && !small ? startWarm(problem, highs, control, start) : null
  if (warm?.found.tally.kept) {
    const { plan, tally } = warm.found
    control.report('search', tally.cost * fenPerWan, warm.bound * fenPerWan)
    // Where little is to change, the plan repaired without that wish says whether the repair came near enough.
    const near = warm.plain?.tally.kept ? warm.plain : warm.found
    if (relativeGap(near.tally.cost, warm.bound) <= answerGap(control, start!)) {
      const { bound, prices, priced, groupWorth, plain } = warm
      const plainCost = plain?.tally.kept ? { plainCost: plain.tally.cost } : {}
      const stopped = control.ended()
      return {
        status: 'found',
        stopped,
        plan,
        cost: tally.cost,
        bound,
        prices,
        priced,
        groupWorth,
        ...plainCost,
      }
    }
  }
  const known = { start, found: warm?.found ?? null, bound: warm?.bound ?? 0 }
  const relaxation = relax(
    problem,
    highs,
    control,
    start ? likedPrices(problem, start) : problem.columns.cost,
  )
  const rounded = roundedOf(problem, relaxation)
  // the relaxation rounded is about as large as the plan will be
  const searching = !start && rounded ? leavingReport(problem, rounded.plan, whole) : control
  const timed = (hasPlan: () => boolean) => oncePlanned(hasPlan, whole, searching)
  const answer = searchCold(problem, highs, timed, known, relaxation, rounded)
  const stopped = searching.ended()
  // HiGHS settles a small model by itself; where the clock left it no plan, the earlier one is kept
  const plan = small && start && answer.status === 'none' ? planFromEarlier(problem, start) : null
  const tally = plan && tallyPlan(problem, plan)
  if (!tally?.kept) return { ...answer, stopped }
  return {
    ...answer,
    status: 'found',
    plan,
    cost: tally.cost,
    bound: Math.min(answer.bound, tally.cost),
    stopped,
  }
}

/** A plan that keeps all rows, cheap but searched no further once there is one; null where none was found. */
export function cheapPlan(problem: Problem, highs: Highs, control: Control): Plan | 'infeasible' | null {
  const soon = wishing(control, { gap: Infinity, report: () => {} })
  const relaxation = relax(problem, highs, soon)
  const rounded = roundedOf(problem, relaxation)
  const nothing = { start: undefined, found: null, bound: 0 }
  const answer = searchCold(problem, highs, () => soon, nothing, relaxation, rounded)
  return answer.status === 'infeasible' ? 'infeasible' : answer.plan
}

const roundedOf = (problem: Problem, relaxation: Relaxation | 'infeasible' | 'ended') =>
  typeof relaxation === 'string' ? null : roundParts(problem, relaxation.value, relaxation.trained)

interface Known {
  start: PlanStart | undefined
  /** the earlier plan repaired, and the bound of its prices. */
  found: Found | null
  bound: number
}

function searchCold(
  problem: Problem,
  highs: Highs,
  timed: (hasPlan: () => boolean) => Control,
  known: Known,
  relaxation: Relaxation | 'infeasible' | 'ended',
  rounded: Rounded | null,
): Omit<LeastCost, 'stopped'> {
  const none = { plan: null, cost: Number.NaN, prices: null, priced: null, groupWorth: null }
  const price = known.start ? likedPrices(problem, known.start) : problem.columns.cost
  const goal: Goal = { price, trainingFactor: 1, penalty: new Float64Array(problem.rows.length) }
  if (relaxation === 'infeasible') return { ...none, status: 'infeasible', bound: Infinity }
  const repaired = known.found?.tally.kept ? known.found : null
  if (relaxation === 'ended') {
    if (!repaired) return { ...none, status: 'none', bound: known.bound }
    const { plan, tally } = repaired
    return { ...none, status: 'found', plan, cost: tally.cost, bound: known.bound }
  }
  let best: Found | null = null
  // the time of the report is kept once there is a plan to report
  const control = timed(() => best !== null)
  const { prices, groupWorth } = relaxation
  // A preference only steers the search; the bound is that of the model itself, from its own prices.
  const liked = relaxation.priced
  const own = price === problem.columns.cost ? relaxation : relax(problem, highs, control)
  const priced = typeof own === 'string' ? priceColumns(problem, prices) : own.priced
  let bound = Math.max(known.bound, priced.bound)
  control.report('relaxation', null, bound * fenPerWan)
  goal.penalty = penaltiesFor(problem, prices.row)

  if (repaired) best = weighPlan(problem, goal, repaired.plan)
  const keep = (found: Found) => {
    if (found.tally.kept && (best === null || found.value < best.value)) best = found
    if (best) control.report('search', best.tally.cost * fenPerWan, bound * fenPerWan)
  }
  if (rounded && problem.columns.count > wholeColumns)
    searchAround(problem, highs, control, relaxation, rounded, goal, best, keep)
  const closed = closeGap(problem, highs, control, liked, price, best)
  if (closed) {
    if (closed.infeasible) return { ...none, status: 'infeasible', bound: Infinity }
    if (price === problem.columns.cost) bound = Math.max(bound, closed.bound)
    if (closed.plan) keep(weighPlan(problem, goal, closed.plan))
  }
  if (price !== problem.columns.cost) bound = Math.max(bound, ownBound(problem, highs, control, priced, best))
  const found = best as Found | null
  const kept =
    typeof own === 'string'
      ? { prices, priced, groupWorth }
      : { prices: own.prices, priced, groupWorth: own.groupWorth }
  if (!found) return { ...none, ...kept, status: 'none', bound }
  const { plan, tally } = trainCheapest(problem, goal, found)
  return {
    status: 'found',
    plan,
    cost: tally.cost,
    bound: Math.min(bound, tally.cost),
    ...kept,
  }
}

/**
 * From the relaxation rounded, or the plan at hand: anneals what is in question near it, and lets HiGHS improve the best
 * plan round by round.
 */
function searchAround(
  problem: Problem,
  highs: Highs,
  control: Control,
  relaxation: Relaxation,
  rounded: Rounded,
  goal: Goal,
  atHand: Found | null,
  keep: (found: Found) => void,
) {
  const { priced } = relaxation
  let best = atHand ?? weighPlan(problem, goal, rounded.plan)
  const take = (found: Found) => {
    if (found.value < best.value) best = found
    keep(found)
  }
  const exchange = () => take(exchangeSearch(problem, control, relaxation, goal, best.plan, keep))
  const near = () => best.tally.kept && relativeGap(best.value, priced.bound) <= control.gap
  exchange()
  const attempts = best.tally.kept ? 0 : Math.max(1, Math.round(annealings.length * control.effort))
  for (let attempt = 0; attempt < attempts && !control.ended(); attempt++) {
    if (best.tally.kept) break
    take(annealNear(problem, control, relaxation, goal, best, attempt))
    if (!best.tally.kept) best = raisePenalties(problem, goal, best)
    control.spend(1 / annealingParts)
    if (best.tally.kept) exchange()
  }
  if (near()) return
  take(
    improvePlan(problem, highs, best.plan, priced, goal, control, {
      rounds: Math.ceil(searchRounds * control.effort),
      bound: priced.bound,
      gap: control.gap,
      fraction: rounded.fraction,
      persist: true,
      onBetter: found => {
        control.spend(1 / searchRounds)
        take(found)
      },
    }),
  )
}

/** The bound that HiGHS proves of cost alone, where a preference found the plan; that of the prices where it proves none. */
function ownBound(problem: Problem, highs: Highs, control: Control, priced: Priced, best: Found | null) {
  const { cost } = problem.columns
  const goal: Goal = { price: cost, trainingFactor: 1, penalty: new Float64Array(problem.rows.length) }
  const closed = closeGap(problem, highs, control, priced, cost, best && weighPlan(problem, goal, best.plan))
  return closed && !closed.infeasible ? closed.bound : priced.bound
}

/**
 * HiGHS on the columns that could still be in a better plan under the given prices. Its bound holds for the whole
 * model: a plan with any other column costs more than the plan at hand.
 */
function closeGap(
  problem: Problem,
  highs: Highs,
  control: Control,
  priced: Priced,
  price: Float64Array,
  best: Found | null,
) {
  const value = best?.value ?? Infinity
  if (control.ended() || relativeGap(value, priced.bound) <= Math.min(control.gap, 1e-9)) return null
  const keep = new Uint8Array(problem.columns.count)
  let count = 0
  for (let column = 0; column < keep.length; column++) {
    if (problem.columns.barred[column]) continue
    const forced = priced.bound + priced.net[column]! - priced.best[problem.columns.site[column]!]!
    if (forced <= value) count += keep[column] = 1
  }
  if (count > wholeColumns || (best && relativeGap(value, priced.bound) <= control.gap)) return null
  const form = linearForm(problem, { keep, price })
  const answer = solveLinear(highs, form.linear, true, {
    gap: Math.min(control.gap, 1e-7),
    iterations: 60_000 * control.effort,
    seed: control.seed,
    ...(control.left() === Infinity ? {} : { seconds: control.left() }),
    stop: control.ended,
  })
  control.spend(answer.iterations / 60_000)
  if (answer.status === 'infeasible') {
    // With a plan at hand: nothing better is left among the kept columns, up to the solver's tolerance.
    return best ? null : { infeasible: true, bound: Infinity, plan: null }
  }
  const plan = answer.objective < Infinity ? readPlan(problem, form, answer.value) : null
  return { infeasible: false, bound: Math.min(answer.bound, value), plan }
}
