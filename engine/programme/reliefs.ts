/**
 * Where no plan exists: the smallest change that would allow one, for each family of rules alone with everything else
 * kept, and for all rows together (an elastic programme, Chinneck & Dravnieks 1991). What may yield gets a slack at its
 * price and nothing else costs anything; the relaxation's value is a proved least change, the plan found by annealing
 * says what is enough in whole places and whole carers. The relaxations differ by prices alone, so that one model stays
 * in the solver and each goes on from the basis of the one before.
 */
import type { Highs } from 'highs'
import { type KeptLinear, keepLinear, solveLinear } from '../linear/highs.ts'
import { annealPlan } from './anneal.ts'
import type { Control } from './control.ts'
import { listCore } from './core.ts'
import { type LinearForm, linearForm, readPlan } from './linear-form.ts'
import { priceColumns, pricesOf } from './prices.ts'
import { fenPerWan, type Problem } from './problem.ts'
import {
  changesOf,
  partsOfShare,
  purseOf,
  rightSides,
  type YieldingFamily,
  yieldPrices,
  yieldsOf,
} from './relief-rows.ts'
import { openingsOf } from './report.ts'
import type { Relief, ReliefChange } from './result.ts'
import { roundParts } from './search.ts'
import { type Plan, tallyPlan } from './tally.ts'

/** Columns up to which a family is settled exactly. */
const exactColumns = 1500

/**
 * Moves of the search for a plan, its temperatures and the width of what is in question, as parts of the change. The
 * rounded relaxation is near already: on the Tianjin pack ten times the heat left plans that yield a third too much.
 */
const moves = 1e6
const temperature = [1e-4, 1e-6] as const
const width = 1e-3

/** What each family of rules, and all rows together, would have to yield. */
export function findReliefs(problem: Problem, highs: Highs, control: Control): Relief[] {
  const reliefs: Relief[] = []
  const price = new Float64Array(problem.columns.count)
  const elastic = new Float64Array(problem.rows.length).fill(1)
  const form = linearForm(problem, { price, trainingFactor: 0, elastic, eases: row => purseOf(problem, row) })
  const kept = problem.rows.length > 0 ? keepLinear(highs, form.linear) : null
  try {
    for (const family of ['joint', 'budget', 'carers', 'targets', 'reach'] as const) {
      const prices = yieldPrices(problem, family)
      if (!kept || !prices.some(each => each > 0) || control.ended()) continue
      reliefs.push(relieveRows(problem, highs, control, { family, prices, form, kept }))
      control.report('causes', null, null)
    }
  } finally {
    kept?.close()
  }
  if (problem.locks.length > 0 && !control.ended()) reliefs.push(relieveLocks(problem, highs, control))
  return reliefs
}

interface Yielding {
  family: YieldingFamily
  /** row: price of a unit yielded, 0 = kept. */
  prices: Float64Array
  form: LinearForm
  kept: KeptLinear
}

function relieveRows(problem: Problem, highs: Highs, control: Control, yielding: Yielding): Relief {
  const { family, prices, form, kept } = yielding
  const cost = new Float64Array(form.linear.cost.length)
  const upper = Float64Array.from(form.linear.upper)
  form.slack.forEach((column, row) => {
    cost[column] = prices[row]!
    upper[column] = prices[row]! > 0 ? Infinity : 0
  })
  kept.change(cost, upper)
  const answer = kept.solve(clock(control))
  control.spend(0.1)
  if (answer.status !== 'optimal') return unsettled(family, answer.status === 'infeasible' ? false : null)
  let least = Math.max(0, answer.objective - 1e-7 * (1 + answer.objective))
  let plan: Plan | null
  if (problem.columns.count <= exactColumns) {
    const linear = { ...form.linear, cost: Array.from(cost), upper: Array.from(upper) }
    const limits = { ...clock(control), iterations: 60_000, seed: control.seed }
    const whole = solveLinear(highs, linear, true, limits)
    if (whole.status === 'infeasible') return unsettled(family, false)
    least = Math.max(least, whole.bound - 1e-7 * (1 + Math.abs(whole.bound)))
    plan = whole.objective < Infinity ? readPlan(problem, form, whole.value) : null
  } else plan = searchYielding(problem, control, yielding, answer.value, answer.rowDual, least)
  const yields = plan && yieldsFor(problem, plan, prices)
  const slacks = Float64Array.from(form.slack, column => answer.value[column]!)
  const unit = family === 'budget' ? fenPerWan : family === 'joint' ? 1 / partsOfShare : 1
  const found = yields?.reduce((sum, each, row) => sum + each * prices[row]!, 0)
  return {
    family,
    helps: yields ? true : null,
    leastChange: least * unit,
    foundChange: found === undefined ? null : found * unit,
    changes: changesOf(problem, family, yields ?? slacks),
    plan: yields && plan && planOf(problem, plan),
  }
}

