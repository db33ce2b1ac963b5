/**
 * Where the embedded database lives. In the data folder:
 *   postgres/            the cluster, or a link to it
 *   postgres.log         what the database server says
 *   socket/              the Unix socket, unless its path grows too long
 *   programs-<version>/  a copy of the programs, where the installation cannot be used in place
 * As root the cluster belongs to another account; when that account cannot reach the data folder
 * (a clone below a home folder of mode 0700) cluster, socket and programs move to `/var/lib/tuoyu` and a link is left.
 */
import {
  accessSync,
  chmodSync,
  constants,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readlinkSync,
  realpathSync,
  statSync,
} from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { unavailable } from '../refusals.ts'
import { type Account, accountFor, canReach, letThrough } from './account.ts'

export type Place = {
  readonly dataFolder: string
  /** holds the cluster, its socket and programs; the data folder itself where that can be reached */
  readonly base: string
  /** the cluster's own path, free of links; it may not exist yet */
  readonly cluster: string
  readonly account: Account
  /** Node reaches a Unix socket everywhere but on Windows */
  readonly transport: 'socket' | 'tcp'
  readonly log: string
}

const SHARED_BASE = '/var/lib/tuoyu'

const reasonOf = (error: unknown): string => (error as NodeJS.ErrnoException).code ?? String(error)

/** Makes the folder and those above it; Node's own recursion never ends in places like /proc. */
function makeFolders(folder: string): void {
  if (existsSync(folder)) return
  makeFolders(dirname(folder))
  try {
    mkdirSync(folder)
  } catch (error) {
    if (reasonOf(error) !== 'EEXIST') throw error
  }
}

function makeDataFolder(folder: string): string {
  try {
    makeFolders(folder)
    accessSync(folder, constants.W_OK | constants.X_OK)
    if (!statSync(folder).isDirectory()) throw Object.assign(new Error(), { code: 'ENOTDIR' })
    return realpathSync(folder)
  } catch (error) {
    const code = reasonOf(error) === 'ENOSPC' ? 'database.disk_full' : 'database.folder_unwritable'
    throw unavailable(code, { folder, reason: reasonOf(error) })
  }
}

function baseFor(account: Account, dataFolder: string): string {
  if (!account || canReach(account, dataFolder)) return dataFolder
  if (canReach(account, dirname(dataFolder))) {
    letThrough(account, dataFolder)
    return dataFolder
  }
  try {
    makeFolders(SHARED_BASE)
    chmodSync(SHARED_BASE, 0o755)
    const base = mkdtempSync(join(SHARED_BASE, 'city-'))
    letThrough(account, base)
    return base
  } catch (error) {
    throw unavailable('database.folder_unwritable', { folder: SHARED_BASE, reason: reasonOf(error) })
  }
}

/** The cluster that the data folder holds or links to; undefined before the first start. */
function findCluster(dataFolder: string): string | undefined {
  const path = join(dataFolder, 'postgres')
  if (!lstatSync(path, { throwIfNoEntry: false })) return undefined
  // a link to nothing means a lost database; making an empty one in its stead would hide that
  if (!existsSync(path))
    throw unavailable('database.cluster_missing', { link: path, folder: readlinkSync(path) })
  return realpathSync(path)
}

function refuseForeign(account: Account, cluster: string): void {
  if (account) {
    if (!canReach(account, cluster))
      throw unavailable('database.folder_unenterable', { folder: cluster, uid: account.uid })
    return
  }
  const owner = lstatSync(cluster).uid
  const ourselves = process.getuid?.() ?? owner
  if (owner !== ourselves) throw unavailable('database.folder_foreign', { folder: cluster, owner })
}

/** Finds the existing cluster, or decides where a new one goes; makes the data folder when absent. */
export function placeOf(
  requested: string,
  transport: Place['transport'] = process.platform === 'win32' ? 'tcp' : 'socket',
): Place {
  const dataFolder = makeDataFolder(resolve(requested))
  const log = join(dataFolder, 'postgres.log')
  const existing = findCluster(dataFolder)
  const account = accountFor(existing)
  if (existing) {
    refuseForeign(account, existing)
    return { dataFolder, base: dirname(existing), cluster: existing, account, transport, log }
  }
  const base = baseFor(account, dataFolder)
  return { dataFolder, base, cluster: join(base, 'postgres'), account, transport, log }
}
