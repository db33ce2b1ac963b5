import { chmodSync, chownSync, statSync } from 'node:fs'
import { dirname } from 'node:path'

/** The operating-system account the database runs under; undefined is the account we run under ourselves. */
export type Account = { readonly uid: number; readonly gid: number } | undefined

/** "nobody" on Debian, Fedora, Alpine and in containers: PostgreSQL refuses to run as root. */
const NOBODY = { uid: 65534, gid: 65534 }

const isRoot = (): boolean => process.getuid?.() === 0

/** As root, the owner of the existing cluster or nobody; otherwise ourselves. */
export function accountFor(cluster: string | undefined): Account {
  if (!isRoot()) return undefined
  if (!cluster) return NOBODY
  const { uid, gid } = statSync(cluster)
  return uid === 0 ? NOBODY : { uid, gid }
}

function mayPass(account: NonNullable<Account>, path: string, bit: number): boolean {
  const { uid, gid, mode } = statSync(path)
  if (uid === account.uid) return (mode & (bit << 6)) !== 0
  if (gid === account.gid) return (mode & (bit << 3)) !== 0
  return (mode & bit) !== 0
}

/** Whether the account may walk to the path and read it: every folder above lets it pass. */
export function canReach(account: Account, path: string): boolean {
  if (!account) return true
  for (let folder = dirname(path); ; folder = dirname(folder)) {
    if (!mayPass(account, folder, 1)) return false
    if (folder === dirname(folder)) break
  }
  return mayPass(account, path, statSync(path).isDirectory() ? 1 : 4)
}

/**
 * Lets the account through a folder of ours and nobody else: by group, to enter and not to list.
 * A folder made under umask 077, or by `mktemp -d`, is closed otherwise.
 */
export function letThrough(account: Account, folder: string): void {
  if (!account || canReach(account, folder)) return
  const { uid, mode } = statSync(folder)
  chownSync(folder, uid, account.gid)
  chmodSync(folder, (mode & 0o7777) | 0o010)
}
