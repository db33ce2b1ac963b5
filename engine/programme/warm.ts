/**
 * A plan from an earlier one after a changed lock, budget, target or forecast: kept prices give a bound of the new
 * model at once (any prices of 0 or more do, good ones a tight bound), the relaxation is solved again from them, and the
 * old plan or the new relaxation's, whichever is nearer to a plan, is repaired site by site instead of made anew.
 */
import type { Highs } from 'highs'
import type { Control } from './control.ts'
import { columnsOfOpenings, openedBefore, planFromEarlier } from './earlier-plan.ts'
import { exchangeSites } from './exchange.ts'
import { openLedger, planOf, setPenalty } from './ledger.ts'
import { sitesChanged, undoChanges } from './little.ts'
import type { PlanOptions, PlanStart } from './model.ts'
import { type Priced, type Prices, priceColumns } from './prices.ts'
import { fenPerWan, type Problem } from './problem.ts'
import { pricesWith, type Repriced, reprice, type Worths } from './reprice.ts'
import { type Found, type Goal, penaltiesFor, roundParts, weighPlan } from './search.ts'
import type { Plan } from './tally.ts'

/** Part of its cost by which a column of the old plan is preferred where little is to change. */
export const likedShare = 0.015

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

/** Single changes looked at in pairs and in triples: the ones of least net cost. */
const looked = { pairs: 1500, triples: 200 }

/**
 * What a unit missed costs at first: more than the price of its row, so that mending it pays; and part of what a unit
 * typically costs, so that it does where the row had no price.
 */
const firstFine = { ofPrice: 1.5, ofTypical: 0.3 }

/**
 * How dear missed rows become while no exchange keeps them all, times the first penalty; and how much dearer than their
 * site's best, of the bound, columns may be that take part: the more is missed, the more have to be looked at.
 */
const harder = [
  { times: 1, width: 3e-4 },
  { times: 8, width: 3e-3 },
  { times: 64, width: Infinity },
]

export interface Warm extends Worths {
  found: Found
  /** wan, proved for the model as it is, whatever is preferred. */
  bound: number
  /** wan, proved for the prices with the preference: what `found.value` is to be held against. */
  likedBound: number
  priced: Priced
  /** the plan repaired without preferring what the earlier one opens; null where nothing is preferred. */
  plain: Found | null
}

/** Bound and repaired plan from an earlier plan; the plan may miss rows where small changes were not enough. */
export function startWarm(problem: Problem, highs: Highs, control: Control, start: PlanStart): Warm {
  const { cost } = problem.columns
  const groupWorth = keptWorth(problem, start)
  const kept = { prices: keptPrices(problem, start, groupWorth), groupWorth }
  const atOnce = priceColumns(problem, kept.prices)
  control.report('relaxation', null, atOnce.bound * fenPerWan)
  const own = bestOf(problem, kept, atOnce, reprice(problem, highs, kept, cost, control))
  control.report('relaxation', null, own.priced.bound * fenPerWan)
  const plain = repairPlan(problem, control, start, own, cost)
  const answer = {
    bound: own.priced.bound,
    prices: own.prices,
    groupWorth: own.groupWorth,
    priced: own.priced,
  }
  if (!start.changeLittle) return { ...answer, found: plain, likedBound: own.priced.bound, plain: null }
  const price = likedPrices(problem, start)
  const atLiked = priceColumns(problem, own.prices, price)
  const liked = bestOf(problem, own, atLiked, reprice(problem, highs, own, price, control))
  const found = repairPlan(problem, control, start, liked, price, plain.plan)
  return {
    ...answer,
    found: fewerChanges(problem, control, start, found, plain, price),
    likedBound: liked.priced.bound,
    plain,
  }
}

