/** The assignment of a location problem as a file, from which anyone can add up the objective again. */
import { tableCsv, writeWhole } from '../../domain/tables/index.ts'
import { type Assignment, travelOf } from '../../engine/index.ts'
import { column, fillTable } from '../../kernel/table.ts'
import type { Instance } from '../instances/instance.ts'

type Line = {
  point: number
  /** null: demand that no open site serves. */
  site: number | null
  amount: number
  share: number
  travel: number | null
  cost: number | null
}

/** Part of a point's demand below which what is left over is the rounding of its amounts. */
const SLIGHT = 1e-9

/** Who is served where and who is not, ordered by point, then site; both numbered as in the file. */
function assignmentLines({ input, siteNumber }: Instance, assignment: Assignment): Line[] {
  const travel = travelOf(input)
  const left = input.demand.slice()
  const lines = Array.from(assignment.demand, (point, at): Line => {
    const site = assignment.site[at]!
    const amount = assignment.amount[at]!
    left[point]! -= amount
    const share = amount / input.demand[point]!
    const way = travel(point, site)
    const cost = way * (input.costPer === 'point' ? share : amount)
    return { point: point + 1, site: siteNumber[site]!, amount, share, travel: way, cost }
  })
  left.forEach((amount, point) => {
    const share = amount / input.demand[point]!
    if (share > SLIGHT) lines.push({ point: point + 1, site: null, amount, share, travel: null, cost: null })
  })
  return lines.sort((a, b) => a.point - b.point || (a.site ?? Infinity) - (b.site ?? Infinity))
}

/** Writes the lines as CSV; refuses a file that cannot be written. */
export async function writeAssignment(path: string, instance: Instance, assignment: Assignment) {
  const table = fillTable(
    { name: 'assignment', zh: '分配', en: 'Assignment' },
    [
      column<Line>('point', '需求点', 'Demand point', 'integer', line => line.point),
      column<Line>('site', '点位', 'Site', 'integer', line => line.site),
      column<Line>('amount', '需求', 'Demand', 'number', line => line.amount),
      column<Line>('share', '占该点需求', 'Of the point', 'share', line => line.share),
      column<Line>('travel', '路程', 'Travel', 'number', line => line.travel),
      column<Line>('cost', '成本', 'Cost', 'number', line => line.cost),
    ],
    assignmentLines(instance, assignment),
  )
  await writeWhole(path, tableCsv(table))
}
