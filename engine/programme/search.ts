/**
 * From a relaxation to a whole plan: round, then free some hundred sites at a time and let HiGHS place them best while
 * the others stay (large neighbourhood search, Shaw 1998, with the relaxation choosing the neighbourhood as in RINS,
 * Danna, Rothberg & Le Pape 2005). Rows are elastic in every step: with tight budgets there is otherwise no plan to
 * start from. What counts is `weighPlan` a whole plan, added up without a solver's tolerance.
 */
import type { Highs } from 'highs'
import { solveLinear } from '../linear/highs.ts'
import { seededRandom } from '../random.ts'
import type { Control } from './control.ts'
import { type LinearForm, linearForm, readPlan, writePlan } from './linear-form.ts'
import type { Priced } from './prices.ts'
import type { Problem } from './problem.ts'
import { type Plan, type Tally, tallyPlan } from './tally.ts'

/** What the search minimises: prices of columns and training plus penalties of rows missed. */
export interface Goal {
  price: Float64Array
  trainingFactor: number
  penalty: Float64Array
}

export interface Found {
  plan: Plan
  tally: Tally
  value: number
}

/** Value of a whole plan under a goal. */
export function weighPlan(problem: Problem, goal: Goal, plan: Plan): Found {
  const tally = tallyPlan(problem, plan)
  let value = 0
  for (const column of plan.chosen) if (column >= 0) value += goal.price[column]!
  plan.trained.forEach((trained, year) => {
    value += goal.trainingFactor * (problem.training.cost[year] ?? 0) * trained
  })
  tally.missed.forEach((missed, row) => {
    if (missed > 0) value += missed * goal.penalty[row]!
  })
  return { plan, tally, value }
}

/** The relaxation rounded, as HiGHS answers it. */
export function roundRelaxation(problem: Problem, form: LinearForm, value: Float64Array) {
  const part = Float64Array.from(form.column, at => (at < 0 ? 0 : value[at]!))
  return roundParts(
    problem,
    part,
    Float64Array.from(form.training, at => value[at]!),
  )
}

/**
 * A plan out of parts of columns and carers that need not be whole: per site what has the largest part, or nothing where
 * more of it stays closed; training up. `fraction`: how much of each site (0–1) was something else.
 */
export function roundParts(
  { columns, mustOpen, model, training }: Problem,
  part: Float64Array,
  carers: Float64Array,
) {
  const chosen = new Int32Array(model.sites.count).fill(-1)
  const fraction = new Float64Array(model.sites.count)
  for (let site = 0; site < chosen.length; site++) {
    let most = 0
    let open = 0
    for (let column = columns.siteStart[site]!; column < columns.siteStart[site + 1]!; column++) {
      open += part[column]!
      if (part[column]! > most) {
        most = part[column]!
        chosen[site] = column
      }
    }
    if (!mustOpen[site] && 1 - open >= most) {
      chosen[site] = -1
      most = 1 - open
    }
    fraction[site] = Math.max(0, 1 - most)
  }
  const trained = new Float64Array(model.years)
  // the solver's tolerance is no carer
  for (let year = 0; year < training.count; year++)
    trained[year] = Math.min(training.upper[year]!, Math.ceil(carers[year]! - 1e-6))
  return { plan: { chosen, trained }, fraction }
}

/** Sites freed at once, simplex iterations for them, and columns left out when so much dearer (of the bound). */
const freeSites = 100
const iterations = 1200
export const columnWidth = 1e-4

export interface SearchOptions {
  rounds: number
  /** half as many rounds again while a row is missed, and penalties that grow. */
  persist?: boolean
  /** the bound that ends the search once the value is within the control's gap of it. */
  bound: number
  onBetter: (found: Found) => void
}

/** Improves a plan round by round. The penalties of rows that stay missed grow. */
export function searchPlan(
  problem: Problem,
  highs: Highs,
  start: { plan: Plan; fraction: Float64Array },
  priced: Priced,
  goal: Goal,
  control: Control,
  options: SearchOptions,
): Found {
  const random = seededRandom(control.seed + 1)
  let best = weighPlan(problem, goal, start.plan)
  const width = columnWidth * Math.max(Math.abs(options.bound), 1e-6)
  const last = () => (best.tally.kept || !options.persist ? options.rounds : 1.5 * options.rounds)
  for (let round = 0; round < last() && !control.ended(); round++) {
    if (best.tally.kept && best.value - options.bound <= control.gap * Math.abs(best.value)) break
    const count = best.tally.kept ? freeSites : 2 * freeSites
    const fraction = round === 0 ? start.fraction : null
    const free = new Uint8Array(best.plan.chosen.length)
    for (const site of sitesByDoubt(problem, best.plan, priced, { fraction, width, random }).slice(0, count))
      free[site] = 1
    const form = formAround(problem, best.plan, free, priced, goal, width)
    const answer = solveLinear(highs, form.linear, true, {
      gap: 1e-7,
      iterations: best.tally.kept ? iterations : 3 * iterations,
      from: writePlan(problem, form, best.plan, best.tally.missed),
      seed: control.seed,
      ...(control.left() === Infinity ? {} : { seconds: control.left() }),
      stop: control.ended,
    })
    control.spend(1 / searchRounds)
    if (answer.objective < Infinity) {
      const found = weighPlan(problem, goal, readPlan(problem, form, answer.value))
      if (found.value < best.value - 1e-9) best = found
    }
    if (options.persist && !best.tally.kept && round % 3 === 2) best = raisePenalties(problem, goal, best)
    options.onBetter(best)
  }
  return best
}

