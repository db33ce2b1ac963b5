import type { Read } from '../../db/index.ts'
import type { CivilDate } from '../../kernel/civil-date.ts'
import type { DateRange } from '../../kernel/date-range.ts'
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
} from '../registry/index.ts'
import { listProjects } from '../supply/index.ts'
import { type CarersOnDay, countCarersOn } from '../workforce/index.ts'
import type { DatedClassRule } from './class-rule.ts'
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
  readonly rules: readonly DatedClassRule[]
  readonly dated: ReadonlyMap<CivilDate, DatedCounts>
}

export type InstitutionRecord = Subject & {
  readonly index: number
  readonly id: number
  readonly mode: DeliveryMode
  readonly community: CommunityRecord
  readonly longitude: number
  readonly latitude: number
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

export type ProjectRecord = Subject & ProjectDays & { readonly places: number }

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
  const [institutions, projects, rules, dated] = await Promise.all([
    loadInstitutions(db, territory),
    loadProjects(db, territory),
    listClassRules(db),
    loadDated(db, days),
  ])
  return { institutions, projects, rules, dated }
}

async function loadInstitutions(db: Read, territory: Territory): Promise<InstitutionRecord[]> {
  const [rows, filings, recognitions, orders, served, classes] = await Promise.all([
    listInstitutions(db),
    listFilings(db).then(rows => rangesBy(rows, row => row.institutionId)),
    listRecognitions(db).then(rows => rangesBy(rows, row => row.institutionId)),
    listInspectionOrders(db),
    listServiceAreas(db).then(rows => groupBy(rows, row => row.institutionId)),
    loadClasses(db),
  ])
  const wholeOrders = rangesBy(
    orders.filter(order => order.careClassId === null),
    order => order.institutionId,
  )
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
      community,
      longitude: row.longitude,
      latitude: row.latitude,
      filings: filings.get(row.id) ?? [],
      recognitions: recognitions.get(row.id) ?? [],
      orders: wholeOrders.get(row.id) ?? [],
      served: (served.get(row.id) ?? []).map(each => ({
        community: communityOf(territory, each.communityId),
        valid: each.valid,
      })),
      classes: (classes.get(row.id) ?? []).map(each => ({ ...each, ...subject })),
    }
  })
}

async function loadClasses(db: Read) {
  const [rows, closures, orders] = await Promise.all([
    listClasses(db),
    listRoomClosures(db).then(rows => rangesBy(rows, row => row.roomId)),
    listInspectionOrders(db).then(rows => rangesBy(rows, row => row.careClassId ?? 0)),
  ])
  const classes = rows.map(({ areaM2, roomId, ...row }) => ({
    ...row,
    kind: 'class' as const,
    roomAreaM2: areaM2,
    roomClosures: closures.get(roomId) ?? [],
    orders: orders.get(row.id) ?? [],
  }))
  return groupBy(classes, each => each.institutionId)
}

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
  const [carers, enrolled, waiting] = await Promise.all([
    countCarersOn(db, days).then(rows => groupBy(rows, row => row.day)),
    listEnrolmentOn(db, days).then(rows => groupBy(rows, row => row.day)),
    listWaitingOn(db, days).then(rows => groupBy(rows, row => row.day)),
  ])
  return new Map(
    days.map(day => [
      day,
      {
        carers: new Map(carers.get(day)?.map(row => [row.institutionId, row])),
        enrolled: new Map(enrolled.get(day)?.map(row => [row.careClassId, row.children])),
        waiting: new Map(waiting.get(day)?.map(row => [row.institutionId, row.children])),
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

const rangesBy = <Row extends { valid: DateRange }>(rows: readonly Row[], keyOf: (row: Row) => number) =>
  new Map([...groupBy(rows, keyOf)].map(([key, group]) => [key, group.map(row => row.valid)]))
