import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { allRoutes, PLAN_TABLES, pathOf, type Route } from '../contract/index.ts'
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
const get = (url: string, headers: Record<string, string> = {}) => server.inject({ url, headers })
const post = (url: string, payload: object, headers: Record<string, string> = {}) =>
  server.inject({ method: 'POST', url, payload, headers })

beforeAll(() => server.ready())
afterAll(async () => {
  await executor.stop()
  await server.close()
  await counting.stop()
})

async function ended(id: number): Promise<{ state: string; may: { delete: boolean } }> {
  for (;;) {
    const run = (await get(`/api/plan-runs/${id}`)).json()
    if (!['queued', 'running'].includes(run.state)) return run
    await new Promise(resolve => setTimeout(resolve, 50))
  }
}

test('the city says which days its records speak of', async () => {
  const city = (await get('/api/city')).json()
  expect(city.today).toBe('2022-03-01')
  expect(city.defaultOn <= city.today && city.recordsFrom < city.defaultOn).toBe(true)
})

test('every route that needs no parameter answers what its schema says', async () => {
  const schemas: [string, z.ZodType][] = Object.values(allRoutes).flatMap((route: Route) =>
    route.method === 'GET' && !route.params && route.reply instanceof z.ZodType
      ? [[pathOf(route, route.path === '/records' ? { query: { measure: 'filed' } } : {}), route.reply]]
      : [],
  )
  expect(schemas.length).toBeGreaterThan(9)
  for (const [path, schema] of schemas) {
    const reply = await get(path)
    expect(reply.statusCode, path).toBe(200)
    expect(schema.safeParse(reply.json()).error, path).toBeUndefined()
  }
})

test('what was doubtful in the pack is told in both languages', async () => {
  const load = await db.selectFrom('packLoad').select(['id', 'warnings']).executeTakeFirstOrThrow()
  const fault = {
    severity: 'warning',
    file: 'classes.csv',
    row: 4,
    column: 'filed_places',
    value: '12',
    kind: 'class_above_rule',
    facts: { most: 10, classes: 1, type: 'infant' },
    allowed: 'at most 10 places in 1 infant class(es), as class_rules.csv says',
  }
  const keep = (warnings: unknown) =>
    db
      .updateTable('packLoad')
      .set({ warnings: JSON.stringify(warnings) })
      .where('id', '=', load.id)
      .execute()
  await keep({ listed: [fault], unlisted: [] })
  expect((await get('/api/pack-warnings')).json()).toMatchObject([
    {
      row: 4,
      allowed: 'at most 10 places in 1 infant class, as class_rules.csv says',
      allowedZh: '按 class_rules.csv，1 个乳儿班至多 10 个托位',
    },
  ])
  await keep(load.warnings)
})

test('access of a day is told by group, and each community stands in the file', async () => {
  const access = (await get('/api/access?on=2021-12-31')).json()
  expect(access.groups.map((each: { kind: string }) => each.kind)).toEqual([
    'city',
    'urban',
    'rural',
    'district',
    'district',
  ])
  expect(access).not.toHaveProperty('points')
  const file = await get('/api/access/communities.csv?on=2021-12-31')
  expect(file.headers['content-disposition']).toContain('tuoyu-access-2021-12-31.csv')
  const [head, ...rows] = file.body
    .replace(/^\ufeff/, '')
    .trim()
    .split('\r\n')
  expect(head).toBe('to,code,name,kind,district,subdistrict,children,places,access,place_unknown,mark')
  expect(rows).toHaveLength(20)
  const affordable = await get('/api/access/communities.csv?on=2021-12-31&to=affordable')
  expect(affordable.headers['content-disposition']).toContain('tuoyu-affordable-access-2021-12-31.csv')
  const toOf = (body: string) =>
    new Set(
      body
        .trim()
        .split('\r\n')
        .slice(1)
        .map(line => line.split(',')[0]),
    )
  expect([toOf(file.body), toOf(affordable.body)]).toEqual([new Set(['usable']), new Set(['affordable'])])
  expect((await get('/api/access?to=cheap')).statusCode).toBe(422)
  expect((await get('/api/access/groups.xlsx')).headers['content-type']).toContain('spreadsheetml')
  expect((await get('/api/access/districts.csv')).statusCode).toBe(422)
  expect((await get('/api/access?on=1990-01-01')).statusCode).toBe(422)
})

