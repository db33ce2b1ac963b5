import { CsvError } from 'csv-parse'
import { parse } from 'csv-parse/sync'
import type { FaultList } from './fault.ts'

/** Either line ending, in one file even: a file edited on three machines has all of them. */
const LINE_ENDS = ['\r\n', '\n', '\r']

function parseRecords(text: string, to?: number): string[][] {
  return parse(text, {
    relax_column_count: true,
    record_delimiter: LINE_ENDS,
    ...(to === undefined ? {} : { to }),
  })
}

/**
 * The records of a CSV file, the heading first; record `i` is row `i + 1` of a spreadsheet, blank lines counted.
 * A broken quotation ends the reading there: `complete` is false and the fault is noted.
 */
export function readCsv(
  file: string,
  text: string,
  faults: FaultList,
): { records: string[][]; complete: boolean } {
  try {
    return { records: parseRecords(text), complete: true }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    const read = Number((error as CsvError & { records?: number }).records ?? 0)
    faults.add('quote_broken', { file, row: read + 1 })
    return { records: read === 0 ? [] : parseRecords(text, read), complete: false }
  }
}
