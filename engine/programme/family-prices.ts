/**
 * Prices of families, and from them the stronger bound on the children any plan can serve.
 *
 * Here the demand rows are relaxed (children of a type served ≤ children of the type), so every site keeps its own
 * problem whole: it takes the families in reach that earn most, up to its places, and its best column. A site that is
 * open by a fraction may then serve no more than this fraction of any family, which the prices of places cannot say;
 * where demand is thin that is most of the gap. All class types of a site share its families (`station-profits.ts`):
 * priced one by one they would count the same children twice. Lagrangian relaxation as in Cornuéjols, Fisher &
 * Nemhauser (1977); steps by Adam (Kingma & Ba 2015), whose mean proves the bound (Polyak & Juditsky 1992).
 */
import { adamScale, adamStep } from './adam.ts'
import { type Control, partDone } from './control.ts'
import { softChoice } from './family-choice.ts'
import { boundAt, type FamilyProof } from './family-proof.ts'
import {
  type FamilyTurns,
  type FamilyWork,
  makeFamilyWork,
  type PricedProblem,
  typicalYear,
} from './family-work.ts'
import type { Outlets } from './outlets.ts'
import type { Problem } from './problem.ts'
import type { PriceRows } from './row-prices.ts'
import { rowUnits, slopeOfRow, useOfTraining, type Worth } from './served-prices.ts'
import { listStations, type Stations } from './stations.ts'

export interface FamilyPrices {
  /** year × point × band × type: price of a child of the type. */
  family: Float64Array
  /** aggregate row: price of a unit of its limit. */
  row: Float64Array
}

/** Steps between two pricings of the rows where they are fitted. */
const rowsEach = 10
/** Steps until the rate is whole: at the first, Adam moves every price alike, however little is wrong with it. */
const warmSteps = 8
/** Steps at the beginning, and every so many, that count all sites. */
const fullFirst = 5
const fullEach = 8
/** Columns that earn less than their site's best by more than so many children are not likely to open within a few steps. */
const likelyWithin = 10
/** Part of the first steps from which profits are counted in finer classes; later steps always count so. */
const lateFrom = 0.6
/** Steps between two proofs of the bound. */
const proofEach = 40
/** Steps between two tidings of how far they are. */
const toldEach = 5

/** Room for seeking family prices from given ones. */
export function openFamilyWork(
  problem: Problem,
  outlets: Outlets,
  worth: Worth,
  from: FamilyPrices,
  shared: boolean,
): FamilyWork {
  const stations = listStations(problem, outlets)
  const earliest = new Uint8Array(stations.count)
  markYears(problem, stations, () => true, earliest)
  const unit = rowUnits(problem, mostOf(worth))
  return makeFamilyWork(problem, stations, worth, from, { earliest, unit }, shared)
}

const mostOf = (worth: Worth) => worth.reduce((most, each) => Math.max(most, each), 1e-12)

export interface FamilySteps {
  /** steps taken in all from which the rate falls, and when these end; rates of the first of them and the last. */
  from: number
  until: number
  rate: [number, number]
  /** of the steps from 0 on, so many in which one year stands for all: quick, and near where years are alike. */
  typicalSteps: number
  /** whether rows are priced anew every so many steps, to fit what columns earn; otherwise they take steps like families. */
  fitted: boolean
  /** whether the last proof is the finest: it bounds the programme, others only say which columns are worth having. */
  finest: boolean
}

/** What the steps ask of whoever follows them. */
export interface StepControl extends Pick<Control, 'ended' | 'gone'> {
  proved?: (bound: number) => void
  /** hears every few steps what part of them is taken, 0–1. */
  stepped?: (part: number) => void
  /** prices the rows to fit what columns earn: for proofs, and between steps where they are fitted. */
  priceRows?: PriceRows
}

