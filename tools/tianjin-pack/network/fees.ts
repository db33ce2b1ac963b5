import type { ClassType } from '../documents/rules.ts'
import { type Day, earlier, plusDays, RECORDS_UNTIL } from '../shared/days.ts'
import type { Random } from '../shared/random.ts'
import { closedOn, type Institution, openedOn } from './institution.ts'

/** Younger children's places cost more. */
const BY_TYPE: Readonly<Record<ClassType, number>> = {
  infant: 1.25,
  toddler: 1.08,
  older_toddler: 1,
  mixed: 1.02,
}

/** Published fees by class type, raised every two to four years. */
export function setFees(institution: Institution, random: Random): void {
  const types = [...new Set(institution.classes.map(careClass => careClass.type))]
  const end = closedOn(institution)
  let level = institution.baseFee
  let first: Day = openedOn(institution)
  while (first <= (end ?? RECORDS_UNTIL)) {
    const next = plusDays(first, random.whole(700, 1400))
    const goesOn = next > (end ?? RECORDS_UNTIL)
    const last = goesOn ? end : earlier(plusDays(next, -1), end ?? '9999-12-31')
    for (const type of types)
      institution.fees.push({ type, first, last, monthlyYuan: Math.round((level * BY_TYPE[type]) / 10) * 10 })
    level *= random.between(0.98, 1.08)
    first = next
  }
}

/** Monthly yuan of a class type on a day; the last published one after the institution closed. */
export const feeOn = (institution: Institution, type: ClassType, day: Day): number =>
  institution.fees.findLast(fee => fee.type === type && fee.first <= day)?.monthlyYuan ?? institution.baseFee
