/**
 * What stands without the programme: institutions filed on the base date and projects under way.
 * An institution keeps its filed and usable places and its recognition of the base date through all plan years, because
 * renewals are not known in advance. A project's places open in the year in which they are due, begun or not; one that
 * is overdue opens in the first plan year. An institution with several fees stands as several facilities, one per fee.
 */
import type { ExistingInstitutions } from '../../engine/index.ts'
import { yearOf } from '../../kernel/civil-date.ts'
import type { Mark } from '../../kernel/mark.ts'
import type { CommunityRecord } from '../indicators/territory-records.ts'
import { CLASS_TYPES, type ClassType } from '../registry/care-class.ts'
import { placesOnOffer } from '../registry/fee.ts'
import type { PlanRecords } from './plan-records.ts'

/** A facility of the model that is no candidate site. */
export type ExistingFacility = {
  readonly kind: 'institution' | 'project'
  readonly code: string
  readonly community: CommunityRecord
  readonly district: number
  readonly longitude: number
  readonly latitude: number
  readonly covers: boolean
  readonly serves: readonly CommunityRecord[]
  readonly inclusive: boolean
  /** null while no fee is published. */
  readonly monthlyFen: number | null
  /** first plan year in which it stands; beyond the last for a project due later. */
  readonly fromYear: number
  readonly filed: number
  /** class type: usable places. */
  readonly usable: readonly number[]
  readonly carers: number
  readonly mark: Mark
}

/** Facilities in the order of the model: institutions by code and fee (unpublished ones last), then projects by code. */
export function existingFacilities(records: PlanRecords, firstYear: number): ExistingFacility[] {
  return [...institutionFacilities(records), ...projectFacilities(records, firstYear)]
}

function institutionFacilities(records: PlanRecords): ExistingFacility[] {
  const { network, territory } = records
  const fees = new Map(records.fees.map(fee => [`${fee.institutionId} ${fee.classType}`, fee.monthlyFen]))
  const open = network.institutions.filter(each => each.open)
  return open.sort(byCode).flatMap(({ of, recognised, classes }) => {
    const feeOf = (type: ClassType) => fees.get(`${of.id} ${type}`) ?? null
    const filed = classes.filter(each => each.unfiled === null)
    const groups = [...new Set(filed.map(each => feeOf(each.of.classType)))].sort(
      (a, b) => (a ?? Infinity) - (b ?? Infinity),
    )
    return groups.map(monthlyFen => {
      const own = filed.filter(each => feeOf(each.of.classType) === monthlyFen)
      return {
        kind: 'institution' as const,
        code: of.code,
        community: of.community,
        district: territory.subdistricts[of.subdistrict]!.district,
        longitude: of.longitude,
        latitude: of.latitude,
        covers: of.mode !== 'home_based',
        serves: of.served
          .filter(area => area.valid.first <= network.on && (area.valid.last ?? network.on) >= network.on)
          .map(area => area.community),
        inclusive: recognised,
        monthlyFen,
        fromYear: 0,
        filed: own.reduce((sum, each) => sum + each.filedPlaces, 0),
        usable: CLASS_TYPES.map(type =>
          own.reduce((sum, each) => sum + (each.of.classType === type ? each.usablePlaces : 0), 0),
        ),
        carers: own.reduce(
          (sum, each) => sum + carersFor(records, each.of.classType, 1, each.filedPlaces),
          0,
        ),
        mark: of.mark,
      }
    })
  })
}

function projectFacilities(records: PlanRecords, firstYear: number): ExistingFacility[] {
  return records.projects.map(project => ({
    kind: 'project' as const,
    code: project.code,
    community: project.community,
    district: records.territory.subdistricts[project.community.subdistrict]!.district,
    longitude: project.longitude,
    latitude: project.latitude,
    covers: project.mode !== 'home_based',
    serves: [],
    inclusive: project.inclusive,
    monthlyFen: project.monthlyFen,
    fromYear: Math.max(0, yearOf(project.dueOn) - firstYear),
    filed: project.classes.reduce((sum, each) => sum + each.places, 0),
    usable: CLASS_TYPES.map(type =>
      project.classes.reduce((sum, each) => sum + (each.classType === type ? each.places : 0), 0),
    ),
    carers: project.classes.reduce(
      (sum, each) => sum + carersFor(records, each.classType, each.classes, each.places),
      0,
    ),
    mark: project.mark,
  }))
}

/** Carers that so many places in so many like classes need at the ratio of their type: whole carers per class. */
export function carersFor(records: PlanRecords, type: ClassType, classes: number, places: number): number {
  const ratio = records.network.rules.get(type)?.childrenPerCarer
  return ratio ? classes * Math.ceil(places / classes / ratio) : 0
}

/** The engine's tables of the facilities. */
export function existingModel(facilities: readonly ExistingFacility[], years: number): ExistingInstitutions {
  const count = facilities.length
  const model: ExistingInstitutions = {
    count,
    filedPlaces: new Float64Array(count * years),
    inclusive: new Uint8Array(count * years),
    usablePlaces: new Float64Array(count * years * CLASS_TYPES.length),
    monthlyFeeFen: Float64Array.from(facilities, each => each.monthlyFen ?? 0),
    district: Int32Array.from(facilities, each => each.district),
  }
  facilities.forEach((facility, f) => {
    for (let t = facility.fromYear; t < years; t++) {
      model.filedPlaces[f * years + t] = facility.filed
      model.inclusive[f * years + t] = facility.inclusive ? 1 : 0
      const offered = facility.usable.map(places => placesOnOffer(places, facility.monthlyFen))
      model.usablePlaces.set(offered, (f * years + t) * CLASS_TYPES.length)
    }
  })
  return model
}

const byCode = (a: { of: { code: string } }, b: { of: { code: string } }) => (a.of.code < b.of.code ? -1 : 1)
