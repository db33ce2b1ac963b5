import { sql } from 'kysely'
import { afterAll, expect, onTestFinished, test, vi } from 'vitest'
import { civilDate } from '../kernel/civil-date.ts'
import { aDatabase } from '../tests/database.ts'
import { buildServer } from './app.ts'
import { startCounting } from './counting.ts'
import { startExecutor } from './plan-executor.ts'

const { db, connection, city } = await aDatabase({ pack: 'small' })
const executor = startExecutor(db, connection, city)
afterAll(() => executor.stop())
/** Values of the flag that `tests/held-counting.ts` waits at. */
const [COUNT, BREAK_DOWN] = [1, 2]

/** A server whose counting thread stands still until it is let go. */
async function aServerThatIsHeld() {
  const hold = new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT)
  const counting = startCounting(new URL('../tests/held-counting.ts', import.meta.url), hold)
  counting.open({ connection, city })
  const server = await buildServer({ db, executor, counting, today: () => civilDate('2022-03-01') })
  const letGo = (how: number) => {
    Atomics.store(new Int32Array(hold), 0, how)
    Atomics.notify(new Int32Array(hold), 0)
  }
  onTestFinished(async () => {
    letGo(COUNT!)
    await server.close()
    await counting.stop()
  })
  return { get: (path: string) => server.inject(`/api/${path}`), letGo, counting }
}

test('while a new day is counted for one visitor, others are answered; two who ask for it share one count', async () => {
  const { get, letGo } = await aServerThatIsHeld()
  const answered: string[] = []
  const ask = (path: string) =>
    get(path).then(reply => {
      answered.push(`${path} ${reply.statusCode}`)
      return reply
    })
  const first = ask('standing?on=2021-06-30')
  const second = ask('standing?on=2021-06-30')
  for (const path of ['city', 'sources', 'areas', 'settings?on=2021-06-30']) await ask(path)
  letGo(COUNT!)
  const [one, other] = await Promise.all([first, second])
  expect(answered.slice(0, 4)).toEqual(['city 200', 'sources 200', 'areas 200', 'settings?on=2021-06-30 200'])
  expect(answered.slice(4)).toEqual(['standing?on=2021-06-30 200', 'standing?on=2021-06-30 200'])
  expect(one.json()).toMatchObject({ on: '2021-06-30' })
  expect(other.body).toBe(one.body)
})

test('a thread that breaks down refuses what it was asked, and the next question is counted by a new one', async () => {
  const logged = vi.spyOn(console, 'error').mockImplementation(() => undefined)
  onTestFinished(() => logged.mockRestore())
  const { get, letGo } = await aServerThatIsHeld()
  const asked = get('standing?on=2021-06-30')
  await get('city')
  letGo(BREAK_DOWN!)
  const reply = await asked
  expect(reply.statusCode).toBe(503)
  expect(reply.json()).toEqual({ kind: 'unavailable', code: 'server.counting_stopped', facts: {} })
  expect(logged).toHaveBeenCalledWith(expect.objectContaining({ message: 'broken down as told' }))
  letGo(COUNT!)
  expect((await get('standing?on=2021-06-30')).statusCode).toBe(200)
})

test('a refusal of the count arrives as the refusal it is, and a defect as a defect that tells nobody its trace', async () => {
  const counting = startCounting()
  counting.open({ connection, city })
  onTestFinished(() => counting.stop())
  await expect(
    counting.ask('records', civilDate('2021-06-30'), { measure: 'filed', area: 'zzz' }),
  ).rejects.toMatchObject({ kind: 'absent', code: 'indicators.area_absent', facts: { area: 'zzz' } })
  await expect(counting.ask('standing', 'no day' as never)).rejects.toMatchObject({
    message: 'a defect while counting',
    stack: expect.stringContaining('no day'),
  })
})

const countingSessions = async () => {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from pg_stat_activity
    where datname = current_database() and application_name = ${`tuoyu counting ${process.pid}`}`.execute(db)
  return rows[0]!.n
}

test('stopped, it leaves no connection behind and refuses what is still asked', async () => {
  const counting = startCounting()
  counting.open({ connection, city })
  await counting.ask('standing', civilDate('2021-06-30'))
  expect(await countingSessions()).toBe(1)
  await counting.stop()
  await expect.poll(countingSessions).toBe(0)
  await expect(counting.ask('standing', civilDate('2021-06-30'))).rejects.toMatchObject({
    code: 'server.counting_stopped',
  })
})
