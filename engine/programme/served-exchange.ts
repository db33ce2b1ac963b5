/**
 * A good plan for the most children served, by exchanges of up to four sites (`exchange.ts`, `exchange-fours.ts`) that know what
 * every column near its site's best would serve if that site alone changed (`site-measures.ts`). Sites far from each other add up, so
 * exchanges are found on the measures alone; each is carried out on the seating before it counts, and taken back where neighbours vie
 * for the same children. Rows missed cost a fine that grows until the plan keeps them all; then they may be missed once more, as long
 * as that leads to a better plan (strategic oscillation, Glover 1977).
 * No chance is in it: equal inputs give equal plans. What it returns keeps every row; maximum flows count its children afterwards.
 */
import type { Highs } from 'highs'
import type { Control } from './control.ts'
import { exchangeSites } from './exchange.ts'
import { exchangeFours } from './exchange-fours.ts'
import { missedRows } from './exchange-moves.ts'
import { type Ledger, never, openLedger, planOf, setPenalty } from './ledger.ts'
import type { Outlets } from './outlets.ts'
import { type Prices, priceColumns, pricesOfRows } from './prices.ts'
import type { Problem } from './problem.ts'
import { openRowPricing, type PriceRows } from './row-prices.ts'
import { openServedLedger } from './served-ledger.ts'
import { rowUnits, type Worth } from './served-prices.ts'
import { measureSites, openMeasures, type SiteMeasures, spoilNeighbours } from './site-measures.ts'
import { type Plan, tallyPlan } from './tally.ts'

export interface ServedSearch {
  /** opens every site that must be open. */
  start: Plan
  /** column: earning at the prices; site: its best. Columns much below the best are left out. */
  earning: Float64Array
  best: Float64Array
  /** aggregate row: price of a unit. */
  rowPrice: Float64Array
  /** how far below its site's best a column may earn and still be tried. */
  width: number
  /** hears about what each better plan serves; the count tells it to the child. */
  onBetter?: ((served: number) => void) | undefined
}

/**
 * What a unit missed costs in the first pass: more than its price, and part of what it is worth on average, so that it does where the
 * row has no price. Then so many times that, up from the second where a plan keeps all rows, and on as long as it does not.
 */
const firstFine = { ofPrice: 1.5, ofUnit: 0.1 }
const dearer = [1, 6, 24, 100, 1e6]
const keeping = 1

/** Single changes looked at in pairs; in fours, pairs of those written down, and looks in a pass at effort 1. */
const inPairs = { firstPairs: 500, pairs: 1500, alike: 2 }
const inFours = { moves: 600, pairs: 1e5, looks: 2e6 }

/** Part of the time on a clock that is left for mending rows after the first pass. */
const mendingPart = 0.45

/** Passes at most. */
const mostPasses = 16

interface Exchange {
  problem: Problem
  control: Control
  search: ServedSearch
  ledger: Ledger
  measures: SiteMeasures
  prices: Prices
  /** prices rows to fit what columns would serve. */
  priceRows: PriceRows
  best: { plan: Plan; served: number } | null
}

/**
 * The best plan met that keeps every row, or null where none was met. `worth`: year × district, of a child served, at most 1;
 * `timed`: makes the control that ends the search, by whether it has a plan.
 */
export function exchangeServed(
  problem: Problem,
  highs: Highs,
  outlets: Outlets,
  worth: Worth,
  timed: (hasPlan: () => boolean) => Control,
  search: ServedSearch,
): Plan | null {
  const exchange = openExchange(problem, highs, outlets, worth, timed, search)
  const { ledger, measures, control } = exchange
  // what is not measured any more only misleads
  const ended = () => control.ended() || (measures.measuresLeft <= 0 && exchange.best !== null)
  const first = control.until(1 - mendingPart * (1 - control.gone()))
  let hardness = 0
  let before = 0
  for (let pass = 0; pass < mostPasses && !ended(); pass++) {
    measures.children.settle()
    note(exchange)
    // what the sites would serve is not what the prices told: once some have changed, the rows are priced anew to fit
    if (pass > 0) fitPrices(exchange)
    const fine = fineOfRows(problem, exchange.prices.row)
    setPenalty(
      ledger,
      fine.map(each => each * dearer[hardness]!),
    )
    const chosen = ledger.chosen.slice()
    onePass(exchange, hardness > 0, pass === 0 ? () => ended() || first.ended() : ended)
    const hasChanged = chosen.some((column, site) => column !== ledger.chosen[site])
    const isHardest = hardness === dearer.length - 1
    if (isHardest && !isKept(exchange) && !hasChanged) break
    if (!isKept(exchange) || hardness < keeping) {
      hardness = Math.min(hardness + 1, dearer.length - 1)
      continue
    }
    const served = measures.children.served()
    if (served <= before + 1e-6) break
    before = served
    hardness = 0
  }
  return exchange.best?.plan ?? null
}

