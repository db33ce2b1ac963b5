/** Every route of the contract with what no honest client sends: nothing may answer 500, nor tell a path or a trace. */
import { request } from 'node:http'
import { connect } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { allRoutes, RefusalBody, type Route } from '../contract/index.ts'
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
let port = 0
const routes: Route[] = Object.values(allRoutes)

beforeAll(async () => {
  await server.listen({ port: 0, host: '127.0.0.1' })
  port = (server.server.address() as { port: number }).port
})
afterAll(async () => {
  await executor.stop()
  await server.close()
  await counting.stop()
})

type Sent = { method: string; url: string; body?: string | Buffer; type?: string; encoding?: string }
type Answer = { readonly status: number; readonly body: string }

function send({ method, url, body, type, encoding }: Sent): Promise<Answer> {
  const headers: Record<string, string> = {
    ...(type === undefined ? {} : { 'content-type': type }),
    ...(encoding === undefined ? {} : { 'content-encoding': encoding }),
    ...(body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) }),
  }
  return new Promise((resolve, reject) => {
    const asked = request({ host: '127.0.0.1', port, method, path: url, headers }, reply => {
      const parts: Buffer[] = []
      reply.on('data', part => parts.push(part))
      reply.on('end', () =>
        resolve({ status: reply.statusCode!, body: Buffer.concat(parts).toString('latin1') }),
      )
    })
    // a body too large is answered before it has all been read, and the connection closed
    let answered = false
    asked.on('response', () => {
      answered = true
    })
    asked.on('error', error => answered || reject(error))
    asked.setTimeout(PATIENCE_MS, () =>
      asked.destroy(new Error(`no answer to ${method} ${url.slice(0, 100)}`)),
    )
    asked.end(body)
  })
}

const PATIENCE_MS = 20_000
const ROOT = join(import.meta.dirname, '..')

/** Fails unless the answer is a refusal of the contract that says nothing about this machine. */
function mustRefuse(answer: Answer, what: string): void {
  expect(answer.status, what).toBeGreaterThanOrEqual(400)
  expect(answer.status, what).toBeLessThan(500)
  mustKeepSilent(answer, what)
  expect(RefusalBody.safeParse(JSON.parse(answer.body)).error, `${what} says ${answer.body}`).toBeUndefined()
}

function mustKeepSilent({ status, body }: Answer, what: string): void {
  expect(status, what).toBeLessThan(500)
  expect(body.includes(ROOT), `${what} tells where Tuoyu lies`).toBe(false)
  expect(body, what).not.toMatch(/node_modules|\n\s+at |\.ts:\d+/)
  expect(body.length, `${what} is answered at length`).toBeLessThan(400_000)
}

/** What a path parameter and a value of a query may not be, percent-encoded as it travels. */
const NONSENSE = [
  ...['0', '-1', '1.5', '1e3', '0x10', 'NaN', 'abc', 'null', '%20', '%2B1', '99999999999999999999'],
  ...['9007199254740993', '%00', '%ED%A0%80', '..', '%2e%2e', '..%2f..%2fpackage.json', '%E4%BD%A0'],
  ...["'%20or%201=1--", '%3Cscript%3E', 'x'.repeat(3000), '__proto__', 'constructor', '2021-02-30'],
]
/** A percent sign that begins no character. */
const BROKEN = ['%', '%zz', '%ff', '%c3%28']

const urlOf = (route: Route, value: string) => `/api${route.path.replace(/\{\w+\}/g, value)}`

test('a path parameter that is none is refused by every route that has one', async () => {
  const withParams = routes.filter(route => route.params)
  expect(withParams.length).toBeGreaterThan(8)
  for (const route of withParams)
    for (const value of [...NONSENSE, ...BROKEN]) {
      const sent = { method: route.method, url: urlOf(route, value) }
      mustRefuse(await send(sent), `${sent.method} ${sent.url.slice(0, 100)}`)
    }
})

