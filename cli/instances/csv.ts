/** Our own file of places, described in docs/location-files.md: a row is a demand point, a site, or both. */
import { CsvError, parse } from 'csv-parse/sync'
import { FileFaults, type Instance, type ReadOptions } from './instance.ts'

const COLUMNS = ['x', 'y', 'demand', 'site', 'site_cost', 'capacity']
const SITE_WORDS = ['yes', 'no', 'kept', 'forbidden']
type Row = { record: Record<string, string>; info: { lines: number } }

export function readCsv(text: string, options: ReadOptions): Instance {
  const faults = new FileFaults(options.file)
  const rows = rowsOf(text, faults)
  const header = Object.keys(rows[0]?.record ?? {})
  for (const column of ['x', 'y', 'demand'])
    if (!header.includes(column)) faults.add(1, header.join(), `a column ${column}, and rows below`)
  for (const column of header)
    if (!COLUMNS.includes(column)) faults.add(1, column, `one of ${COLUMNS.join(', ')}`)
  faults.end()
  const points = { x: [] as number[], y: [] as number[], demand: [] as number[] }
  const sites = { x: [] as number[], y: [] as number[], cost: [] as number[], capacity: [] as number[] }
  const siteNumber: number[] = []
  const kept: number[] = []
  const forbidden: number[] = []
  rows.forEach(({ record, info }, index) => {
    const number = (column: string, least: number, missing: number) => {
      const cell = record[column]?.trim() ?? ''
      if (cell === '' && !Number.isNaN(missing)) return missing
      const value = Number(cell)
      if (cell !== '' && Number.isFinite(value) && value >= least) return value
      const range = least === -Infinity ? 'a number' : `a number of ${least} or more`
      faults.add(info.lines, cell, `${column}: ${range}`)
      return 0
    }
    const x = number('x', -Infinity, Number.NaN)
    const y = number('y', -Infinity, Number.NaN)
    const demand = number('demand', 0, 0)
    points.x.push(x)
    points.y.push(y)
    points.demand.push(demand)
    const cost = number('site_cost', 0, 0)
    const capacity = number('capacity', 0, options.capacity ?? Infinity)
    const word = record.site?.trim() || 'yes'
    if (!SITE_WORDS.includes(word)) faults.add(info.lines, word, `site: ${SITE_WORDS.join(', ')}`)
    if (word === 'no') return
    if (word === 'kept') kept.push(siteNumber.length)
    if (word === 'forbidden') forbidden.push(siteNumber.length)
    siteNumber.push(index + 1)
    sites.x.push(x)
    sites.y.push(y)
    sites.cost.push(cost)
    sites.capacity.push(capacity)
  })
  faults.end()
  return {
    input: {
      travel: {
        kind: 'points',
        demandX: Float64Array.from(points.x),
        demandY: Float64Array.from(points.y),
        siteX: Float64Array.from(sites.x),
        siteY: Float64Array.from(sites.y),
        roundedDown: options.roundedDown,
      },
      demand: Float64Array.from(points.demand),
      siteCount: siteNumber.length,
      ...(header.includes('site_cost') && { siteCost: Float64Array.from(sites.cost) }),
      kept: Int32Array.from(kept),
      forbidden: Int32Array.from(forbidden),
    },
    siteNumber: Int32Array.from(siteNumber),
    ...((header.includes('capacity') || options.capacity !== undefined) && {
      capacity: Float64Array.from(sites.capacity),
    }),
  }
}

function rowsOf(text: string, faults: FileFaults): Row[] {
  try {
    return parse(text, { columns: true, info: true, bom: true, skip_empty_lines: true }) as unknown as Row[]
  } catch (cause) {
    if (!(cause instanceof CsvError)) throw cause
    faults.add(Number(cause.lines ?? 1), cause.message, 'CSV with a header')
    faults.end()
    return []
  }
}
