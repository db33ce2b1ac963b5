import type { Write } from '../../db/index.ts'
import { fenOfYuan } from '../../kernel/money.ts'
import type { Column, PackFile, PackRow } from '../../kernel/pack-file.ts'
import { invariant } from '../../kernel/refusal.ts'
import type { Boundaries } from './boundaries.ts'
import { hasGeometry, insertRows } from './pack.queries.ts'
import type { OnPackProgress, Pack } from './read-pack.ts'

/** Large enough that a statement's own cost vanishes, small enough that its JSON stays under a few MB. */
const ROWS_PER_STATEMENT = 5000

/** Ids by file and code: what references of later files become. */
type Ids = Map<string, Map<string, number>>

/** Inserts the rows of all files, in the order in which they refer to each other; returns the rows of each table. */
export async function insertPackRows(
  tx: Write,
  pack: Pack,
  onProgress?: OnPackProgress,
): Promise<Record<string, number>> {
  const ids: Ids = new Map()
  const counts: Record<string, number> = {}
  const total = [...pack.tables.values()].reduce((sum, { rows }) => sum + rows.length, 0)
  let done = 0
  for (const [name, { file, rows }] of pack.tables) {
    const toRecord = recordMaker(file, ids, boundariesOf(file, pack))
    const codes = new Map<string, number>()
    ids.set(name, codes)
    for (let start = 0; start < rows.length; start += ROWS_PER_STATEMENT) {
      const records = rows.slice(start, start + ROWS_PER_STATEMENT).map(toRecord)
      for (const { id, code } of await insertRows(tx, file, records)) codes.set(code, id)
      done += records.length
      onProgress?.({ phase: 'load', file: file.file, done, total })
    }
    counts[file.table] = rows.length
  }
  return counts
}

const boundariesOf = (file: PackFile, { districts, subdistricts }: Pack): Boundaries | undefined =>
  hasGeometry(file) ? (file.table === 'district' ? districts : subdistricts) : undefined

type Fill = (row: PackRow, record: Record<string, unknown>) => void

function fillOf({ name, kind, ...column }: Column, ids: Ids): Fill {
  if (kind === 'reference') {
    const known = ids.get((column as { to: string }).to)
    return (row, record) => {
      const code = row[name]
      const id = code === null ? null : known?.get(String(code))
      invariant(id !== undefined, 'a checked pack refers to known codes only')
      record[`${name}_id`] = id
    }
  }
  if (kind === 'yuan') {
    const fen = name.replace(/_yuan$/, '_fen')
    return (row, record) => {
      record[fen] = row[name] === null ? null : fenOfYuan(Number(row[name]))
    }
  }
  if (kind === 'json')
    return (row, record) => {
      record[name] = row[name] === null ? null : JSON.parse(String(row[name]))
    }
  return (row, record) => {
    record[name] = row[name]
  }
}

/** Makes the record that is sent to the database from a row of the file. */
function recordMaker(
  file: PackFile,
  ids: Ids,
  boundaries: Boundaries | undefined,
): (row: PackRow) => Record<string, unknown> {
  const fills = file.columns.filter(column => !column.unstored).map(column => fillOf(column, ids))
  return row => {
    const record: Record<string, unknown> = {}
    for (const fill of fills) fill(row, record)
    const boundary = boundaries?.get(String(row.code))
    if (boundary) {
      record.geometry = boundary.geometry
      record.geometry_mark = boundary.mark
    }
    return record
  }
}
