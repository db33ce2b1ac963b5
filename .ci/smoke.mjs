/**
 * `npm start` as someone meets it who has just cloned Tuoyu: no packages, an empty npm cache, no database.
 * Then everything that may happen to a running server. Ends with `N passed, N failed`.
 */
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import {
  chmodSync,
  chownSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readlinkSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

const work = mkdtempSync(join(tmpdir(), 'tuoyu-smoke-'))
chmodSync(work, 0o755)
const clone = join(work, 'clone')
const PATIENCE_MS = 8 * 60_000
const isRoot = process.getuid?.() === 0
const groups = new Set()

function freePort() {
  const probe = createServer()
  return new Promise(done =>
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address()
      probe.close(() => done(port))
    }),
  )
}

/** Starts Tuoyu in a process group of its own, as a terminal does. */
function start(port, { env = {}, command = ['npm', 'start'], ...options } = {}) {
  const { DATABASE_URL: _, TUOYU_DATA: __, ...inherited } = process.env
  const [program, ...args] = command
  const child = spawn(program, args, {
    cwd: clone,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...inherited, npm_config_cache: join(work, 'npm-cache'), PORT: String(port), ...env },
    ...options,
  })
  groups.add(child.pid)
  const tuoyu = { child, port, said: '', began: performance.now() }
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', text => {
      tuoyu.said += text
      process.stdout.write(text.replace(/^/gm, '  | '))
    })
  child.on('close', () => groups.delete(child.pid))
  return tuoyu
}

async function signal({ child }, name) {
  if (child.exitCode === null && child.signalCode === null) {
    const closed = once(child, 'close')
    process.kill(-child.pid, name)
    await closed
  }
  return child.exitCode
}

async function pageOf(tuoyu) {
  while (performance.now() - tuoyu.began < PATIENCE_MS) {
    if (tuoyu.child.exitCode !== null) throw new Error(`it ended with ${tuoyu.child.exitCode}`)
    const answer = await fetch(`http://127.0.0.1:${tuoyu.port}/`).catch(() => undefined)
    if (answer?.ok) {
      console.log(`  page after ${((performance.now() - tuoyu.began) / 1000).toFixed(1)} s`)
      return answer.text()
    }
    await sleep(50)
  }
  throw new Error('no page appeared')
}

async function refusalOf(tuoyu) {
  if (tuoyu.child.exitCode === null) await once(tuoyu.child, 'close')
  must(tuoyu.child.exitCode > 0, `it ended with ${tuoyu.child.exitCode}, expected a failure`)
  must(!/\n\s+at .*:\d+:\d+/.test(tuoyu.said), 'it showed a trace, expected one sentence')
  return tuoyu.said
}

function must(condition, sentence) {
  if (!condition) throw new Error(sentence)
}

let passed = 0
let failed = 0
async function check(title, steps) {
  try {
    await steps()
    passed++
    console.log(`✓ ${title}`)
  } catch (error) {
    failed++
    console.log(`✗ ${title}: ${error.message}`)
  }
}

const direct = [process.execPath, join(clone, 'scripts', 'start.mjs')]
const cluster = join(clone, '.tuoyu', 'postgres')
const port = await freePort()
let tuoyu

