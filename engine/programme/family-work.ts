/**
 * The part of seeking family prices that two threads share: families are sorted into slots, stations counted and loaded,
 * and prices moved, each in parts of a year and a half of the city. No part reads what another of its turn writes, and
 * sums are kept by part and added up in their order, so one thread and two find the same prices.
 */

import { openBoard, type Patience, takeTurn } from '../turns.ts'
import { adamRest, adamStep } from './adam.ts'
import type { ProfitModel, Room } from './family-slots.ts'
import type { Problem } from './problem.ts'
import type { Worth } from './served-prices.ts'
import { openProfitMemory, openProfits, type ProfitMemory } from './station-profits.ts'
import type { Stations } from './stations.ts'

/** What the steps ask of a problem: neither ways nor families, so that little is copied into the other thread. */
export type PricedProblem = Pick<Problem, 'columns' | 'rows' | 'training' | 'mustOpen'> & {
  model: { years: number; sites: { count: number } }
}

/** All that a thread needs to take parts, or to take the steps itself; the arrays that change may lie in shared memory. */
export interface FamilyWork {
  board: Int32Array
  problem: PricedProblem
  model: ProfitModel
  stations: Stations
  worth: Worth
  profits: ProfitMemory
  /** year × point × band × type: prices, their mean over the steps, and the two moments of Adam. */
  price: Float64Array
  mean: Float64Array
  first: Float32Array
  second: Float32Array
  /** station: year from which anything there may be open; year from which that is likely, for most steps. */
  earliest: Uint8Array
  likely: Uint8Array
  /** option × year: how far it is open. */
  weight: Float64Array
  /** part: what its families would pay. */
  paid: Float64Array
  /** how far Adam moves a price that is worth 1 at most (see `AdamScale`), and how fast the mean follows. */
  step: Float64Array
  rows: RowWork
  /** steps taken. */
  taken: Int32Array
  proofs: ProofMemory
}

/** Aggregate row: price of a unit, its mean over the steps, the two moments of Adam, and its typical worth. */
interface RowWork {
  price: Float64Array
  mean: Float64Array
  first: Float64Array
  second: Float64Array
  unit: Float64Array
}

/** Two proofs: the better one stays while the next is written. */
interface ProofMemory {
  /** proofs that were better than those before; the last of them lies at its number modulo 2. */
  better: Int32Array
  bound: Float64Array
  /** proof × row, × column, × site: prices, what columns earn at them, the best of each site. */
  row: Float64Array
  earning: Float64Array
  best: Float64Array
  /** seconds that the last one took. */
  seconds: Float64Array
}

/**
 * Classes of profit for a step, for a late step, for a proof on the way, and for the last proof: finer ones err less, and
 * cost more. Prices settle where the classes of the steps have their best, so the late steps have finer ones.
 */
const stepClasses = 24
const lateClasses = 256
const proofClasses = 512
const lastClasses = 2048
/** Slope of a family that very many stations want at once; where it is cut sooner, prices settle beside the best. */
const steepest = -10

/** Kinds of turns. */
const turns = {
  fill: 0,
  count: 1,
  load: 2,
  move: 3,
  fillProof: 4,
  countProof: 5,
  fillLast: 6,
  countLast: 7,
  fillLate: 8,
  countLate: 9,
  loadLate: 10,
} as const

/** Added to a kind: its parts are those of the typical year alone. */
const inTypicalYear = 16

/** The year that stands for all: late enough for most sites to be open, where the last may be unlike the others. */
export const typicalYear = (years: number) => Math.floor(0.6 * years)

/** A year in which few sites are open yet: before the typical one, or the only one. */
export const earlyYear = (years: number) => Math.floor(0.2 * years)

/** Room for the work at given prices, in memory that threads share or not. */
export function makeFamilyWork(
  problem: Problem,
  stations: Stations,
  worth: Worth,
  from: { family: Float64Array; row: Float64Array },
  { earliest, unit }: { earliest: Uint8Array; unit: Float64Array },
  shared: boolean,
): FamilyWork {
  const { columns, rows, training, mustOpen } = problem
  const { years, districts, demand, existing, options, sites } = problem.model
  const room: Room = bytes => (shared ? new SharedArrayBuffer(bytes) : new ArrayBuffer(bytes))
  const doubles = (length: number) => new Float64Array(room(8 * length))
  const singles = (length: number) => new Float32Array(room(4 * length))
  const model: ProfitModel = {
    years,
    districts,
    demand: { points: demand.points, district: demand.district },
    existing: { count: existing.count, usablePlaces: existing.usablePlaces },
    options: { count: options.count, places: options.places },
  }
  const families = from.family.length
  const work: FamilyWork = {
    board: openBoard(shared),
    problem: { columns, rows, training, mustOpen, model: { years, sites: { count: sites.count } } },
    model,
    stations,
    worth,
    profits: openProfitMemory(model, stations, room),
    price: doubles(families),
    mean: doubles(families),
    first: singles(families),
    second: singles(families),
    earliest,
    likely: new Uint8Array(room(stations.count)),
    weight: doubles(options.count * years),
    paid: doubles(2 * years),
    step: doubles(3),
    rows: {
      price: doubles(rows.length),
      mean: doubles(rows.length),
      first: doubles(rows.length),
      second: doubles(rows.length),
      unit,
    },
    taken: new Int32Array(room(4)),
    proofs: {
      better: new Int32Array(room(4)),
      bound: doubles(2).fill(Infinity),
      row: doubles(2 * rows.length),
      earning: doubles(2 * columns.count),
      best: doubles(2 * sites.count),
      seconds: doubles(1),
    },
  }
  work.price.set(from.family)
  work.mean.set(from.family)
  work.rows.price.set(from.row)
  work.rows.mean.set(from.row)
  work.likely.set(earliest)
  return work
}

