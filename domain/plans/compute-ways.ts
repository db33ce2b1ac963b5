import { type Database, inSnapshot } from '../../db/index.ts'
import { LOCAL_PLANNER } from '../identity/index.ts'
import {
  askedWithin,
  findWays,
  NO_SOURCES,
  type Place,
  type TravelSources,
  type WaysProgress,
} from '../travel/index.ts'
import { existingFacilities } from './plan-existing.ts'
import { loadPlanRecords, type PlanRecords } from './plan-records.ts'
import { planSettings } from './plan-settings.ts'
import { planSites } from './plan-sites.ts'
import { isComputed, type Scenario } from './scenario.ts'
import type { ComputedWays } from './ways-of-plan.ts'

/** Communities, and each institution, project and site once, as a plan of the scenario knows them. */
function planPlaces(records: PlanRecords, scenario: Scenario): Record<'communities' | 'facilities', Place[]> {
  const placeOf = ({ code, longitude, latitude }: Place): Place => ({ code, longitude, latitude })
  const sites = planSites(records, scenario).sites.map(site => site.record)
  const all = [...existingFacilities(records, scenario.firstYear), ...sites].map(placeOf)
  return {
    communities: records.territory.communities.map(placeOf),
    facilities: [...new Map(all.map(place => [place.code, place])).values()],
  }
}

/** The places of a scenario, and how far its families go, from the city's records. */
export async function loadPlanPlaces(db: Database, scenario: Scenario) {
  const records = await inSnapshot(db, LOCAL_PLANNER, snapshot => loadPlanRecords(snapshot, scenario))
  return { ...planPlaces(records, scenario), reachMetres: planSettings(records, scenario).reachMetres }
}

/** The ways of a scenario by network or service, within its reach; undefined for the others. */
export async function computeWays(
  records: PlanRecords,
  scenario: Scenario,
  sources: TravelSources = NO_SOURCES,
  options: { onProgress?: (progress: WaysProgress) => void; signal?: AbortSignal } = {},
): Promise<ComputedWays | undefined> {
  const { travel } = scenario
  if (!isComputed(travel)) return undefined
  const { communities, facilities } = planPlaces(records, scenario)
  const { reachMetres } = planSettings(records, scenario)
  const asked = askedWithin(communities, facilities, reachMetres, travel)
  return { asked, found: await findWays(travel, asked, sources, options) }
}
