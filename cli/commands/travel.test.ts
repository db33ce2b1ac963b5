import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { fakeService } from '../../domain/travel/routing-service.fixture.ts'
import { aDatabase } from '../../tests/database.ts'
import { loadSmallCity } from '../../tests/small-city.ts'
import { writeSmallStreets } from '../../tests/small-streets.ts'
import { main } from '../main.ts'

const { db, databaseUrl, city } = await aDatabase()
const folder = await mkdtemp(join(tmpdir(), 'tuoyu-travel-'))
const at = (name: string) => join(folder, name)
afterAll(() => rm(folder, { recursive: true, force: true }))
let streets = ''
beforeAll(async () => {
  await loadSmallCity(db)
  streets = await writeSmallStreets(db, at('small.osm.pbf'))
})

async function tuoyu(args: readonly string[], env: NodeJS.ProcessEnv = {}) {
  const said = { out: '', err: '' }
  const exit = await main(['--city', city, '--lang', 'en', ...args], {
    stdout: { write: (text: string) => (said.out += text) },
    stderr: { write: (text: string) => (said.err += text) },
    env: { DATABASE_URL: databaseUrl, TUOYU_DATA: folder, ...env },
  })
  return { exit, ...said }
}

const planOf = async (args: readonly string[], env: NodeJS.ProcessEnv = {}) => {
  const { exit, out, err } = await tuoyu(['plan', '--json', ...args], env)
  expect(exit, err).toBe(0)
  return JSON.parse(out)
}

