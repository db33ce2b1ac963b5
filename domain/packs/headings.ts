import type { Column, PackFile } from '../../kernel/pack-file.ts'
import type { FaultList } from './fault.ts'
import { nearest } from './nearest.ts'

const normal = (heading: string): string => heading.normalize('NFKC').trim().toLowerCase()

const isEnglish = (heading: string, { name }: Column): boolean => normal(heading) === name

/** Where each column of the file stands in its rows; a column that was left out stands nowhere and is not listed. */
export type Layout = readonly { readonly column: Column; readonly at: number; readonly heading: string }[]

/** Finds the columns by their English or Chinese headings, in any order, and notes what is missing, unknown or twice. */
export function matchHeadings(file: PackFile, headings: readonly string[], faults: FaultList): Layout {
  const byHeading = new Map(file.columns.flatMap(c => [[c.name, c] as const, [normal(c.zh), c] as const]))
  const layout = new Map<string, Layout[number]>()
  headings.forEach((heading, at) => {
    const place = { file: file.file, row: 1, value: heading }
    const column = byHeading.get(normal(heading))
    if (!column) {
      // spreadsheets write empty columns at the right, which hold nothing
      if (heading.trim() !== '')
        faults.add('column_unknown', place, () => ({
          nearest: nearest(normal(heading), byHeading.keys()),
          names: file.columns.map(({ name }) => name),
          headings: file.columns.map(({ name, zh }) => `${name}（${zh}）`),
        }))
    } else if (layout.has(column.name)) {
      faults.add('column_twice', { ...place, column: column.name }, { name: column.name })
    } else
      layout.set(column.name, {
        column,
        at,
        heading: isEnglish(heading, column) ? column.name : heading.trim(),
      })
  })
  faults.callColumns(file.file, new Map([...layout].map(([name, { heading }]) => [name, heading])))
  for (const { name, zh, optional, mustStand } of file.columns)
    if (!layout.has(name) && (!optional || mustStand))
      faults.add('column_missing', { file: file.file, row: 1, column: name }, { name, zh })
  return [...layout.values()]
}