test('the OpenAPI document and its readable page name every route', async () => {
  const document = (await get('/api/openapi.json')).json()
  const page = (await get('/api/docs')).body
  expect(document.openapi).toBe('3.1.0')
  for (const { path } of Object.values(allRoutes)) {
    expect(Object.keys(document.paths)).toContain(`/api${path}`)
    expect(page).toContain(`/api${path}`)
  }
})

test('faults of a query come all at once, each with place, value and what is allowed', async () => {
  const reply = await get('/api/records?measure=happiness&on=2022-02-30')
  expect(reply.statusCode).toBe(422)
  const { faults } = reply.json().facts
  expect(faults.map((fault: { path: string; value: string }) => [fault.path, fault.value])).toEqual([
    ['measure', 'happiness'],
    ['on', '2022-02-30'],
  ])
})

test('text that no database can hold is refused, not told as a defect', async () => {
  for (const name of ['\0', '\ud800'])
    expect((await post('/api/plan-runs', { scenario: 'base', changes: { name } })).statusCode).toBe(422)
})

test('a day outside the records is refused with the days that are allowed', async () => {
  for (const day of ['0000-01-01', '1990-01-01', '9999-12-31']) {
    const reply = await get(`/api/trend?on=${day}`)
    expect(reply.statusCode).toBe(422)
    expect(reply.json()).toMatchObject({ code: 'indicators.day_without_records', facts: { on: day } })
  }
})

test('the numerator of a figure is the sum of the records that its table exports as counted', async () => {
  const standing = (await get('/api/standing')).json()
  const { numerator } = standing.areas[0].figures.usable
  const csv = (await get('/api/records.csv?measure=usable')).body
  const [head, ...rows] = csv.replace(/^﻿/, '').trim().split('\r\n')
  const amount = head!.split(',').indexOf('amount')
  const counted = rows.filter(row => row.startsWith('counted')).map(row => Number(row.split(',')[amount]))
  expect(counted.reduce((sum, each) => sum + each, 0)).toBe(numerator)
})

test('a reply that the browser has is not sent again, and another load has another tag', async () => {
  const first = await get('/api/standing')
  const tag = first.headers.etag as string
  expect((await get('/api/standing', { 'if-none-match': tag })).statusCode).toBe(304)
  expect((await get('/api/standing?level=subdistrict', { 'if-none-match': tag })).statusCode).toBe(200)
  await db
    .updateTable('packLoad')
    .set({ loadedAt: new Date('2031-01-01') })
    .execute()
  expect((await get('/api/standing', { 'if-none-match': tag })).statusCode).toBe(200)
})

test('an area that does not exist is refused alike by every route', async () => {
  for (const path of [
    'records?measure=filed&area=zzz',
    'trend?area=zzz',
    'standing?level=subdistrict&within=zzz',
  ])
    expect((await get(`/api/${path}`)).json(), path).toMatchObject({ code: 'indicators.area_absent' })
})

test('what is no request at all is refused with kind, code and facts', async () => {
  const reply = await server.inject({
    method: 'POST',
    url: '/api/plan-runs',
    payload: '{',
    headers: { 'content-type': 'application/json' },
  })
  expect(reply.statusCode).toBe(422)
  expect(reply.json()).toMatchObject({ kind: 'invalid', code: 'request.unreadable' })
  expect((await get('/api/nothing')).json()).toMatchObject({ kind: 'absent' })
})

test('other host names, other origins and other sites are turned away', async () => {
  expect((await get('/api/city', { host: 'tuoyu.example' })).statusCode).toBe(403)
  expect((await get('/api/city', { 'sec-fetch-site': 'cross-site' })).statusCode).toBe(403)
  const foreign = { origin: 'http://tuoyu.example' }
  expect((await post('/api/plan-runs', {}, foreign)).statusCode).toBe(403)
  expect((await get('/api/plan-runs')).json()).toEqual([])
})

