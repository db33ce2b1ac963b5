import { createHash } from 'node:crypto'
import { lchownSync, lstatSync, mkdirSync, rmdirSync } from 'node:fs'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import { unavailable } from '../refusals.ts'
import { canReach } from './account.ts'
import type { Place } from './place.ts'

/** Linux allows 107 bytes to a socket's path, macOS 103. */
const SOCKET_PATH_BYTES = 103

const fits = (folder: string): boolean =>
  Buffer.byteLength(join(folder, '.s.PGSQL.5432.lock')) <= SOCKET_PATH_BYTES

/** The folder of the Unix socket: in the base, or a short one among the temporary files when that path is too long. */
function socketFolder({ base, cluster, account }: Place): string {
  const near = join(base, 'socket')
  if (fits(near)) return near
  const name = `tuoyu-${createHash('sha256').update(cluster).digest('hex').slice(0, 12)}`
  const parent = [tmpdir(), '/tmp'].find(folder => fits(join(folder, name)) && canReach(account, folder))
  return join(parent ?? '/tmp', name)
}

/**
 * Makes the socket's folder, closed to all but the database's account and root.
 * Among temporary files anybody can put a folder or a link in its place: only one of our own is taken.
 */
export function makeSocketFolder(place: Place): string {
  const folder = socketFolder(place)
  const ourselves = userInfo().uid
  const owner = place.account?.uid ?? ourselves
  const existing = lstatSync(folder, { throwIfNoEntry: false })
  if (existing?.isDirectory() && existing.uid === owner) return folder
  // made by a starter that was killed before it gave the folder away; only an empty one goes
  if (existing?.isDirectory() && existing.uid === ourselves) rmdirSync(folder)
  else if (existing) throw unavailable('database.folder_foreign', { folder, owner: existing.uid })
  mkdirSync(folder, { mode: 0o700 })
  if (place.account) lchownSync(folder, place.account.uid, place.account.gid)
  return folder
}
