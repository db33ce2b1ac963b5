/** What a request for a plan brings: refused for what is wrong with it, each fault in its place. */
import { afterAll, expect, test } from 'vitest'
import { civilDate } from '../kernel/civil-date.ts'
import { aDatabase } from '../tests/database.ts'
import { buildServer } from './app.ts'
import { startCounting } from './counting.ts'
import { startExecutor } from './plan-executor.ts'

const { db, connection, city } = await aDatabase({ pack: 'small' })
const executor = startExecutor(db, connection, city)
const counting = startCounting()
counting.open({ connection, city })
const server = await buildServer({ db, executor, counting, today: () => civilDate('2022-03-01') })
afterAll(async () => {
  await executor.stop()
  await server.close()
  await counting.stop()
})

/** Asks for a plan with a body as it travels. */
async function ask(payload?: string, type = 'application/json') {
  const reply = await server.inject({
    method: 'POST',
    url: '/api/plan-runs',
    headers: { host: 'localhost', ...(payload === undefined ? {} : { 'content-type': type }) },
    ...(payload === undefined ? {} : { payload }),
  })
  return { status: reply.statusCode, body: reply.json() }
}

test('a plan is asked for with a body, and with one of JSON', async () => {
  expect(await ask()).toEqual({
    status: 422,
    body: {
      kind: 'invalid',
      code: 'request.invalid',
      facts: { faults: [{ place: 'body', path: '', value: null, allowed: 'a body of JSON' }] },
    },
  })
  expect(await ask('{"scenario":"base"}', 'text/plain')).toEqual({
    status: 415,
    body: {
      kind: 'invalid',
      code: 'request.content_type',
      facts: { found: 'text/plain', allowed: 'application/json' },
    },
  })
})

test('a field named as a prototype is refused where it stands, also where any name is allowed', async () => {
  const places = async (payload: string) => {
    const { status, body } = await ask(payload)
    return [
      status,
      body.facts.faults.map((each: { path: string; allowed: string }) => [each.path, each.allowed]),
    ]
  }
  const refused = 'no field of this name'
  expect(await places('{"scenario":"base","__proto__":{"changes":1}}')).toEqual([
    422,
    [['__proto__', refused]],
  ])
  expect(await places('{"changes":{"districtFloors":{"byDistrict":{"__proto__":1}}}}')).toEqual([
    422,
    [['changes.districtFloors.byDistrict.__proto__', refused]],
  ])
  expect(({} as { changes?: unknown }).changes).toBeUndefined()
})

test('faulty changes are told with what the records say against the others, in one list', async () => {
  const changes = {
    lockIn: [{ site: 'nope' }],
    districtFloors: { unit: 'places_per_1000', byDistrict: { zz: 5 } },
    discountRate: 9,
  }
  const { status, body } = await ask(JSON.stringify({ changes }))
  expect([status, body.code]).toEqual([422, 'plan.scenario_invalid'])
  expect(body.facts.faults).toEqual([
    { path: 'discountRate', value: 9, allowed: 'at most 0.3' },
    { path: 'lockIn.0.site', value: 'nope', allowed: 'the code of a site' },
    {
      path: 'districtFloors.byDistrict.zz',
      value: 5,
      allowed: 'the code of a district of the city',
    },
  ])
})

test('the document of the contract still says what changes may hold', async () => {
  const document = (await server.inject({ url: '/api/openapi.json', headers: { host: 'localhost' } })).json()
  const { schema } = document.paths['/api/plan-runs'].post.requestBody.content['application/json']
  expect(schema.properties.changes.properties.discountRate).toMatchObject({ anyOf: expect.any(Array) })
})

test('after all this nothing was asked to be computed', async () => {
  const reply = await server.inject({ url: '/api/plan-runs', headers: { host: 'localhost' } })
  expect(reply.json()).toEqual([])
})
