/**
 * What the families in reach of a station would earn it at given family prices, all its classes together.
 *
 * Families are not sorted but counted into classes of profit, by band. The children that a station can take out of any
 * set of families are the rank of a matroid (families on one side, places on the other), so taking the classes from
 * the highest profit down earns most (Edmonds 1971), and each class gives what the rank rises by. Bands and class types
 * form a chain (toddler: 12–18 and 18–24 months, mixed: 18–24 and 24–36, older toddler: 24–36; infants apart), which
 * makes the rank a formula. Of a class taken in part, with edges l and h, n children and profit p, m children earn at
 * most m · h and at most p − (n − m) · l, since those left out earn l or more each: every sum is an upper bound.
 */
import {
  addSlots,
  openFamilySlots,
  openSlotMemory,
  type ProfitModel,
  type Room,
  type SlotMemory,
  takeSlots,
} from './family-slots.ts'
import { bandCount, classTypeCount } from './model.ts'
import type { Worth } from './served-prices.ts'
import type { Stations } from './stations.ts'

export type StationProfits = ReturnType<typeof openProfits>

/** What stations take and earn; all of it may lie in memory that threads share. */
export interface ProfitMemory {
  slots: SlotMemory
  /** year × entry × band: the class in which each band is cut off: all above are taken, a part of it, nothing below. */
  cutClass: Int16Array
  cutPart: Float64Array
  /** year × entry (options, then institutions): most that it earns. */
  earned: Float64Array
}

/** Room for the profits of all years. */
export function openProfitMemory(model: ProfitModel, stations: Stations, room: Room): ProfitMemory {
  const all = model.years * (model.options.count + model.existing.count)
  return {
    slots: openSlotMemory(model.years, stations, room),
    cutClass: new Int16Array(room(2 * all * bandCount)),
    cutPart: new Float64Array(room(8 * all * bandCount)),
    earned: new Float64Array(room(8 * all)),
  }
}

/**
 * Opens the tables for a number of classes of profit between 0 and the highest worth of a child. Work is cut into years
 * and halves (of the stations, of the views); parts write apart from each other. Both halves of the slots are filled before
 * stations are counted, and both are loaded before what they take is spread.
 */