test('exports have the names that the contract lists and no others', async () => {
  for (const name of [
    '..%2f..%2fpackage.json',
    'programme',
    'programme.pdf',
    'tables/..%2fsummary.csv',
    'tables/x.csv',
  ])
    mustRefuse(await send({ method: 'GET', url: `/api/plan-runs/1/${name}` }), name)
  for (const name of [
    'records.exe',
    'standing.',
    'standing.csv%00',
    '../package.json',
    '%2e%2e/package.json',
  ])
    mustRefuse(await send({ method: 'GET', url: `/api/${name}` }), name)
  for (const name of [
    'assets/../../package.json',
    'assets/%2e%2e%2f%2e%2e%2fpackage.json',
    'assets/..%5c..%5cx',
  ])
    mustRefuse(await send({ method: 'GET', url: `/${name}` }), name)
})

test('a value of a query that is not allowed is refused, and an unknown or doubled one tells nothing', async () => {
  for (const route of routes.filter(each => each.query && !each.params))
    for (const key of Object.keys(route.query!.shape)) {
      for (const value of key === 'on' || key === 'measure' ? NONSENSE : []) {
        const url = `/api${route.path}?${key}=${value}`
        mustRefuse(await send({ method: route.method, url }), url.slice(0, 100))
      }
      for (const value of [...NONSENSE, ...BROKEN, `2021-06-30&${key}=2021-06-30`, '&'.repeat(500)])
        mustKeepSilent(
          await send({ method: route.method, url: `/api${route.path}?${key}=${value}` }),
          route.path,
        )
    }
  for (const query of ['__proto__=1', 'on[]=1', 'on[a]=1', '=', '%00=1', 'constructor[prototype]=1'])
    mustKeepSilent(await send({ method: 'GET', url: `/api/city?${query}` }), query)
})

test('an id is written in digits, and in one way', async () => {
  for (const value of ['0x1', '1%20', '%201', '+1', '1.0', '1e0', '01', '1%0A', '9007199254740993']) {
    const answer = await send({ method: 'GET', url: `/api/plan-runs/${value}` })
    mustRefuse(answer, value)
    expect([value, answer.status]).toEqual([value, 422])
    const { faults } = JSON.parse(answer.body).facts
    expect(faults.map((each: { allowed: string }) => each.allowed)).toEqual([
      'a whole number from 1 to 9007199254740991, in decimal digits',
    ])
  }
})

test('unknown ids are absent, of a run as of an area', async () => {
  for (const route of routes.filter(each => each.path.includes('{id}'))) {
    const url = urlOf(route, '123456789')
      .replace(/programme\.\d+/, 'programme.json')
      .replace(/\/\d+\.csv/, '/summary.csv')
    const answer = await send({ method: route.method, url })
    mustRefuse(answer, url)
    expect([404, 422], `${url} ${answer.body}`).toContain(answer.status)
  }
})

test('a parameter that the route does not have is refused with those it has', async () => {
  for (const route of routes.filter(each => !('events' in each.reply))) {
    const url = `${urlOf(route, '1')}?colour=red`
    const answer = await send({ method: route.method, url })
    mustRefuse(answer, url)
    const known = Object.keys(route.query?.shape ?? {})
    expect([url, JSON.parse(answer.body).facts.faults]).toEqual([
      url,
      expect.arrayContaining([
        {
          place: 'query',
          path: 'colour',
          value: 'red',
          allowed: known.length > 0 ? `one of the parameters ${known.join(', ')}` : 'no parameter',
        },
      ]),
    ])
  }
})

test('a body that is too large is answered 413 with the limit of its route', async () => {
  const body = JSON.stringify({ name: 'x'.repeat(17 * 1024 * 1024) })
  for (const [url, limitBytes] of [
    ['/api/plan-runs', 16 * 1024 * 1024],
    ['/api/plan-runs/1/name', 1024 * 1024],
  ] as const) {
    const answer = await send({ method: 'POST', url, body, type: 'application/json' })
    expect([url, answer.status, JSON.parse(answer.body)]).toEqual([
      url,
      413,
      { kind: 'invalid', code: 'request.too_large', facts: { limitBytes } },
    ])
  }
})

