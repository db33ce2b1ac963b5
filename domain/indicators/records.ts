import type { Read } from '../../db/index.ts'
import type { CivilDate } from '../../kernel/civil-date.ts'
import { listFeesOn } from '../registry/index.ts'
import { listSettings, listSources, listTargets } from '../territory/index.ts'
import { listCarersOn } from '../workforce/index.ts'
import type { CarerRecord, CityOnDay } from './city-on-day.ts'
import { filledPlaces } from './filled-places.ts'
import { loadNetwork, type Network } from './network.ts'
import { networkOnDay } from './network-on-day.ts'
import { type Population, populations } from './population.ts'
import { servedCommunities } from './served-communities.ts'
import { type SettingRow, type Settings, settingsOn } from './settings.ts'
import { loadTerritory, type Territory } from './territory-records.ts'
import { nearestOpenMetres, type WalkingPairs, walkingPairs } from './walking.ts'

/**
 * All records that figures of some days are counted from, read once. Every function here asks one query after the
 * other, so that it may be given one snapshot (`inSnapshot`) and then speaks of one moment.
 */
export type Records = {
  readonly territory: Territory
  readonly network: Network
  readonly settings: readonly SettingRow[]
  readonly targets: Awaited<ReturnType<typeof listTargets>>
  readonly sources: Awaited<ReturnType<typeof listSources>>
  readonly populationOn: (on: CivilDate) => Population
  readonly walking: WalkingPairs
}

/** Reads what the days need. The walking circles are those of the last day. */
export async function loadRecords(db: Read, days: readonly CivilDate[]): Promise<Records> {
  const territory = await loadTerritory(db)
  const network = await loadNetwork(db, territory, days)
  const settings = await listSettings(db)
  const { coverage_walk_metres } = settingsOn(settings, days.at(-1)!).values
  return {
    territory,
    network,
    settings,
    targets: await listTargets(db),
    sources: await listSources(db),
    populationOn: populations(territory),
    walking: walkingPairs(territory, network.institutions, coverage_walk_metres),
  }
}

/** The city on one of the days that were read. Walking circles follow the settings of `walkDay`, so that years compare. */
export function cityOnDay(records: Records, on: CivilDate, walkDay: CivilDate = on): CityOnDay {
  const network = networkOnDay(records.network, on)
  return {
    on,
    territory: records.territory,
    population: records.populationOn(on),
    network,
    settings: withWalksOf(settingsOn(records.settings, walkDay), settingsOn(records.settings, on)),
    served: servedCommunities(network, records.territory.communities.length, on),
    nearestOpen: nearestOpenMetres(records.walking, network),
    feeOf: null,
    filled: null,
    carers: null,
  }
}

function withWalksOf(walks: Settings, others: Settings): Settings {
  const { coverage_walk_metres, withheld_estimated_share } = walks.values
  return {
    values: { ...others.values, coverage_walk_metres, withheld_estimated_share },
    rows: {
      ...others.rows,
      coverage_walk_metres: walks.rows.coverage_walk_metres,
      withheld_estimated_share: walks.rows.withheld_estimated_share,
    },
  }
}

/** Adds the fees. */
export async function withFees(db: Read, city: CityOnDay): Promise<CityOnDay> {
  const fees = new Map(
    (await listFeesOn(db, city.on)).map(fee => [`${fee.institutionId} ${fee.classType}`, fee.monthlyFen]),
  )
  return { ...city, feeOf: (institution, classType) => fees.get(`${institution} ${classType}`) ?? null }
}

/** Adds the fees and who would fill which places. */
export async function withFilledPlaces(db: Read, city: CityOnDay): Promise<CityOnDay> {
  const priced = await withFees(db, city)
  return { ...priced, filled: filledPlaces(priced) }
}

/** Adds the carers one by one. */
export async function withCarers(db: Read, city: CityOnDay): Promise<CityOnDay> {
  const institutions = new Map(city.network.institutions.map(each => [each.of.id, each.of]))
  const carers = (await listCarersOn(db, city.on)).map(({ institutionId, ...carer }): CarerRecord => {
    const at = institutions.get(institutionId)!
    const { institution, subdistrict, mark, sourceId } = at
    return { ...carer, kind: 'carer', name: null, institution, subdistrict, mark, sourceId, at }
  })
  return { ...city, carers }
}
