import { overviewRoutes } from '../contract/index.ts'
import { type Database, inSnapshot, type Read } from '../db/index.ts'
import { LOCAL_PLANNER } from '../domain/identity/index.ts'
import {
  type AccessTo,
  type AreaStanding,
  accessGroupTable,
  accessPointTable,
  listAreas,
  measuredDay,
  recordGuideTable,
  recordTable,
  type Standing,
  standingTable,
} from '../domain/indicators/index.ts'
import { allowedOf, getLatestLoad } from '../domain/packs/index.ts'
import { listSitePoints } from '../domain/supply/index.ts'
import {
  type Boundary,
  getCity,
  listDistrictBoundaries,
  listSettingsOn,
  listSources,
  listSubdistrictBoundaries,
} from '../domain/territory/index.ts'
import type { CivilDate } from '../kernel/civil-date.ts'
import { present, refuseIf } from '../kernel/refusal.ts'
import manifest from '../package.json' with { type: 'json' }
import { describeCity } from './city.ts'
import type { Counting } from './counting.ts'
import { handlersFor, Tagged, tagOf } from './handlers.ts'
import { Memory } from './memory.ts'
import { tableFile } from './table-file.ts'

/** Where the city stands. What a day's figures cost is paid once per day and pack. */
export function overviewHandlers(db: Database, counting: Counting) {
  const memory = new Memory()
  const read = <T>(work: (db: Read) => Promise<T>) => inSnapshot(db, LOCAL_PLANNER, work)

  const dayOf = (on: CivilDate | undefined, today: CivilDate) => measuredDay(db, on, today)

  /** The same value until another pack or another Tuoyu; its tag, which names both, lets a browser keep what it has. */
  async function kept<T>(name: string, make: () => Promise<T>): Promise<Tagged<T>> {
    const { packName, packVersion, loadedAt } = await getLatestLoad(db)
    const key = [manifest.version, packName, packVersion, loadedAt.toISOString(), name].join(' ')
    return new Tagged(tagOf(key), () => memory.recall(key, make))
  }
  const standingOn = (on: CivilDate) => kept(`standing ${on}`, () => counting.ask('standing', on))

  const accessOn = (on: CivilDate, to: AccessTo) =>
    kept(`access ${on} ${to}`, () => counting.ask('access', on, to))

  return handlersFor(overviewRoutes, {
    city: async (_, { today }) => describeCity(db, today),
    standing: async ({ query }, { today }) => {
      const whole = await standingOn(await dayOf(query.on, today))
      const part = (each: AreaStanding) =>
        query.level === 'district'
          ? each.area.level !== 'subdistrict'
          : each.area.level === 'subdistrict' && (!query.within || each.area.parent === query.within)
      return new Tagged(tagOf(whole.tag, query.level, query.within ?? ''), async () => {
        const standing = await whole.make()
        const known = !query.within || standing.areas.some(({ area }) => area.code === query.within)
        refuseIf(!known, 'indicators.area_absent', { area: query.within }, 'absent')
        return only(standing, part)
      })
    },
    standingFile: async ({ params, query }, { today }) => {
      const standing = await (await standingOn(await dayOf(query.on, today))).make()
      return tableFile(standingTable(standing), `tuoyu-standing-${standing.on}`, params.format)
    },
    trend: async ({ query }, { today }) => {
      const on = await dayOf(query.on, today)
      const whole = await kept(`trend ${on}`, () => counting.ask('trend', on))
      const area = query.area ?? (await getCity(db)).code
      return new Tagged(tagOf(whole.tag, area), async () => {
        const { days, areas } = await whole.make()
        const found = areas.find(each => each.area.code === area)
        return { days, areas: [present(found, 'indicators.area_absent', { area })] }
      })
    },
    records: async ({ query }, { today }) => {
      const on = await dayOf(query.on, today)
      return kept(`records ${query.measure} ${on} ${query.area ?? ''}`, () =>
        counting.ask('records', on, query),
      )
    },
    recordsFile: async ({ params, query }, { today }) => {
      const on = await dayOf(query.on, today)
      const list = await counting.ask('records', on, query)
      const name = `tuoyu-${query.measure}-${list.area.code}-${on}`
      return tableFile(recordTable(list), name, params.format, recordGuideTable(list))
    },
    access: async ({ query }, { today }) => {
      const { tag, make } = await accessOn(await dayOf(query.on, today), query.to)
      return new Tagged(tag, async () => {
        const { points: _, ...shown } = await make()
        return shown
      })
    },
    accessFile: async ({ params, query }, { today }) => {
      const access = await (await accessOn(await dayOf(query.on, today), query.to)).make()
      const table = params.table === 'communities' ? accessPointTable(access) : accessGroupTable(access)
      return tableFile(table, `tuoyu-${table.name}-${access.on}`, params.format)
    },
    institutions: async ({ query }, { today }) => {
      const on = await dayOf(query.on, today)
      return kept(`institutions ${on}`, () => counting.ask('institutions', on))
    },
    sites: async () => kept('sites', () => read(listSitePoints)),
    areas: async () => kept('areas', () => read(listAreas)),
    boundaries: async ({ params }) =>
      kept(`boundaries ${params.level}`, async () =>
        featuresOf(
          await read(params.level === 'district' ? listDistrictBoundaries : listSubdistrictBoundaries),
        ),
      ),
    sources: async () => listSources(db),
    settings: async ({ query }, { today }) => listSettingsOn(db, await dayOf(query.on, today)),
    packWarnings: async () =>
      (await getLatestLoad(db)).warnings.map(fault => ({
        ...fault,
        column: fault.heading ?? fault.column,
        allowed: allowedOf(fault, 'en'),
        allowedZh: allowedOf(fault, 'zh'),
      })),
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
