import { randomBytes } from 'node:crypto'
import { chownSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Place } from './place.ts'

const fileOf = (place: Place): string => join(place.base, 'postgres.password')

/** The password of the cluster's users. Only TCP needs one: a Unix socket is closed by its folder. */
export const findPassword = (place: Place): string | undefined =>
  place.transport === 'tcp' ? readFileSync(fileOf(place), 'utf8').trim() : undefined

/** How a new cluster admits its users, as options of initdb. */
export function authentication(place: Place): string[] {
  if (place.transport === 'socket') return ['--auth=trust']
  const file = fileOf(place)
  if (!existsSync(file)) writeFileSync(file, randomBytes(24).toString('base64url'), { mode: 0o600 })
  if (place.account) chownSync(file, place.account.uid, place.account.gid)
  return ['--auth=scram-sha-256', `--pwfile=${file}`]
}
