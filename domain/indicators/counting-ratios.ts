import type { CivilDate } from '../../kernel/civil-date.ts'
import type { DateRange } from '../../kernel/date-range.ts'
import type { CarerRecord, CityOnDay } from './city-on-day.ts'
import type { Counter, Counting } from './counter.ts'
import { countAccess } from './counting-access.ts'
import { countCovered, countHomeBased } from './counting-coverage.ts'
import { classesOf, countFiled, countOccupied } from './counting-funnel.ts'
import { countCompliance } from './counting-new-areas.ts'
import { residentsOf, underThreesOf } from './counting-people.ts'
import type { Ratio } from './measures.ts'
import { inForce } from './network-on-day.ts'
import type { LeftOutReason } from './record-list.ts'

/** Filed places of institutions recognised on the day; a kindergarten's class is recognised with its kindergarten. */
function countInclusive(city: CityOnDay, to: Counter): void {
  for (const each of classesOf(city)) {
    if (each.unfiled) {
      to.leaveOut(each.of, each.of.filedPlaces, each.unfiled)
      continue
    }
    to.base(each.of, each.filedPlaces, each.of.mark)
    const { recognitions } = each.institution
    if (inForce(recognitions, city.on)) to.count(each.of, each.filedPlaces, each.of.mark)
    else to.leaveOut(each.of, each.filedPlaces, recognitionReason(recognitions, city.on))
  }
}

function recognitionReason(recognitions: readonly DateRange[], on: CivilDate): LeftOutReason {
  if (recognitions.length === 0) return 'not_recognised'
  return recognitions.every(each => on < each.first) ? 'recognition_not_begun' : 'recognition_ended'
}

/** Carers in post at filed institutions; an expired or foreign certificate does not count, a health certificate is another matter. */
function countCarers(city: CityOnDay, to: Counter): void {
  for (const { of, filed, carers } of city.network.institutions) {
    if (!filed || carers.inPost === 0) continue
    to.base(of, carers.inPost, of.mark)
    to.count(of, carers.certified, of.mark)
  }
}

function countCarersOneByOne(carers: readonly CarerRecord[], city: CityOnDay, to: Counter): void {
  for (const carer of carers) {
    const institution = city.network.institutions[carer.at.index]!
    if (institution.unfiled !== null) {
      to.leaveOut(carer, 1, institution.unfiled)
      continue
    }
    to.base(carer, 1, carer.mark)
    if (carer.certified) to.count(carer, 1, carer.mark)
    else to.leaveOut(carer, 1, certificateReason(carer))
  }
}

function certificateReason(carer: CarerRecord): LeftOutReason {
  if (!carer.hasCertificate) return 'no_certificate'
  if (carer.hasValid) return 'certificate_not_accepted'
  return carer.hasExpired ? 'certificate_expired' : 'certificate_not_valid_yet'
}

/** Numerator and denominator of each ratio. */
export const RATIO_COUNTINGS: Readonly<Record<Ratio, Counting>> = {
  places_per_1000(city, to) {
    countFiled(city, to)
    to.baseCommunities(residentsOf(city))
  },
  inclusive_share: countInclusive,
  certified_carer_share(city, to) {
    if (city.carers) countCarersOneByOne(city.carers, city, to)
    else countCarers(city, to)
  },
  community_coverage: countCovered('community'),
  village_coverage: countCovered('village'),
  home_based_coverage: countHomeBased,
  enrolment_rate(city, to) {
    countOccupied(city, to)
    to.baseCommunities(underThreesOf(city))
  },
  place_use(city, to) {
    countOccupied(city, to)
    countFiled(city, { ...to, count: to.base, leaveOut: () => undefined })
  },
  access: countAccess('usable'),
  affordable_access: countAccess('affordable'),
  new_area_compliance: countCompliance,
}
