/** Who sits where: children of a family in a class, each pair once, in a list by class and a list by family. */
/** Lists go from `first…` by `next…`; −1 ends one. A record may have become empty. */
export interface SeatRecords {
  count: number
  amount: Float64Array
  class: Int32Array
  family: Int32Array
  nextOfClass: Int32Array
  nextOfFamily: Int32Array
  firstOfClass: Int32Array
  firstOfFamily: Int32Array
}

/** No records yet. */
export function openRecords(classes: number, families: number): SeatRecords {
  const room = classes + families
  return {
    count: 0,
    amount: new Float64Array(room),
    class: new Int32Array(room),
    family: new Int32Array(room),
    nextOfClass: new Int32Array(room),
    nextOfFamily: new Int32Array(room),
    firstOfClass: new Int32Array(classes).fill(-1),
    firstOfFamily: new Int32Array(families).fill(-1),
  }
}

/** More children of a family in a class. */
export function take(records: SeatRecords, at: number, family: number, amount: number) {
  for (let record = records.firstOfFamily[family]!; record >= 0; record = records.nextOfFamily[record]!)
    if (records.class[record] === at) {
      records.amount[record]! += amount
      return
    }
  if (records.count === records.amount.length) grow(records)
  const record = records.count++
  records.amount[record] = amount
  records.class[record] = at
  records.family[record] = family
  records.nextOfClass[record] = records.firstOfClass[at]!
  records.firstOfClass[at] = record
  records.nextOfFamily[record] = records.firstOfFamily[family]!
  records.firstOfFamily[family] = record
}

function grow(records: SeatRecords) {
  const room = records.amount.length * 2
  const longer = <T extends Float64Array | Int32Array>(list: T, into: T) => {
    into.set(list)
    return into
  }
  records.amount = longer(records.amount, new Float64Array(room))
  records.class = longer(records.class, new Int32Array(room))
  records.family = longer(records.family, new Int32Array(room))
  records.nextOfClass = longer(records.nextOfClass, new Int32Array(room))
  records.nextOfFamily = longer(records.nextOfFamily, new Int32Array(room))
}
