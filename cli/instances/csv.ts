/** Our own file of places, described in docs/location-files.md: a row is a demand point, a site, or both. */
import { type FilesRead, readFiles } from '../../domain/packs/index.ts'
import { MOST_AMOUNT } from '../../kernel/decimal.ts'
import type { Column, PackFile, PackRow } from '../../kernel/pack-file.ts'
import type { Instance, ReadOptions } from './instance.ts'

const amount = (name: string, zh: string, about: string): Column => ({
  name,
  zh,
  about,
  kind: 'number',
  min: 0,
  max: MOST_AMOUNT,
  optional: true,
})
const along = (name: string, zh: string): Column => ({
  name,
  zh,
  about: 'coordinate',
  kind: 'number',
  min: -MOST_AMOUNT,
  max: MOST_AMOUNT,
})
/** What a row may be as a site, in either language. */
const SITE_WORDS: Readonly<Record<string, 'yes' | 'no' | 'kept' | 'forbidden'>> = {
  yes: 'yes',
  no: 'no',
  kept: 'kept',
  forbidden: 'forbidden',
  是: 'yes',
  否: 'no',
  保留: 'kept',
  禁用: 'forbidden',
}

const placesFile = (file: string): PackFile => ({
  file,
  table: 'places',
  about: 'Places that are demand points, sites, or both',
  key: [],
  columns: [
    along('x', '横坐标'),
    along('y', '纵坐标'),
    { ...amount('demand', '需求', 'demand'), mustStand: true },
    {
      name: 'site',
      zh: '点位',
      about: 'whether it is a site',
      kind: 'choice',
      of: Object.keys(SITE_WORDS),
      optional: true,
    },
    amount('site_cost', '设点成本', 'cost of opening'),
    amount('capacity', '容量', 'most demand it serves'),
  ],
})

/** Reads the file as a city pack's tables are read; `instance` is undefined where it has errors, which stand in `read`. */
export async function readPlaces(options: ReadOptions): Promise<{ read: FilesRead; instance?: Instance }> {
  const read = await readFiles([placesFile(options.file)])
  if (read.errors > 0) return { read }
  return { read, instance: instanceOf(read.rows[0]!, read.columns[0]!, options) }
}

function instanceOf(
  rows: readonly PackRow[],
  columns: ReadonlyMap<string, string>,
  options: ReadOptions,
): Instance {
  const filled = [...columns]
    .map(([name, heading]) => ({ name, heading }))
    .filter(({ name }) => rows.some(row => row[name] !== null))
  const words = rows.map(row => SITE_WORDS[String(row.site ?? 'yes')]!)
  const siteRows = [...rows.keys()].filter(at => words[at] !== 'no')
  const sitesThatAre = (word: string) =>
    Int32Array.from([...siteRows.keys()].filter(site => words[siteRows[site]!] === word))
  const ofRows = (column: string) => Float64Array.from(rows, row => Number(row[column] ?? 0))
  const ofSites = (column: string, missing: number) =>
    Float64Array.from(siteRows, at => Number(rows[at]![column] ?? missing))
  return {
    input: {
      travel: {
        kind: 'points',
        demandX: ofRows('x'),
        demandY: ofRows('y'),
        siteX: ofSites('x', 0),
        siteY: ofSites('y', 0),
        roundedDown: options.roundedDown,
      },
      demand: ofRows('demand'),
      siteCount: siteRows.length,
      ...(filled.some(({ name }) => name === 'site_cost') && { siteCost: ofSites('site_cost', 0) }),
      kept: sitesThatAre('kept'),
      forbidden: sitesThatAre('forbidden'),
    },
    siteNumber: Int32Array.from(siteRows, at => at + 1),
    columns: filled,
    ...((columns.has('capacity') || options.capacity !== undefined) && {
      capacity: ofSites('capacity', options.capacity ?? Infinity),
      hasAllCapacities:
        columns.has('capacity') && siteRows.every(at => typeof rows[at]!.capacity === 'number'),
    }),
  }
}
