/**
 * The model compiled: one column per (site, option, opening year), and the aggregate rows that tie sites together.
 * Everything yearly (lead, capital in the start year, support afterwards, carers, inclusive places) is folded into a
 * column's entries, so there are no inventory variables and no big-M.
 * Money counts in wan (10,000 yuan = 1,000,000 fen) from here on, so that coefficients stay near those of places.
 */
import { addCoverageRows, type CoverageBlock } from './coverage-rows.ts'
import { listLocks, type SiteLock } from './locks.ts'
import { classTypeCount, type ProgrammeModel } from './model.ts'
import type { RowFamily } from './result.ts'

export const fenPerWan = 1e6

/** An aggregate row: activity at least or at most its limit, in places, carers, covered weight or wan. */
export interface Row {
  family: RowFamily
  year: number
  source: number | null
  district: number | null
  sense: 'at-least' | 'at-most'
  limit: number
  /** what the row counts before any opening, for reports: value shown = base + activity. */
  base: number
}

export interface Columns {
  count: number
  site: Int32Array
  option: Int32Array
  year: Int32Array
  /** discounted public cost to the end of the evaluation, wan. */
  cost: Float64Array
  /** site + 1: columns of site `m` are `siteStart[m]` … `siteStart[m + 1] - 1`. */
  siteStart: Int32Array
  /** column + 1, then row and value of each entry of the aggregate rows. */
  start: Int32Array
  row: Int32Array
  value: Float64Array
  /** 1 where a lock or a duty bars the column. */
  barred: Uint8Array
}

/** Training as one more column per year: carers trained. */
export interface TrainingColumns {
  count: number
  cost: Float64Array
  upper: Float64Array
  start: Int32Array
  row: Int32Array
  value: Float64Array
}

export interface Problem {
  model: ProgrammeModel
  rows: Row[]
  columns: Columns
  training: TrainingColumns
  coverage: CoverageBlock[]
  locks: SiteLock[]
  /** site: 1 where a lock or a duty wants it open. */
  mustOpen: Uint8Array
}

/** Index of the row in `rows` by family, year and source or district; -1 = no such row. */
interface RowIndex {
  places: Int32Array
  inclusive: Int32Array
  district: Int32Array
  carers: Int32Array
  bySource: Int32Array
  total: Int32Array
  training: number
}

/** Compiles a checked model. */
export function compileProblem(model: ProgrammeModel): Problem {
  const rows: Row[] = []
  const index = addRows(model, rows)
  const columns = buildColumns(model, index)
  const training = buildTraining(model, index)
  const locks = listLocks(model, columns)
  const mustOpen = new Uint8Array(model.sites.count)
  for (const lock of locks) {
    if (lock.must) mustOpen[lock.site] = 1
    for (const column of lock.barred) columns.barred[column] = 1
  }
  const coverage = addCoverageRows(model, columns, rows)
  return { model, rows, columns, training, coverage, locks, mustOpen }
}

function addRows(model: ProgrammeModel, rows: Row[]): RowIndex {
  const { years, sources, districts, targets, budgets, carers } = model
  const none = (length: number) => new Int32Array(length).fill(-1)
  const index: RowIndex = {
    places: none(years),
    inclusive: none(years),
    district: none(districts * years),
    carers: none(years),
    bySource: none(years * sources),
    total: none(years),
    training: -1,
  }
  const add = (
    family: RowFamily,
    year: number,
    sense: Row['sense'],
    limit: number,
    base = 0,
    of: { source?: number; district?: number } = {},
  ) =>
    rows.push({
      family,
      year,
      sense,
      limit,
      base,
      source: of.source ?? null,
      district: of.district ?? null,
    }) - 1

  for (let year = 0; year < years; year++) {
    const { places, inclusive, byDistrict } = existingPlaces(model, year)
    const target = targets.places[year] ?? null
    if (target !== null) index.places[year] = add('places', year, 'at-least', target - places, places)
    // Linear although numerator and denominator both move, because the share asked for is a constant.
    const asked = targets.inclusiveShare[year] ?? null
    if (asked !== null) {
      const base = inclusive - asked * places
      index.inclusive[year] = add('inclusive', year, 'at-least', -base, base)
    }
    for (let district = 0; targets.districtPlaces && district < districts; district++) {
      const floor = targets.districtPlaces[district * years + year]!
      if (floor === 0) continue
      const there = byDistrict[district]!
      const at = district * years + year
      index.district[at] = add('district', year, 'at-least', floor - there, there, { district })
    }
    if (carers) {
      const need = carers.existingNeed[year]!
      index.carers[year] = add('carers', year, 'at-most', carers.stock[year]! - need, need)
    }
  }
  // A running total says exactly what a carry-over variable would: unspent money may only be spent later.
  for (let source = 0; budgets.bySourceFen && source < sources; source++) {
    let limit = 0
    for (let year = 0; year < years; year++) {
      const money = budgets.bySourceFen[year * sources + source]! / fenPerWan
      limit = budgets.carryOver ? limit + money : money
      if (limit === Infinity) continue
      index.bySource[year * sources + source] = add('budget', year, 'at-most', limit, 0, { source })
    }
  }
  let limit = 0
  for (let year = 0; budgets.totalFen && year < years; year++) {
    const money = budgets.totalFen[year]! / fenPerWan
    limit = budgets.carryOver ? limit + money : money
    if (limit !== Infinity) index.total[year] = add('budget', year, 'at-most', limit)
  }
  const most = carers?.training?.totalLimit ?? null
  if (most !== null) index.training = add('training', years - 1, 'at-most', most)
  return index
}

