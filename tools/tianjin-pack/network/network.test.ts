import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { PACK_FILES } from '../../../domain/packs/pack-files.ts'
import { toCsv } from '../shared/csv.ts'
import { readPack } from '../shared/read-pack.ts'
import { buildProjects } from '../supply/projects.ts'
import { supplyRows } from '../supply/rows.ts'
import { buildSites } from '../supply/sites.ts'
import { territoryOf } from '../territory/shipped-territory.ts'
import { buildNetwork } from './network.ts'
import { networkRows } from './rows.ts'

const city = territoryOf(
  readPack(fileURLToPath(new URL('../../../data/tianjin/', import.meta.url)), PACK_FILES),
)
/** 和平, and the three districts in which a service centre opens. */
const DISTRICTS = ['120101', '120103', '120112', '120116']
const territory = {
  ...city,
  communities: city.communities.filter(({ district }) => DISTRICTS.includes(district)),
}

function smallPack(seed: string): string {
  const network = buildNetwork(territory, seed, 0.02)
  const sites = buildSites(territory, network.institutions, seed, 0.02)
  const rows = [
    ...networkRows(network),
    ...supplyRows(sites, buildProjects(territory, network.institutions, seed, 0.05)),
  ]
  return rows.map(([file, found]) => file + toCsv(Object.keys(found[0] ?? {}), found)).join('')
}

test('the same seed gives the same bytes, another seed another network', () => {
  const first = smallPack('a seed')
  expect(first.length).toBeGreaterThan(50_000)
  expect(smallPack('a seed')).toBe(first)
  expect(smallPack('another seed')).not.toBe(first)
})