/** The plan with fewest changes against the earlier one: found with the preference, or without it, each with what it need not change undone. */
function fewerChanges(
  problem: Problem,
  control: Control,
  start: PlanStart,
  little: Found,
  plain: Found,
  price: Float64Array,
): Found {
  const old = openedBefore(problem, start)
  const changes = ({ plan }: Found) => sitesChanged(plan, old).length
  const goal: Goal = {
    price,
    trainingFactor: 1,
    penalty: penaltiesFor(problem, new Float64Array(problem.rows.length)),
  }
  return [plain, little]
    .map(({ plan }) => weighPlan(problem, goal, undoChanges(problem, control, plan, old, likedShare)))
    .reduce((best, next) => {
      if (best.tally.kept !== next.tally.kept) return best.tally.kept ? best : next
      const fewer = changes(next) - changes(best)
      return fewer < 0 || (fewer === 0 && next.tally.cost < best.tally.cost) ? next : best
    })
}

/** The new prices where they prove more than those at hand; without them the plan has no relaxation to start from. */
function bestOf(problem: Problem, at: Worths, priced: Priced, next: Repriced | null) {
  if (next && next.priced.bound >= priced.bound) return { ...next, value: next.value as Float64Array | null }
  const trained = new Float64Array(problem.model.years)
  return { ...at, priced, value: next?.value ?? null, trained: next?.trained ?? trained }
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

/** Costs of the columns, those of the old plan cheaper where little is to change; never above the true cost. */
export function likedPrices({ columns }: Problem, start: PlanStart): Float64Array {
  if (!start.changeLittle) return columns.cost
  const price = columns.cost.slice()
  for (const column of columnsOfOpenings({ columns }, start))
    if (column >= 0) price[column]! *= 1 - likedShare
  return price
}

/**
 * The nearest of the old plan, the relaxation's and others given, repaired by exchanges of one to three sites until it
 * is near enough to its bound or no exchange helps. Rows missed cost somewhat more than their price, and more and more
 * while there is no plan that keeps them all.
 */
function repairPlan(
  problem: Problem,
  control: Control,
  start: PlanStart,
  { prices, priced, value, trained }: ReturnType<typeof bestOf>,
  price: Float64Array,
  ...others: Plan[]
): Found {
  const goal: Goal = { price, trainingFactor: 1, penalty: penaltiesFor(problem, prices.row) }
  const typical = penaltiesFor(problem, new Float64Array(problem.rows.length))
  const penalty = prices.row.map(
    (each, row) => firstFine.ofPrice * each + firstFine.ofTypical * typical[row]!,
  )
  const plans = [planFromEarlier(problem, start, priced.net), ...others]
  if (value) plans.push(roundParts(problem, value, trained).plan)
  const nearest = plans
    .map(plan => weighPlan(problem, { ...goal, penalty }, plan))
    .reduce((best, next) => (next.value < best.value ? next : best))
  const ledger = openLedger(problem, nearest.plan, price, problem.training.cost, penalty)
  let kept: { plan: Plan; cost: number } | null = null
  const note = () => {
    if (ledger.fine < 1e-7 && (!kept || ledger.cost < kept.cost - 1e-9))
      kept = { plan: planOf(ledger), cost: ledger.cost }
  }
  const gap = enoughGap(control, start)
  const near = () => ledger.fine < 1e-7 && ledger.cost - priced.bound <= gap * Math.abs(ledger.cost)
  note()
  for (const { times, width } of harder) {
    // The last is for where nothing else kept every row; it looks at too much to be worth a small saving.
    if (near() || control.ended() || (kept && width === Infinity)) break
    setPenalty(
      ledger,
      penalty.map(each => each * times),
    )
    exchangeSites(ledger, priced, prices, {
      ...looked,
      width: width * Math.max(1, Math.abs(priced.bound)),
      ended: () => near() || control.ended(),
      onBetter: note,
    })
    note()
  }
  const found = kept as { plan: Plan } | null
  return weighPlan(problem, goal, found ? found.plan : planOf(ledger))
}
