/**
 * A plan from an earlier one after a changed lock, budget, target or forecast: kept prices give a bound of the new
 * model at once (any prices of 0 or more do, good ones a tight bound), and the old plan is repaired site by site
 * instead of being made anew.
 */
import type { Highs } from 'highs'
import { seededRandom } from '../random.ts'
import type { Control } from './control.ts'
import { improvePlan } from './improve.ts'
import {
  commitSite,
  commitTraining,
  type Ledger,
  openLedger,
  planOf,
  weighPair,
  weighSite,
  weighTraining,
} from './ledger.ts'
import type { PlanOptions, PlanStart } from './model.ts'
import { type Priced, type Prices, priceColumns } from './prices.ts'
import { fenPerWan, type Problem } from './problem.ts'
import { columnWidth, type Found, type Goal, penaltiesFor } from './search.ts'
import type { Plan } from './tally.ts'

/** Part of its cost by which a column of the old plan is preferred where little is to change. */
export const likedShare = 0.015

/** A repaired plan is enough where its gap is at most so many times that of the plan it came from. */
const warmSlack = 1.25

/** Gap up to which an earlier plan is a measure for the next; one that was stopped sooner is searched on. */
const smallGap = 1e-3

/** Gap at which a repaired plan is the answer: the planner's, or about the earlier plan's where that is small. */
export const enoughGap = (control: Control, start: PlanStart) =>
  start.gap <= smallGap ? Math.max(control.gap, warmSlack * start.gap) : control.gap

/** Who asks for a gap or for more or less work is not answered by how near the earlier plan came to its bound. */
export function startAsked({ from, gap, work = 1 }: PlanOptions): PlanStart | undefined {
  return from && (gap !== undefined || work !== 1) ? { ...from, gap: 0 } : from
}

/** Passes over all sites, then moves of two sites each. */
const sweeps = 10
const pairMoves = 40_000

/** Sites freed in a round of HiGHS, its iterations, and rounds: half a second on a city of 1,500 sites. */
const polish = { sites: 100, iterations: 600, rounds: 1 }

export interface Warm {
  found: Found
  /** wan, proved for the model as it is, whatever is preferred. */
  bound: number
  /** wan, proved for the prices with the preference: what `found.value` is to be held against. */
  likedBound: number
  prices: Prices
  priced: Priced
}

/** Bound and repaired plan from an earlier plan; the plan may miss rows where small changes were not enough. */
export function startWarm(problem: Problem, highs: Highs, control: Control, start: PlanStart): Warm {
  const prices = keptPrices(problem, start)
  const priced = priceColumns(problem, prices)
  control.report('relaxation', null, priced.bound * fenPerWan)
  const old = oldPlan(problem, start, priced)
  const price = likedPrices(problem, start)
  const liked = start.changeLittle ? priceColumns(problem, prices, price) : priced
  const goal: Goal = { price, trainingFactor: 1, penalty: penaltiesFor(problem, prices.row) }
  const repaired = repairPlan(problem, old, liked, prices, price, control.seed)
  const found = improvePlan(problem, highs, repaired, liked, goal, control, {
    ...polish,
    bound: liked.bound,
    gap: enoughGap(control, start),
  })
  return { found, bound: priced.bound, likedBound: liked.bound, prices, priced }
}

/** The kept prices as multipliers of this model's rows; a row or group that was not there has the price 0. */
export function keptPrices({ rows, coverage, model }: Problem, start: PlanStart): Prices {
  const row = Float64Array.from(rows, each => {
    const kept = start.rows.find(
      old =>
        old.family === each.family &&
        old.year === each.year &&
        old.source === each.source &&
        old.district === each.district,
    )
    return Math.max(0, (kept?.marginalValue ?? 0) / (each.family === 'budget' ? 1 : fenPerWan))
  })
  const covering = new Float64Array(coverage.length * model.sites.count)
  let coverageBound = 0
  coverage.forEach((block, at) => {
    const kept = start.coverageWorth.find(({ year }) => year === block.year)?.worth
    for (let group = 0; group < block.weight.length; group++) {
      const worth = kept?.length === block.weight.length ? Math.max(0, kept[group]! / fenPerWan) : 0
      coverageBound += Math.min(0, worth - row[block.row]! * block.weight[group]!)
      for (let entry = block.start[group]!; entry < block.start[group + 1]!; entry++)
        covering[at * model.sites.count + block.site[entry]!]! += worth
    }
  })
  return { row, covering, coverageBound }
}

/** Costs of the columns, those of the old plan cheaper where little is to change; never above the true cost. */
export function likedPrices({ columns }: Problem, start: PlanStart): Float64Array {
  if (!start.changeLittle) return columns.cost
  const price = columns.cost.slice()
  for (const column of columnsOfOpenings({ columns }, start))
    if (column >= 0) price[column]! *= 1 - likedShare
  return price
}