describe('tuoyu travel', () => {
  test('writes the matrix of the plan of today; a plan by it and one by the network are the same', async () => {
    const { exit, out, err } = await tuoyu(['travel', streets, '--matrix', at('ways.csv')])
    expect(exit, err).toBe(0)
    expect(out).toMatch(/35 ways from 20 communities to 13 facilities, by small\.osm\.pbf/)
    expect(out).toContain(`Written: ${at('ways.csv')}`)
    const lines = (await readFile(at('ways.csv'), 'utf8')).trim().split('\n')
    expect(lines[0]).toBe('from,to,metres,minutes')
    expect(lines[1]).toMatch(/^\w+,\w+,\d+(\.\d)?,\d+\.\d\d$/)

    const byMatrix = await planOf(['--matrix', at('ways.csv')])
    const byNetwork = await planOf(['--network', streets])
    expect(byNetwork.inputs.fingerprint).toBe(byMatrix.inputs.fingerprint)
    expect(byNetwork.inputs.travelPairs).toBe(byMatrix.inputs.travelPairs)
    const names = byNetwork.inputs.assumptions.map((each: { nameEn: string }) => each.nameEn)
    expect(names).toContain('Ways are walked')
    expect(names).toContain('Speed on steps as a share of that on the level')
    const speed = byNetwork.inputs.assumptions.find(
      (each: { key: string }) => each.key === 'speed_km_per_hour',
    )
    expect(speed).toMatchObject({ value: 4, unit: 'km/h', from: 'rule', source: { code: 'GB 50180-2018' } })
    expect(byMatrix.inputs.assumptions.map((each: { nameEn: string }) => each.nameEn)).not.toContain(
      'Ways are walked',
    )
  })

  test('takes the network of TUOYU_NETWORK, by bicycle, and ways that a limit allows', async () => {
    const env = { TUOYU_NETWORK: streets }
    const ways = async (...args: string[]) =>
      JSON.parse((await tuoyu(['travel', '--json', '--leave-out', ...args], env)).out).ways
    const near = await ways('--limit', '1')
    expect(near).toBeGreaterThan(0)
    expect(await ways('--mode', 'cycle')).toBeGreaterThan(near)
  })

  test('reads places from two files, needs no database, and writes costs for tuoyu access', async () => {
    await writeFile(at('a.csv'), 'code,longitude,latitude\nhome,117.0001,39\n')
    await writeFile(at('b.csv'), 'code,longitude,latitude\nnursery,117.01,39.0001\n')
    const service = await fakeService('osrm')
    try {
      const files = ['--communities', at('a.csv'), '--facilities', at('b.csv'), '--costs', at('costs.csv')]
      const env = { DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none', TUOYU_ROUTING_URL: `${service.url}/` }
      const { exit, err } = await tuoyu(['travel', '--routing', ...files], env)
      expect(exit, err).toBe(0)
      expect(await readFile(at('costs.csv'), 'utf8')).toMatch(/^from,to,cost\nhome,nursery,11\.4\d\n$/)
    } finally {
      await service.close()
    }
  })

  test('tells every place off the network with its distance, or leaves it out and lists it', async () => {
    await writeFile(at('far.csv'), 'code,longitude,latitude\nfar,117,38\nnowhere,110,30\n')
    const places = ['--communities', at('far.csv'), '--facilities', at('far.csv')]
    const refused = await tuoyu(['travel', streets, ...places])
    expect(refused.exit).toBe(2)
    expect(refused.err).toMatch(/4 places have no way \(--leave-out does without them\):/)
    expect(refused.err).toMatch(
      /community nowhere: "\d+ m from the network", expected at most 500 m from the network/,
    )
    const left = await tuoyu(['travel', streets, ...places, '--leave-out'])
    expect(left.exit).toBe(0)
    expect(left.out).toMatch(/off the network: facility far \(\d+ m\)/)
  })

  test('how far off a place lies is one figure, refused or left out', async () => {
    const rows = [1, 2, 3, 4, 5, 6].map(at => `p${at},117,${38 + at / 7}`)
    await writeFile(at('off.csv'), `code,longitude,latitude\n${rows.join('\n')}\n`)
    const args = ['travel', streets, '--communities', at('off.csv'), '--facilities', at('off.csv')]
    const metresIn = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map(found => found[1])
    const refused = metresIn((await tuoyu(args)).err, /community p\d: "(\d+) m/g)
    expect(refused).toHaveLength(6)
    const left = await tuoyu([...args, '--leave-out'])
    expect(metresIn(left.out, /community p\d \((\d+) m\)/g)).toEqual(refused)
  })

  test.each([
    [['travel'], /No road network is named/],
    [['travel', '--routing'], /No routing service is set up/],
    [['travel', 'absent.osm.pbf'], /absent\.osm\.pbf cannot be read \(ENOENT\)/],
    [['travel', 'FOLDER/ways.csv'], /damaged in block 1, from byte 0: a header of \d+ bytes/],
    [
      ['travel', 'x', '--speed', 'fast', '--snap', '-3', '--limit', '0'],
      /--speed: "fast", .*\n.*--snap: "-3", .*\n.*--limit: "0"/,
    ],
    [
      ['travel', 'x', '--speed', '0x4', '--snap', 'Infinity', '--limit', 'Infinity'],
      /--speed: "0x4", .*\n.*--snap: "Infinity", .*\n.*--limit: "Infinity", expected a number/,
    ],
    [['travel', 'x', '--limit', '1e9'], /--limit: "1e9", expected at most 20000000/],
    [['travel', '--communities', 'a.csv'], /--communities: "a\.csv", expected only with --facilities/],
    [['travel', 'x', '--routing'], /\[file\]: "x", expected nothing beside --routing/],
    [['plan', '--mode', 'cycle'], /--mode: "cycle", expected only with --network or --routing/],
    [['plan', '--matrix', 'a', '--network'], /cannot be used with/],
    [['plan', '--network'], /No road network is named/],
  ])('refuses %j with code 2', async (args, sentence) => {
    await writeFile(at('ways.csv'), 'from,to,metres\n1,2,3\n')
    const { exit, err, out } = await tuoyu((args as string[]).map(arg => arg.replace('FOLDER', folder)))
    expect(exit).toBe(2)
    expect(err).toMatch(sentence)
    expect(out).toBe('')
  })

  test('faulty settings are told all at once, and only where ways are computed', async () => {
    const env = { TUOYU_ROUTING_URL: 'ftp://here', TUOYU_ROUTING_KIND: 'google', TUOYU_ROUTING_PLACES: '1' }
    const { exit, err } = await tuoyu(['travel', '--routing'], env)
    expect(exit).toBe(2)
    for (const name of Object.keys(env)) expect(err).toContain(name)
    await planOf([], env)
  })

  test('Ctrl-C while a service is silent leaves with code 130', async () => {
    const service = await fakeService('osrm')
    try {
      service.failures.push(...Array.from({ length: 40 }, () => ({ hang: true as const })))
      const asking = tuoyu(['travel', '--routing'], { TUOYU_ROUTING_URL: service.url })
      await vi.waitUntil(() => service.requests.length > 0, { timeout: 30_000 })
      process.emit('SIGINT')
      const { exit, err } = await asking
      expect(err).toContain('Stopped before the ways were found.')
      expect(exit).toBe(130)
    } finally {
      await service.close()
    }
  })

  test('a service that is down leaves with code 3', async () => {
    const { exit, err } = await tuoyu(['plan', '--routing'], { TUOYU_ROUTING_URL: 'http://127.0.0.1:1' })
    expect(exit).toBe(3)
    expect(err).toMatch(/The routing service at http:\/\/127\.0\.0\.1:1 does not answer \(bad port\)/)
  })
})