/** Rounds at effort 1. */
const searchRounds = 8

/** The plan weighed anew with four times the penalty of every row that it misses. */
export function raisePenalties(problem: Problem, goal: Goal, best: Found) {
  best.tally.missed.forEach((missed, row) => {
    if (missed > 0) goal.penalty[row]! *= 4
  })
  return weighPlan(problem, goal, best.plan)
}

/** All sites in the order in which to free them: those the relaxation split, then those whose next choice is nearly as good. */
export function sitesByDoubt(
  { columns, mustOpen }: Problem,
  plan: Plan,
  { net }: Priced,
  {
    fraction,
    width,
    random,
  }: { fraction?: Float64Array | null | undefined; width: number; random: () => number },
): number[] {
  const key = new Float64Array(plan.chosen.length)
  for (let site = 0; site < key.length; site++) {
    const chosen = plan.chosen[site]!
    const here = chosen >= 0 ? net[chosen]! : 0
    let next = chosen >= 0 && !mustOpen[site] ? 0 : Infinity
    for (let column = columns.siteStart[site]!; column < columns.siteStart[site + 1]!; column++)
      if (column !== chosen && !columns.barred[column]) next = Math.min(next, net[column]!)
    key[site] = next - here + width * (random() - (fraction?.[site] ?? 0) * 1e6)
  }
  return Array.from(key.keys()).sort((a, b) => key[a]! - key[b]! || a - b)
}

/** The programme with the columns near the relaxation at free sites and the plan's columns fixed elsewhere. */
function formAround(
  problem: Problem,
  plan: Plan,
  free: Uint8Array,
  priced: Priced,
  goal: Goal,
  width: number,
) {
  const { columns } = problem
  const keep = new Uint8Array(columns.count)
  for (let site = 0; site < free.length; site++) {
    const chosen = plan.chosen[site]!
    if (chosen >= 0) keep[chosen] = 1
    if (!free[site]) continue
    for (let column = columns.siteStart[site]!; column < columns.siteStart[site + 1]!; column++)
      if (!columns.barred[column] && priced.net[column]! - priced.best[site]! <= width) keep[column] = 1
  }
  const form = linearForm(problem, {
    keep,
    price: goal.price,
    trainingFactor: goal.trainingFactor,
    elastic: goal.penalty,
  })
  for (let site = 0; site < free.length; site++) {
    const chosen = plan.chosen[site]!
    if (!free[site] && chosen >= 0) form.linear.lower[form.column[chosen]!] = 1
  }
  return form
}

/**
 * What a unit missed costs where exchanges repair a plan, at first: more than the price of its row, so that mending it pays;
 * and part of what a unit typically costs, so that it does where the row had no price.
 */
const firstFine = { ofPrice: 1.5, ofTypical: 0.3 }

/** row: what a unit missed costs at first where exchanges repair a plan, in the unit of what columns cost (wan where not given). */
export function firstFines(
  problem: Problem,
  rowPrice: Float64Array,
  columnPrice = problem.columns.cost,
): Float64Array {
  const typical = penaltiesFor(problem, new Float64Array(problem.rows.length), columnPrice)
  return rowPrice.map((price, row) => firstFine.ofPrice * price + firstFine.ofTypical * typical[row]!)
}

/**
 * Penalties well above the rows' prices: a unit missed never pays, yet steps through missed rows stay possible. `columnPrice`: what
 * columns cost, or earn (less than 0), in the unit of the penalties.
 */
export function penaltiesFor(problem: Problem, rowPrice: Float64Array, columnPrice = problem.columns.cost) {
  const { columns, rows } = problem
  const ratio = new Float64Array(rows.length)
  const count = new Float64Array(rows.length)
  let cost = 0
  for (let column = 0; column < columns.count; column++) {
    const price = Math.abs(columnPrice[column]!)
    cost += price / Math.max(1, columns.count)
    for (let at = columns.start[column]!; at < columns.start[column + 1]!; at++) {
      ratio[columns.row[at]!]! += price / Math.abs(columns.value[at]!)
      count[columns.row[at]!]!++
    }
  }
  return Float64Array.from(rows, ({ family }, row) => {
    const typical = family === 'coverage' ? cost / 4 : count[row] ? ratio[row]! / count[row]! : cost
    return 5 * rowPrice[row]! + Math.max(1e-3, typical)
  })
}
