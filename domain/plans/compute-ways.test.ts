import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { inTransaction } from '../../db/index.ts'
import { aDatabase } from '../../tests/database.ts'
import { loadSmallCity, TODAY } from '../../tests/small-city.ts'
import { writeSmallStreets } from '../../tests/small-streets.ts'
import { LOCAL_PLANNER } from '../identity/index.ts'
import { NO_SOURCES } from '../travel/index.ts'
import { fakeService } from '../travel/routing-service.fixture.ts'
import { computeRun } from './compute-plan.ts'
import { forceSite } from './forced-site.actions.ts'
import type { PlanProgressView } from './plan-result.ts'
import { finishRun, requestRun, startRun } from './run.actions.ts'
import { listRuns } from './run.queries.ts'
import type { Scenario } from './scenario.ts'

const { db } = await aDatabase()
const folder = mkdtempSync(join(tmpdir(), 'tuoyu-plan-ways-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
let sources = NO_SOURCES
beforeAll(async () => {
  await loadSmallCity(db)
  const networkFile = await writeSmallStreets(db, join(folder, 'small.osm.pbf'))
  sources = { ...NO_SOURCES, networkFile, cacheFolder: join(folder, 'cache') }
})

const network = {
  by: 'network',
  file: null,
  mode: 'walk',
  kmPerHour: null,
  snapMetres: 500,
  unreached: 'refuse',
} as const
const service = { by: 'service', mode: 'walk', snapMetres: 500, unreached: 'refuse' } as const

const request = (travel: Scenario['travel'], from = sources) =>
  inTransaction(db, LOCAL_PLANNER, tx => requestRun(tx, LOCAL_PLANNER, { changes: { travel } }, TODAY, from))
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => undefined,
    error => error.code,
  )
const assumed = (plan: Awaited<ReturnType<typeof computeRun>>, key: string) =>
  plan.inputs.assumptions.find(each => each.key === key)?.value

describe('a plan whose ways are computed', () => {
  test('goes along the network of the machine, tells how far it is, and names what it rests on', async () => {
    const run = await request(network)
    const phases = new Set<PlanProgressView['phase']>()
    const plan = await computeRun(db, run, { sources, onProgress: ({ phase }) => phases.add(phase) })
    expect([...phases].slice(0, 3)).toEqual(['read', 'network', 'ways'])
    expect(plan.inputs.travelPairs).toBeGreaterThan(16)
    expect(assumed(plan, 'network_file')).toBe('small.osm.pbf')
    expect(assumed(plan, 'network_fingerprint')).toMatch(/^[0-9a-f]{64}$/)
    expect(plan.inputs.assumptions.find(each => each.key === 'streets_open_by_default')).toMatchObject({
      from: 'rule',
      source: { code: 'osm-access-defaults' },
    })
  })

  test('can be asked what a left-out site costs: the ways are the same ones', async () => {
    const run = await request(network)
    const act = <T>(work: Parameters<typeof inTransaction<T>>[2]) => inTransaction(db, LOCAL_PLANNER, work)
    await act(tx => startRun(tx, run.id))
    const plan = await computeRun(db, run, { sources })
    await act(tx => finishRun(tx, run.id, plan))
    const left = plan.leftOut.find(each => each.reason === 'not-chosen')!
    const forced = await act(tx => forceSite(tx, LOCAL_PLANNER, run.id, { site: left.site }))
    const again = await computeRun(db, forced, { sources })
    expect(again.inputs.travelPairs).toBe(plan.inputs.travelPairs)
  })

  test('goes as a routing service says', async () => {
    const fake = await fakeService('osrm')
    try {
      const from = { ...sources, service: { url: fake.url, kind: 'osrm' as const, mostPlaces: null } }
      const plan = await computeRun(db, await request({ ...service, unreached: 'leave-out' }, from), {
        sources: from,
      })
      expect(plan.inputs.travelPairs).toBeGreaterThan(16)
      expect(assumed(plan, 'routing_service')).toBe(fake.url)
    } finally {
      await fake.close()
    }
  })

  test('is refused before it is queued where the machine is not set up for it, or a file is named', async () => {
    const before = (await listRuns(db)).length
    expect(await codeOf(request(network, NO_SOURCES))).toBe('travel.no_network')
    expect(await codeOf(request(service))).toBe('travel.no_service')
    expect(await codeOf(request({ ...network, file: '/etc/passwd' }))).toBe('plan.network_only_by_command')
    expect(await listRuns(db)).toHaveLength(before)
  })

  test('fails with the reason when the file is damaged', async () => {
    const networkFile = join(folder, 'damaged.osm.pbf')
    writeFileSync(networkFile, 'no such file')
    const run = await request(network)
    const failed = computeRun(db, run, { sources: { ...sources, networkFile } })
    await expect(failed).rejects.toMatchObject({
      code: 'travel.file_damaged',
      facts: { block: 1, offset: 0 },
    })
  })

  test('leaves out places off the network where it is told to, and lists them among its inputs', async () => {
    const strict = { ...network, snapMetres: 0, kmPerHour: 1.5 } as const
    const error = await computeRun(db, await request(strict), { sources }).catch(each => each)
    expect(error.code).toBe('travel.places_unreached')
    expect(error.facts.faults[0]).toMatchObject({ allowed: 'at most 0 m from the network' })
    const plan = await computeRun(db, await request({ ...strict, unreached: 'leave-out' }), { sources })
    expect(assumed(plan, 'places_off_network')).toMatch(/\w+ \w+/)
  })
})
