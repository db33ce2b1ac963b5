/**
 * Children served by a plan kept open for changes. It begins, and can be brought back, at the most that the places can take
 * (`seating-flow.ts`); a change follows by augmenting paths of at most two steps (`seating.ts`), in microseconds instead of the
 * second that counting a plan takes, and what it loses by that is little as long as the seating is near its maximum. Changes can be
 * undone.
 */
import { classTypeCount } from './model.ts'
import type { Outlets } from './outlets.ts'
import type { Problem } from './problem.ts'
import { clearLog, closePlaces, leastChildren, openPlaces, openSeating, reseat, undoAll } from './seating.ts'
import { seatMost } from './seating-flow.ts'
import type { Worth } from './served-prices.ts'

export type ServedLedger = ReturnType<typeof openServedLedger>

/**
 * Opens the ledger with the existing institutions and the columns chosen. `worth`: year × district, of a child served;
 * `tried`: the columns that may be chosen later; others are refused (`RangeError`), the ledger has no room for them.
 */
export function openServedLedger(
  problem: Problem,
  outlets: Outlets,
  worth: Worth,
  chosen: Int32Array,
  tried: Iterable<number>,
) {
  const { years, options } = problem.model
  const used = outletsOf(problem, outlets, [...chosen, ...tried])

  /** Calls with the year-and-outlet index and the places of each class of a column while it is open. */
  const forEachOutlet = (column: number, visit: (at: number, places: number) => void) => {
    if (column < 0) return
    const option = problem.columns.option[column]!
    for (let type = 0; type < classTypeCount; type++) {
      const there = outlets.ofOption[option * classTypeCount + type]!
      if (there < 0) continue
      if (!used[there]) throw new RangeError(`column ${column} is not among those that may be chosen`)
      for (let year = problem.columns.year[column]!; year < years; year++)
        visit(year * outlets.count + there, options.places[option * classTypeCount + type]!)
    }
  }

  const standing = outlets.standing.slice()
  for (const column of chosen)
    forEachOutlet(column, (at, places) => {
      standing[at]! += places
    })
  const seating = openSeating(problem, outlets, worth, used, standing)
  const settle = () => {
    const more = seatMost(seating)
    clearLog(seating)
    return more
  }
  settle()
  return {
    served: () => seating.served,
    /** Replaces a site's column (−1: none) by another, and returns the change of what is served. */
    change(old: number, column: number) {
      const before = seating.served
      const freed: number[] = []
      forEachOutlet(old, at => closePlaces(seating, at, freed))
      forEachOutlet(column, (at, places) => openPlaces(seating, at, places))
      for (const family of freed) if (seating.left[family]! > leastChildren) reseat(seating, family)
      return seating.served - before
    },
    /** From here on changes can be undone. */
    begin: () => clearLog(seating),
    /** Undoes all changes since `begin`. */
    undo: () => undoAll(seating),
    /** Seats the most that the places can take, for good; returns what more that is. */
    settle,
  }
}

/** outlet: 1 where places stand in some year, or a column opens some. */
function outletsOf({ columns }: Problem, outlets: Outlets, opened: number[]): Uint8Array {
  const used = new Uint8Array(outlets.count)
  outlets.standing.forEach((places, at) => {
    if (places > 0) used[at % outlets.count] = 1
  })
  for (const column of opened)
    for (let type = 0; column >= 0 && type < classTypeCount; type++) {
      const there = outlets.ofOption[columns.option[column]! * classTypeCount + type]!
      if (there >= 0) used[there] = 1
    }
  return used
}
