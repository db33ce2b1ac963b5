/**
 * What would have to change for a site left out to be in: its capital or its support lower, or a rule of the programme
 * otherwise. Three kinds of figures, never mixed: proved least (below it every plan with the site is worse than the plan
 * found), proved enough (from it on every best plan has the site), and what the relaxation's prices say in between.
 */
import { never, openLedger, weighPair, weighSite } from './ledger.ts'
import type { Priced, Prices } from './prices.ts'
import { fenPerWan, type Problem } from './problem.ts'
import type { Eased, Joining, Lowered } from './result.ts'
import { type Plan, tallyPlan } from './tally.ts'

export interface Joined {
  problem: Problem
  plan: Plan
  prices: Prices
  priced: Priced
  /** value of the plan in the bound's unit, minimised. */
  value: number
  /** whether that is cost, wan: else children less, whom money only brings where a budget has a price. */
  isCost: boolean
}

/** site → what would have to change; null for open sites and those that may not open. */
export function joiningOf(from: Joined): (Joining | null)[] {
  const { problem, plan, priced, isCost } = from
  const { columns, model } = problem
  const enough = isCost ? cheapestWith(from) : new Map<number, Enough>()
  const eased = easedRows(from).map(each => ({ ...each, path: pricePath(from, each) }))
  return Array.from({ length: model.sites.count }, (_, site) => {
    const nearest = nearestColumn(problem, priced, site)
    if (nearest < 0 || plan.chosen[site]! >= 0) return null
    const option = columns.option[nearest]!
    const forced = Math.max(0, priced.bound + priced.net[nearest]! - priced.best[site]! - from.value)
    const rules = eased.map(({ row, perUnit, path }): Eased => {
      const { family, year, source } = problem.rows[row]!
      const unit = family === 'budget' ? fenPerWan : 1
      const about = path(site)
      const atLeast = family === 'budget' ? (forced / perUnit) * unit : null
      // the prices look at one rule alone; what is proved holds for all
      return {
        family,
        year,
        source,
        atLeast,
        about: about === null ? null : Math.max(about * unit, atLeast ?? 0),
      }
    })
    return {
      option,
      year: columns.year[nearest]!,
      capital: lowered(from, site, option, 'capital', enough.get(site)),
      support: lowered(from, site, option, 'support', enough.get(site)),
      rules: leastOfFamilies(rules),
    }
  })
}

function nearestColumn({ columns }: Problem, { net }: Priced, site: number) {
  let nearest = -1
  for (let at = columns.siteStart[site]!; at < columns.siteStart[site + 1]!; at++)
    if (!columns.barred[at] && (nearest < 0 || net[at]! < net[nearest]!)) nearest = at
  return nearest
}

/** Of each family the rule that has to move least. */
function leastOfFamilies(rules: Eased[]) {
  const best = new Map<string, Eased>()
  for (const rule of rules) {
    const before = best.get(rule.family)
    if (!before || (rule.about ?? Infinity) < (before.about ?? Infinity)) best.set(rule.family, rule)
  }
  return [...best.values()]
}

/** What a wan less of a column's capital, or of each year's support, is worth: discounted, and by prices of budgets. */
function worthOfMoney({ problem, prices, isCost }: Joined, column: number, kind: Money) {
  const { model, columns, rows } = problem
  const { options, discountFactor, budgets, sources } = model
  const option = columns.option[column]!
  const open = columns.year[column]!
  const paid = kind === 'capital' ? [open - options.leadYears[option]!] : []
  for (let year = open; kind === 'support' && year < discountFactor.length; year++) paid.push(year)
  const own = paid.reduce((sum, year) => sum + discountFactor[year]!, 0)
  let worth = isCost ? own : 0
  rows.forEach(({ family, year, source }, row) => {
    if (family !== 'budget' || prices.row[row] === 0) return
    const shares = kind === 'capital' ? options.capitalShare : options.supportShare
    const share = source === null ? 1 : shares[option * sources + source]!
    const times = paid.filter(each => (budgets.carryOver ? each <= year : each === year)).length
    worth += prices.row[row]! * share * times
  })
  return { worth, own }
}

type Money = 'capital' | 'support'

