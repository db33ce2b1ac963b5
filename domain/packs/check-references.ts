import type { FaultList } from './fault.ts'
import { nearest } from './nearest.ts'
import type { PackTable } from './read-table.ts'

/** Tables by the name that references use: the file name less `.csv`. */
export type PackTables = ReadonlyMap<string, PackTable>

/** The rows of a file by their code, or what else alone identifies them; of doubles, which are faults of their own, the first. */
export function byCode(table: PackTable): Map<string, number> {
  const codes = new Map<string, number>()
  const key = table.file.key.length === 1 ? table.file.key[0]! : 'code'
  table.rows.forEach((row, i) => {
    const code = row[key]
    if (typeof code === 'string' && !codes.has(code)) codes.set(code, i)
  })
  return codes
}

/** Every reference names a row of the file it points to; files that could not be read whole accuse nobody. */
export function checkReferences(tables: PackTables, faults: FaultList): void {
  const codes = new Map<string, Map<string, number>>()
  const codesOf = (to: string) => {
    if (!codes.has(to)) codes.set(to, byCode(tables.get(to)!))
    return codes.get(to)!
  }
  for (const table of tables.values())
    for (const column of table.file.columns) {
      if (column.kind !== 'reference' || !tables.get(column.to)!.complete) continue
      const { name, to } = column
      const known = codesOf(to)
      const { file } = tables.get(to)!.file
      table.rows.forEach((row, i) => {
        const value = row[name]
        if (value === null || known.has(String(value))) return
        faults.add(
          'reference_unknown',
          { file: table.file.file, row: table.rowNumbers[i]!, column: name, value },
          () => ({
            to: file,
            nearest: nearest(String(value), known.keys()),
          }),
        )
      })
    }
}
