/**
 * What the families in reach of every outlet would earn it at given family prices, counted by class of profit.
 * No family is sorted: 64 classes between 0 and the worth of a child, each with its number of children and their profit.
 */
import { childrenOfFamilies, familiesOfCells } from './families.ts'
import { bandCount, classTypeCount } from './model.ts'
import type { Outlets } from './outlets.ts'
import type { Problem } from './problem.ts'
import type { Worth } from './served-prices.ts'

const classes = 64

export type ProfitTables = ReturnType<typeof profitTables>

/** Families in reach of each outlet by class of profit: how many, and what they earn. */
export function profitTables(problem: Problem, outlets: Outlets, worth: Worth) {
  const { model, columns } = problem
  const { demand, years, districts, options } = model
  const { types, tiers, count, visit } = outlets
  let { start, outlet, cell } = outlets as Reach
  const families = bandCount * types
  const takes = familiesOfCells(types, tiers)
  const children = childrenOfFamilies(problem, outlets, takes)
  const worthMost = worth.reduce((most, each) => Math.max(most, each), 1e-12)
  const width = worthMost / classes
  // table: year × outlet × class × (children, profit). Both lie side by side, since both change together.
  const table = new Float64Array(years * count * classes * 2)
  const shares = new Float64Array(years * count * classes)
  const slots = slotLists(takes, families)

  const prepare = (family: Float64Array, year: number, point: number) =>
    slots.open(family, children, (year * demand.points + point) * families, {
      worth: worth[year * districts + demand.district[point]!]!,
      width,
    })

  /** Leaves out what is not wanted until the next call: its table is then empty, and no bound can be read from it. */
  const focus = (wanted: Uint8Array | null) => {
    ;({ start, outlet, cell } = wanted ? reachOf(outlets, wanted) : outlets)
  }

  const countAll = (family: Float64Array) => {
    table.fill(0)
    for (let year = 0; year < years; year++)
      for (const point of visit) {
        if (start[point] === start[point + 1]) continue
        prepare(family, year, point)
        for (let entry = start[point]!; entry < start[point + 1]!; entry++) {
          const row = (year * count + outlet[entry]!) * classes
          const first = slots.list(cell[entry]!)
          const last = first + slots.length[cell[entry]!]!
          for (let each = first; each < last; each++) {
            const to = (row + slots.slot[each]!) * 2
            table[to]! += slots.amount[each]!
            table[to + 1]! += slots.profit[each]!
          }
        }
      }
  }

  /**
   * Most that `places` places of an outlet can earn. Of the class at the margin, with edges l and h, n children and
   * profit p, taking m earns at most m · h, and at most p − (n − m) · l, since those left out earn l or more each.
   */
  const earn = (at: number, places: number) => {
    let room = places
    let sum = 0
    for (let each = classes - 1; each >= 0 && room > 0; each--) {
      const from = (at * classes + each) * 2
      const there = table[from]!
      if (there <= room) sum += table[from + 1]!
      else sum += Math.min(room * (each + 1) * width, table[from + 1]! - (there - room) * each * width)
      room -= there
    }
    return sum
  }

  /** Adds to `shares` what an outlet with so many places takes of each class when open by a weight. */
  const take = (at: number, places: number, weight: number) => {
    let room = places
    for (let each = classes - 1; each >= 0 && room > 0; each--) {
      const there = table[(at * classes + each) * 2]!
      if (there === 0) continue
      shares[at * classes + each]! += weight * Math.min(1, room / there)
      room -= there
    }
  }

  /** Children taken of every type when columns are open by the weights and existing institutions are. */
  const load = (family: Float64Array, weight: Float64Array) => {
    shares.fill(0)
    for (let at = 0; at < outlets.standing.length; at++)
      if (outlets.standing[at]! > 0) take(at, outlets.standing[at]!, 1)
    for (let column = 0; column < columns.count; column++) {
      if (weight[column]! < 1e-4) continue
      const option = columns.option[column]!
      for (let type = 0; type < classTypeCount; type++) {
        const each = outlets.ofOption[option * classTypeCount + type]!
        if (each < 0) continue
        for (let year = columns.year[column]!; year < years; year++)
          take(year * count + each, options.places[option * classTypeCount + type]!, weight[column]!)
      }
    }
    const out = new Float64Array(children.length)
    for (let year = 0; year < years; year++)
      for (const point of visit) {
        if (start[point] === start[point + 1]) continue
        prepare(family, year, point)
        for (let entry = start[point]!; entry < start[point + 1]!; entry++) {
          const row = (year * count + outlet[entry]!) * classes
          const first = slots.list(cell[entry]!)
          const last = first + slots.length[cell[entry]!]!
          for (let each = first; each < last; each++) slots.taken[each]! += shares[row + slots.slot[each]!]!
        }
        slots.distribute(children, out)
      }
    return out
  }
  return { children, focus, count: countAll, earn, load }
}

