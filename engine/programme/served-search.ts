/**
 * A good plan for the most children served: simulated annealing (Kirkpatrick, Gelatt & Vecchi 1983) over the columns
 * that the prices leave worth having, on two ledgers: rows, and children seated by short augmenting paths.
 * What a column uses of the rows costs most of its price, so that a change of one site pays or not by itself; what a
 * plan misses of a row costs a fine that grows. Between rounds the prices follow what is spare.
 * A number of moves ends it, or the clock before that; without a clock equal seeds give equal plans. What it returns
 * keeps every row; how many children it really serves is counted by maximum flows afterwards.
 */
import { seededRandom } from '../random.ts'
import { type Control, partDone } from './control.ts'
import { setSite } from './exchange.ts'
import {
  commitSite,
  commitTraining,
  openLedger,
  planOf,
  setPenalty,
  weighPair,
  weighSite,
  weighTraining,
} from './ledger.ts'
import { classTypeCount } from './model.ts'
import type { Outlets } from './outlets.ts'
import type { Columns, Problem } from './problem.ts'
import { openServedLedger } from './served-ledger.ts'
import type { Plan } from './tally.ts'

export interface ServedSearch {
  start: Plan
  /** column: earning at the prices; site: its best. Columns much below the best are left out. */
  earning: Float64Array
  best: Float64Array
  /** aggregate row: price of a unit, for the penalties. */
  rowPrice: Float64Array
  moves: number
  /** temperatures, in worth of children-years. */
  temperature: [number, number]
  /** how far below its site's best a column may earn and still be tried. */
  width: number
}

const rounds = 100
/** Rounds that the clock does not cut short while no plan keeps all rows; the caller does. */
const leastRounds = 20
/** Part of a row's price that its use costs, and fines from first to last round, in prices. */
const pricedPart = 0.8
const fineFactor = [0.3, 2] as const

/** Shares of moves that change training (a few years beside many sites), and one site alone; the others change two at once. */
const trainingShare = 0.03
const singleShare = 0.37
/** Most carers trained more or fewer in one move; mostly it is fewer, being the product of two draws. */
const trainingStep = 60
/** A loss of so many temperatures is taken once in 22,000 times: no need to seat such a move. */
const hopeless = 10

/** Rounds in a row without a plan that keeps all rows after which fines of the rows missed grow, and by how much: one may be by chance. */
const patience = 3
const dearer = 1.5

/**
 * How rates follow what is spare: by half of its share of the limit, but never by more than 2.5 % a round (spare counts to
 * 5 %), so that one odd round does not upset them; and to no more than twice the price they began at.
 */
const following = { part: 0.5, most: 0.05, dearest: 2 }

/** Rows without a price: so many place-years of what a column uses of the row, so that missing it hardly pays. */
const firstPenalty = 5

/** Moves per site that only look for a plan that keeps all rows: a quarter of a second on 1,500 sites. */
const stripMoves = 200
/** Of them between two looks at the caller: about a millisecond. */
const stripLook = 1024

