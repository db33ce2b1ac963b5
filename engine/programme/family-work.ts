/**
 * The part of seeking family prices that two threads share: families are sorted into slots, stations counted and loaded,
 * and prices moved, each in parts of a year and a half of the city. No part reads what another of its turn writes, and
 * sums are kept by part and added up in their order, so one thread and two find the same prices.
 */

import { endTurns, helpTurns, openBoard, takeTurn } from '../turns.ts'
import { adamStep } from './adam.ts'
import type { ProfitModel, Room } from './family-slots.ts'
import type { Worth } from './served-prices.ts'
import { openProfitMemory, openProfits, type ProfitMemory } from './station-profits.ts'
import type { Stations } from './stations.ts'

/** Starts `helpWithPrices` on the same input in another thread. */
export type StartHelper = (input: FamilyWork) => void

/** All that a thread needs; the arrays that change lie in shared memory. */
export interface FamilyWork {
  board: Int32Array
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
  /** rate of the step, what the two moments have gathered, and how fast the mean follows. */
  step: Float64Array
}

/** Classes of profit for a step, for a proof on the way, and for the last proof: finer ones err less, and cost more. */
const stepClasses = 64
const proofClasses = 512
const lastClasses = 2048

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
} as const

/** Opens the work at given prices; whoever opens it ends it, whatever happens. A helper is started where the caller has one. */
export function openFamilyWork(
  { years, districts, demand, existing, options }: ProfitModel,
  stations: Stations,
  worth: Worth,
  price: Float64Array,
  earliest: Uint8Array,
  halted: () => boolean,
  startHelper?: StartHelper,
) {
  const room: Room = bytes => (startHelper ? new SharedArrayBuffer(bytes) : new ArrayBuffer(bytes))
  const doubles = (length: number) => new Float64Array(room(8 * length))
  const model: ProfitModel = {
    years,
    districts,
    demand: { points: demand.points, district: demand.district },
    existing: { count: existing.count, usablePlaces: existing.usablePlaces },
    options: { count: options.count, places: options.places },
  }
  const work: FamilyWork = {
    board: openBoard(startHelper !== undefined),
    model,
    stations,
    worth,
    profits: openProfitMemory(model, stations, room),
    price: doubles(price.length),
    mean: doubles(price.length),
    first: new Float32Array(room(4 * price.length)),
    second: new Float32Array(room(4 * price.length)),
    earliest,
    likely: new Uint8Array(room(stations.count)),
    weight: doubles(options.count * years),
    paid: doubles(2 * years),
    step: doubles(4),
  }
  work.price.set(price)
  work.mean.set(price)
  work.likely.set(earliest)
  startHelper?.(work)
  const { profits, run } = openParts(work)
  const turn = (kind: number) => takeTurn(work.board, kind, 2 * years, run, halted)
  const counted = (fill: number, count: number) => {
    turn(fill)
    turn(count)
    return work.paid.reduce((sum, each) => sum + each, profits.ofInstitutions())
  }
  return {
    ...work,
    ofOption: profits.ofOption,
    /** Counts stations from their likely years on, at the prices; what families pay and institutions earn. */
    count: () => counted(turns.fill, turns.count),
    /** Counts all stations in finer classes at the mean of the prices. */
    countProof: (finest: boolean) =>
      finest ? counted(turns.fillLast, turns.countLast) : counted(turns.fillProof, turns.countProof),
    /** Moves the prices by what is taken of the families at the weights. */
    move: () => {
      turn(turns.load)
      turn(turns.move)
    },
    end: () => endTurns(work.board),
  }
}

/** In the helping thread: takes part until the prices are found. */
export function helpWithPrices(input: FamilyWork) {
  helpTurns(input.board, openParts(input).run)
}

function openParts(work: FamilyWork) {
  const { model, stations, worth, earliest, likely, weight, price, mean, first, second, paid, step } = work
  const { children } = stations
  const worthMost = worth.reduce((most, each) => Math.max(most, each), 1e-12)
  const profits = openProfits(model, stations, worth, stepClasses, work.profits)
  const fine = openProfits(model, stations, worth, proofClasses, work.profits)
  const finest = openProfits(model, stations, worth, lastClasses, work.profits)

  /** One step of Adam for the families of a point: a price rises where more is taken than there is. */
  const moveFamilies = (base: number, share: Float64Array) => {
    const [rate, gathered1, gathered2, follow] = step as unknown as [number, number, number, number]
    const length = worthMost * rate
    for (let each = 0; each < share.length; each++) {
      const at = base + each
      if (children[at] === 0) continue
      const slope = Math.max(-2, 1 - share[each]!)
      const next = price[at]! - adamStep(first, second, at, slope, length, gathered1, gathered2)
      const now = next < 0 ? 0 : next > worthMost ? worthMost : next
      price[at] = now
      if (now !== next) first[at] = 0
      mean[at]! += follow * (now - mean[at]!)
    }
  }

  const run = (kind: number, part: number) => {
    const year = part >> 1
    const half = part & 1
    if (kind === turns.fill) paid[part] = profits.fill(price, year, half)
    else if (kind === turns.count) profits.count(year, half, likely)
    else if (kind === turns.load) profits.load(year, half, weight, likely)
    else if (kind === turns.move) profits.spread(year, half, moveFamilies)
    else if (kind === turns.fillProof) paid[part] = fine.fill(mean, year, half)
    else if (kind === turns.countProof) fine.count(year, half, earliest)
    else if (kind === turns.fillLast) paid[part] = finest.fill(mean, year, half)
    else finest.count(year, half, earliest)
  }
  return { profits, run }
}
