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
import { type Control, relativeGap } from './control.ts'
import { improvePlan } from './improve.ts'
import { type LinearForm, linearForm, readPlan } from './linear-form.ts'
import type { PlanStart } from './model.ts'
import { type Priced, type Prices, priceColumns, pricesOf } from './prices.ts'
import { fenPerWan, type Problem } from './problem.ts'
import { quickPlan } from './quick-plan.ts'
import { columnWidth, type Found, type Goal, penaltiesFor, roundRelaxation, weighPlan } from './search.ts'
import type { Plan } from './tally.ts'
import { answerGap, likedPrices, startWarm } from './warm.ts'

/** Columns up to which the model, or what reduced costs leave of it, is given to HiGHS whole. */
const wholeColumns = 1500

/** Rounds of the search at effort 1. */
const searchRounds = 16

export interface LeastCost {
  /** infeasible: proved. none: no plan was found though none is excluded. */
  status: 'found' | 'infeasible' | 'none'
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

export interface Relaxation {
  form: LinearForm
  value: Float64Array
  prices: Prices
  priced: Priced
  groupWorth: Float64Array[]
}

/** Solves the linear relaxation under a goal's prices; null where it has no solution. */
export function relax(
  problem: Problem,
  highs: Highs,
  control: Control,
  price = problem.columns.cost,
  trainingFactor = 1,
): Relaxation | 'infeasible' | 'ended' {
  const form = linearForm(problem, { price, trainingFactor })
  const answer = solveLinear(highs, form.linear, false, {
    ...(control.left() === Infinity ? {} : { seconds: control.left() }),
  })
  if (answer.status === 'infeasible') return 'infeasible'
  if (answer.status !== 'optimal') return 'ended'
  const prices = pricesOf(problem, form, answer.rowDual)
  return {
    form,
    value: answer.value,
    prices,
    priced: priceColumns(problem, prices, price),
    groupWorth: groupWorthOf(problem, form, answer.rowDual),
  }
}

function groupWorthOf({ coverage }: Problem, form: LinearForm, rowDual: Float64Array) {
  return coverage.map(({ weight }, at) =>
    Float64Array.from(weight, (_, group) => Math.max(0, rowDual[form.groupRow[at]! + group]!)),
  )
}

/** Finds a plan of least cost, with a bound; from an earlier plan where one is given. */
export function leastCost(problem: Problem, highs: Highs, control: Control, start?: PlanStart): LeastCost {
  const small = problem.columns.count <= wholeColumns
  const warm = start && !small ? startWarm(problem, highs, control, start) : null
  if (warm?.found.tally.kept) {
    const { value, plan, tally } = warm.found
    control.report('search', tally.cost * fenPerWan, warm.bound * fenPerWan)
    if (relativeGap(value, warm.likedBound) <= answerGap(control, start!)) {
      const { bound, prices, priced, groupWorth, plain } = warm
      const plainCost = plain?.tally.kept ? { plainCost: plain.tally.cost } : {}
      return { status: 'found', plan, cost: tally.cost, bound, prices, priced, groupWorth, ...plainCost }
    }
  }
  return searchCold(problem, highs, control, { start, found: warm?.found ?? null, bound: warm?.bound ?? 0 })
}

interface Known {
  start: PlanStart | undefined
  /** the earlier plan repaired, and the bound of its prices. */
  found: Found | null
  bound: number
}

function searchCold(problem: Problem, highs: Highs, control: Control, known: Known): LeastCost {
  const none = { plan: null, cost: Number.NaN, prices: null, priced: null, groupWorth: null }
  const price = known.start ? likedPrices(problem, known.start) : problem.columns.cost
  const goal: Goal = { price, trainingFactor: 1, penalty: new Float64Array(problem.rows.length) }
  const relaxation = relax(problem, highs, control, price)
  if (relaxation === 'infeasible') return { ...none, status: 'infeasible', bound: Infinity }
  const repaired = known.found?.tally.kept ? known.found : null
  if (relaxation === 'ended') {
    if (!repaired) return { ...none, status: 'none', bound: known.bound }
    const { plan, tally } = repaired
    return { ...none, status: 'found', plan, cost: tally.cost, bound: known.bound }
  }
  const { prices, groupWorth } = relaxation
  // A preference only steers the search; the bound is that of the model itself, from its own prices.
  const liked = relaxation.priced
  const own = price === problem.columns.cost ? relaxation : relax(problem, highs, control)
  const priced = typeof own === 'string' ? priceColumns(problem, prices) : own.priced
  let bound = Math.max(known.bound, priced.bound)
  control.report('relaxation', null, bound * fenPerWan)
  goal.penalty = penaltiesFor(problem, prices.row)

  let best = repaired && weighPlan(problem, goal, repaired.plan)
  const keep = (found: Found) => {
    if (found.tally.kept && (best === null || found.value < best.value)) best = found
    if (best) control.report('search', best.tally.cost * fenPerWan, bound * fenPerWan)
  }
  if (problem.columns.count > wholeColumns)
    searchAround(problem, highs, control, relaxation, goal, best, keep)
  const closed = closeGap(problem, highs, control, liked, price, best)
  if (closed) {
    if (closed.infeasible) return { ...none, status: 'infeasible', bound: Infinity }
    // A plan's preferred cost is never above its cost, so the bound of the one holds for the other.
    bound = Math.max(bound, closed.bound)
    if (closed.plan) keep(weighPlan(problem, goal, closed.plan))
  }
  const found = best as Found | null
  const kept =
    typeof own === 'string'
      ? { prices, priced, groupWorth }
      : { prices: own.prices, priced, groupWorth: own.groupWorth }
  if (!found) return { ...none, ...kept, status: 'none', bound }
  const { plan, tally } = found
  return {
    status: 'found',
    plan,
    cost: tally.cost,
    bound: Math.min(bound, tally.cost),
    ...kept,
  }
}

/** Rounds the relaxation and improves the plan round by round, or the plan at hand where there is one. */
function searchAround(
  problem: Problem,
  highs: Highs,
  control: Control,
  { form, value, priced, prices }: Relaxation,
  goal: Goal,
  atHand: Found | null,
  keep: (found: Found) => void,
) {
  const rounded = roundRelaxation(problem, form, value)
  const { bound } = priced
  const improve = (plan: Plan, rounds: number, fraction?: Float64Array) =>
    improvePlan(problem, highs, plan, priced, goal, control, {
      rounds,
      bound,
      gap: control.gap,
      fraction,
      persist: rounds > 1,
      onBetter: found => {
        control.spend(1 / searchRounds)
        keep(found)
      },
    })
  const first = improve(rounded.plan, 1, rounded.fraction)
  // Where tight rows defeat the first round, moves of one or two sites at a time may still find a plan.
  const quick =
    first.tally.kept || atHand
      ? null
      : quickPlan(problem, rounded.plan, priced, prices, columnWidth * bound, control)
  if (quick) keep(weighPlan(problem, goal, quick))
  const better = atHand && (!first.tally.kept || atHand.value < first.value) ? atHand.plan : first.plan
  keep(improve(quick ?? better, Math.ceil(searchRounds * control.effort) - 1))
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
