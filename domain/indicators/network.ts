import type { Read } from '../../db/index.ts'
import type { CivilDate } from '../../kernel/civil-date.ts'
import type { DateRange } from '../../kernel/date-range.ts'
import type { Mark } from '../../kernel/mark.ts'
import { invariant } from '../../kernel/refusal.ts'
import { listEnrolmentOn, listWaitingOn } from '../families/index.ts'
import {
  type ClassType,
  type DeliveryMode,
  listClasses,
  listClassRules,
  listFilings,
  listInspectionOrders,
  listInstitutions,
  listRecognitions,
  listRoomClosures,
  listServiceAreas,
  type OperatingModel,
} from '../registry/index.ts'
import { listProjects } from '../supply/index.ts'
import { type CarersOnDay, countCarersOn, listAcceptedForCarers } from '../workforce/index.ts'
import type { DatedClassRule } from './class-rule.ts'
import { loadNewAreas, type NewAreaRecord } from './new-area.ts'
import type { ProjectDays } from './project-stage.ts'
import type { Subject } from './subject.ts'
import type { CommunityRecord, Territory } from './territory-records.ts'

/**
 * The city's institutions, classes and projects with all their days, and what is too much to read for all days,
 * carers and enrolment, counted on the days that were asked for.
 */
export type Network = {
  readonly institutions: readonly InstitutionRecord[]
  readonly projects: readonly ProjectRecord[]
  readonly newAreas: readonly NewAreaRecord[]
  readonly rules: readonly DatedClassRule[]
  /** Which certificates were ever accepted for carers. */
  readonly accepted: readonly { readonly valid: DateRange; readonly mark: Mark; readonly sourceId: number }[]
  readonly dated: ReadonlyMap<CivilDate, DatedCounts>
}

export type InstitutionRecord = Subject & {
  readonly index: number
  readonly id: number
  readonly mode: DeliveryMode
  readonly operatingModel: OperatingModel
  readonly community: CommunityRecord
  readonly longitude: number
  readonly latitude: number
  readonly positionMark: Mark
  readonly filings: readonly DateRange[]
  readonly recognitions: readonly DateRange[]
  /** Inspection orders against the whole institution. */
  readonly orders: readonly DateRange[]
  readonly served: readonly { readonly community: CommunityRecord; readonly valid: DateRange }[]
  readonly classes: readonly ClassRecord[]
}

export type ClassRecord = Subject & {
  readonly id: number
  readonly classType: ClassType
  readonly filedPlaces: number
  readonly valid: DateRange
  readonly roomAreaM2: number | null
  readonly roomClosures: readonly DateRange[]
  readonly orders: readonly DateRange[]
}

type InspectionOrder = Awaited<ReturnType<typeof listInspectionOrders>>[number]

export type ProjectRecord = Subject &
  ProjectDays & {
    readonly places: number
    /** The institution that it became. */
    readonly institutionId: number | null
    /** The new residential area whose duty it fulfils, and when its premises were built and handed over. */
    readonly dutySiteId: number | null
    readonly builtOn: CivilDate | null
    readonly handedOverOn: CivilDate | null
  }

/** Counts on one day by the database's keys. */
export type DatedCounts = {
  readonly carers: ReadonlyMap<number, CarersOnDay>
  readonly enrolled: ReadonlyMap<number, number>
  readonly waiting: ReadonlyMap<number, number>
}

/** Reads the network; `days` are those on which carers and enrolment will be asked for. */
export async function loadNetwork(
  db: Read,
  territory: Territory,
  days: readonly CivilDate[],
): Promise<Network> {
  const projects = await loadProjects(db, territory)
  return {
    institutions: await loadInstitutions(db, territory),
    projects,
    newAreas: await loadNewAreas(db, territory, projects),
    rules: await listClassRules(db),
    accepted: await listAcceptedForCarers(db),
    dated: await loadDated(db, days),
  }
}

