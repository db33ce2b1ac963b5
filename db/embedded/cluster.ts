import { spawn } from 'node:child_process'
import {
  chownSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statfsSync,
  statSync,
  symlinkSync,
} from 'node:fs'
import { join } from 'node:path'
import { unavailable } from '../refusals.ts'
import { isAlive, plainEnvironment } from './operating-system.ts'
import { authentication } from './password.ts'
import type { Place } from './place.ts'
import type { Programs } from './programs.ts'

const MEGABYTE = 1024 * 1024
/** A new cluster takes 45 MB, and as much again in its first checkpoints. */
const ROOM_FOR_A_NEW_CLUSTER = 128
/** One segment of the write-ahead log is 16 MB; without one free the server stops at its first write. */
const ROOM_TO_START = 32

function refuseFullDisk(folder: string, neededMegabytes: number): void {
  const { bavail, bsize } = statfsSync(folder)
  const freeMegabytes = Math.floor((Number(bavail) * Number(bsize)) / MEGABYTE)
  if (freeMegabytes < neededMegabytes)
    throw unavailable('database.disk_nearly_full', { folder, freeMegabytes, neededMegabytes })
}

/** Bytewise order and Unicode classes on every platform: sorting never depends on the machine. */
const INITDB_OPTIONS = [
  '--username=postgres',
  '--encoding=UTF8',
  '--locale=C',
  '--locale-provider=builtin',
  '--builtin-locale=C.UTF-8',
  '--no-instructions',
  '--set=timezone=UTC',
  '--set=log_timezone=UTC',
  '--set=jit=off',
]

function runInitdb(programs: Programs, place: Place, folder: string): Promise<string | undefined> {
  return new Promise((resolve, reject) => {
    const child = spawn(programs.initdb, [...INITDB_OPTIONS, ...authentication(place), '--pgdata', folder], {
      ...place.account,
      cwd: place.base,
      env: plainEnvironment(),
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    let said = ''
    child.stderr.setEncoding('utf8').on('data', text => {
      said += text
    })
    child.on('error', reject)
    child.on('close', code => resolve(code === 0 ? undefined : said.trim() || `initdb ended with ${code}`))
  })
}

/** Folders that this process is filling; in a container a killed one may have had the same number. */
const making = new Set<string>()

/** Making a cluster takes seconds; a folder this old is nobody's, even where its number is another program's by now. */
const ABANDONED_AFTER_MS = 3_600_000

/** Removes what killed starters left half made. Called by each starter, since the one that was killed may have been the second. */
function clearAbandoned(base: string): void {
  for (const name of readdirSync(base)) {
    const folder = join(base, name)
    const pid = Number(/\.new-(\d+)/.exec(name)?.[1])
    if (!pid || making.has(folder)) continue
    if (pid === process.pid || !isAlive(pid) || isOld(folder))
      rmSync(folder, { recursive: true, force: true })
  }
}

const isOld = (path: string): boolean => {
  const found = statSync(path, { throwIfNoEntry: false })
  return found !== undefined && Date.now() - found.mtimeMs > ABANDONED_AFTER_MS
}

function refuseFailure(place: Place, said: string): never {
  const folder = place.base
  if (/No space left on device/.test(said)) throw unavailable('database.disk_full', { folder })
  const [, nameless] = /effective user ID (\d+): user does not exist/.exec(said) ?? []
  if (nameless) throw unavailable('database.account_nameless', { uid: nameless })
  const reason = /(?:FATAL|error): +(.*)/.exec(said)?.[1] ?? said.split('\n')[0]
  throw unavailable('database.creation_failed', { folder, reason })
}

/** Puts the finished cluster at its name in one step; false when another starter was faster. */
function claim(place: Place, fresh: string): boolean {
  try {
    renameSync(fresh, place.cluster)
    if (place.base !== place.dataFolder) symlinkSync(place.cluster, join(place.dataFolder, 'postgres'))
    return true
  } catch (error) {
    rmSync(fresh, { recursive: true, force: true })
    if (/EEXIST|ENOTEMPTY|EPERM/.test(String((error as NodeJS.ErrnoException).code))) return false
    throw error
  }
}

/** Makes the cluster unless it exists. It is made aside and renamed, so a killed first start leaves nothing half made. */
export async function ensureCluster(
  programs: Programs,
  place: Place,
): Promise<'made' | 'found' | 'made elsewhere'> {
  clearAbandoned(place.base)
  if (existsSync(place.cluster)) {
    refuseOtherMajor(programs, place)
    refuseFullDisk(place.cluster, ROOM_TO_START)
    return 'found'
  }
  refuseFullDisk(place.base, ROOM_FOR_A_NEW_CLUSTER)
  const fresh = mkdtempSync(join(place.base, `postgres.new-${process.pid}-`))
  making.add(fresh)
  try {
    return await makeCluster(programs, place, fresh)
  } finally {
    making.delete(fresh)
  }
}

/** Fills the folder and puts it in its place; on failure it is gone. */
async function makeCluster(
  programs: Programs,
  place: Place,
  fresh: string,
): Promise<'made' | 'made elsewhere'> {
  if (place.account) chownSync(fresh, place.account.uid, place.account.gid)
  const failure = await runInitdb(programs, place, fresh).catch(error => {
    rmSync(fresh, { recursive: true, force: true })
    throw unavailable('database.account_unavailable', { uid: place.account?.uid, reason: error.code })
  })
  if (failure) {
    rmSync(fresh, { recursive: true, force: true })
    refuseFailure(place, failure)
  }
  return claim(place, fresh) ? 'made' : 'made elsewhere'
}

function refuseOtherMajor(programs: Programs, place: Place): void {
  const found = Number.parseInt(readFileSync(join(place.cluster, 'PG_VERSION'), 'utf8'), 10)
  if (found !== programs.major)
    throw unavailable('database.other_major', { folder: place.cluster, found, expected: programs.major })
}
