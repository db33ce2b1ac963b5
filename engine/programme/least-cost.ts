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
import { type Priced, type Prices, priceColumns, pricesOf } from './prices.ts'
import type { Problem } from './problem.ts'
import { quickPlan } from './quick-plan.ts'
import { columnWidth, type Found, type Goal, penaltiesFor, roundRelaxation, weighPlan } from './search.ts'
import type { Plan } from './tally.ts'

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
}

export interface Relaxation {
  form: LinearForm
  value: Float64Array
  prices: Prices
  priced: Priced
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
  return { form, value: answer.value, prices, priced: priceColumns(problem, prices, price) }
}

/** Finds a plan of least cost, with a bound. */
export function leastCost(problem: Problem, highs: Highs, control: Control): LeastCost {
  const none = { plan: null, cost: Number.NaN, prices: null, priced: null }
  const relaxation = relax(problem, highs, control)
  if (relaxation === 'infeasible') return { ...none, status: 'infeasible', bound: Infinity }
  if (relaxation === 'ended') return { ...none, status: 'none', bound: 0 }
  const { form, value, prices, priced } = relaxation
  let bound = priced.bound
  control.report('relaxation', null, bound * 1e6)

  let best: Found | null = null
  const keep = (found: Found) => {
    if (found.tally.kept && (best === null || found.tally.cost < best.tally.cost)) best = found
    if (best) control.report('search', best.tally.cost * 1e6, bound * 1e6)
  }
  const goal: Goal = {
    price: problem.columns.cost,
    trainingFactor: 1,
    penalty: penaltiesFor(problem, prices.row),
  }
  if (problem.columns.count > wholeColumns) {
    const rounded = roundRelaxation(problem, form, value)
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
    const quick = first.tally.kept
      ? null
      : quickPlan(problem, rounded.plan, priced, prices, columnWidth * bound, control)
    if (quick) keep(weighPlan(problem, goal, quick))
    keep(improve(quick ?? first.plan, Math.ceil(searchRounds * control.effort) - 1))
  }
  const closed = closeGap(problem, highs, control, priced, best)
  if (closed) {
    if (closed.infeasible) return { ...none, status: 'infeasible', bound: Infinity }
    bound = Math.max(bound, closed.bound)
    if (closed.plan) keep(weighPlan(problem, goal, closed.plan))
  }
  const found = best as Found | null
  if (!found) return { ...none, status: 'none', bound, prices, priced }
  return {
    status: 'found',
    plan: found.plan,
    cost: found.tally.cost,
    bound: Math.min(bound, found.tally.cost),
    prices,
    priced,
  }
}

/**
 * HiGHS on the columns that could still be in a better plan. Its bound holds for the whole model: a plan with any
 * other column costs more than the plan at hand.
 */
function closeGap(problem: Problem, highs: Highs, control: Control, priced: Priced, best: Found | null) {
  const cost = best?.tally.cost ?? Infinity
  if (control.ended() || relativeGap(cost, priced.bound) <= Math.min(control.gap, 1e-9)) return null
  const keep = new Uint8Array(problem.columns.count)
  let count = 0
  for (let column = 0; column < keep.length; column++) {
    if (problem.columns.barred[column]) continue
    const forced = priced.bound + priced.net[column]! - priced.best[problem.columns.site[column]!]!
    if (forced <= cost) count += keep[column] = 1
  }
  if (count > wholeColumns || (best && relativeGap(cost, priced.bound) <= control.gap)) return null
  const form = linearForm(problem, { keep })
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
  return { infeasible: false, bound: Math.min(answer.bound, cost), plan }
}
