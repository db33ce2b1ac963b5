/**
 * A good plan for the most children served, by exchanges of up to four sites (`exchange.ts`, `exchange-fours.ts`) that know what
 * every column near its site's best would serve if that site alone changed: it is measured, by seating the children. Sites far
 * from each other add up, so their exchanges are found on the measures alone; each is carried out on the seating before it counts,
 * and taken back where neighbours vie for the same children. Rows missed cost a fine that grows until the plan keeps them all.
 * No chance is in it: equal inputs give equal plans. What it returns keeps every row; maximum flows count its children afterwards.
 */
import type { Control } from './control.ts'
import { exchangeSites } from './exchange.ts'
import { exchangeFours } from './exchange-fours.ts'
import { missedRows } from './exchange-moves.ts'
import { withoutRows } from './family-proof.ts'
import { never, openLedger, planOf, setPenalty } from './ledger.ts'
import type { Outlets } from './outlets.ts'
import { priceColumns, pricesWith } from './prices.ts'
import type { Problem } from './problem.ts'
import { openServedLedger, type ServedLedger } from './served-ledger.ts'
import { rowUnits, type Worth } from './served-prices.ts'
import type { Plan } from './tally.ts'

export interface ServedSearch {
  start: Plan
  /** column: earning at the prices; site: its best. Columns much below the best are left out. */
  earning: Float64Array
  best: Float64Array
  /** aggregate row: price of a unit. */
  rowPrice: Float64Array
  /** how far below its site's best a column may earn and still be tried. */
  width: number
}

/**
 * What a unit missed costs in the first pass: more than its price, and part of what it is worth on average, so that it does where the
 * row has no price. Then so many times that, as long as the plan misses a row; a plan that keeps all is kept by the dearest of the first three.
 */
const firstFine = { ofPrice: 1.5, ofUnit: 0.1 }
const dearer = [1, 6, 24, 100]
const keeping = 1

/** Single changes looked at in pairs; in fours, pairs of those written down, and looks in a pass. */
const inPairs = { firstPairs: 500, pairs: 1500, alike: 2 }
const inFours = { moves: 600, pairs: 1e5, looks: 2e6 }

/** Part of the time on a clock that is left for mending rows after the first pass. */
const mendingPart = 0.45

/** Passes at most. */
const mostPasses = 8

/** Sites measured between two looks at clock and caller. */
const sitesPerLook = 16

/** The best plan met that keeps every row, or null where none was met. */
export function exchangeServed(
  problem: Problem,
  outlets: Outlets,
  worth: Worth,
  control: Control,
  search: ServedSearch,
): Plan | null {
  const { start, rowPrice, width } = search
  const worthMost = worth.reduce((most, each) => Math.max(most, each), 1e-12)
  const choices = nearChoices(problem, search)
  const children = openServedLedger(problem, outlets, worth, start.chosen, choices.flat())
  const measures = openMeasures(problem, search, choices, children)
  const prices = pricesWith(
    problem,
    rowPrice,
    problem.coverage.map(({ weight }) => new Float64Array(weight.length)),
  )
  const base = fineOfRows(problem, rowPrice, worthMost)
  const ledger = openLedger(problem, start, measures.price, new Float64Array(problem.training.count), base)
  let best: { plan: Plan; served: number } | null = null
  const isKept = () => ledger.fine < 1e-7 * worthMost
  const note = () => {
    if (!isKept() || (best && children.served() <= best.served + 1e-9 * worthMost)) return
    best = { plan: planOf(ledger), served: children.served() }
  }
  // without a plan a late one is worth more than none
  const ended = () => control.ended() && (best !== null || control.cancelled())
  const refresh = () => {
    measures.refresh(ledger.chosen, () => control.ended())
    ledger.cost = 0
    for (const column of ledger.chosen) if (column >= 0) ledger.cost += measures.price[column]!
    return priceColumns(problem, prices, measures.price, 0)
  }
  const options = { width, onBetter: note, refresh }
  note()
  // the first pass, which may miss rows, leaves time to mend them
  const first = control.until(1 - mendingPart * (1 - control.gone()))
  for (let pass = 0, hardness = 0; pass < mostPasses && !ended(); pass++) {
    children.settle()
    setPenalty(
      ledger,
      base.map(each => each * dearer[hardness]!),
    )
    note()
    const before = children.served() - ledger.fine
    ledger.confirms = confirming()
    const until = pass === 0 ? () => ended() || first.ended() : ended
    const here = { ...options, ended: until }
    exchangeSites(ledger, refresh(), prices, { ...here, ...inPairs })
    const fours = { ...here, ...inFours, looks: inFours.looks * control.effort }
    exchangeFours(ledger, refresh(), prices, fours)
    if (!isKept() && hardness > 0)
      exchangeFours(ledger, refresh(), prices, { ...fours, rows: missedRows(ledger) })
    note()
    if (isKept() && pass > 0 && children.served() - before < 1e-6 * worthMost) break
    if (!isKept() || hardness < keeping) hardness = Math.min(hardness + 1, dearer.length - 1)
  }
  return (best as { plan: Plan } | null)?.plan ?? null

  /** Whether an exchange also pays once its children are seated; it is taken back where not. */
  function confirming() {
    let fine = ledger.fine
    return (sites: number[], before: number[]) => {
      children.begin()
      let gained = 0
      sites.forEach((site, at) => {
        gained += children.change(before[at]!, ledger.chosen[site]!)
      })
      if (gained - (ledger.fine - fine) <= 1e-7 * worthMost) {
        children.undo()
        return null
      }
      fine = ledger.fine
      return measures.spoil(sites)
    }
  }
}