/** Fen by which the option's capital or yearly support would have to be lower; null where money has no price. */
function lowered(from: Joined, site: number, option: number, kind: Money, cheapest?: Enough): Lowered | null {
  const { problem, priced, value } = from
  const { columns } = problem
  let atLeast = Infinity
  let about = Infinity
  for (let at = columns.siteStart[site]!; at < columns.siteStart[site + 1]!; at++) {
    if (columns.barred[at] || columns.option[at] !== option) continue
    const { worth } = worthOfMoney(from, at, kind)
    if (worth <= 0) continue
    const dearer = priced.net[at]! - priced.best[site]!
    atLeast = Math.min(atLeast, Math.max(0, priced.bound + dearer - value) / worth)
    about = Math.min(about, dearer / worth)
  }
  if (about === Infinity) return null
  const own = cheapest && columns.option[cheapest.column] === option ? cheapest : null
  const enough = own && (Math.max(0, own.more) / worthOfMoney(from, own.column, kind).own) * fenPerWan
  return { atLeast: atLeast * fenPerWan, about: about * fenPerWan, enough }
}

/** A plan with the site, and how much cheaper it would have to be, wan, than any without. */
interface Enough {
  column: number
  more: number
}

/** Columns of a site tried in the plan, and changes of other sites that may pay for them. */
const tried = { columns: 3, changes: 600 }

/** Units of a row that rounding may miss. */
const missTolerance = 1e-6

/**
 * site left out → the cheapest plan with its nearest option, made of the plan found by opening it and changing one other
 * site: an upper bound for having it. What it lacks on the bound without the site is enough to bring it in.
 */
function cheapestWith({ problem, plan, prices, priced, value }: Joined) {
  const { columns, model, training, rows } = problem
  const penalty = new Float64Array(rows.length).fill(never)
  const ledger = openLedger(problem, plan, columns.cost, training.cost, penalty)
  const found = new Map<number, Enough>()
  if (!tallyPlan(problem, plan).kept) return found
  const sign = rows.map(({ sense }) => (sense === 'at-least' ? 1 : -1))
  const room = rows.map(({ limit }, row) => (ledger.activity[row]! - limit) * sign[row]!)
  const gainsOf = (site: number, column: number) => {
    weighSite(ledger, site, column)
    const gains = new Float64Array(rows.length)
    for (let at = 0; at < ledger.touchedCount; at++)
      gains[ledger.touched[at]!] = sign[ledger.touched[at]!]! * ledger.change[ledger.touched[at]!]!
    return gains
  }
  const saving = savings(problem, plan, priced).map(each => ({
    ...each,
    gains: gainsOf(each.site, each.column),
  }))
  // the rows of most price reject most
  const order = rows.map((_, row) => row).sort((a, b) => prices.row[b]! - prices.row[a]! || a - b)
  for (let site = 0; site < model.sites.count; site++) {
    const nearest = nearestColumn(problem, priced, site)
    if (nearest < 0 || plan.chosen[site]! >= 0) continue
    const own: number[] = []
    for (let at = columns.siteStart[site]!; at < columns.siteStart[site + 1]!; at++)
      if (!columns.barred[at] && columns.option[at] === columns.option[nearest]) own.push(at)
    own.sort((a, b) => priced.net[a]! - priced.net[b]! || a - b)
    let best: Enough | null = null
    for (const column of own.slice(0, tried.columns)) {
      const gains = gainsOf(site, column)
      const left = order.map(row => room[row]! + gains[row]!)
      let cost = columns.cost[column]!
      let change: (typeof saving)[number] | null = null
      if (left.some(each => each < -1e-9)) cost = Infinity
      for (const each of saving) {
        if (columns.cost[column]! + each.cost >= cost) continue
        if (order.some((row, at) => left[at]! + each.gains[row]! < -1e-9)) continue
        cost = columns.cost[column]! + each.cost
        change = each
      }
      if (cost === Infinity) continue
      // Coverage does not add up: the ledger has the last word.
      const exact = change
        ? weighPair(ledger, site, column, change.site, change.column)
        : weighSite(ledger, site, column)
      const more = value + exact - (priced.bound - priced.best[site]!)
      if (exact - cost < never * missTolerance && (!best || more < best.more)) best = { column, more }
    }
    if (best) found.set(site, best)
  }
  return found
}

