/**
 * The database server's process. Its own file `postmaster.pid` is the only truth about it:
 *   absent or of a dead process → start → "starting" (recovering after a crash) → "ready" → "stopping" → absent
 * The server is nobody's child: it outlives a killed starter, and the next one finds it here.
 */
import { spawn, spawnSync } from 'node:child_process'
import { closeSync, openSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { unavailable } from '../refusals.ts'
import { freePort, isPostmasterOf, plainEnvironment } from './operating-system.ts'
import type { Place } from './place.ts'
import type { Programs } from './programs.ts'
import { makeSocketFolder } from './socket-folder.ts'

export type Settings = Readonly<Record<string, string>>

export type Postmaster = {
  readonly pid: number
  readonly port: number
  /** empty over TCP */
  readonly socketFolder: string
  readonly ready: boolean
}

/** In a socket's name the port is only a number; over TCP any free one is taken. */
const SOCKET_PORT = 5432
const POLL_MS = 5
const LOG_KEPT_BYTES = 10 * 1024 * 1024

function readPidFile(cluster: string): Postmaster | undefined {
  try {
    const lines = readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n')
    return {
      pid: Number(lines[0]),
      port: Number(lines[3]),
      socketFolder: lines[4] ?? '',
      ready: lines[7]?.startsWith('ready') ?? false,
    }
  } catch {
    return undefined
  }
}

/** The running server of the cluster; a left-over file of a dead one is no server. */
export function findPostmaster(cluster: string): Postmaster | undefined {
  const found = readPidFile(cluster)
  return found && isPostmasterOf(found.pid, cluster) ? found : undefined
}

/**
 * Removes lock files whose process number now belongs to another program: PostgreSQL would take that one for a server.
 * Files of dead processes it clears by itself.
 */
function clearReusedPid(place: Place): void {
  const stale = readPidFile(place.cluster)
  if (!stale || isPostmasterOf(stale.pid, place.cluster)) return
  const file = join(place.cluster, 'postmaster.pid')
  const aside = `${file}.stale-${process.pid}`
  try {
    renameSync(file, aside)
    // another starter may have put its live file there in between
    if (Number.parseInt(readFileSync(aside, 'utf8'), 10) === stale.pid) rmSync(aside)
    else renameSync(aside, file)
    const socketLock = join(stale.socketFolder, `.s.PGSQL.${stale.port}.lock`)
    if (Number.parseInt(readFileSync(socketLock, 'utf8'), 10) === stale.pid) rmSync(socketLock)
  } catch {
    // gone already, which is what we want
  }
}

function serverOptions(place: Place, port: number, settings: Settings): string[] {
  const folder = place.transport === 'socket' ? makeSocketFolder(place) : undefined
  const fixed = {
    unix_socket_directories: folder ? `"${folder.replaceAll('"', '""')}"` : '',
    unix_socket_permissions: '0700',
    listen_addresses: folder ? '' : '127.0.0.1',
    port: String(port),
  }
  return Object.entries({ ...fixed, ...settings }).flatMap(([name, value]) => ['-c', `${name}=${value}`])
}

function openLog(path: string): { fd: number; from: number } {
  const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0
  if (size > LOG_KEPT_BYTES) renameSync(path, `${path}.old`)
  return { fd: openSync(path, 'a', 0o600), from: size > LOG_KEPT_BYTES ? 0 : size }
}

/** What the server said before it gave up, as a refusal; undefined when another starter's server stood in the way. */
function refusalFrom(place: Place, said: string): Error | undefined {
  if (/lock file ".*" already exists|shared memory block .* still in use/.test(said)) return undefined
  if (/No space left on device/.test(said))
    return unavailable('database.disk_full', { folder: place.cluster })
  const lines = said.trim().split('\n')
  const telling = lines.findLast(line => /FATAL|PANIC|error while loading/.test(line)) ?? lines.at(-1)
  const reason = telling?.replace(/^.*(?:FATAL|PANIC): +/, '') || 'it said nothing'
  return unavailable('database.start_failed', { reason, log: place.log })
}

/**
 * Starts the cluster's server and waits until it is ready, however long its recovery takes.
 * False when another starter's server stood in the way: look for that one.
 * Over TCP it listens where its users already look for it, `knownPort`, else at any free port.
 */
export async function startPostmaster(
  programs: Programs,
  place: Place,
  settings: Settings,
  knownPort?: number,
): Promise<boolean> {
  clearReusedPid(place)
  const port = place.transport === 'socket' ? SOCKET_PORT : (knownPort ?? (await freePort()))
  const log = openLog(place.log)
  const child = spawn(programs.postgres, ['-D', place.cluster, ...serverOptions(place, port, settings)], {
    ...place.account,
    cwd: place.cluster,
    env: plainEnvironment(),
    stdio: ['ignore', log.fd, log.fd],
    // a session of its own, so that Ctrl-C reaches us alone and we stop the server in order
    detached: true,
  })
  closeSync(log.fd)
  let ended: Error | 'ended' | undefined
  child.on('error', error => {
    ended = error
  })
  child.on('exit', () => {
    ended ??= 'ended'
  })
  while (!ended) {
    const found = readPidFile(place.cluster)
    if (found?.ready && found.pid === child.pid) break
    await sleep(POLL_MS)
  }
  child.unref()
  if (!ended) return true
  if (ended !== 'ended') throw unavailable('database.start_failed', { reason: ended.message, log: place.log })
  const refusal = refusalFrom(place, readFileSync(place.log).subarray(log.from).toString())
  if (refusal) throw refusal
  return false
}

/** Asks the server to end its sessions, write everything down and stop; waits until it has. */
export async function stopPostmaster(programs: Programs, cluster: string): Promise<void> {
  const found = findPostmaster(cluster)
  if (!found) return
  // Windows has no signals: its server is asked through a program
  if (process.platform === 'win32') spawnSync(programs.pgCtl, ['stop', '-m', 'fast', '-D', cluster])
  else process.kill(found.pid, 'SIGINT')
  while (findPostmaster(cluster)?.pid === found.pid) await sleep(POLL_MS)
}
