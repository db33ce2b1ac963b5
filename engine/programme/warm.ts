/**
 * A plan from an earlier one after a changed lock, budget, target or forecast: kept prices give a bound of the new
 * model at once (any prices of 0 or more do, good ones a tight bound), the relaxation is solved again from them, and the
 * old plan or the new relaxation's, whichever is nearer to a plan, is repaired site by site instead of made anew.
 */
import type { Highs } from 'highs'
import type { Control } from './control.ts'
import { columnsOfOpenings, openedBefore, planFromEarlier } from './earlier-plan.ts'
import { exchangeSites } from './exchange.ts'
import { exchangeFours } from './exchange-fours.ts'
import { missedRows } from './exchange-moves.ts'
import { openLedger, planOf, setPenalty } from './ledger.ts'
import { sitesChanged, undoChanges } from './little.ts'
import type { PlanOptions, PlanStart } from './model.ts'
import { type Priced, type Prices, priceColumns, pricesWith } from './prices.ts'
import { fenPerWan, type Problem } from './problem.ts'
import { type Repriced, reprice, type Worths } from './reprice.ts'
import { type Found, firstFines, type Goal, roundParts, weighPlan } from './search.ts'
import type { Plan } from './tally.ts'

/**
 * What a changed site counts where little is to change, as a part of what a site of the earlier plan costs on average:
 * a change is made where it is needed, or saves more than this.
 */
export const changeShare = 0.05

/** A repaired plan is near enough to be searched no further where its gap is so many times that of the plan it came from. */
const warmSlack = 1.25

/**
 * Gap up to which an earlier plan is a measure for the next, and up to which a repaired one is the answer: as far as
 * repairs come within a second. A plan that was stopped sooner is searched on.
 */
const smallGap = 1e-3

/** Gap at which the repair ends: the planner's, or about the earlier plan's where that is small. */
export const enoughGap = (control: Control, start: PlanStart) =>
  start.gap <= smallGap ? Math.max(control.gap, warmSlack * start.gap) : control.gap

/** Gap up to which a repaired plan is the answer and no search follows. */
export const answerGap = (control: Control, start: PlanStart) =>
  start.gap <= smallGap ? Math.max(control.gap, smallGap) : control.gap

/**
 * The earlier plan as a start for least cost. Who asks for a gap or for more or less work is not answered by how near it
 * came to its bound; and a plan of another aim proved nothing of cost, nor are its prices money.
 */
export function startAsked({ from, gap, work = 1 }: PlanOptions): PlanStart | undefined {
  if (from && (from.aim ?? 'least-cost') !== 'least-cost')
    return { ...from, gap: Infinity, rows: [], coverageWorth: [] }
  return from && (gap !== undefined || work !== 1) ? { ...from, gap: Infinity } : from
}

/**
 * Of the bound: how much dearer than their site's best columns may be that take part; and how many single changes are looked
 * at in pairs, for savings that are not the last and at last. Of changes alike the two cheapest: a pair may use both.
 */
const inPairs = { width: 3e-4, firstPairs: 500, pairs: 1500, alike: 2 }

/** Exchanges of up to four sites that mend missed rows: see `FoursOptions`. */
const inFours = { moves: 300, pairs: 5e4, looks: 2e6 }

/**
 * How dear rows become that exchanges of two sites at the first fines still miss, times those; and the width in fours: narrow at
 * first, since a repair is to be quick and near the earlier plan. A search from nothing has `exchange-search.ts`.
 */
const harder = [
  { times: 8, width: 3e-3 },
  { times: 64, width: Infinity },
]

export interface Warm extends Worths {
  found: Found
  /** wan, proved for the model as it is, whatever is preferred. */
  bound: number
  priced: Priced
  /** the plan repaired without preferring what the earlier one opens; null where nothing is preferred. */
  plain: Found | null
}

/**
 * Bound and repaired plan from an earlier plan; the plan may miss rows where small changes were not enough. The kept
 * prices mostly prove enough; the relaxation is solved again only where the plan repaired at them is not near its bound.
 */