test('a plan is requested, computed, read, exported and removed; each step is recorded', async () => {
  const asked = await post('/api/plan-runs', { scenario: 'base' })
  expect(asked.json()).toMatchObject({ state: 'queued', may: { cancel: true, delete: false } })
  const { id } = asked.json()
  expect(await ended(id)).toMatchObject({ state: 'finished', may: { delete: true } })
  expect((await get(`/api/plan-runs/${id}/events`)).body).toContain('"state":"finished"')
  const result = (await get(`/api/plan-runs/${id}/result`)).json()
  expect(result.bound).toBeLessThanOrEqual(result.objective)
  const geojson = JSON.parse((await get(`/api/plan-runs/${id}/programme.geojson`)).body)
  expect(geojson.features.length).toBe(result.programme.length + result.leftOut.length)
  expect((await get(`/api/plan-runs/${id}/tables/programme.csv`)).body.trim().split('\r\n').length).toBe(
    result.programme.length + 1,
  )
  for (const table of PLAN_TABLES)
    expect((await get(`/api/plan-runs/${id}/tables/${table}.csv`)).statusCode).toBe(200)
  expect((await server.inject({ method: 'DELETE', url: `/api/plan-runs/${id}` })).statusCode).toBe(200)
  expect((await get(`/api/plan-runs/${id}`)).statusCode).toBe(404)
  const actions = await db.selectFrom('auditEvent').select('action').where('subjectId', '=', id).execute()
  expect(actions.map(each => each.action)).toEqual(expect.arrayContaining(['plan.requested', 'plan.deleted']))
})

test('a left-out site is forced in over HTTP, and the two plans are compared', async () => {
  const { id } = (await post('/api/plan-runs', { scenario: 'base' })).json()
  await ended(id)
  const { leftOut } = (await get(`/api/plan-runs/${id}/result`)).json()
  const { site } = leftOut.find((each: { reason: string }) => each.reason === 'not-chosen')
  const at = `/api/plan-runs/${id}/forced-sites`
  expect((await post(at, { site: 'X9' })).statusCode).toBe(422)
  const forced = (await post(at, { site })).json()
  expect(forced).toMatchObject({ state: 'queued', forced: { run: id, site } })
  expect((await post(at, { site })).statusCode).toBe(409)
  expect((await ended(forced.id)).state).toBe('finished')
  const [answer] = (await get(at)).json()
  expect(answer).toMatchObject({ site, cost: { outcome: 'bounded', unit: 'fen' } })
  expect(answer.cost.atLeast).toBeLessThanOrEqual(answer.cost.atMost)
  const compared = (await get(`/api/plan-runs/${id}/compared/${forced.id}`)).json()
  expect(compared.sites.map((each: { site: string }) => each.site)).toContain(site)
  expect((await get(`/api/plan-runs/${id}/compared/${forced.id}/comparison.csv`)).body).toContain(site)
  expect(
    (await get(`/api/plan-runs/${id}/compared/${forced.id}/comparison.xlsx`)).headers['content-type'],
  ).toContain('spreadsheetml')
})

test('a run cancelled before its turn stays cancelled, and the next one is computed', async () => {
  const first = (await post('/api/plan-runs', { scenario: 'base' })).json().id
  const second = (await post('/api/plan-runs', { scenario: 'base' })).json().id
  const third = (await post('/api/plan-runs', { scenario: 'base' })).json().id
  expect((await post(`/api/plan-runs/${second}/cancel`, {})).json().state).toBe('cancelled')
  expect((await post(`/api/plan-runs/${second}/cancel`, {})).statusCode).toBe(409)
  expect((await ended(first)).state).toBe('finished')
  expect((await ended(third)).state).toBe('finished')
  expect((await ended(second)).state).toBe('cancelled')
})

test('a run that a stopped server left running is marked broken, what it left queued is computed', async () => {
  await executor.stop()
  const broken = (await post('/api/plan-runs', { scenario: 'base' })).json().id
  const queued = (await post('/api/plan-runs', { scenario: 'base' })).json().id
  await db.updateTable('planRun').set({ state: 'running' }).where('id', '=', broken).execute()
  const next = startExecutor(db, connection, city)
  expect((await ended(queued)).state).toBe('finished')
  expect((await ended(broken)).state).toBe('broken')
  await next.stop()
})
