/**
 * A planner's own matrix of ways: a CSV with the columns `from,to,metres`, UTF-8, where `from` is the code of a
 * community or village and `to` that of an institution, a project under way or a candidate site.
 */
import { CsvError, parse } from 'csv-parse/sync'
import { Refusal } from '../../kernel/refusal.ts'
import { MOST_WAY_METRES } from '../travel/travel-mode.ts'
import type { MatrixWay } from './plan-travel.ts'

/** One fault: the row of the file as a spreadsheet counts it (the heading is row 1), column, value, what is allowed. */
type MatrixFault = { row: number; column: string; value: string; allowed: string }

const COLUMNS = ['from', 'to', 'metres'] as const
const MOST_FAULTS_SHOWN = 100
const LONGEST_VALUE = 60

/** The ways of the text; refuses with all faults. Codes without institution, project or site on the day are faults. */
export function parseTravelMatrix(
  text: string,
  file: string,
  communities: ReadonlyMap<string, number>,
  facilities: ReadonlyMap<string, readonly number[]>,
): MatrixWay[] {
  const faults = new MatrixFaults()
  const rows = rowsOf(text.startsWith('\uFEFF') ? text.slice(1) : text, faults)
  const at = columnsOf(rows[0] ?? [], faults)
  if (at && rows.every((cells, i) => i === 0 || isBlank(cells)))
    faults.add(2, 'from', '', 'a way in each row below the heading')
  const ways = at ? waysOf(rows, at, communities, facilities, faults) : []
  faults.refuse(file)
  return ways
}

/** Counts every fault and keeps the first ones. */
class MatrixFaults {
  #count = 0
  readonly #first: MatrixFault[] = []

  add(row: number, column: string, value: string, allowed: string): void {
    this.#count += 1
    if (this.#first.length === MOST_FAULTS_SHOWN) return
    const shown = value.length > LONGEST_VALUE ? `${value.slice(0, LONGEST_VALUE)}…` : value
    this.#first.push({ row, column, value: shown, allowed })
  }

  refuse(file: string): void {
    if (this.#count === 0) return
    const faults = this.#first.toSorted((a, b) => a.row - b.row)
    throw new Refusal('invalid', 'plan.matrix_invalid', { file, faultCount: this.#count, faults })
  }
}

/** The cells of every row, blank rows among them; a broken quotation ends the reading there. */
function rowsOf(text: string, faults: MatrixFaults): string[][] {
  // codes and metres need no quotes, and cutting at commas takes a fraction of the time
  if (!text.includes('"')) return text.split(/\r\n|\n|\r/).map(line => line.split(','))
  const parsed = (to?: number): string[][] =>
    parse(text, {
      relax_column_count: true,
      record_delimiter: ['\r\n', '\n', '\r'],
      ...(to === undefined ? {} : { to }),
    })
  try {
    return parsed()
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    const read = Number((error as CsvError & { records?: number }).records ?? 0)
    faults.add(read + 1, '', '"', 'quotation marks in pairs')
    return read === 0 ? [] : parsed(read)
  }
}

type Columns = Readonly<Record<(typeof COLUMNS)[number], number>> & { readonly count: number }

/** Where each column stands; undefined where one is missing, or stands twice. */
function columnsOf(cells: readonly string[], faults: MatrixFaults): Columns | undefined {
  const heading = cells.map(cell => cell.trim())
  const wrong = COLUMNS.filter(column => {
    const times = heading.filter(each => each === column).length
    if (times === 0) faults.add(1, column, heading.join(), `a column named ${column}`)
    if (times > 1) faults.add(1, column, heading.join(), `one column named ${column}`)
    return times !== 1
  })
  if (wrong.length > 0) return undefined
  const [from, to, metres] = COLUMNS.map(column => heading.indexOf(column))
  return { from: from!, to: to!, metres: metres!, count: heading.length }
}

function waysOf(
  rows: readonly (readonly string[])[],
  at: Columns,
  communities: ReadonlyMap<string, number>,
  facilities: ReadonlyMap<string, readonly number[]>,
  faults: MatrixFaults,
): MatrixWay[] {
  const ways: MatrixWay[] = []
  // community and facility as one number, small as long as there is room: large ones are kept far more slowly
  const seen = new Set<number>()
  const most = [...facilities.values()].reduce((top, [first = 0]) => Math.max(top, first), 0) + 1
  for (let i = 1; i < rows.length; i++) {
    const cells = rows[i]!
    const from = cells[at.from]?.trim() ?? ''
    if (from === '' && isBlank(cells)) continue
    const row = i + 1
    const to = cells[at.to]?.trim() ?? ''
    const written = cells[at.metres]?.trim() ?? ''
    const community = communities.get(from)
    const reached = facilities.get(to)
    const metres = Number(written)
    if (community === undefined) faults.add(row, 'from', from, 'the code of a community or village')
    if (!reached)
      faults.add(row, 'to', to, 'the code of an open institution, a project under way or an available site')
    if (!/^\d+(\.\d+)?$/.test(written) || metres > MOST_WAY_METRES)
      faults.add(row, 'metres', written, `a number from 0 to ${MOST_WAY_METRES}`)
    if (cells.length > at.count && !isBlank(cells.slice(at.count)))
      faults.add(row, '', cells.slice(at.count).join(), `at most ${at.count} cells, as in the heading`)
    if (community === undefined || !reached) continue
    const pair = community * most + reached[0]!
    if (seen.has(pair)) faults.add(row, 'to', to, `one row for each pair, and ${from} to ${to} came before`)
    seen.add(pair)
    for (const facility of reached) ways.push({ community, facility, metres })
  }
  return ways
}

const isBlank = (cells: readonly string[]): boolean => cells.every(cell => cell.trim() === '')