export function startWarm(problem: Problem, highs: Highs, control: Control, start: PlanStart): Warm {
  const { cost } = problem.columns
  const groupWorth = keptWorth(problem, start)
  const kept = { prices: keptPrices(problem, start, groupWorth), groupWorth }
  const atOnce = priceColumns(problem, kept.prices)
  control.report('relaxation', null, atOnce.bound * fenPerWan)
  const near = nearBound(control, start)
  let own = unsolved(problem, kept, atOnce)
  let plain = repairPlan(problem, control, start, own, { price: cost, near })
  if (!(plain.tally.kept && near(plain.tally.cost, atOnce.bound))) {
    own = bestOf(own, reprice(problem, highs, kept, cost, control))
    control.report('relaxation', null, own.priced.bound * fenPerWan)
    const mend = harderWithout(plain)
    const again = repairPlan(problem, control, start, own, { price: cost, near, mend })
    plain = cheaperOf(plain, again)
  }
  const { prices, priced } = own
  const answer = { bound: priced.bound, prices, groupWorth: own.groupWorth, priced }
  if (!start.changeLittle) return { ...answer, found: plain, plain: null }
  const price = likedPrices(problem, start)
  const liked = { ...own, value: null, priced: priceColumns(problem, prices, price) }
  const repaired = repairPlan(problem, control, start, liked, {
    price,
    near: () => false,
    mend: harderWithout(plain),
    other: plain.plan,
  })
  const old = openedBefore(problem, start)
  const charge = chargePerChange(problem, start)
  return { ...answer, found: fewerChanges(problem, control, old, [repaired, plain], charge), plain }
}

/** The hardest fines are for where there is no plan that keeps all rows: they are dear to mend at. */
const harderWithout = ({ tally }: Found) => (tally.kept ? harder.slice(0, 1) : harder)

/** The one that keeps all rows, or the cheaper of two that do. */
const cheaperOf = (a: Found, b: Found) =>
  a.tally.kept === b.tally.kept ? (a.tally.cost <= b.tally.cost ? a : b) : a.tally.kept ? a : b

/** Whether a cost is as near to a bound as a repaired plan has to be. */
function nearBound(control: Control, start: PlanStart) {
  const gap = enoughGap(control, start)
  return (cost: number, bound: number) => cost - bound <= gap * Math.abs(cost)
}

/** The plan with fewest changes against the earlier one, after what it need not change is undone. */
function fewerChanges(
  problem: Problem,
  control: Control,
  old: Int32Array,
  plans: Found[],
  charge: number,
): Found {
  const changes = ({ plan }: Found) => sitesChanged(plan, old).length
  const { cost } = problem.columns
  const goal: Goal = { price: cost, trainingFactor: 1, penalty: new Float64Array(problem.rows.length) }
  const best = plans.reduce((best, next) => {
    if (best.tally.kept !== next.tally.kept) return best.tally.kept ? best : next
    return changes(next) < changes(best) ? next : best
  })
  return weighPlan(problem, goal, undoChanges(problem, control, best.plan, old, charge))
}

/** Prices with the relaxation's plan at them, where it was solved. */
type At = Omit<Repriced, 'value'> & { value: Float64Array | null }

/** Prices at which the relaxation was not solved. */
const unsolved = (problem: Problem, at: Worths, priced: Priced): At => ({
  ...at,
  priced,
  value: null,
  trained: new Float64Array(problem.model.years),
})

/** The new prices where they prove more than those at hand; without them the plan has no relaxation to start from. */
function bestOf(at: At, next: Repriced | null): At {
  if (!next) return at
  if (next.priced.bound >= at.priced.bound) return next
  return { ...at, value: next.value, trained: next.trained }
}

/** What covering each group was worth, wan; 0 where the groups are no longer the same. */
const keptWorth = ({ coverage }: Problem, start: PlanStart): Float64Array[] =>
  coverage.map(({ year, weight }) => {
    const kept = start.coverageWorth.find(block => block.year === year)?.worth
    return weight.map((_, group) =>
      kept?.length === weight.length ? Math.max(0, kept[group]! / fenPerWan) : 0,
    )
  })