/** How far the rows must yield for a plan; null where it misses one that may not, or an order. */
function yieldsFor(problem: Problem, plan: Plan, prices: Float64Array) {
  const { missed, ordersBroken } = tallyPlan(problem, plan)
  if (ordersBroken > 0 || missed.some((amount, row) => amount > 0 && prices[row] === 0)) return null
  return yieldsOf(problem, missed)
}

/** A whole plan near the relaxation that yields little. */
function searchYielding(
  problem: Problem,
  control: Control,
  { prices: yieldPrice, form }: Yielding,
  value: Float64Array,
  rowDual: Float64Array,
  least: number,
): Plan {
  const price = new Float64Array(problem.columns.count)
  const prices = pricesOf(problem, form, rowDual)
  const right = rightSides(problem)
  // Where nearly nothing has to yield, a thousandth of the largest right side is the measure.
  const most = right.reduce((sum, each, row) => Math.max(sum, each * yieldPrice[row]!), 0)
  const scale = Math.max(least, most / 1000)
  const { plan } = roundRelaxation(problem, form, value)
  const goal = { price, trainingFactor: 0 }
  const core = listCore(problem, plan, priceColumns(problem, prices, price), goal, prices.row, width * scale)
  // Rows of one purse are eased together, so each counts for a part. A hundredth of a row that must be kept costs as
  // much as a hundredth of all that yields at first, and thirty times as much at last.
  const fine = (harder: number) =>
    Float64Array.from(core.rows, row => {
      const own = yieldPrice[row]! / purseOf(problem, row).length
      return own > 0 ? Math.max(0, own - prices.row[row]!) : harder * (prices.row[row]! + scale / right[row]!)
    })
  return annealPlan(core, plan, control, {
    moves,
    seed: control.seed + 11,
    temperature: [temperature[0] * scale, temperature[1] * scale],
    price: Float64Array.from(core.rows, row => prices.row[row]!),
    fine: [fine(1), fine(30)],
    soft: Uint8Array.from(core.rows, row => Number(yieldPrice[row]! > 0)),
  })
}

const clock = (control: Control) => ({
  ...(control.left() === Infinity ? {} : { seconds: control.left() }),
  stop: control.ended,
})

const unsettled = (family: Relief['family'], helps: false | null): Relief => ({
  family,
  helps,
  leastChange: helps === false ? Infinity : 0,
  foundChange: null,
  changes: [],
  plan: null,
})

const planOf = (problem: Problem, plan: Plan) => ({
  openings: openingsOf(problem, plan),
  trained: Array.from(plan.trained),
})

function relieveLocks(problem: Problem, highs: Highs, control: Control): Relief {
  const price = new Float64Array(problem.columns.count)
  const form = linearForm(problem, { price, trainingFactor: 0, locksElastic: true })
  const answer = solveLinear(highs, form.linear, false, clock(control))
  if (answer.status !== 'optimal') return unsettled('locks', answer.status === 'infeasible' ? false : null)
  let leastChange = Math.ceil(answer.objective - 1e-6)
  const whole = solveLinear(highs, form.linear, true, {
    ...clock(control),
    iterations: problem.columns.count <= exactColumns ? 60_000 : 6000,
    seed: control.seed,
  })
  if (whole.status === 'infeasible') return unsettled('locks', false)
  leastChange = Math.max(leastChange, Math.ceil(whole.bound - 1e-6))
  const plan = whole.objective < Infinity ? readPlan(problem, form, whole.value) : null
  const kept = plan && tallyPlan(problem, plan).missed.every(amount => amount === 0) ? plan : null
  const changes: ReliefChange[] = []
  problem.locks.forEach((lock, at) => {
    if (!kept || whole.value[form.dropped[at]!]! < 0.5) return
    changes.push({
      family: lock.kind,
      year: lock.year,
      source: null,
      district: null,
      site: lock.site,
      option: lock.option,
      amount: 1,
      share: null,
    })
  })
  return {
    family: 'locks',
    helps: kept ? true : null,
    leastChange,
    foundChange: kept ? changes.length : null,
    changes,
    plan: kept && planOf(problem, kept),
  }
}

/** The relaxation rounded, as HiGHS answers it. */
function roundRelaxation(problem: Problem, form: LinearForm, value: Float64Array) {
  const part = Float64Array.from(form.column, at => (at < 0 ? 0 : value[at]!))
  return roundParts(
    problem,
    part,
    Float64Array.from(form.training, at => value[at]!),
  )
}