/** Takes price steps from where the work stands, fewer where the control ends; the best proof stands in the work. */
export function takeFamilySteps(work: FamilyWork, turns: FamilyTurns, control: StepControl, of: FamilySteps) {
  const { problem, worth, stations, earliest, taken } = work
  const { columns, rows, model } = problem
  const { price: row, mean: meanRow, first, second, unit } = work.rows
  const { years } = model
  const worthMost = mostOf(worth)
  const used = new Float64Array(rows.length)
  const done = partDone(control, of.until - of.from + 1)
  let typical = taken[0]! < of.typicalSteps
  for (let step = taken[0]!; ; step++) {
    const last = step >= of.until || control.ended()
    if (typical && (last || step >= of.typicalSteps)) {
      beginYearsAlike(work)
      typical = false
    }
    // Prices swing around the best; their mean is nearer to it, and proves the bound now and then.
    if (last || (!typical && step % proofEach === proofEach - 1)) {
      // A search cut short is not near enough to its best for the finest classes to matter, nor has it their time.
      prove(last && of.finest && step >= proofEach)
      control.proved?.(familyBound(work))
    }
    if (last) return
    // Most steps leave out sites, and years of sites, that are far from opening.
    const full = step < fullFirst || step % fullEach === 0
    if (full) work.likely.set(earliest)
    const late = of.from > 0 || done(step - of.from) >= lateFrom
    const families = turns.count(late, typical)
    const own = ownEarnings(
      problem,
      typical ? option => turns.ofOption(option, typicalYear(years)) : turns.ofOption,
    )
    const fitting = of.fitted && step % rowsEach === 0 ? control.priceRows?.(own) : null
    if (fitting) {
      row.set(fitting)
      meanRow.set(fitting)
    }
    const { earning, best } = boundAt(problem, own, families, row)
    if (full && step + 1 >= fullFirst) {
      const least = best.map(most => most - likelyWithin * worthMost)
      const near = (column: number) => earning[column]! >= least[columns.site[column]!]!
      markYears(problem, stations, near, work.likely)
    }

    const weight = softChoice(problem, earning, best, 0.5 * worthMost)
    used.fill(0)
    work.weight.fill(0)
    for (let column = 0; column < columns.count; column++) {
      if (weight[column]! < 1e-4) continue
      for (let at = columns.start[column]!; at < columns.start[column + 1]!; at++)
        used[columns.row[at]!]! += weight[column]! * columns.value[at]!
      for (let year = columns.year[column]!; year < years; year++)
        work.weight[columns.option[column]! * years + year]! += weight[column]!
    }
    useOfTraining(problem, row, used)

    const calm = Math.min(1, (step + 1) / warmSteps)
    const rate = calm * of.rate[0] * (of.rate[1] / of.rate[0]) ** done(step - of.from)
    const scale = adamScale(step, rate)
    const follow = Math.max(0.2, 1 / (step + 1))
    work.step.set([scale.pull, scale.size, follow])
    turns.move(late, typical)
    for (let at = 0; at < row.length && !of.fitted; at++) {
      const slope = slopeOfRow(rows[at]!, used[at]!)
      const next = row[at]! - unit[at]! * adamStep(first, second, at, slope, scale)
      row[at] = Math.max(0, next)
      if (row[at] !== next) first[at] = 0
      meanRow[at]! += follow * (row[at]! - meanRow[at]!)
    }
    taken[0] = step + 1
    if (step % toldEach === toldEach - 1) control.stepped?.(done(step - of.from))
  }

  /** Proves a bound at the mean of the prices, and keeps it where it is the best so far. */
  function prove(finest: boolean) {
    const { proofs } = work
    const started = performance.now()
    const families = turns.countProof(finest)
    const own = ownEarnings(problem, turns.ofOption)
    const at = control.priceRows?.(own) ?? meanRow
    const { bound, earning, best } = boundAt(problem, own, families, at)
    proofs.seconds[0] = (performance.now() - started) / 1000
    const better = Atomics.load(proofs.better, 0)
    if (bound >= proofs.bound[better % 2]!) return
    const next = (better + 1) % 2
    proofs.bound[next] = bound
    proofs.row.set(at, next * at.length)
    proofs.earning.set(earning, next * earning.length)
    proofs.best.set(best, next * best.length)
    Atomics.store(proofs.better, 0, better + 1)
  }
}

/** About the bound where the prices stand: not proved with the care of a proof, but quick; it is at most too high. */
export function trialBound({ problem, rows }: FamilyWork, turns: FamilyTurns, priceRows?: PriceRows): number {
  // in fine classes: where a child is not worth the same in all years, coarse ones count too high by up to one of them
  const families = turns.count(true, false)
  const own = ownEarnings(problem, turns.ofOption)
  return boundAt(problem, own, families, priceRows?.(own) ?? rows.price).bound
}

/** All years begin at the prices of the typical one. */
function beginYearsAlike({ price, mean, first, second, model: { years } }: FamilyWork) {
  const size = price.length / years
  const typical = typicalYear(years) * size
  for (const each of [price, mean, first, second])
    for (let year = 0; year < years; year++) each.copyWithin(year * size, typical, typical + size)
}

/** The best bound proved so far, Infinity where there is none. */
export const familyBound = ({ proofs }: FamilyWork) => proofs.bound[Atomics.load(proofs.better, 0) % 2]!

/** The best proof so far, copied: no plan's worth of children served exceeds its bound. */
export function familyProof({ proofs, problem }: FamilyWork): FamilyProof {
  const at = Atomics.load(proofs.better, 0) % 2
  const part = (of: Float64Array, length: number) => of.slice(at * length, (at + 1) * length)
  return {
    bound: proofs.bound[at]!,
    row: part(proofs.row, problem.rows.length),
    earning: part(proofs.earning, problem.columns.count),
    best: part(proofs.best, problem.model.sites.count),
  }
}

/** station: first year in which a column of a kind is open there, 0 at institutions; all years where there is none. */
function markYears(
  { columns, model }: PricedProblem,
  stations: Stations,
  counts: (column: number) => boolean,
  first: Uint8Array,
) {
  first.fill(model.years)
  for (const station of stations.ofInstitution) if (station >= 0) first[station] = 0
  for (let column = 0; column < columns.count; column++) {
    const station = stations.ofOption[columns.option[column]!]!
    if (station < 0 || columns.barred[column] || first[station]! <= columns.year[column]!) continue
    if (counts(column)) first[station] = columns.year[column]!
  }
}

/** column: what its places earn while it is open, from what options earn by year. */
function ownEarnings(
  { columns, model: { years } }: PricedProblem,
  ofOption: (option: number, year: number) => number,
) {
  const own = new Float64Array(columns.count)
  const fromYear = new Float64Array(years + 1)
  let option = -1
  for (let column = 0; column < columns.count; column++) {
    if (columns.option[column] !== option) {
      option = columns.option[column]!
      for (let year = years - 1; year >= 0; year--)
        fromYear[year] = fromYear[year + 1]! + ofOption(option, year)
    }
    own[column] = fromYear[columns.year[column]!]!
  }
  return own
}