async function loadInstitutions(db: Read, territory: Territory): Promise<InstitutionRecord[]> {
  const rows = await listInstitutions(db)
  const filings = rangesBy(await listFilings(db), row => row.institutionId)
  const recognitions = rangesBy(await listRecognitions(db), row => row.institutionId)
  const served = groupBy(await listServiceAreas(db), row => row.institutionId)
  const orders = await listInspectionOrders(db)
  const wholeOrders = rangesBy(
    orders.filter(order => order.careClassId === null),
    order => order.institutionId,
  )
  const classes = await loadClasses(db, orders)
  return rows.map((row, index) => {
    const community = communityOf(territory, row.communityId)
    const subject = {
      name: row.name,
      institution: row.code,
      subdistrict: community.subdistrict,
      mark: row.mark,
      sourceId: row.sourceId,
    }
    return {
      ...subject,
      index,
      kind: 'institution',
      code: row.code,
      id: row.id,
      mode: row.mode,
      operatingModel: row.operatingModel,
      community,
      longitude: row.longitude,
      latitude: row.latitude,
      positionMark: row.positionMark,
      filings: filings.get(row.id) ?? [],
      recognitions: recognitions.get(row.id) ?? [],
      orders: wholeOrders.get(row.id) ?? [],
      served: (served.get(row.id) ?? []).map(each => ({
        community: communityOf(territory, each.communityId),
        valid: each.valid,
      })),
      classes: (classes.get(row.id) ?? []).map(each => classOf(each, subject)),
    }
  })
}

async function loadClasses(db: Read, orders: readonly InspectionOrder[]) {
  const closures = rangesBy(await listRoomClosures(db), row => row.roomId)
  const ordersOf = rangesBy(orders, row => row.careClassId)
  const rows = await listClasses(db)
  const classes = rows.map(row => ({
    row,
    roomClosures: closures.get(row.roomId) ?? [],
    orders: ordersOf.get(row.id) ?? [],
  }))
  return groupBy(classes, each => each.row.institutionId)
}

type LoadedClass = {
  readonly row: Awaited<ReturnType<typeof listClasses>>[number]
  readonly roomClosures: readonly DateRange[]
  readonly orders: readonly DateRange[]
}

/** A class lies where its institution lies, and is as trustworthy; written out, since thousands are read again and again. */
const classOf = (
  { row, roomClosures, orders }: LoadedClass,
  { name, institution, subdistrict, mark, sourceId }: Omit<Subject, 'kind' | 'code'>,
): ClassRecord => ({
  kind: 'class',
  code: row.code,
  name,
  institution,
  subdistrict,
  mark,
  sourceId,
  id: row.id,
  classType: row.classType,
  filedPlaces: row.filedPlaces,
  valid: row.valid,
  roomAreaM2: row.areaM2,
  roomClosures,
  orders,
})

async function loadProjects(db: Read, territory: Territory): Promise<ProjectRecord[]> {
  const rows = await listProjects(db)
  return rows.map(({ communityId, ...row }) => ({
    ...row,
    kind: 'project',
    institution: null,
    subdistrict: communityOf(territory, communityId).subdistrict,
  }))
}

async function loadDated(db: Read, days: readonly CivilDate[]): Promise<ReadonlyMap<CivilDate, DatedCounts>> {
  const carers = groupBy(await countCarersOn(db, days), row => row.place)
  const enrolled = groupBy(await listEnrolmentOn(db, days), row => row.place)
  const waiting = groupBy(await listWaitingOn(db, days), row => row.place)
  return new Map(
    days.map((day, place) => [
      day,
      {
        carers: new Map(carers.get(place)?.map(row => [row.institutionId, row])),
        enrolled: new Map(enrolled.get(place)?.map(row => [row.careClassId, row.children])),
        waiting: new Map(waiting.get(place)?.map(row => [row.institutionId, row.children])),
      },
    ]),
  )
}

function communityOf(territory: Territory, id: number): CommunityRecord {
  const found = territory.communityById.get(id)
  invariant(found !== undefined, 'what a row refers to has been read')
  return found
}

function groupBy<Row, Key>(rows: readonly Row[], keyOf: (row: Row) => Key): Map<Key, Row[]> {
  const groups = new Map<Key, Row[]>()
  for (const row of rows) {
    const group = groups.get(keyOf(row))
    if (group) group.push(row)
    else groups.set(keyOf(row), [row])
  }
  return groups
}

const rangesBy = <Row extends { valid: DateRange }, Key>(rows: readonly Row[], keyOf: (row: Row) => Key) =>
  new Map([...groupBy(rows, keyOf)].map(([key, group]) => [key, group.map(row => row.valid)]))
