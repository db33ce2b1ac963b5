import { readdir, readFile, stat } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import type { CivilDate } from '../../kernel/civil-date.ts'
import { type Boundaries, readBoundaries } from './boundaries.ts'
import { checkAcross } from './check-across.ts'
import { checkPoints } from './check-points.ts'
import { byCode, checkReferences, type PackTables } from './check-references.ts'
import { checkRows } from './check-rows.ts'
import { checkSettings } from './check-settings.ts'
import { decode, type Encoding } from './decode.ts'
import { FaultList } from './fault.ts'
import { type PackManifest, type PackScenario, readManifest, readScenario } from './manifest.ts'
import { nearest } from './nearest.ts'
import { PACK_FILES } from './pack-files.ts'
import { noTable, readTable } from './read-table.ts'
import type { PackReport } from './report.ts'

/** Told as work proceeds: bytes read and checked, then rows loaded. */
export type PackProgress = {
  readonly phase: 'check' | 'load'
  readonly file: string
  readonly done: number
  readonly total: number
}
export type OnPackProgress = (progress: PackProgress) => void

/** Everything a pack folder holds; fit to be loaded when its report counts no errors. */
export type Pack = {
  readonly manifest: PackManifest | undefined
  readonly tables: PackTables
  readonly districts: Boundaries
  readonly subdistricts: Boundaries
  readonly scenarios: readonly PackScenario[]
  readonly report: PackReport
}

export type ReadOptions = {
  /** Lets records that claim to know the future be noticed. */
  readonly today?: CivilDate
  readonly onProgress?: OnPackProgress | undefined
}

/** A file of this size is no register of one city; it would only exhaust the memory. */
export const LARGEST_FILE_MB = 256
const BOUNDARY_FILES = ['districts.geojson', 'subdistricts.geojson'] as const
const CSV_NAMES = PACK_FILES.map(({ file }) => file)
const FIXED_FILES = ['manifest.json', ...BOUNDARY_FILES, ...CSV_NAMES]

type Reading = {
  readonly directory: string
  readonly faults: FaultList
  readonly encodings: Map<string, Encoding>
  readonly advance: (file: string) => Promise<void>
}

/** Reads and checks a whole pack folder; whatever is wrong with it stands in the report, and nothing is thrown. */
export async function readPack(directory: string, { today, onProgress }: ReadOptions = {}): Promise<Pack> {
  const faults = new FaultList()
  const sizes = await sizesOf(directory)
  const reading: Reading = { directory, faults, encodings: new Map(), advance: progressOf(sizes, onProgress) }
  if (!sizes) faults.add('folder_absent', { file: directory })
  const manifest = sizes && (await readManifestFile(reading))
  const tables: PackTables = new Map(
    sizes ? await readTables(reading) : PACK_FILES.map(file => [stem(file.file), noTable(file)]),
  )
  const districts = sizes ? await readBoundaryFile(reading, 'districts', tables) : new Map()
  const subdistricts = sizes ? await readBoundaryFile(reading, 'subdistricts', tables) : new Map()
  const scenarios = await readScenarios(reading, manifest?.scenarios ?? [])
  checkReferences(tables, faults)
  checkSettings(tables.get('settings')!, manifest?.recordsUntil as CivilDate | undefined, faults)
  checkAcross(tables, faults)
  checkPoints(tables, districts, subdistricts, faults)
  noteUnknownFiles(sizes?.keys() ?? [], faults)
  if (manifest && today && manifest.recordsUntil > today)
    faults.add(
      'records_in_future',
      { file: 'manifest.json', column: 'recordsUntil', value: manifest.recordsUntil },
      { today },
    )
  const report = reportOf(manifest, tables, reading)
  return { manifest, tables, districts, subdistricts, scenarios, report }
}

const stem = (file: string): string => file.replace(/\.[a-z]+$/, '')

async function sizesOf(directory: string): Promise<Map<string, number> | undefined> {
  try {
    const entries = await readdir(directory, { withFileTypes: true })
    const files = entries.filter(entry => !entry.isDirectory()).map(entry => entry.name)
    return new Map(await Promise.all(files.map(async f => [f, await sizeOf(join(directory, f))] as const)))
  } catch {
    return undefined
  }
}

/** A link to nowhere weighs nothing; reading it, if anybody asks for it, says what is wrong. */
const sizeOf = (path: string): Promise<number> =>
  stat(path).then(
    found => found.size,
    () => 0,
  )