function openExchange(
  problem: Problem,
  highs: Highs,
  outlets: Outlets,
  worth: Worth,
  timed: (hasPlan: () => boolean) => Control,
  search: ServedSearch,
): Exchange {
  const { start } = search
  const control = timed(() => exchange.best !== null)
  const choices = nearChoices(problem, search)
  const children = openServedLedger(problem, outlets, worth, start.chosen, choices.flat())
  const measures = openMeasures(problem, search, choices, children, control.effort)
  const free = new Float64Array(problem.training.count)
  const ledger = openLedger(problem, start, measures.price, free, fineOfRows(problem, search.rowPrice))
  const prices = pricesOfRows(problem, search.rowPrice)
  const priceRows = openRowPricing(problem, highs, control, search.rowPrice)
  const exchange: Exchange = { problem, control, search, ledger, measures, prices, priceRows, best: null }
  note(exchange)
  return exchange
}

/** Exchanges of one and two sites, then of up to four; where rows are missed and that is dear, then of those that mend them. */
function onePass(exchange: Exchange, isDear: boolean, ended: () => boolean) {
  const { ledger, prices, control, search } = exchange
  ledger.confirms = confirmsSeated(exchange)
  const refresh = () => pricedAnew(exchange)
  const options = { width: search.width, ended, refresh, onBetter: () => note(exchange) }
  const fours = { ...options, ...inFours, looks: inFours.looks * control.effort }
  const priced = refresh()
  exchangeSites(ledger, priced, prices, { ...options, ...inPairs })
  exchangeFours(ledger, priced, prices, fours)
  if (!isKept(exchange) && isDear)
    exchangeFours(ledger, priced, prices, { ...fours, rows: missedRows(ledger) })
  note(exchange)
}

const isKept = ({ problem, ledger }: Exchange) => ledger.fine < 1e-7 && tallyPlan(problem, ledger).kept

/** Keeps the plan where it keeps all rows and serves more than the best so far. */
function note(exchange: Exchange) {
  const { best, ledger, measures } = exchange
  const served = measures.children.served()
  if ((best && served <= best.served + 1e-9) || !isKept(exchange)) return
  exchange.best = { plan: planOf(ledger), served }
  exchange.search.onBetter?.(served)
}

/** Measures what is stale, and prices the columns by it. */
function pricedAnew({ problem, control, ledger, measures, prices }: Exchange) {
  measureSites(measures, ledger.chosen, control.ended)
  ledger.cost = 0
  for (const column of ledger.chosen) if (column >= 0) ledger.cost += measures.price[column]!
  return priceColumns(problem, prices, measures.price, 0)
}

/** Prices the rows to fit what was measured. */
function fitPrices(exchange: Exchange) {
  const { measures, ledger, control } = exchange
  measureSites(measures, ledger.chosen, control.ended)
  const { price, told } = measures
  const row = exchange.priceRows(price.map((each, column) => -(each === never ? told[column]! : each)))
  if (row) exchange.prices = pricesOfRows(exchange.problem, row)
}

/** Carries an exchange out on the seating; where it does not pay there it is taken back. */
function confirmsSeated({ ledger, measures }: Exchange) {
  const { children } = measures
  return (sites: number[], before: number[], fine: number) => {
    children.begin()
    let gained = 0
    sites.forEach((site, at) => {
      gained += children.change(before[at]!, ledger.chosen[site]!)
    })
    if (gained - (ledger.fine - fine) <= 1e-7) {
      children.undo()
      return null
    }
    return spoilNeighbours(measures, sites)
  }
}

/** Site: its columns within the width of its best, −1 where closed is; and what is chosen. */
function nearChoices(
  { columns, model, mustOpen }: Problem,
  { start, earning, best, width }: ServedSearch,
): number[][] {
  return Array.from({ length: model.sites.count }, (_, site) => {
    const list: number[] = []
    const now = start.chosen[site]!
    if (now === -1 || (!mustOpen[site] && best[site]! <= width)) list.push(-1)
    for (let column = columns.siteStart[site]!; column < columns.siteStart[site + 1]!; column++)
      if (column === now || (!columns.barred[column] && earning[column]! >= best[site]! - width))
        list.push(column)
    return list
  })
}

/** Row: what a unit missed costs at first. */
function fineOfRows(problem: Problem, rowPrice: Float64Array): Float64Array {
  const unit = rowUnits(problem, 1)
  return rowPrice.map(
    (price, row) => firstFine.ofPrice * price + (unit[row]! > 0 ? firstFine.ofUnit * unit[row]! : 1),
  )
}
