/**
 * What every start needs before it can use a package: the right Node, the packages, the builds.
 * Plain JavaScript without imports of packages, because none may be there yet.
 */
import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, utimes, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { buildStale, buildsAreCurrent, ROOT } from './builds.mjs'

const OLDEST_NODE = [20, 19]

/** A reason to stop that is told in its one sentence. */
export class Stop extends Error {}

/** Refuses a Node that is too old. */
export function checkNode(version = process.versions.node) {
  const [major, minor] = version.split('.').map(Number)
  if (major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1])) return
  throw new Stop(
    `Tuoyu needs Node ${OLDEST_NODE.join('.')} or newer, this is ${version}: install a newer one.`,
  )
}

/** Runs a program; what it prints is kept, and shown only when it fails (or as it comes, with `shown`). */
export function run(program, args, { shown = false, ...options } = {}) {
  return new Promise((done, fail) => {
    const child = spawn(program, args, {
      cwd: ROOT,
      stdio: shown ? 'inherit' : ['ignore', 'pipe', 'pipe'],
      ...options,
    })
    let said = ''
    for (const stream of [child.stdout, child.stderr])
      stream?.setEncoding('utf8').on('data', text => {
        said += text
      })
    child.on('error', fail)
    child.on('close', code => done({ code: code ?? 1, said }))
  })
}

const readJson = path => JSON.parse(readFileSync(path, 'utf8'))

/** Whether the installed packages are the ones of package-lock.json; packages for other platforms may be absent. */
export function packagesAreCurrent(root = ROOT) {
  const installed = join(root, 'node_modules', '.package-lock.json')
  if (!existsSync(installed)) return false
  const have = readJson(installed).packages
  const wanted = Object.entries(readJson(join(root, 'package-lock.json')).packages)
  return wanted.every(([path, { version, link, optional, os, cpu }]) => {
    if (!path.includes('node_modules/') || link) return true
    return have[path] ? have[path].version === version : Boolean(optional || os || cpu)
  })
}

/** Installs the packages that package-lock.json names unless they are there. */
export async function installPackages(onProgress) {
  if (packagesAreCurrent()) return
  onProgress('Installing packages (once, and when they change)')
  const npm = process.env.npm_execpath
  const options = ['ci', '--no-audit', '--no-fund', '--loglevel=error']
  const { code, said } = npm?.endsWith('.js')
    ? await run(process.execPath, [npm, ...options])
    : await run('npm', options, { shell: process.platform === 'win32' })
  if (code !== 0)
    throw new Stop(`${said.trim()}\nThe packages could not be installed: npm ended with ${code}.`)
}

const BEAT_MS = 1_000
/** A lock that nobody has touched for so long belongs to a set-up that was killed. */
const ABANDONED_AFTER_MS = 15_000

const tokenOf = lock => {
  try {
    return readFileSync(lock, 'utf8')
  } catch {
    return undefined
  }
}

const isAbandoned = lock => {
  const touched = statSync(lock, { throwIfNoEntry: false })?.mtimeMs ?? Date.now()
  return Date.now() - touched > ABANDONED_AFTER_MS
}

/**
 * Removes the abandoned lock that holds this token. Several waiters may have seen it: while one claims it the others
 * leave it alone, and who comes later finds another token there, which is a living set-up's.
 */
export function removeAbandoned(lock, token) {
  const claim = `${lock}.${token}`
  try {
    writeFileSync(claim, '', { flag: 'wx' })
  } catch (error) {
    if (error.code === 'EEXIST') return
    throw error
  }
  if (tokenOf(lock) === token && isAbandoned(lock)) rmSync(lock, { force: true })
  rmSync(claim, { force: true })
}

/**
 * Lets one process at a time do the work, in this folder. Whoever has the lock touches it every second: a process
 * number would not tell a killed set-up from a living one, since containers give the same numbers again.
 */
export async function inTurn(lock, work, onWait = () => undefined) {
  const cannotWrite = ({ code }) =>
    new Stop(`${dirname(lock)} cannot be written (${code}): it is where page and program are built.`)
  try {
    mkdirSync(dirname(lock), { recursive: true })
  } catch (error) {
    throw cannotWrite(error)
  }
  const token = randomUUID()
  for (let waiting = false; ; waiting = true) {
    try {
      writeFileSync(lock, token, { flag: 'wx' })
      break
    } catch (error) {
      if (error.code !== 'EEXIST') throw cannotWrite(error)
    }
    const found = tokenOf(lock)
    if (found !== undefined && isAbandoned(lock)) removeAbandoned(lock, found)
    else if (!waiting) onWait()
    await sleep(100)
  }
  const beat = setInterval(() => utimes(lock, new Date(), new Date(), () => undefined), BEAT_MS)
  try {
    return await work()
  } finally {
    clearInterval(beat)
    // a machine that slept may have lost its turn to another
    if (tokenOf(lock) === token) rmSync(lock, { force: true })
  }
}

/** Everything above, in order; two that start at once do it one after the other, and the second finds it done. */
export async function setUp(onProgress) {
  checkNode()
  if (packagesAreCurrent() && buildsAreCurrent()) return
  await inTurn(
    join(ROOT, 'build', 'set-up.lock'),
    async () => {
      await installPackages(onProgress)
      await buildStale(run, sentence => new Stop(sentence), onProgress)
    },
    () => onProgress('Waiting for another start of this clone to finish its set-up'),
  )
}

/** Ends with the sentence of a `Stop`; anything else is a defect and keeps its trace. */
export function endWith(error, code = 1) {
  console.error(error instanceof Stop ? error.message : error)
  process.exit(code)
}