function progressOf(sizes: ReadonlyMap<string, number> | undefined, onProgress?: OnPackProgress) {
  const total = FIXED_FILES.reduce((sum, file) => sum + (sizes?.get(file) ?? 0), 0)
  let done = 0
  return async (file: string) => {
    done += sizes?.get(file) ?? 0
    onProgress?.({ phase: 'check', file, done: Math.min(done, total), total })
    // parsing holds the thread; between files others in this process get their turn
    await setImmediate()
  }
}

/** The text of one file, or undefined with the fault noted; a file may be named by its whole path too. */
export async function readText(reading: Omit<Reading, 'advance'>, file: string): Promise<string | undefined> {
  const { directory, faults } = reading
  try {
    const path = resolve(directory, file)
    const found = await stat(path)
    // a device or a pipe has no end
    if (!found.isFile()) {
      faults.add('file_unreadable', { file }, { reason: 'not a regular file' })
      return undefined
    }
    if (found.size > LARGEST_FILE_MB * 1e6) {
      faults.add('file_too_large', { file }, { megabytes: LARGEST_FILE_MB })
      return undefined
    }
    const decoded = decode(await readFile(path))
    if ('text' in decoded) {
      reading.encodings.set(file, decoded.encoding)
      return decoded.text
    }
    faults.add(decoded.kind, decoded.row === undefined ? { file } : { file, row: decoded.row }, decoded.facts)
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code ?? String(error)
    if (reason === 'ENOENT')
      // without boundaries a city is drawn as points; without a table it is not known
      faults.add('file_missing', { file }, {}, file.endsWith('.geojson') ? 'warning' : 'error')
    else faults.add('file_unreadable', { file }, { reason })
  }
  return undefined
}

async function readManifestFile(reading: Reading): Promise<PackManifest | undefined> {
  const source = await readText(reading, 'manifest.json')
  await reading.advance('manifest.json')
  return source === undefined ? undefined : readManifest(source, reading.faults)
}

async function readTables(reading: Reading) {
  const tables: [string, ReturnType<typeof noTable>][] = []
  for (const file of PACK_FILES) {
    const absent = file.optional && !(await exists(join(reading.directory, file.file)))
    const source = absent ? undefined : await readText(reading, file.file)
    const table = source === undefined ? noTable(file) : readTable(file, source, reading.faults)
    checkRows(table, reading.faults)
    tables.push([stem(file.file), absent ? { ...table, complete: true } : table])
    await reading.advance(file.file)
  }
  for (const [name, table] of tables)
    if ((name === 'districts' || name === 'communities') && table.complete && !table.rows.length)
      reading.faults.add('city_without_rows', { file: table.file.file })
  return tables
}

const exists = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  )

async function readBoundaryFile(
  reading: Reading,
  name: 'districts' | 'subdistricts',
  tables: PackTables,
): Promise<Boundaries> {
  const file = `${name}.geojson`
  const source = await readText(reading, file)
  const table = tables.get(name)!
  const known = { file: name, codes: new Set(byCode(table).keys()), complete: table.complete }
  const boundaries = source === undefined ? new Map() : readBoundaries(file, source, known, reading.faults)
  await reading.advance(file)
  return boundaries
}

async function readScenarios(reading: Reading, files: readonly string[]): Promise<PackScenario[]> {
  const scenarios: PackScenario[] = []
  for (const file of files) {
    const source = await readText(reading, file)
    const scenario = source === undefined ? undefined : readScenario(file, source, reading.faults)
    if (scenario && scenarios.some(({ code }) => code === scenario.code))
      reading.faults.add(
        'field_invalid',
        { file, column: 'code', value: scenario.code },
        { reason: 'each code once' },
      )
    if (scenario) scenarios.push(scenario)
  }
  return scenarios
}

/** A misspelt name would otherwise be a table silently left out. */
function noteUnknownFiles(files: Iterable<string>, faults: FaultList): void {
  for (const file of files)
    if (/\.(csv|geojson|xlsx?)$/i.test(file) && !FIXED_FILES.includes(file))
      faults.add('file_unknown', { file }, { nearest: nearest(file, FIXED_FILES) })
}

function reportOf(manifest: PackManifest | undefined, tables: PackTables, reading: Reading): PackReport {
  const { faults, encodings } = reading
  return {
    pack: manifest
      ? {
          name: manifest.name,
          version: manifest.version,
          city: manifest.city.name,
          cityEn: manifest.city.nameEn,
        }
      : null,
    files: [...tables.values()].map(({ file, rows }) => ({
      file: file.file,
      rows: rows.length,
      encoding: encodings.get(file.file) ?? null,
    })),
    errors: faults.errors,
    warnings: faults.warnings,
    faults: faults.listed(FIXED_FILES),
    unlisted: faults.unlisted(),
  }
}
