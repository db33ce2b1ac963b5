/**
 * A planner's own matrix of ways: a CSV with the columns `from,to,metres`, UTF-8, where `from` is the code of a
 * community or village and `to` that of an institution, a project under way or a candidate site.
 */
import { parse } from 'csv-parse/sync'
import { Refusal } from '../../kernel/refusal.ts'
import type { MatrixWay } from './plan-travel.ts'

/** One fault: the row of the file (the heading is row 1), column, value and what is allowed. */
export type MatrixFault = { row: number; column: string; value: string; allowed: string }

const MOST_FAULTS_SHOWN = 100
/** No way on earth is longer; beyond it stands a slip of the pen. */
const MOST_METRES = 20_000_000

/** The ways of the text; refuses with all faults. Codes without institution, project or site on the day are faults. */
export function parseTravelMatrix(
  text: string,
  file: string,
  communities: ReadonlyMap<string, number>,
  facilities: ReadonlyMap<string, readonly number[]>,
): MatrixWay[] {
  const rows = records(text, file)
  const faults: MatrixFault[] = []
  const seen = new Set<string>()
  const ways = rows.flatMap((cells, i) => {
    const row = i + 2
    const { from = '', to = '', metres = '' } = cells
    const community = communities.get(from)
    const reached = facilities.get(to)
    const fault = (column: string, value: string, allowed: string) =>
      faults.push({ row, column, value, allowed })
    if (community === undefined) fault('from', from, 'the code of a community or village')
    if (!reached) fault('to', to, 'the code of an open institution, a project under way or an available site')
    if (!/^\d+(\.\d+)?$/.test(metres) || Number(metres) > MOST_METRES)
      fault('metres', metres, `a number from 0 to ${MOST_METRES}`)
    if (seen.has(`${from} ${to}`)) fault('to', to, `one row for each pair, and ${from} to ${to} came before`)
    seen.add(`${from} ${to}`)
    if (community === undefined || !reached) return []
    return reached.map(facility => ({ community, facility, metres: Number(metres) }))
  })
  if (faults.length > 0)
    throw new Refusal('invalid', 'plan.matrix_invalid', {
      file,
      faultCount: faults.length,
      faults: faults.slice(0, MOST_FAULTS_SHOWN),
    })
  return ways
}

function records(text: string, file: string): Record<string, string>[] {
  let columns: readonly string[] = []
  try {
    const rows = parse(text, {
      bom: true,
      skip_empty_lines: true,
      trim: true,
      columns: (heading: string[]) => {
        columns = heading
        return heading
      },
    }) as Record<string, string>[]
    const missing = ['from', 'to', 'metres'].filter(column => !columns.includes(column))
    const twice = columns.find((column, i) => columns.indexOf(column) !== i)
    if (twice) throw new Error(`column ${twice} stands twice`)
    if (missing.length === 0 && rows.length === 0) throw new Error('no way follows the heading')
    if (missing.length === 0) return rows
    throw new Refusal('invalid', 'plan.matrix_columns_missing', { file, missing, found: columns })
  } catch (cause) {
    if (cause instanceof Refusal) throw cause
    throw new Refusal('invalid', 'plan.matrix_not_csv', { file, reason: (cause as Error).message })
  }
}