/**
 * The work where it stands, in memory that no other thread has: a thread that was given up may still write into the old.
 * Where that one broke off between two prices, some have moved: any prices of 0 or more bound the programme.
 */
export function ownFamilyWork(work: FamilyWork): FamilyWork {
  return {
    ...work,
    board: openBoard(false),
    profits: openProfitMemory(work.model, work.stations, bytes => new ArrayBuffer(bytes)),
    ...sliced(work, ['price', 'mean', 'first', 'second', 'likely', 'weight', 'paid', 'step', 'taken']),
    rows: { ...work.rows, ...sliced(work.rows, ['price', 'mean', 'first', 'second']) },
    proofs: sliced(work.proofs, ['better', 'bound', 'row', 'earning', 'best', 'seconds']),
  }
}

/** Copies of so many arrays of an object. */
function sliced<Of, Name extends keyof Of>(of: Of, names: Name[]) {
  return Object.fromEntries(names.map(name => [name, (of[name] as { slice(): unknown }).slice()])) as Pick<
    Of,
    Name
  >
}

export type FamilyTurns = ReturnType<typeof openFamilyTurns>

/** The turns of a step and a proof, for the thread that gives them out on a board. */
export function openFamilyTurns(
  work: FamilyWork,
  { profits, run }: FamilyParts,
  board: Int32Array,
  patience: Patience,
) {
  const turn = (kind: number, inOneYear = false) =>
    inOneYear
      ? takeTurn(board, kind + inTypicalYear, 2, run, patience)
      : takeTurn(board, kind, 2 * work.model.years, run, patience)
  const counted = (fill: number, count: number, inOneYear = false) => {
    turn(fill, inOneYear)
    turn(count, inOneYear)
    return work.paid.reduce((sum, each) => sum + each, profits.ofInstitutions())
  }
  return {
    ofOption: profits.ofOption,
    /**
     * Counts stations from their likely years on, in all years or a typical one, at the prices; what families pay and
     * institutions earn.
     */
    count: (late: boolean, inOneYear: boolean) =>
      late
        ? counted(turns.fillLate, turns.countLate, inOneYear)
        : counted(turns.fill, turns.count, inOneYear),
    /** Counts all stations in finer classes at the mean of the prices. */
    countProof: (finest: boolean) =>
      finest ? counted(turns.fillLast, turns.countLast) : counted(turns.fillProof, turns.countProof),
    /** Moves the prices by what is taken of the families at the weights, as just counted. */
    move: (late: boolean, inOneYear: boolean) => {
      turn(late ? turns.loadLate : turns.load, inOneYear)
      turn(turns.move, inOneYear)
    },
  }
}

export type FamilyParts = ReturnType<typeof openFamilyParts>

/** What a thread does of a turn, whoever gives it out. */
export function openFamilyParts(work: FamilyWork) {
  const { model, stations, worth, earliest, likely, weight, price, mean, first, second, paid, step } = work
  const { children } = stations
  const worthMost = worth.reduce((most, each) => Math.max(most, each), 1e-12)
  const profits = openProfits(model, stations, worth, stepClasses, work.profits)
  const late = openProfits(model, stations, worth, lateClasses, work.profits)
  const fine = openProfits(model, stations, worth, proofClasses, work.profits)
  const finest = openProfits(model, stations, worth, lastClasses, work.profits)

  /** One step of Adam for the families of a point: a price rises where more is taken than there is. */
  const moveFamilies = (base: number, share: Float64Array) => {
    const scale = { pull: worthMost * step[0]!, size: step[1]! }
    const follow = step[2]!
    for (let each = 0; each < share.length; each++) {
      const at = base + each
      if (children[at] === 0) continue
      const slope = Math.max(steepest, 1 - share[each]!)
      // most prices where places are scarce: nothing, and it stays so
      if (price[at] === 0 && mean[at] === 0 && slope >= 0 && first[at] === 0) {
        adamRest(second, at, slope)
        continue
      }
      const next = price[at]! - adamStep(first, second, at, slope, scale)
      const now = next < 0 ? 0 : next > worthMost ? worthMost : next
      price[at] = now
      if (now !== next) first[at] = 0
      mean[at]! += follow * (now - mean[at]!)
    }
  }

  const run = (asked: number, part: number) => {
    const year = asked < inTypicalYear ? part >> 1 : typicalYear(model.years)
    const half = part & 1
    const kind = asked % inTypicalYear
    if (kind === turns.fill) paid[part] = profits.fill(price, year, half)
    else if (kind === turns.count) profits.count(year, half, likely)
    else if (kind === turns.load) profits.load(year, half, weight, likely)
    else if (kind === turns.move) profits.spread(year, half, moveFamilies)
    else if (kind === turns.fillProof) paid[part] = fine.fill(mean, year, half)
    else if (kind === turns.countProof) fine.count(year, half, earliest)
    else if (kind === turns.fillLate) paid[part] = late.fill(price, year, half)
    else if (kind === turns.countLate) late.count(year, half, likely)
    else if (kind === turns.loadLate) late.load(year, half, weight, likely)
    else if (kind === turns.fillLast) paid[part] = finest.fill(mean, year, half)
    else finest.count(year, half, earliest)
  }
  return { profits, run }
}