/** The kept prices as multipliers of this model's rows; a row or group that was not there has the price 0. */
export function keptPrices(
  problem: Problem,
  start: PlanStart,
  groupWorth = keptWorth(problem, start),
): Prices {
  const row = Float64Array.from(problem.rows, each => {
    const kept = start.rows.find(
      old =>
        old.family === each.family &&
        old.year === each.year &&
        old.source === each.source &&
        old.district === each.district,
    )
    return Math.max(0, (kept?.marginalValue ?? 0) / (each.family === 'budget' ? 1 : fenPerWan))
  })
  return pricesWith(problem, row, groupWorth)
}

/** What a changed site counts where little is to change, wan. */
export function chargePerChange({ columns }: Problem, start: PlanStart) {
  const opened = columnsOfOpenings({ columns }, start).filter(column => column >= 0)
  const cost = opened.reduce((sum, column) => sum + columns.cost[column]!, 0)
  return (changeShare * cost) / Math.max(1, opened.length)
}

/**
 * Costs of the columns; where little is to change, with the charge on each site that is changed: what the earlier plan
 * opens is cheaper by it, what opens a site that was closed is dearer. A plan then costs so much more as it has changes,
 * less a constant.
 */
export function likedPrices(problem: Problem, start: PlanStart): Float64Array {
  const { columns } = problem
  if (!start.changeLittle) return columns.cost
  const charge = chargePerChange(problem, start)
  const old = openedBefore(problem, start)
  return columns.cost.map((cost, column) => {
    const before = old[columns.site[column]!]!
    return before < 0 ? cost + charge : before === column ? cost - charge : cost
  })
}

interface Repair {
  /** wan per column: what is minimised. */
  price: Float64Array
  /** whether a plan of that price is near enough to the bound to end. */
  near: (value: number, bound: number) => boolean
  /** at which fines missed rows are mended; where not said, at the first of `harder`, and only in a plan that is near even so. */
  mend?: typeof harder
  /** a plan to start from beside the earlier one and the relaxation's. */
  other?: Plan
}

/**
 * The nearest of the old plan, the relaxation's and others given, repaired by exchanges of one and two sites until it is near
 * enough to its bound or no exchange helps. Rows missed cost somewhat more than their price; those still missed then are
 * mended at higher fines, by exchanges of up to four sites that change them.
 */
function repairPlan(
  problem: Problem,
  control: Control,
  start: PlanStart,
  { prices, priced, value, trained }: At,
  { price, near, mend, other }: Repair,
): Found {
  const penalty = firstFines(problem, prices.row)
  const goal: Goal = { price, trainingFactor: 1, penalty }
  const plans = [planFromEarlier(problem, start, priced.net)]
  if (other) plans.push(other)
  if (value) plans.push(roundParts(problem, value, trained).plan)
  const nearest = plans
    .map(plan => weighPlan(problem, goal, plan))
    .reduce((best, next) => (next.value < best.value ? next : best))
  const ledger = openLedger(problem, nearest.plan, price, problem.training.cost, penalty)
  let kept: { plan: Plan; cost: number } | null = null
  const note = () => {
    if (ledger.fine < 1e-7 && (!kept || ledger.cost < kept.cost - 1e-9))
      kept = { plan: planOf(ledger), cost: ledger.cost }
  }
  const ended = () => control.ended() || (ledger.fine < 1e-7 && near(ledger.cost, priced.bound))
  note()
  const size = Math.max(1, Math.abs(priced.bound))
  const exchange = (ended: () => boolean) => {
    exchangeSites(ledger, priced, prices, { ...inPairs, width: inPairs.width * size, ended, onBetter: note })
    note()
  }
  exchange(ended)
  const isNear = near(ledger.cost + ledger.fine, priced.bound)
  for (const { times, width } of mend ?? (isNear ? harder.slice(0, 1) : [])) {
    const whole = () => control.ended() || ledger.fine < 1e-7
    if (whole()) break
    setPenalty(
      ledger,
      penalty.map(each => each * times),
    )
    exchange(whole)
    const rows = missedRows(ledger)
    const options = { ...inFours, width: width * size, rows, ended: whole, onBetter: note }
    if (!whole()) exchangeFours(ledger, priced, prices, options)
    note()
    if (ledger.fine < 1e-7 && !ended()) exchange(ended)
  }
  const found = kept as { plan: Plan } | null
  return weighPlan(problem, goal, found ? found.plan : planOf(ledger))
}
