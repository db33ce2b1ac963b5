/** The three files of `tuoyu access`: who needs places, where places are, what the ways cost. */
import { type FilesRead, readFiles } from '../../domain/packs/index.ts'
import type { AccessInput } from '../../engine/index.ts'
import { MOST_AMOUNT } from '../../kernel/decimal.ts'
import type { Column, PackFile, PackRow } from '../../kernel/pack-file.ts'

export type AccessPaths = { readonly demand: string; readonly supply: string; readonly costs: string }

/** One row of demand or supply, as the file has it. */
export type Spot = {
  readonly id: string
  readonly amount: number
  readonly group: string | null
  /** What children are ranked by, the worst off lowest. */
  readonly advantage: number | null
}

export type AccessFiles = {
  readonly demand: readonly Spot[]
  readonly supply: readonly Spot[]
  readonly input: AccessInput
}

const idColumn: Column = {
  name: 'id',
  zh: '编码',
  about: 'any code',
  kind: 'text',
  maxLength: 120,
  // what a spreadsheet makes of a long code
  pattern: /^(?!\d(?:\.\d+)?E\+\d+$)/i,
  patternSays: 'a code',
}
const amountColumn = (about: string): Column => ({
  name: 'amount',
  zh: '数量',
  about,
  kind: 'number',
  min: 0,
  max: MOST_AMOUNT,
})
const groupColumn: Column = {
  name: 'group',
  zh: '组别',
  about: 'urban or rural, district, any group',
  kind: 'text',
  maxLength: 120,
  optional: true,
}
const advantageColumn: Column = {
  name: 'advantage',
  zh: '经济状况',
  about: 'what children are ranked by for the concentration index, the worst off lowest',
  kind: 'number',
  min: -MOST_AMOUNT,
  max: MOST_AMOUNT,
  optional: true,
}

function filesOf({ demand, supply, costs }: AccessPaths): PackFile[] {
  const file = { table: 'access', key: ['id'] }
  return [
    {
      ...file,
      file: demand,
      about: 'Demand points with their children',
      columns: [idColumn, amountColumn('children'), groupColumn, advantageColumn],
    },
    {
      ...file,
      file: supply,
      about: 'Sites with their places',
      columns: [idColumn, amountColumn('places'), groupColumn],
    },
    {
      ...file,
      file: costs,
      about: 'Ways from demand points to sites; a pair that is not listed is out of reach',
      key: ['from', 'to'],
      optional: true,
      columns: [
        { name: 'from', zh: '起点', about: 'id of a demand point', kind: 'reference', to: demand },
        { name: 'to', zh: '终点', about: 'id of a site', kind: 'reference', to: supply },
        {
          name: 'cost',
          zh: '成本',
          about: 'minutes, metres or money; empty: out of reach',
          kind: 'number',
          min: 0,
          max: MOST_AMOUNT,
          optional: true,
          mustStand: true,
        },
      ],
    },
  ]
}

/** Reads the three files; `files` is undefined where they have errors, which stand in `read`. */
export async function readAccessFiles(paths: AccessPaths): Promise<{ read: FilesRead; files?: AccessFiles }> {
  const read = await readFiles(filesOf(paths))
  if (read.errors > 0) return { read }
  const [demand, supply] = [read.rows[0]!.map(spotOf), read.rows[1]!.map(spotOf)]
  const amounts = (spots: readonly Spot[]) => Float64Array.from(spots, spot => spot.amount)
  const input = {
    demand: amounts(demand),
    supply: amounts(supply),
    travel: sparseRows(demand, supply, read.rows[2]!),
  }
  return { read, files: { demand, supply, input } }
}

const spotOf = ({ id, amount, group, advantage }: PackRow): Spot => ({
  id: String(id),
  amount: Number(amount),
  group: group === null || group === undefined ? null : String(group),
  advantage: advantage === null || advantage === undefined ? null : Number(advantage),
})

/** The ways in rows by demand point, sites rising, whatever order the file has. */
function sparseRows(
  demand: readonly Spot[],
  supply: readonly Spot[],
  ways: readonly PackRow[],
): AccessInput['travel'] {
  const pointOf = new Map(demand.map(({ id }, at) => [id, at]))
  const siteOf = new Map(supply.map(({ id }, at) => [id, at]))
  const listed = ways
    .filter(way => way.cost !== null)
    .map(way => ({
      point: pointOf.get(String(way.from))!,
      site: siteOf.get(String(way.to))!,
      cost: Number(way.cost),
    }))
    .sort((a, b) => a.point - b.point || a.site - b.site)
  const start = new Int32Array(demand.length + 1)
  for (const { point } of listed) start[point + 1]!++
  for (let point = 0; point < demand.length; point++) start[point + 1]! += start[point]!
  return {
    start,
    site: Int32Array.from(listed, way => way.site),
    cost: Float64Array.from(listed, way => way.cost),
  }
}