type Reach = Pick<Outlets, 'start' | 'outlet' | 'cell'>

/** The pairs in reach with wanted outlets only. */
function reachOf(outlets: Outlets, wanted: Uint8Array): Reach {
  const start = new Int32Array(outlets.start.length)
  const outlet = new Int32Array(outlets.outlet.length)
  const cell = new Uint8Array(outlets.cell.length)
  let end = 0
  for (let point = 0; point + 1 < start.length; point++) {
    for (let entry = outlets.start[point]!; entry < outlets.start[point + 1]!; entry++) {
      if (!wanted[outlets.outlet[entry]!]) continue
      outlet[end] = outlets.outlet[entry]!
      cell[end++] = outlets.cell[entry]!
    }
    start[point + 1] = end
  }
  return { start, outlet, cell }
}

/**
 * What the outlets of one cell see at one point: the families they may take by class of profit, those of the same
 * class together. Made once per point and cell, since many outlets share a cell.
 */
function slotLists(takes: Int32Array[], families: number) {
  const cells = takes.length
  const gain = new Float64Array(families)
  const classAt = new Int32Array(families)
  const made = new Int32Array(cells)
  const used = new Int32Array(cells)
  const length = new Int32Array(cells)
  const slot = new Int32Array(cells * families)
  const amount = new Float64Array(cells * families)
  const profit = new Float64Array(cells * families)
  const taken = new Float64Array(cells * families)
  let stamp = 0
  let usedCount = 0
  let base = 0
  let children: Float64Array = gain

  const open = (
    family: Float64Array,
    all: Float64Array,
    from: number,
    of: { worth: number; width: number },
  ) => {
    stamp++
    usedCount = 0
    base = from
    children = all
    for (let at = 0; at < families; at++) {
      gain[at] = of.worth - family[base + at]!
      const earns = gain[at]! > 0 && all[base + at]! > 0
      classAt[at] = earns ? Math.min(classes - 1, Math.floor(gain[at]! / of.width)) : -1
    }
  }

  /** First entry of a cell's list, made on first use at the point. */
  const list = (cell: number) => {
    const first = cell * families
    if (made[cell] === stamp) return first
    made[cell] = stamp
    used[usedCount++] = cell
    let end = first
    for (const at of takes[cell]!) {
      const into = classAt[at]!
      if (into < 0) continue
      let each = first
      while (each < end && slot[each] !== into) each++
      if (each === end) {
        slot[each] = into
        amount[each] = 0
        profit[each] = 0
        taken[each] = 0
        end++
      }
      amount[each]! += children[base + at]!
      profit[each]! += children[base + at]! * gain[at]!
    }
    length[cell] = end - first
    return first
  }

  /** Gives the families of the point what the cells have taken of their classes. */
  const distribute = (all: Float64Array, out: Float64Array) => {
    for (let each = 0; each < usedCount; each++) {
      const cell = used[each]!
      const first = cell * families
      for (const at of takes[cell]!) {
        if (classAt[at]! < 0) continue
        let entry = first
        while (slot[entry] !== classAt[at]) entry++
        out[base + at]! += all[base + at]! * taken[entry]!
      }
    }
  }
  return { open, list, length, slot, amount, profit, taken, distribute }
}