/** Changes of open sites, or of closed ones, that save cost: those of least net cost. */
function savings({ columns, mustOpen }: Problem, plan: Plan, { net }: Priced) {
  const list: { site: number; column: number; cost: number; net: number }[] = []
  plan.chosen.forEach((old, site) => {
    if (old < 0) return
    if (!mustOpen[site]) list.push({ site, column: -1, cost: -columns.cost[old]!, net: -net[old]! })
    for (let at = columns.siteStart[site]!; at < columns.siteStart[site + 1]!; at++)
      if (!columns.barred[at] && columns.cost[at]! < columns.cost[old]!)
        list.push({
          site,
          column: at,
          cost: columns.cost[at]! - columns.cost[old]!,
          net: net[at]! - net[old]!,
        })
  })
  return list.sort((a, b) => a.net - b.net || a.site - b.site).slice(0, tried.changes)
}

/**
 * Rules that may bring a site in by moving: budgets that have a price and, where cost is to be least, the last target of places. `perUnit`: what a unit
 * of the year's own limit eases is worth at most: with carry-over it eases the running totals of later years too.
 */
function easedRows({ problem, prices, isCost }: Joined) {
  const { rows, model } = problem
  const last = rows.findLastIndex(({ family }) => family === 'places')
  return rows.flatMap(({ family, year, source }, row) => {
    if (family === 'budget' && prices.row[row]! > 0) {
      const perUnit = rows.reduce((sum, other, at) => {
        const eased = at === row || (model.budgets.carryOver && other.year > year)
        return sum + (eased && other.family === 'budget' && other.source === source ? prices.row[at]! : 0)
      }, 0)
      return [{ row, perUnit }]
    }
    return isCost && row === last ? [{ row, perUnit: 0 }] : []
  })
}

/** Prices at which a row's path is followed. */
const pathSteps = 48

/**
 * site → by how much more a row would have to ask for (places) or allow (money) at the prices of the other rows before the
 * site's best choice is to open: what all sites together then give or take, less what they do now. null: never.
 */
function pricePath({ problem, prices, priced }: Joined, { row }: { row: number }) {
  const { columns, model } = problem
  const { net } = priced
  const amount = new Float64Array(columns.count)
  for (let column = 0; column < columns.count; column++)
    for (let at = columns.start[column]!; at < columns.start[column + 1]!; at++)
      if (columns.row[at] === row) amount[column] = columns.value[at]!
  const shiftOf = Float64Array.from({ length: model.sites.count }, (_, site) => {
    let least = Infinity
    for (let at = columns.siteStart[site]!; at < columns.siteStart[site + 1]!; at++)
      if (!columns.barred[at] && net[at]! <= 0) least = 0
      else if (!columns.barred[at] && amount[at]! > 0) least = Math.min(least, net[at]! / amount[at]!)
    return least
  })
  // Money asks for less and less until it has no price; what is asked of places may grow without end.
  const most = problem.rows[row]!.sense === 'at-most' ? prices.row[row]! : Infinity
  const shifts = shiftOf.filter(each => each > 0 && each <= most && each < Infinity).sort()
  const grid = Array.from({ length: pathSteps + 1 }, (_, step) =>
    step === 0 ? 0 : (shifts[Math.ceil((step / pathSteps) * shifts.length) - 1] ?? 0),
  )
  const taken = grid.map(shift => {
    let sum = 0
    for (let site = 0; site < model.sites.count; site++) {
      let best = problem.mustOpen[site] ? Infinity : 0
      let of = 0
      for (let at = columns.siteStart[site]!; at < columns.siteStart[site + 1]!; at++) {
        const cost = net[at]! - shift * amount[at]!
        if (columns.barred[at] || cost > best || (cost === best && amount[at]! <= of)) continue
        best = cost
        of = amount[at]!
      }
      sum += of
    }
    return sum
  })
  // A target without a price is passed already: only what lies above counts.
  const now = prices.row[row]! > 0 ? taken[0]! : Math.max(taken[0]!, problem.rows[row]!.limit)
  return (site: number) => {
    const shift = shiftOf[site]!
    if (shift > most || shift === Infinity) return null
    const above = grid.findIndex(each => each >= shift)
    if (above <= 0) return 0
    const part = (shift - grid[above - 1]!) / Math.max(1e-12, grid[above]! - grid[above - 1]!)
    return Math.max(0, taken[above - 1]! + part * (taken[above]! - taken[above - 1]!) - now)
  }
}