/**
 * Column: what it would serve at its site, all else as it is, less than 0 as a cost: as the prices tell until it is measured;
 * never worth it where it is not among the choices.
 */
function openMeasures(
  problem: Problem,
  { earning, rowPrice }: ServedSearch,
  choices: number[][],
  children: ServedLedger,
) {
  const { existing, travel } = problem.model
  const own = withoutRows(problem, earning, rowPrice)
  const price = new Float64Array(own.length).fill(never)
  for (const list of choices) for (const column of list) if (column >= 0) price[column] = -own[column]!
  const isStale = Uint8Array.from(choices, list => Number(list.length > 1))
  const points = pointsOfSites(problem)
  let count = 0

  const gain = (from: number, to: number) => {
    children.begin()
    const change = children.change(from, to)
    children.undo()
    return change
  }
  return {
    price,
    /** Measures anew the sites whose measures are stale, until the clock ends it. */
    refresh(chosen: Int32Array, ended: () => boolean) {
      for (let site = 0; site < choices.length; site++) {
        if (!isStale[site]) continue
        if (count++ % sitesPerLook === 0 && ended()) return
        const now = chosen[site]!
        const here = now < 0 ? 0 : -gain(now, -1)
        if (now >= 0) price[now] = -here
        for (const column of choices[site]!)
          if (column >= 0 && column !== now) price[column] = -here - gain(now, column)
        isStale[site] = 0
      }
    },
    /** Sites have changed: the measures of all that share families with them are stale; returns those. */
    spoil(changed: number[]): number[] {
      const spoilt: number[] = []
      for (const site of changed)
        for (let at = points.start[site]!; at < points.start[site + 1]!; at++)
          for (let way = travel.start[points.list[at]!]!; way < travel.start[points.list[at]! + 1]!; way++) {
            const other = travel.facility[way]! - existing.count
            if (other < 0 || isStale[other] || choices[other]!.length < 2) continue
            isStale[other] = 1
            spoilt.push(other)
          }
      return spoilt
    },
  }
}

/** Site + 1, then the points that reach it. */
function pointsOfSites({ model: { existing, sites, demand, travel } }: Problem) {
  const start = new Int32Array(sites.count + 1)
  for (const facility of travel.facility)
    if (facility >= existing.count) start[facility - existing.count + 1]!++
  for (let site = 0; site < sites.count; site++) start[site + 1]! += start[site]!
  const next = start.slice()
  const list = new Int32Array(start[sites.count]!)
  for (let point = 0; point < demand.points; point++)
    for (let way = travel.start[point]!; way < travel.start[point + 1]!; way++) {
      const site = travel.facility[way]! - existing.count
      if (site >= 0) list[next[site]!++] = point
    }
  return { start, list }
}

/** Site: its columns within the width of its best, −1 where closed is; and what the start chooses. */
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
function fineOfRows(problem: Problem, rowPrice: Float64Array, worthMost: number): Float64Array {
  const unit = rowUnits(problem, worthMost)
  return rowPrice.map(
    (price, row) => firstFine.ofPrice * price + (unit[row]! > 0 ? firstFine.ofUnit * unit[row]! : worthMost),
  )
}