/** The best plan met that keeps every row, or null where none was met. */
export function searchServed(
  problem: Problem,
  outlets: Outlets,
  worth: Float64Array,
  control: Control,
  search: ServedSearch,
): Plan | null {
  const { columns, training, mustOpen, model, rows } = problem
  const random = seededRandom(control.seed + 7)
  const choices = listChoices(problem, search)
  const sites = choices.map((list, site) => (list.length > 1 ? site : -1)).filter(site => site >= 0)
  const rate = search.rowPrice.slice()
  const smallest = rate.map((_, row) => smallPenalty(problem, row, worth))
  const fines = (part: number) =>
    search.rowPrice.map(
      (price, row) => fineFactor[0] * (fineFactor[1] / fineFactor[0]) ** part * price + smallest[row]!,
    )
  const rowsLedger = openLedger(problem, search.start, useOf(columns), useOf(training), fines(0))
  const children = openServedLedger(problem, outlets, worth, search.start.chosen, choices.flat())
  let best: { plan: Plan; served: number } | null = null
  const each = Math.ceil(search.moves / rounds)
  let broken = 0
  let temperature = 1
  const accepts = (gain: number) => gain >= 0 || random() < Math.exp(gain / temperature)
  const pick = (site: number) => choices[site]![Math.floor(random() * choices[site]!.length)]!

  const done = partDone(control, rounds)
  for (let round = 0; round < rounds; round++) {
    if (control.ended() && (best || round >= leastRounds || control.cancelled())) break
    temperature = search.temperature[0] * (search.temperature[1] / search.temperature[0]) ** done(round)
    let kept = false
    followSpare()
    setPenalty(rowsLedger, fines(done(round)))
    for (let move = 0; move < each; move++) {
      const kind = random()
      if (training.count > 0 && kind < trainingShare) {
        const year = Math.floor(random() * training.count)
        const step = Math.ceil(random() * random() * trainingStep) * (random() < 0.5 ? 1 : -1)
        const trained = Math.min(training.upper[year]!, Math.max(0, rowsLedger.trained[year]! + step))
        if (accepts(-weighTraining(rowsLedger, year, trained))) commitTraining(rowsLedger, year, trained)
      } else if (sites.length > 0) {
        const site = sites[Math.floor(random() * sites.length)]!
        const other = kind < trainingShare + singleShare ? site : sites[Math.floor(random() * sites.length)]!
        const column = pick(site)
        const old = rowsLedger.chosen[site]!
        if (column === old) continue
        if (other === site) {
          const fine = weighSite(rowsLedger, site, column)
          // A move that breaks rows by more than its places could ever serve is not seated at all.
          if (fine > placeYears(problem, column) + hopeless * temperature) continue
          children.begin()
          const gain = children.change(old, column) - fine
          if (accepts(gain)) commitSite(rowsLedger, site, column)
          else children.undo()
        } else {
          const otherColumn = pick(other)
          const otherOld = rowsLedger.chosen[other]!
          const fine = weighPair(rowsLedger, site, column, other, otherColumn)
          const placesMost = placeYears(problem, column) + placeYears(problem, otherColumn)
          if (fine > placesMost + hopeless * temperature) continue
          children.begin()
          const gain = children.change(old, column) + children.change(otherOld, otherColumn) - fine
          if (accepts(gain)) {
            setSite(rowsLedger, site, column)
            setSite(rowsLedger, other, otherColumn)
          } else children.undo()
        }
      }
      if (rowsLedger.fine < 1e-7) {
        kept = true
        if (!best || children.served() > best.served + 1e-9)
          best = { plan: planOf(rowsLedger), served: children.served() }
      }
    }
    // Rows missed for rounds on end: their fine is too small.
    broken = kept ? 0 : broken + 1
    if (broken < patience) continue
    for (let row = 0; row < rows.length; row++) if (missedBy(row) > 0) smallest[row]! *= dearer
    broken = 0
  }
  if (!best && !control.cancelled()) best = strip()
  return best?.plan ?? null

  /** What columns use of the rows, at part of the present rates. */
  function useOf({ count, start, row, value }: Pick<Columns, 'count' | 'start' | 'row' | 'value'>) {
    return Float64Array.from({ length: count }, (_, column) => {
      let sum = 0
      for (let at = start[column]!; at < start[column + 1]!; at++)
        sum += (rows[row[at]!]!.sense === 'at-least' ? -1 : 1) * rate[row[at]!]! * value[at]!
      return pricedPart * sum
    })
  }

  /** Rates rise where more than the limit is used and fall where something is spare. */
  function followSpare() {
    for (let row = 0; row < rate.length; row++) {
      const spare = -missedBy(row) / Math.max(1, Math.abs(rows[row]!.limit))
      const factor = Math.exp(-following.part * Math.max(-following.most, Math.min(following.most, spare)))
      rate[row] = Math.min(following.dearest * search.rowPrice[row]!, rate[row]! * factor)
    }
    rowsLedger.price = useOf(columns)
    rowsLedger.trainingPrice = useOf(training)
  }

  /**
   * Without a plan that keeps all rows: moves of one site or two, over all columns, that do not miss more of them,
   * whatever they cost in children.
   */
  function strip() {
    rowsLedger.price = new Float64Array(columns.count)
    rowsLedger.trainingPrice = new Float64Array(training.count)
    const all = Array.from(mustOpen, (must, site) => {
      const list = must ? [] : [-1]
      for (let column = columns.siteStart[site]!; column < columns.siteStart[site + 1]!; column++)
        if (!columns.barred[column]) list.push(column)
      return list
    })
    const free = [...all.keys()].filter(site => all[site]!.length > 1)
    const any = (list: number[]) => list[Math.floor(random() * list.length)]!
    for (let move = 0; move < stripMoves * free.length && rowsLedger.fine > 1e-7; move++) {
      if (move % stripLook === 0 && control.cancelled()) break
      const [site, other] = [any(free), any(free)]
      const [column, otherColumn] = [any(all[site]!), any(all[other]!)]
      const alone = site === other || random() < 0.5
      if (alone && weighSite(rowsLedger, site, column) <= 0) commitSite(rowsLedger, site, column)
      if (alone || weighPair(rowsLedger, site, column, other, otherColumn) > 0) continue
      setSite(rowsLedger, site, column)
      setSite(rowsLedger, other, otherColumn)
    }
    return rowsLedger.fine > 1e-7 ? null : { plan: planOf(rowsLedger), served: 0 }
  }

  function missedBy(row: number) {
    const { sense, limit } = rows[row]!
    const activity = rowsLedger.activity[row]!
    return sense === 'at-least' ? limit - activity : activity - limit
  }

  function listChoices({ columns: all }: Problem, { earning, best: top, width }: ServedSearch) {
    return Array.from({ length: model.sites.count }, (_, site) => {
      const list: number[] = []
      if (!mustOpen[site] && -top[site]! >= -width) list.push(-1)
      for (let column = all.siteStart[site]!; column < all.siteStart[site + 1]!; column++)
        if (!all.barred[column] && earning[column]! >= top[site]! - width) list.push(column)
      return list
    })
  }
}

function placeYears({ columns, model }: Problem, column: number) {
  if (column < 0) return 0
  const option = columns.option[column]!
  let places = 0
  for (let type = 0; type < classTypeCount; type++)
    places += model.options.places[option * classTypeCount + type]!
  return places * (model.years - columns.year[column]!)
}

/** A first penalty for rows without a price: a place-year for what a column uses of the row, on average. */
function smallPenalty({ columns }: Problem, row: number, worth: Float64Array) {
  let used = 0
  let count = 0
  for (let at = 0; at < columns.row.length; at++) {
    if (columns.row[at] !== row) continue
    used += Math.abs(columns.value[at]!)
    count++
  }
  return count ? (firstPenalty * (worth[0] ?? 1) * count) / used : 1
}