const BODIES: [what: string, body: string | Buffer, type?: string, encoding?: string][] = [
  ['nothing', ''],
  ['half a document', '{"scenario":'],
  ['null', 'null'],
  ['a number', '12'],
  ['a list', '[]'],
  ['a text', '"base"'],
  ['a number for a text', '{"scenario":1}'],
  ['an unknown scenario', '{"scenario":"nowhere"}'],
  ['NUL', '{"scenario":"base\\u0000"}'],
  ['half a character', '{"scenario":"base\\ud800"}'],
  ['an unknown field', '{"scenario":"base","more":1}'],
  ['a huge number', '{"scenario":"base","changes":{"firstYear":1e308}}'],
  ['a number beyond all', '{"scenario":"base","changes":{"firstYear":1e999}}'],
  ['lists for numbers', '{"scenario":"base","changes":{"work":[1],"seconds":{}}}'],
  ['__proto__', '{"scenario":"base","__proto__":{"changes":1}}'],
  ['constructor', '{"scenario":"base","constructor":{"prototype":{"x":1}}}'],
  ['deep nesting', `{"scenario":${'['.repeat(50_000)}${']'.repeat(50_000)}}`],
  ['bytes that are no text', Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x7d])],
  ['10 MB', JSON.stringify({ scenario: 'x'.repeat(10 * 1024 * 1024) })],
  ['900 kB', JSON.stringify({ scenario: 'x'.repeat(900_000) })],
  ['a list of 200,000 faults', `{"scenario":"base","changes":{"lockIn":[${'1,'.repeat(200_000)}1]}}`],
  ['plain text', '{"scenario":"base"}', 'text/plain'],
  ['a form', 'scenario=base', 'application/x-www-form-urlencoded'],
  ['XML', '<scenario/>', 'application/xml'],
  ['no type of content', '{"scenario":"base"}', ''],
  ['a type that is none', '{"scenario":"base"}', ';;;/'],
  ['another encoding', 'not gzip', 'application/json', 'gzip'],
]

test.each(BODIES)(
  'a request for a plan with %s is refused',
  async (what, body, type = 'application/json', encoding) => {
    const sent = { method: 'POST', url: '/api/plan-runs', body, type }
    mustRefuse(await send(encoding === undefined ? sent : { ...sent, encoding }), what)
  },
)

test('other methods and a body where none is expected tell nothing', async () => {
  for (const route of routes)
    for (const method of ['PUT', 'PATCH', 'OPTIONS', 'HEAD', 'TRACE']) {
      const url = urlOf(route, '1')
      mustKeepSilent(await send({ method, url }), `${method} ${url}`)
    }
  for (const route of routes.filter(each => each.method !== 'GET')) {
    const sent = { method: route.method, url: urlOf(route, '999'), type: 'application/json', body: '{"x":' }
    mustRefuse(await send(sent), `${route.method} ${route.path}`)
  }
})

test('what is no HTTP is answered with 400 and nothing else', async () => {
  for (const text of [
    'GARBAGE\r\n\r\n',
    'GET /api/city HTTP/9.9\r\n\r\n',
    'GET /\0 HTTP/1.1\r\nhost: localhost\r\n\r\n',
  ]) {
    const said = await new Promise<string>((resolve, reject) => {
      const socket = connect(port, '127.0.0.1', () => socket.write(text))
      socket.setTimeout(PATIENCE_MS, () => socket.destroy(new Error('no answer')))
      let heard = ''
      socket.on('data', part => {
        heard += part
      })
      socket.on('close', () => resolve(heard))
      socket.on('error', reject)
    })
    expect(said).toMatch(/^HTTP\/1\.1 4\d\d /)
    mustKeepSilent({ status: 400, body: said }, text)
  }
})

test('after all this the server answers as before, and nothing was asked to be computed', async () => {
  expect((await send({ method: 'GET', url: '/api/city' })).status).toBe(200)
  expect(JSON.parse((await send({ method: 'GET', url: '/api/plan-runs' })).body)).toEqual([])
})
