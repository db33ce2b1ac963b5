import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { PACK_FILES } from '../../domain/packs/pack-files.ts'
import { acceptedCertificateRows, classRuleRows, fundingShareRows } from './documents/rules.ts'
import { settingRows } from './documents/settings.ts'
import { sourceRows } from './documents/sources.ts'
import { sourcesPage } from './documents/sources-page.ts'
import { targetRows } from './documents/targets.ts'
import { graduateRows } from './network/graduates.ts'
import { buildNetwork, furnished, together } from './network/network.ts'
import { networkRows } from './network/rows.ts'
import { totalsOn } from './network/totals.ts'
import { faultsOf } from './shared/check.ts'
import { type Row, toCsv } from './shared/csv.ts'
import { RECORDS_FROM, RECORDS_UNTIL } from './shared/days.ts'
import { fulfilDuties } from './supply/new-areas.ts'
import { buildProjects } from './supply/projects.ts'
import { supplyRows } from './supply/rows.ts'
import { scenarios } from './supply/scenarios.ts'
import { buildSites } from './supply/sites.ts'
import { fertilityRows, lifeTableRows, populationAgeRows } from './territory/population-ages.ts'
import {
  communityRows,
  districtGeoJson,
  districtRows,
  districtYearRows,
  subdistrictGeoJson,
  subdistrictRows,
} from './territory/rows.ts'
import { buildTerritory } from './territory/territory.ts'
import { loadThirdParty } from './third-party.ts'

/**
 * Rebuilds data/tianjin: `npm ci` in this folder once, then `npx tsx tools/tianjin-pack/build.ts` in the root.
 * The same inputs and seed give the same bytes.
 */
const SEED = 'tianjin 1.0.0'
const TOTAL_DAYS = [
  '2018-01-01',
  '2020-01-01',
  '2021-01-01',
  '2022-01-01',
  '2024-01-01',
  '2026-01-01',
  '2026-06-30',
]
const PACK = fileURLToPath(new URL('../../data/tianjin/', import.meta.url))

const territory = buildTerritory(await loadThirdParty())
const standing = buildNetwork(territory, SEED)
const sites = buildSites(territory, standing.institutions, SEED)
const otherProjects = buildProjects(territory, standing.institutions, SEED)
const newAreas = fulfilDuties(territory, sites, SEED, {
  institutions: standing.institutions.length,
  projects: otherProjects.length,
})
const network = together(
  standing,
  furnished(newAreas.institutions, territory, `${SEED} new areas`, standing.persons.length),
)
const projects = [...otherProjects, ...newAreas.projects]
const rows = new Map<string, readonly Row[]>([
  ...PACK_FILES.map(file => [file.file, []] as const),
  ['sources.csv', sourceRows()],
  ['settings.csv', settingRows()],
  ['funding_shares.csv', fundingShareRows()],
  ['districts.csv', districtRows(territory)],
  ['subdistricts.csv', subdistrictRows(territory)],
  ['communities.csv', communityRows(territory)],
  ['district_years.csv', districtYearRows(territory)],
  ['population_ages.csv', populationAgeRows()],
  ['life_tables.csv', lifeTableRows()],
  ['fertility_rates.csv', fertilityRows()],
  ['targets.csv', targetRows()],
  ['class_rules.csv', classRuleRows()],
  ['accepted_certificates.csv', acceptedCertificateRows()],
  ['graduates.csv', graduateRows()],
  ...networkRows(network),
  ...supplyRows(sites, projects),
])

const faults = faultsOf(PACK_FILES, rows)
if (faults.length > 0) throw new Error(`${faults.length} faults\n${faults.slice(0, 30).join('\n')}`)

const write = (file: string, text: string) => {
  const path = join(PACK, file)
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, text)
}
const writeJson = (file: string, value: unknown) => write(file, `${JSON.stringify(value, null, 2)}\n`)
for (const file of PACK_FILES)
  write(
    file.file,
    toCsv(
      file.columns.map(column => column.name),
      rows.get(file.file)!,
    ),
  )
write('districts.geojson', districtGeoJson(territory))
write('subdistricts.geojson', subdistrictGeoJson(territory))
write(
  'SOURCES.md',
  sourcesPage(
    territory,
    TOTAL_DAYS.map(day => totalsOn(network, day)),
  ),
)
for (const scenario of scenarios()) writeJson(`scenarios/${scenario.code}.json`, scenario)
writeJson('manifest.json', manifest())

function manifest() {
  return {
    format: 1,
    name: 'tianjin',
    version: '1.0.0',
    city: { code: '120000', name: '天津市', nameEn: 'Tianjin', timeZone: 'Asia/Shanghai' },
    censusYear: 2020,
    recordsFrom: RECORDS_FROM,
    recordsUntil: RECORDS_UNTIL,
    scenarios: ['scenarios/2021-2025.json', 'scenarios/2026-2030.json'],
  }
}
