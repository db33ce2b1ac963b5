import type { Read } from '../../db/index.ts'
import type { CivilDate } from '../../kernel/civil-date.ts'
import type { Mark } from '../../kernel/mark.ts'
import { yuanOfFen } from '../../kernel/money.ts'
import {
  type DeliveryMode,
  type FeeOnDay,
  listFeesOn,
  listInstitutions,
  type OperatingModel,
} from '../registry/index.ts'
import { loadNetwork } from './network.ts'
import { type InstitutionOnDay, networkOnDay } from './network-on-day.ts'
import { loadTerritory, type Territory } from './territory-records.ts'

/** An institution as it stands on the map on a day. */
export type InstitutionPoint = {
  readonly code: string
  readonly name: string
  readonly mode: DeliveryMode
  readonly operatingModel: OperatingModel
  /** Codes of the areas it lies in. */
  readonly district: string
  readonly subdistrict: string
  readonly longitude: number
  readonly latitude: number
  readonly positionMark: Mark
  readonly inclusive: boolean
  readonly filedPlaces: number
  readonly usablePlaces: number
  readonly enrolled: number
  /** Null where no fee is published. */
  readonly lowestFeeYuan: number | null
  readonly highestFeeYuan: number | null
  readonly mark: Mark
}

/** Institutions filed with an open class on the day, by code. */
export async function listInstitutionPoints(db: Read, on: CivilDate): Promise<InstitutionPoint[]> {
  const territory = await loadTerritory(db)
  const network = await loadNetwork(db, territory, [on])
  const rows = await listInstitutions(db)
  const fees = await listFeesOn(db, on)
  const rowById = new Map<number, (typeof rows)[number]>(rows.map(row => [row.id, row]))
  const feesOf = feesByInstitution(fees)
  return networkOnDay(network, on)
    .institutions.filter(each => each.open)
    .map(each => pointOf(territory, each, rowById.get(each.of.id)!, feesOf.get(each.of.id) ?? []))
    .sort((a, b) => (a.code < b.code ? -1 : 1))
}

function feesByInstitution(fees: readonly FeeOnDay[]): Map<number, FeeOnDay[]> {
  const groups = new Map<number, FeeOnDay[]>()
  for (const fee of fees) groups.set(fee.institutionId, [...(groups.get(fee.institutionId) ?? []), fee])
  return groups
}

function pointOf(
  territory: Territory,
  institution: InstitutionOnDay,
  row: Awaited<ReturnType<typeof listInstitutions>>[number],
  fees: readonly FeeOnDay[],
): InstitutionPoint {
  const { classes, of, recognised } = institution
  const subdistrict = territory.subdistricts[of.subdistrict]!
  const yuan = fees.map(fee => yuanOfFen(fee.monthlyFen))
  return {
    code: row.code,
    name: row.name,
    mode: row.mode,
    operatingModel: row.operatingModel,
    district: territory.districts[subdistrict.district]!.code,
    subdistrict: subdistrict.code,
    longitude: row.longitude,
    latitude: row.latitude,
    positionMark: row.positionMark,
    inclusive: recognised,
    filedPlaces: sum(classes.map(each => each.filedPlaces)),
    usablePlaces: sum(classes.map(each => each.usablePlaces)),
    enrolled: sum(classes.map(each => (each.unfiled === null ? each.enrolled : 0))),
    lowestFeeYuan: yuan.length > 0 ? Math.min(...yuan) : null,
    highestFeeYuan: yuan.length > 0 ? Math.max(...yuan) : null,
    mark: row.mark,
  }
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0)