/** opening → its column, −1 where the model no longer has it. */
export function columnsOfOpenings(
  { columns }: Pick<Problem, 'columns'>,
  { openings }: Pick<PlanStart, 'openings'>,
) {
  return openings.map(({ site, option, year }) => {
    for (let at = columns.siteStart[site] ?? 0; at < (columns.siteStart[site + 1] ?? 0); at++)
      if (columns.option[at] === option && columns.year[at] === year) return at
    return -1
  })
}

/** The old plan without what is barred now; a site that must open takes its cheapest allowed column. */
function oldPlan(problem: Problem, start: PlanStart, { net }: Priced): Plan {
  const { columns, training, mustOpen, model } = problem
  const chosen = new Int32Array(model.sites.count).fill(-1)
  for (const column of columnsOfOpenings(problem, start))
    if (column >= 0 && !columns.barred[column]) chosen[columns.site[column]!] = column
  chosen.forEach((column, site) => {
    if (!mustOpen[site] || column >= 0) return
    for (let at = columns.siteStart[site]!; at < columns.siteStart[site + 1]!; at++)
      if (!columns.barred[at] && (chosen[site]! < 0 || net[at]! < net[chosen[site]!]!)) chosen[site] = at
  })
  const trained = new Float64Array(model.years)
  for (let year = 0; year < training.count; year++)
    trained[year] = Math.min(training.upper[year]!, Math.round(start.trained[year] ?? 0))
  return { chosen, trained }
}

/**
 * Drops, downgrades, swaps and fills: first the best change of each site in turn while one helps, then changes of two
 * sites drawn by lot, over columns near their site's best. Rows missed cost somewhat more than their price.
 */
export function repairPlan(
  problem: Problem,
  plan: Plan,
  { net, best, bound }: Priced,
  prices: Prices,
  price: Float64Array,
  seed: number,
): Plan {
  const { columns, training, mustOpen, model, rows } = problem
  const width = 10 * columnWidth * Math.abs(bound)
  const choices = Array.from({ length: model.sites.count }, (_, site) => {
    const list = mustOpen[site] || -best[site]! > width ? [] : [-1]
    for (let at = columns.siteStart[site]!; at < columns.siteStart[site + 1]!; at++)
      if (!columns.barred[at] && net[at]! - best[site]! <= width) list.push(at)
    return list
  })
  const typical = penaltiesFor(problem, new Float64Array(rows.length))
  const penalty = prices.row.map((each, row) => 1.5 * each + 0.3 * typical[row]!)
  const ledger = openLedger(problem, plan, price, training.cost, penalty)
  let kept: { plan: Plan; cost: number } | null = null
  const note = () => {
    if (ledger.fine < 1e-7 && (!kept || ledger.cost < kept.cost - 1e-9))
      kept = { plan: planOf(ledger), cost: ledger.cost }
  }
  for (let sweep = 0; sweep < sweeps; sweep++) {
    let moved = bestTraining(ledger)
    for (let site = 0; site < choices.length; site++)
      moved = bestChoice(ledger, site, choices[site]!) || moved
    if (!moved) break
  }
  note()
  const random = seededRandom(seed + 5)
  const sites = [...choices.keys()].filter(site => choices[site]!.length > 1)
  const pick = (list: number[]) => list[Math.floor(random() * list.length)]!
  for (let move = 0; move < pairMoves && sites.length > 1; move++) {
    const site = pick(sites)
    const other = pick(sites)
    if (site === other) continue
    const [column, otherColumn] = [pick(choices[site]!), pick(choices[other]!)]
    if (weighPair(ledger, site, column, other, otherColumn) >= -1e-9) continue
    weighSite(ledger, site, column)
    commitSite(ledger, site, column)
    weighSite(ledger, other, otherColumn)
    commitSite(ledger, other, otherColumn)
    note()
  }
  const found = kept as { plan: Plan } | null
  return found ? found.plan : planOf(ledger)
}

/** Gives the site the choice that lowers the ledger's value most; false where none does. */
function bestChoice(ledger: Ledger, site: number, choices: readonly number[]) {
  let least = -1e-9
  let choice: number | null = null
  for (const column of choices) {
    const change = column === ledger.chosen[site] ? 0 : weighSite(ledger, site, column)
    if (change < least) {
      least = change
      choice = column
    }
  }
  if (choice === null) return false
  weighSite(ledger, site, choice)
  commitSite(ledger, site, choice)
  return true
}

/** Trains more or fewer in each year, by halving steps, while that lowers the ledger's value. */
function bestTraining(ledger: Ledger) {
  const { training } = ledger.problem
  let moved = false
  for (let year = 0; year < training.count; year++)
    for (let step = 256; step >= 1; step /= 2)
      for (const sign of [-1, 1]) {
        const trained = Math.min(training.upper[year]!, Math.max(0, ledger.trained[year]! + sign * step))
        if (trained === ledger.trained[year] || weighTraining(ledger, year, trained) >= -1e-9) continue
        weighTraining(ledger, year, trained)
        commitTraining(ledger, year, trained)
        moved = true
      }
  return moved
}