await check('a fresh clone installs, builds, loads and serves the page', async () => {
  const { status } = spawnSync('git', ['clone', '--quiet', resolve(import.meta.dirname, '..'), clone], {
    stdio: 'inherit',
  })
  must(status === 0, 'git clone failed')
  tuoyu = start(port)
  must(/<div id="/.test(await pageOf(tuoyu)), 'the page has no root')
})

await check('the set-up leaves the clone as git knows it', async () => {
  const { stdout } = spawnSync('git', ['status', '--porcelain'], { cwd: clone, encoding: 'utf8' })
  must(stdout === '', `git status says ${stdout}`)
})

await check('the command line joins the running server', async () => {
  const { status, stderr } = spawnSync('npx', ['tuoyu', '--help'], { cwd: clone, encoding: 'utf8' })
  must(status === 0, stderr)
})

await check('a second Tuoyu on the same data folder is refused', async () => {
  must(/already serves from/.test(await refusalOf(start(await freePort()))), 'the sentence is missing')
})

await check('a port in use is refused', async () => {
  must(new RegExp(`Port ${port} is in use`).test(await refusalOf(start(port))), 'the sentence is missing')
})

await check('after kill -9 the next start opens the same database', async () => {
  await signal(tuoyu, 'SIGKILL')
  must(existsSync(join(cluster, 'postmaster.pid')), 'the database server was expected to live on')
  tuoyu = start(port)
  await pageOf(tuoyu)
  must(!/Loading the city pack/.test(tuoyu.said), 'the pack was loaded again')
})

await check('Ctrl-C stops Tuoyu and its database', async () => {
  await signal(tuoyu, 'SIGINT')
  must(!existsSync(join(cluster, 'postmaster.pid')), 'the database server still runs')
})

await check('a database out of reach is refused', async () => {
  const away = start(await freePort(), {
    env: { DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none' },
    command: direct,
  })
  must(/cannot be reached/.test(await refusalOf(away)), 'the sentence is missing')
})

await check('a database that is killed while serving comes back by itself', async () => {
  tuoyu = start(port, { command: direct })
  await pageOf(tuoyu)
  process.kill(Number(readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n')[0]), 'SIGKILL')
  const began = performance.now()
  for (;;) {
    const answer = await fetch(`http://127.0.0.1:${port}/api/city`)
    if (answer.ok) break
    must(answer.status === 503, `it answered ${answer.status}, expected 503 until the database is back`)
    must(performance.now() - began < 60_000, 'the database did not come back')
    await sleep(100)
  }
  await signal(tuoyu, 'SIGINT')
})

await check('settings that are none are refused', async () => {
  const file = join(work, 'a-file')
  writeFileSync(file, '')
  const refused = async (env, sentence) =>
    must(sentence.test(await refusalOf(start(port, { env, command: direct }))), `${sentence} is missing`)
  await refused({ PORT: 'abc' }, /PORT is "abc"/)
  await refused({ TUOYU_DATA: file }, /cannot be written/)
  await refused({ TUOYU_DATA: join(file, 'below') }, /cannot be written/)
  await refused({ DATABASE_URL: 'mysql://x' }, /not a PostgreSQL address/)
})

await check(
  'two starts at the same instant: one serves, the other is refused, below a path with spaces and Chinese',
  async () => {
    const dataFolder = join(work, '数据 folder')
    rmSync(join(clone, 'build'), { recursive: true })
    const both = [await freePort(), await freePort()].map(each =>
      start(each, { env: { TUOYU_DATA: dataFolder }, command: direct }),
    )
    const loser = await Promise.race(both.map(each => once(each.child, 'close').then(() => each)))
    must(/already serves from/.test(await refusalOf(loser)), 'the sentence is missing')
    must(
      both.some(each => /Waiting for another start/.test(each.said)),
      'both built the page',
    )
    const winner = both.find(each => each !== loser)
    await pageOf(winner)
    await signal(winner, 'SIGINT')
  },
)

if (isRoot) {
  await check('an account without a name is refused in one sentence', async () => {
    const home = join(work, 'nameless')
    mkdirSync(home)
    chownSync(home, 12345, 12345)
    const nameless = start(await freePort(), {
      uid: 12345,
      gid: 12345,
      env: { HOME: home, TUOYU_DATA: join(home, 'data') },
      command: direct,
    })
    must(/account with a name, and user 12345/.test(await refusalOf(nameless)), 'the sentence is missing')
  })

  await check('an ordinary user serves from a clone of somebody else', async () => {
    const home = join(work, 'home')
    mkdirSync(home)
    chownSync(home, 1000, 1000)
    const theirs = start(await freePort(), {
      uid: 1000,
      gid: 1000,
      env: { HOME: home, TUOYU_DATA: join(home, 'data') },
      command: direct,
    })
    await pageOf(theirs)
    await signal(theirs, 'SIGINT')
    must(lstatSync(join(home, 'data', 'postgres')).uid === 1000, 'the database belongs to another')
  })

  await check('root serves from below a closed home folder', async () => {
    const closed = join(work, 'closed')
    mkdirSync(join(closed, 'data'), { recursive: true })
    chmodSync(closed, 0o700)
    const roots = start(await freePort(), { env: { TUOYU_DATA: join(closed, 'data') }, command: direct })
    await pageOf(roots)
    await signal(roots, 'SIGINT')
    rmSync(dirname(readlinkSync(join(closed, 'data', 'postgres'))), { recursive: true })
  })
}

for (const pid of groups) process.kill(-pid, 'SIGKILL')
rmSync(work, { recursive: true, force: true })
console.log(`${passed} passed, ${failed} failed`)
process.exit(failed > 0 ? 1 : 0)
