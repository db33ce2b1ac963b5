/** A road network for the small city: one street that joins all its places, in the order of their latitudes. */
import type { Database } from '../db/index.ts'
import { loadPlanPlaces } from '../domain/plans/index.ts'
import { writeOsm } from '../domain/travel/osm.fixture.ts'
import { aScenario } from './small-city.ts'

/** Writes the network as an `.osm.pbf` file and returns its path. */
export async function writeSmallStreets(db: Database, path: string): Promise<string> {
  const { communities, facilities } = await loadPlanPlaces(db, await aScenario(db))
  const nodes = [...communities, ...facilities]
    .toSorted((a, b) => a.latitude - b.latitude || a.longitude - b.longitude)
    .map(({ longitude, latitude }, at) => ({ id: at + 1, longitude, latitude }))
  return writeOsm(path, nodes, [
    { id: 1, nodes: nodes.map(node => node.id), tags: { highway: 'residential' } },
  ])
}
