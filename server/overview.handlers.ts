import { overviewRoutes } from '../contract/index.ts'
import type { Database } from '../db/index.ts'
import {
  type AreaStanding,
  listAreas,
  listInstitutionPoints,
  listRecords,
  measure,
  recordTable,
  type Standing,
  standingTable,
  trend,
} from '../domain/indicators/index.ts'
import { getLatestLoad } from '../domain/packs/index.ts'
import { listSitePoints } from '../domain/supply/index.ts'
import {
  type Boundary,
  defaultDay,
  getCity,
  listDistrictBoundaries,
  listSettingsOn,
  listSources,
  listSubdistrictBoundaries,
} from '../domain/territory/index.ts'
import type { CivilDate } from '../kernel/civil-date.ts'
import { describeCity } from './city.ts'
import { handlersFor, Tagged } from './handlers.ts'
import { Memory } from './memory.ts'
import { tableFile } from './table-file.ts'

/** Where the city stands. What a day's figures cost is paid once per day and pack. */
export function overviewHandlers(db: Database) {
  const memory = new Memory()
  const dayOf = async (on: CivilDate | undefined, today: CivilDate): Promise<CivilDate> =>
    on ?? defaultDay(await getCity(db), today)

  /** The same value until another pack is loaded; its tag lets a browser keep what it has. */
  async function kept<T>(name: string, make: () => Promise<T>): Promise<Tagged<T>> {
    const load = await getLatestLoad(db)
    const key = `${load.id} ${name}`
    return new Tagged(`"${encodeURIComponent(key)}"`, () => memory.recall(key, make))
  }
  const standingOn = (on: CivilDate) => kept(`standing ${on}`, () => measure(db, on))

  return handlersFor(overviewRoutes, {
    city: async (_, { today }) => describeCity(db, today),
    standing: async ({ query }, { today }) => {
      const whole = await standingOn(await dayOf(query.on, today))
      const part = (each: AreaStanding) =>
        query.level === 'district'
          ? each.area.level !== 'subdistrict'
          : each.area.level === 'subdistrict' && (!query.within || each.area.parent === query.within)
      const tag = `${whole.tag.slice(0, -1)}-${query.level}-${query.within ?? ''}"`
      return new Tagged(tag, async () => only(await whole.make(), part))
    },
    standingFile: async ({ params, query }, { today }) => {
      const standing = await (await standingOn(await dayOf(query.on, today))).make()
      return tableFile(standingTable(standing), `tuoyu-standing-${standing.on}`, params.format)
    },
    trend: async ({ query }, { today }) => {
      const on = await dayOf(query.on, today)
      const whole = await kept(`trend ${on}`, () => trend(db, on))
      const area = query.area ?? (await getCity(db)).code
      return new Tagged(`${whole.tag.slice(0, -1)}-${encodeURIComponent(area)}"`, async () => {
        const { days, areas } = await whole.make()
        return { days, areas: areas.filter(each => each.area.code === area) }
      })
    },
    records: async ({ query }, { today }) => {
      const on = await dayOf(query.on, today)
      return kept(`records ${query.measure} ${on} ${query.area ?? ''}`, () => listRecords(db, on, query))
    },
    recordsFile: async ({ params, query }, { today }) => {
      const on = await dayOf(query.on, today)
      const list = await listRecords(db, on, query)
      return tableFile(recordTable(list), `tuoyu-${query.measure}-${list.area.code}-${on}`, params.format)
    },
    institutions: async ({ query }, { today }) => {
      const on = await dayOf(query.on, today)
      return kept(`institutions ${on}`, () => listInstitutionPoints(db, on))
    },
    sites: async () => kept('sites', () => listSitePoints(db)),
    areas: async () => kept('areas', () => listAreas(db)),
    boundaries: async ({ params }) =>
      kept(`boundaries ${params.level}`, async () =>
        featuresOf(
          await (params.level === 'district' ? listDistrictBoundaries(db) : listSubdistrictBoundaries(db)),
        ),
      ),
    sources: async () => listSources(db),
    settings: async ({ query }, { today }) => listSettingsOn(db, await dayOf(query.on, today)),
    packWarnings: async () => (await getLatestLoad(db)).warnings,
  })
}

const only = (standing: Standing, part: (area: AreaStanding) => boolean): Standing => ({
  ...standing,
  areas: standing.areas.filter(part),
})

const featuresOf = (boundaries: readonly Boundary[]) => ({
  type: 'FeatureCollection' as const,
  features: boundaries.map(({ geometry, ...properties }) => ({
    type: 'Feature' as const,
    properties,
    geometry,
  })),
})