/** Filed places that stand without the programme in a year. */
export function existingPlaces({ years, districts, existing }: ProgrammeModel, year: number) {
  const byDistrict = new Float64Array(districts)
  let places = 0
  let inclusive = 0
  for (let institution = 0; institution < existing.count; institution++) {
    const count = existing.filedPlaces[institution * years + year]!
    places += count
    if (existing.inclusive[institution * years + year]) inclusive += count
    byDistrict[existing.district[institution]!]! += count
  }
  return { places, inclusive, byDistrict }
}

/** All class places of an option together. */
export function optionPlaces(model: ProgrammeModel, option: number) {
  let places = 0
  for (let type = 0; type < classTypeCount; type++)
    places += model.options.places[option * classTypeCount + type]!
  return places
}

function buildColumns(model: ProgrammeModel, index: RowIndex): Columns {
  const { years, sources, sites, options, targets, budgets, discountFactor } = model
  const site: number[] = []
  const option: number[] = []
  const opening: number[] = []
  const cost: number[] = []
  const siteStart = new Int32Array(sites.count + 1)
  const start: number[] = [0]
  const row: number[] = []
  const value: number[] = []
  const add = (at: number, amount: number) => {
    if (at < 0 || amount === 0) return
    row.push(at)
    value.push(amount)
  }
  // Support from a year to the end of the evaluation, discounted: opening late is not free.
  const supportYears = new Float64Array(discountFactor.length + 1)
  for (let year = discountFactor.length - 1; year >= 0; year--)
    supportYears[year] = supportYears[year + 1]! + discountFactor[year]!
  const spent = new Float64Array(years)

  const addMoney = (capital: number, support: number, chosen: number, first: number, open: number) => {
    for (let source = -1; source < sources; source++) {
      if (source < 0 ? !budgets.totalFen : !budgets.bySourceFen) continue
      const capitalShare = source < 0 ? 1 : options.capitalShare[chosen * sources + source]!
      const supportShare = source < 0 ? 1 : options.supportShare[chosen * sources + source]!
      let running = 0
      for (let year = first; year < years; year++) {
        spent[year] =
          (year === first ? capital * capitalShare : 0) + (year >= open ? support * supportShare : 0)
        running += spent[year]!
        const at = source < 0 ? index.total[year]! : index.bySource[year * sources + source]!
        add(at, budgets.carryOver ? running : spent[year]!)
      }
    }
  }

  for (let m = 0; m < sites.count; m++) {
    for (let o = sites.optionStart[m]!; o < sites.optionStart[m + 1]!; o++) {
      const places = optionPlaces(model, o)
      const support = options.supportFen[o]! / fenPerWan
      for (let open = options.leadYears[o]!; open < years; open++) {
        const first = open - options.leadYears[o]!
        const capital = options.capitalFen[o * years + first]! / fenPerWan
        site.push(m)
        option.push(o)
        opening.push(open)
        cost.push(capital * discountFactor[first]! + support * supportYears[open]!)
        for (let year = open; year < years; year++) {
          add(index.places[year]!, places)
          const asked = targets.inclusiveShare[year] ?? 0
          add(index.inclusive[year]!, ((options.inclusive[o * years + year] ? 1 : 0) - asked) * places)
          add(index.district[sites.district[m]! * years + year]!, places)
          add(index.carers[year]!, options.carers[o]!)
        }
        addMoney(capital, support, o, first, open)
        start.push(row.length)
      }
    }
    siteStart[m + 1] = site.length
  }
  return {
    count: site.length,
    site: Int32Array.from(site),
    option: Int32Array.from(option),
    year: Int32Array.from(opening),
    cost: Float64Array.from(cost),
    siteStart,
    start: Int32Array.from(start),
    row: Int32Array.from(row),
    value: Float64Array.from(value),
    barred: new Uint8Array(site.length),
  }
}

function buildTraining(model: ProgrammeModel, index: RowIndex): TrainingColumns {
  const { years, sources, budgets, discountFactor } = model
  const training = model.carers?.training
  const start: number[] = [0]
  const row: number[] = []
  const value: number[] = []
  const cost: number[] = []
  const add = (at: number, amount: number) => {
    if (at < 0 || amount === 0) return
    row.push(at)
    value.push(amount)
  }
  for (let year = 0; training && year < years; year++) {
    const wan = training.costFen / fenPerWan
    cost.push(wan * discountFactor[year]!)
    for (let later = year + training.lagYears; later < years; later++) add(index.carers[later]!, -1)
    for (let paid = year; paid < (budgets.carryOver ? years : year + 1); paid++) {
      add(index.total[paid]!, wan)
      for (let source = 0; source < sources; source++)
        add(index.bySource[paid * sources + source]!, wan * training.costShare[source]!)
    }
    add(index.training, 1)
    start.push(row.length)
  }
  return {
    count: cost.length,
    cost: Float64Array.from(cost),
    upper: Float64Array.from(training?.yearlyLimit ?? [], Math.floor),
    start: Int32Array.from(start),
    row: Int32Array.from(row),
    value: Float64Array.from(value),
  }
}
