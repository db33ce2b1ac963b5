import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, expect, test } from 'vitest'
import { Refusal } from '../../kernel/refusal.ts'
import { databaseSentence } from '../refusals.ts'
import { type Embedded, type EmbeddedOptions, joinEmbedded } from './index.ts'
import { findPostmaster } from './postmaster.ts'

const root = realpathSync(mkdtempSync(join(tmpdir(), 'tuoyu-embedded-')))
// as root the database runs under another account, which must be able to enter
chmodSync(root, 0o755)
const folder = join(root, 'city')
const cluster = join(folder, 'postgres')
afterAll(() => {
  // a test that failed half way leaves its server
  const running = findPostmaster(cluster)
  if (running) process.kill(running.pid, 'SIGQUIT')
  rmSync(root, { recursive: true, force: true })
})

const open = (options: Partial<EmbeddedOptions> = {}): Promise<Embedded> =>
  joinEmbedded({ dataFolder: folder, role: 'command', ...options })

async function ask(embedded: Embedded, sql: string): Promise<unknown[]> {
  const client = new pg.Client(embedded.connection())
  await client.connect()
  try {
    return (await client.query({ text: sql, rowMode: 'array' })).rows.flat()
  } finally {
    await client.end()
  }
}

/** Another process that uses the folder, as soon as it does. */
async function another(role: 'server' | 'command', dataFolder = folder): Promise<ChildProcess> {
  const script = join(import.meta.dirname, '../../tests/hold-database.ts')
  const child = spawn(process.execPath, ['--import', 'tsx', script, dataFolder, role], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  await once(child.stdout, 'data')
  return child
}

async function killed(child: ChildProcess): Promise<void> {
  child.kill('SIGKILL')
  await once(child, 'exit')
}

async function told(child: ChildProcess): Promise<void> {
  child.stdin?.write('leave\n')
  await once(child, 'exit')
}

/** How long to wait for what happens by itself, on a machine that is busy with other tests. */
const patience = { timeout: 50_000 }

const refusedWith = (code: string) =>
  expect.objectContaining({ constructor: Refusal, kind: 'unavailable', code })

test('of three first starts at once one makes the database and all use it', async () => {
  const all = await Promise.all([open(), open(), open()])
  expect(await ask(all[2]!, `select current_user, current_setting('server_encoding')`)).toEqual([
    'tuoyu',
    'UTF8',
  ])
  await ask(all[0]!, 'create table kept (name text)')
  await ask(all[1]!, `insert into kept values ('托育')`)
  await Promise.all(all.map(one => one.leave()))
  expect(findPostmaster(cluster)).toBeUndefined()
})

test('what starters killed in the middle of a first start left behind is gone after the next start', async () => {
  const left = (pid: number, ageSeconds = 0) => {
    const path = mkdtempSync(join(folder, `postgres.new-${pid}-`))
    writeFileSync(join(path, 'PG_VERSION'), '18')
    const then = Date.now() / 1000 - ageSeconds
    utimesSync(path, then, then)
    return path
  }
  const gone = spawn(process.execPath, ['--version'])
  await once(gone, 'exit')
  const another = process.ppid
  // in a container the one that was killed had our number; an hour later its number may be any other program's
  const abandoned = [left(gone.pid!), left(process.pid), left(another, 7200)]
  const busy = left(another)
  await (await open()).leave()
  expect(abandoned.filter(path => existsSync(path))).toEqual([])
  expect(existsSync(busy)).toBe(true)
  rmSync(busy, { recursive: true })
})

test('the last user stops the server, and the next one finds what was written', async () => {
  const one = await open()
  const two = await another('command')
  await one.leave()
  expect(findPostmaster(cluster)?.ready).toBe(true)
  await told(two)
  expect(findPostmaster(cluster)).toBeUndefined()
  const next = await open()
  expect(await ask(next, 'select name from kept')).toEqual(['托育'])
  await next.leave()
})

test('a second serving Tuoyu is refused by name of the first, a command is not', async () => {
  const first = await another('server')
  const error = await open({ role: 'server' }).catch(refusal => refusal)
  expect(error).toEqual(refusedWith('database.second_server'))
  expect(databaseSentence(error)).toContain(`process ${first.pid}`)
  const command = await open()
  await told(first)
  const second = await open({ role: 'server' })
  await command.leave()
  await second.leave()
})

test('the server of a killed Tuoyu is taken over and then stopped', async () => {
  await killed(await another('server'))
  const { pid } = findPostmaster(cluster)!
  const next = await open({ role: 'server' })
  expect(findPostmaster(cluster)?.pid).toBe(pid)
  expect(await ask(next, 'select name from kept')).toEqual(['托育'])
  await next.leave()
  expect(findPostmaster(cluster)).toBeUndefined()
})

test('after both were killed the next start recovers by itself', async () => {
  const holder = await another('server')
  process.kill(findPostmaster(cluster)!.pid, 'SIGKILL')
  await killed(holder)
  const next = await open({ role: 'server' })
  expect(await ask(next, 'select name from kept')).toEqual(['托育'])
  await next.leave()
})

test('a process number that now belongs to another program does not stand in the way', async () => {
  const holder = await another('server')
  const pidFile = join(cluster, 'postmaster.pid')
  const { uid } = statSync(cluster)
  const stranger = spawn('sleep', ['60'], { uid })
  await killed(holder)
  process.kill(findPostmaster(cluster)!.pid, 'SIGKILL')
  const stale = readFileSync(pidFile, 'utf8').replace(/^\d+/, String(stranger.pid))
  writeFileSync(pidFile, stale)
  writeFileSync(join(folder, 'socket', '.s.PGSQL.5432.lock'), stale)
  const next = await open()
  expect(await ask(next, 'select name from kept')).toEqual(['托育'])
  await next.leave()
  await killed(stranger)
})

test('a server that dies under its users is started again for them', async () => {
  const one = await open()
  const { pid } = findPostmaster(cluster)!
  process.kill(pid, 'SIGKILL')
  await expect
    .poll(() => findPostmaster(cluster)?.ready && findPostmaster(cluster)?.pid !== pid, patience)
    .toBe(true)
  await expect
    .poll(() => ask(one, 'select name from kept').catch(() => undefined), patience)
    .toEqual(['托育'])
  await one.leave()
})

test('a path too long for a socket, with spaces, quotes and Chinese, opens all the same', async () => {
  const dataFolder = join(root, `托育 'the "city", data' ${'long '.repeat(20)}`)
  const embedded = await open({ dataFolder })
  expect(Buffer.byteLength(String(embedded.connection().host))).toBeLessThan(90)
  expect(await ask(embedded, 'select 1')).toEqual([1])
  await embedded.leave()
  rmSync(String(embedded.connection().host), { recursive: true })
})

test('where there are no Unix sockets, TCP on this machine asks for a password', async () => {
  const embedded = await open({ dataFolder: join(root, 'tcp'), transport: 'tcp' })
  expect(await ask(embedded, 'select current_user')).toEqual(['tuoyu'])
  const stranger = new pg.Client({ ...embedded.connection(), password: 'guessed' })
  await expect(stranger.connect()).rejects.toMatchObject({ code: '28P01' })
  await embedded.leave()
})

test('over TCP a server that dies is started again at the port that its users know', async () => {
  const dataFolder = join(root, 'tcp')
  const embedded = await open({ dataFolder, transport: 'tcp' })
  const pool = new pg.Pool(embedded.connection())
  pool.on('error', () => undefined)
  const user = async () => (await pool.query('select current_user as name')).rows[0].name
  expect(await user()).toBe('tuoyu')
  const server = () => findPostmaster(join(dataFolder, 'postgres'))
  const { pid } = server()!
  process.kill(pid, 'SIGKILL')
  await expect.poll(() => server()?.ready && server()?.pid !== pid, patience).toBe(true)
  await expect.poll(() => user().catch(() => undefined), patience).toBe('tuoyu')
  await pool.end()
  await embedded.leave()
})

test('a data folder that cannot be is refused with its path', async () => {
  writeFileSync(join(root, 'a-file'), '')
  for (const dataFolder of [join(root, 'a-file'), join(root, 'a-file', 'below')])
    await expect(open({ dataFolder })).rejects.toEqual(refusedWith('database.folder_unwritable'))
})

test('a database moved away is not replaced by an empty one', async () => {
  const dataFolder = join(root, 'moved')
  mkdirSync(dataFolder)
  symlinkSync(join(root, 'nowhere'), join(dataFolder, 'postgres'))
  await expect(open({ dataFolder })).rejects.toEqual(refusedWith('database.cluster_missing'))
})

test('what a killed first start left half made is cleared', async () => {
  const dataFolder = join(root, 'half')
  const abandoned = spawn('true')
  await once(abandoned, 'exit')
  const half = join(dataFolder, `postgres.new-${abandoned.pid}-x`)
  mkdirSync(half, { recursive: true })
  const embedded = await open({ dataFolder })
  expect(existsSync(half)).toBe(false)
  await embedded.leave()
})

test('a cluster of another PostgreSQL is refused with both versions', async () => {
  const dataFolder = join(root, 'half')
  writeFileSync(join(dataFolder, 'postgres', 'PG_VERSION'), '17\n')
  await expect(open({ dataFolder })).rejects.toThrow('"found":17')
})
