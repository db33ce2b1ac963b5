/** What a plan is made from, read once: the city's records as they stand on the base date. */
import type { Read } from '../../db/index.ts'
import type { CivilDate } from '../../kernel/civil-date.ts'
import type { DateRange } from '../../kernel/date-range.ts'
import type { Mark } from '../../kernel/mark.ts'
import { invariant } from '../../kernel/refusal.ts'
import {
  type CommunityRecord,
  loadNetwork,
  loadTerritory,
  type NetworkOnDay,
  networkOnDay,
  type Population,
  populationOn,
  projectStage,
  type SettingRow,
  type Territory,
} from '../indicators/index.ts'
import {
  type ClassType,
  type DeliveryMode,
  type FeeOnDay,
  listFeesOn,
  type OperatingModel,
} from '../registry/index.ts'
import type { SiteKind } from '../supply/index.ts'
import { listSettings, listSources, listTargets } from '../territory/index.ts'
import { baseDateOf, type Scenario } from './scenario.ts'
import {
  listDatedProjects,
  listDistrictYears,
  listFundingShares,
  listProjectClasses,
  listSiteOptionClasses,
  listSiteOptions,
  listSiteRecognitions,
  listSites,
} from './supply-records.queries.ts'

/** Places of one class type. */
export type ClassPlaces = { readonly classType: ClassType; readonly classes: number; readonly places: number }

export type OptionRecord = {
  readonly code: string
  readonly mode: DeliveryMode
  readonly operatingModel: OperatingModel
  readonly inclusive: boolean
  readonly monthlyFen: number
  readonly capitalFen: number
  readonly yearlySupportFen: number
  readonly carers: number
  readonly leadYears: number
  readonly mark: Mark
  readonly classes: readonly ClassPlaces[]
  readonly places: number
}

export type SiteRecord = {
  readonly code: string
  readonly name: string
  readonly kind: SiteKind
  readonly community: CommunityRecord
  readonly longitude: number
  readonly latitude: number
  readonly positionMark: Mark
  readonly availableFrom: CivilDate
  readonly dutyPlaces: number | null
  readonly dutyYear: number | null
  /** Places that stand or are under way here on the base date, of projects that fulfil the duty. */
  readonly promisedPlaces: number
  /** code of the institution that it extends. */
  readonly institution: string | null
  readonly mark: Mark
  readonly recognitions: readonly DateRange[]
  readonly options: readonly OptionRecord[]
}

/** A project under way on the base date: adopted, perhaps begun, neither filed nor cancelled. */
export type ProjectUnderWay = {
  readonly code: string
  readonly name: string
  readonly community: CommunityRecord
  readonly longitude: number
  readonly latitude: number
  readonly mode: DeliveryMode
  readonly inclusive: boolean
  readonly monthlyFen: number
  readonly begun: boolean
  readonly dueOn: CivilDate
  readonly mark: Mark
  readonly classes: readonly ClassPlaces[]
}

/** A document or data set as a plan's inputs name it. */
type SourceRecord = {
  readonly code: string
  readonly title: string
  readonly titleEn: string | null
  readonly issuedOn: CivilDate | null
}

export type PlanRecords = {
  readonly territory: Territory
  readonly network: NetworkOnDay
  readonly population: Population
  readonly fees: readonly FeeOnDay[]
  readonly projects: readonly ProjectUnderWay[]
  readonly sites: readonly SiteRecord[]
  readonly districtYears: Awaited<ReturnType<typeof listDistrictYears>>
  readonly fundingShares: Awaited<ReturnType<typeof listFundingShares>>
  readonly targets: Awaited<ReturnType<typeof listTargets>>
  readonly settings: readonly SettingRow[]
  readonly sources: ReadonlyMap<number, SourceRecord>
}

/** The part of the records that a planner's decisions are checked against. */
export type DecisionRecords = Pick<PlanRecords, 'territory' | 'network' | 'sites'>

/** Reads sites, territory and institutions as of the base date. */
export async function loadDecisionRecords(db: Read, scenario: Scenario): Promise<DecisionRecords> {
  const on = baseDateOf(scenario)
  const territory = await loadTerritory(db)
  const network = networkOnDay(await loadNetwork(db, territory, [on]), on)
  return { territory, network, sites: await loadSites(db, territory, network) }
}

/** Reads everything; give it one snapshot, so that all of it is of one moment. */
export async function loadPlanRecords(db: Read, scenario: Scenario): Promise<PlanRecords> {
  const on = baseDateOf(scenario)
  const { territory, network, sites } = await loadDecisionRecords(db, scenario)
  const sources = await listSources(db)
  return {
    territory,
    network,
    population: populationOn(territory, on),
    fees: await listFeesOn(db, on),
    projects: await loadProjects(db, territory, on),
    sites,
    districtYears: await listDistrictYears(db),
    fundingShares: await listFundingShares(db),
    targets: await listTargets(db),
    settings: await listSettings(db),
    sources: new Map(
      sources.map(({ id, code, title, titleEn, issuedOn }) => [id, { code, title, titleEn, issuedOn }]),
    ),
  }
}

async function loadProjects(db: Read, territory: Territory, on: CivilDate): Promise<ProjectUnderWay[]> {
  const classes = groupBy(await listProjectClasses(db), row => row.projectId)
  const rows = await listDatedProjects(db)
  return rows.flatMap(({ id, communityId, adoptedOn, begunOn, filedOn, cancelledOn, ...row }) => {
    const stage = projectStage({ adoptedOn, begunOn, filedOn, cancelledOn }, on)
    if (stage !== 'planned' && stage !== 'building') return []
    return {
      ...row,
      community: communityOf(territory, communityId),
      begun: stage === 'building',
      classes: classes.get(id) ?? [],
    }
  })
}

async function loadSites(db: Read, territory: Territory, network: NetworkOnDay): Promise<SiteRecord[]> {
  const promised = new Map(network.newAreas.map(({ of, promisedPlaces }) => [of.id, promisedPlaces]))
  const recognitions = groupBy(await listSiteRecognitions(db), row => row.siteId)
  const options = await loadOptions(db)
  const rows = await listSites(db)
  return rows.map(({ id, communityId, ...row }) => ({
    ...row,
    community: communityOf(territory, communityId),
    promisedPlaces: promised.get(id) ?? 0,
    recognitions: (recognitions.get(id) ?? []).map(each => each.valid),
    options: options.get(id) ?? [],
  }))
}

async function loadOptions(db: Read): Promise<Map<number, OptionRecord[]>> {
  const classes = groupBy(await listSiteOptionClasses(db), row => row.siteOptionId)
  const rows = await listSiteOptions(db)
  const bySite = groupBy(rows, row => row.siteId)
  return new Map(
    [...bySite].map(([site, group]) => [
      site,
      group.map(({ id, siteId: _, ...row }) => {
        const own = classes.get(id) ?? []
        return { ...row, classes: own, places: own.reduce((sum, each) => sum + each.places, 0) }
      }),
    ]),
  )
}

function communityOf(territory: Territory, id: number): CommunityRecord {
  const found = territory.communityById.get(id)
  invariant(found !== undefined, 'what a row refers to has been read')
  return found
}

function groupBy<Row>(rows: readonly Row[], keyOf: (row: Row) => number): Map<number, Row[]> {
  const groups = new Map<number, Row[]>()
  for (const row of rows) {
    const group = groups.get(keyOf(row))
    if (group) group.push(row)
    else groups.set(keyOf(row), [row])
  }
  return groups
}