export function openProfits(
  model: ProfitModel,
  stations: Stations,
  worth: Worth,
  classes: number,
  memory: ProfitMemory,
) {
  const { years, existing, options } = model
  const { ofOption, ofInstitution, halfStation } = stations
  const worthMost = worth.reduce((most, each) => Math.max(most, each), 1e-12)
  const width = worthMost / classes
  // a key is a class of profit and a band in it
  const keys = classes * bandCount
  const slots = openFamilySlots(model, stations, worth, classes, memory.slots)
  const { cutClass, cutPart, earned } = memory

  // One station and year at a time, class × band: children and profit side by side (so a class has eight numbers), and shares, with
  // one more class for those that end with the highest.
  const sums = new Float64Array(keys * 2)
  const share = new Float64Array(keys + bandCount)

  const entries = options.count + existing.count
  const stationOf = (entry: number) =>
    entry < options.count ? ofOption[entry]! : ofInstitution[entry - options.count]!
  const entriesOf = groupByStation(stations.count, entries, stationOf)
  const firstStation = (half: number) => (half === 0 ? 0 : halfStation)
  const lastStation = (half: number) => (half === 0 ? halfStation : stations.count)

  /** Earnings of the options and institutions of one half of the stations in a year; `from`: station, year it counts from. */
  const count = (year: number, half: number, from: Uint8Array) => {
    for (let station = firstStation(half); station < lastStation(half); station++) {
      const firstEntry = entriesOf.start[station]!
      const lastEntry = entriesOf.start[station + 1]!
      if (year < from[station]!) {
        for (let at = firstEntry; at < lastEntry; at++) earned[year * entries + entriesOf.list[at]!] = 0
        continue
      }
      sums.fill(0)
      addSlots(sums, memory.slots, stations, station, year)
      let top = classes - 1
      while (top >= 0 && childrenAt(top) === 0) top--
      for (let at = firstEntry; at < lastEntry; at++) take(entriesOf.list[at]!, year, top)
    }
  }

  const childrenAt = (level: number) =>
    sums[level * 8]! + sums[level * 8 + 2]! + sums[level * 8 + 4]! + sums[level * 8 + 6]!

  /** Most that so many children of a class can earn. */
  const earns = (taken: number, all: number, profitOfAll: number, level: number) =>
    taken >= all
      ? profitOfAll
      : Math.min(taken * (level + 1) * width, profitOfAll - (all - taken) * level * width)

  const cutOff = (at: number, level: number, part: number) => {
    if (cutClass[at]! >= 0) return
    cutClass[at] = level
    cutPart[at] = part
  }

  /** What one option or institution takes and earns in a year. */
  const take = (entry: number, year: number, top: number) => {
    const places = entry < options.count ? options.places : existing.usablePlaces
    const from = (entry < options.count ? entry : (entry - options.count) * years + year) * classTypeCount
    const infant = places[from]!
    const toddler = places[from + 1]!
    const older = places[from + 2]!
    const mixed = places[from + 3]!
    const room = infant + toddler + older + mixed
    const cut = (year * entries + entry) * bandCount
    for (let band = 0; band < bandCount; band++) {
      cutClass[cut + band] = room > 0 ? -1 : classes - 1
      cutPart[cut + band] = room > 0 ? 1 : 0
    }
    let n0 = 0
    let n1 = 0
    let n2 = 0
    let n3 = 0
    let rank = 0
    let sum = 0
    for (let level = top; level >= 0 && rank < room; level--) {
      const d0 = sums[level * 8]!
      const d1 = sums[level * 8 + 2]!
      const d2 = sums[level * 8 + 4]!
      const d3 = sums[level * 8 + 6]!
      if (d0 + d1 + d2 + d3 === 0) continue
      const infants = Math.min(d0, infant - n0)
      if (infants < d0) cutOff(cut, level, infants / d0)
      const others = d1 + d2 + d3
      let rise = 0
      if (others > 0) {
        const before = rankOf(n1, n2, n3, toddler, older, mixed)
        rise = rankOf(n1 + d1, n2 + d2, n3 + d3, toddler, older, mixed) - before
        if (rise < others - 1e-9) {
          // Which band gives way is open within a class: half one order, half the other.
          const up1 = rankOf(n1 + d1, n2, n3, toddler, older, mixed)
          const up2 = rankOf(n1 + d1, n2 + d2, n3, toddler, older, mixed)
          const down3 = rankOf(n1, n2, n3 + d3, toddler, older, mixed)
          const down2 = rankOf(n1, n2 + d2, n3 + d3, toddler, older, mixed)
          const part1 = d1 > 0 ? (up1 - before + (before + rise - down2)) / (2 * d1) : 1
          const part2 = d2 > 0 ? (up2 - up1 + (down2 - down3)) / (2 * d2) : 1
          const part3 = d3 > 0 ? (before + rise - up2 + (down3 - before)) / (2 * d3) : 1
          if (part1 < 1 - 1e-9) cutOff(cut + 1, level, part1)
          if (part2 < 1 - 1e-9) cutOff(cut + 2, level, part2)
          if (part3 < 1 - 1e-9) cutOff(cut + 3, level, part3)
        }
      }
      if (d0 > 0) sum += earns(infants, d0, sums[level * 8 + 1]!, level)
      if (others > 0)
        sum += earns(rise, others, sums[level * 8 + 3]! + sums[level * 8 + 5]! + sums[level * 8 + 7]!, level)
      rank += infants + rise
      n0 += infants
      n1 += d1
      n2 += d2
      n3 += d3
      if (rank >= room) for (let band = 0; band < bandCount; band++) cutOff(cut + band, level, 1)
    }
    earned[year * entries + entry] = sum
  }

  /**
   * Notes what one half of the stations takes of the families in a year, when options are open by a weight
   * (option × year) and institutions are open. `from` as in the last count.
   */
  const load = (year: number, half: number, weight: Float64Array, from: Uint8Array) => {
    slots.forget(year, half)
    for (let station = firstStation(half); station < lastStation(half); station++) {
      if (year < from[station]!) continue
      share.fill(0)
      let lowest = classes
      for (let at = entriesOf.start[station]!; at < entriesOf.start[station + 1]!; at++) {
        const entry = entriesOf.list[at]!
        const open = entry < options.count ? weight[entry * years + year]! : 1
        if (open < 1e-4) continue
        for (let band = 0; band < bandCount; band++) {
          const cut = (year * entries + entry) * bandCount + band
          const level = cutClass[cut]!
          // from here on rises: added up over the classes below
          if (level < 0) share[band]! += open
          else {
            share[level * bandCount + band]! += open * cutPart[cut]!
            share[(level + 1) * bandCount + band]! += open * (1 - cutPart[cut]!)
          }
          lowest = Math.min(lowest, Math.max(0, level))
        }
      }
      if (lowest === classes) continue
      for (let key = (lowest + 1) * bandCount; key < keys; key++) share[key]! += share[key - bandCount]!
      takeSlots(share, memory.slots, stations, station, { year, half })
    }
  }

  return {
    fill: slots.fill,
    count,
    load,
    spread: slots.spread,
    /** most that an option earns in a year, as last counted. */
    ofOption: (option: number, year: number) => earned[year * entries + option]!,
    /** most that all institutions earn in all years. */
    ofInstitutions: () => {
      let sum = 0
      for (let year = 0; year < years; year++)
        for (let entry = options.count; entry < entries; entry++) sum += earned[year * entries + entry]!
      return sum
    },
  }
}

function groupByStation(count: number, entries: number, stationOf: (entry: number) => number) {
  const start = new Int32Array(count + 1)
  for (let entry = 0; entry < entries; entry++) if (stationOf(entry) >= 0) start[stationOf(entry) + 1]!++
  for (let station = 0; station < count; station++) start[station + 1]! += start[station]!
  const next = start.slice()
  const list = new Int32Array(start[count]!)
  for (let entry = 0; entry < entries; entry++) {
    const station = stationOf(entry)
    if (station >= 0) list[next[station]!++] = entry
  }
  return { start, list }
}

/** Children of 12–18, 18–24 and 24–36 months that so many toddler, older toddler and mixed places can take together. */
function rankOf(
  younger: number,
  between: number,
  oldest: number,
  toddler: number,
  older: number,
  mixed: number,
) {
  const toddlers = younger < toddler ? younger : toddler
  const free = toddler - toddlers
  const moved = between < free ? between : free
  const olders = oldest < older ? oldest : older
  const rest = between - moved + oldest - olders
  return toddlers + moved + olders + (rest < mixed ? rest : mixed)
}
