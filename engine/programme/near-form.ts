/**
 * The relaxation over part of its columns and coverage groups, for sifting. Left out are columns far from their site's
 * best, and the rows of groups whose part is taken for granted: a group `covered` counts whole, one `summed` counts as
 * often as its sites are open. Both leave limits out, never add one. A site with one column needs no row of its own.
 */
import type { Highs } from 'highs'
import { basisStatus, type LinearBasis, solveLinear } from '../linear/highs.ts'
import { addColumn, addEntry, addRow, emptyLinearModel } from '../linear/linear-model.ts'
import type { Control } from './control.ts'
import type { Problem } from './problem.ts'

const { atLower, basic, atUpper } = basisStatus

/** How a coverage group is written. */
export const groupAs = { covered: 0, summed: 1, row: 2 } as const

/** What is written of the relaxation, and where in the simplex method each part of it stands (see `basisStatus`). */
export interface Near {
  /** column: 1 where it is written. */
  taken: Uint8Array
  /** coverage block → group: see `groupAs`. */
  group: Uint8Array[]
  column: Int8Array
  training: Int8Array
  /** aggregate row; row of a site. */
  row: Int8Array
  site: Int8Array
  /** coverage block → group: its row, and how far it is covered. */
  groupRow: Int8Array[]
  covered: Int8Array[]
}

/** Nothing written yet, all rows basic. */
export function emptyNear({ columns, rows, coverage, training, model }: Problem): Near {
  return {
    taken: new Uint8Array(columns.count),
    group: coverage.map(({ weight }) => new Uint8Array(weight.length)),
    column: new Int8Array(columns.count).fill(atLower),
    training: new Int8Array(training.count).fill(atLower),
    row: new Int8Array(rows.length).fill(basic),
    site: new Int8Array(model.sites.count).fill(basic),
    groupRow: coverage.map(({ weight }) => new Int8Array(weight.length).fill(basic)),
    covered: coverage.map(({ weight }) => new Int8Array(weight.length).fill(atUpper)),
  }
}

/** Gives a group a row of its own, as the basis has it without: covered whole, or as often as its sites are open. */
export function takeGroup(near: Near, block: number, group: number) {
  const summed = near.group[block]![group] === groupAs.summed
  near.group[block]![group] = groupAs.row
  near.groupRow[block]![group] = summed ? atLower : basic
  near.covered[block]![group] = summed ? basic : atUpper
}

export interface NearAnswer {
  status: 'optimal' | 'infeasible' | 'limit'
  objective: number
  /** model column, training year: value, 0 where left out. */
  value: Float64Array
  trained: Float64Array
  /** aggregate row: dual; where infeasible, of a proof of that (Farkas). Coverage block → group: that of its row. */
  row: Float64Array
  groupWorth: Float64Array[]
}

/** Solves what is written, from where it stands; `near` then stands where that ended. */
export function solveNear(
  problem: Problem,
  highs: Highs,
  near: Near,
  price: Float64Array,
  trainingFactor: number,
  control: Control,
): NearAnswer {
  const form = writeNear(problem, near, price, trainingFactor)
  const answer = solveLinear(highs, form.linear, false, {
    basis: form.basis,
    ...(control.left() === Infinity ? {} : { seconds: control.left() }),
  })
  if (answer.basis) keepBasis(near, form, answer.basis)
  const { columns, training, rows, coverage, model } = problem
  const value = new Float64Array(columns.count)
  const trained = new Float64Array(model.years)
  if (answer.value.length > 0) {
    form.columns.forEach((column, at) => {
      value[column] = answer.value[at]!
    })
    for (let year = 0; year < training.count; year++)
      trained[year] = answer.value[form.columns.length + year]!
  }
  const dual = answer.status === 'infeasible' ? answer.ray : answer.rowDual
  // Sign-correct, so that a bound holds whatever the tolerance was.
  const row = Float64Array.from(rows, ({ sense }, at) =>
    Math.max(0, (sense === 'at-least' ? 1 : -1) * (dual[at] ?? 0)),
  )
  const groupWorth = coverage.map(({ weight, row: own }, block) =>
    weight.map((each, group) => {
      const as = near.group[block]![group]
      if (as === groupAs.row) return Math.max(0, dual[form.groupRow[block]![group]!] ?? 0)
      return as === groupAs.summed ? row[own]! * each : 0
    }),
  )
  return { status: answer.status, objective: answer.objective, value, trained, row, groupWorth }
}

type Form = ReturnType<typeof writeNear>

function writeNear(problem: Problem, near: Near, price: Float64Array, trainingFactor: number) {
  const { columns, training, rows, coverage, model, mustOpen } = problem
  const linear = emptyLinearModel()
  const basis = { column: [] as number[], row: [] as number[] }
  const row = (lower: number, upper: number, status: number) => {
    basis.row.push(status)
    return addRow(linear, lower, upper)
  }
  const column = (cost: number, lower: number, upper: number, status: number) => {
    basis.column.push(status)
    return addColumn(linear, cost, lower, upper)
  }
  const granted = new Float64Array(rows.length)
  coverage.forEach((block, at) => {
    block.weight.forEach((weight, group) => {
      if (near.group[at]![group] === groupAs.covered) granted[block.row]! += weight
    })
  })
  rows.forEach(({ sense, limit }, at) => {
    const left = limit - granted[at]!
    row(sense === 'at-least' ? left : -Infinity, sense === 'at-most' ? left : Infinity, near.row[at]!)
  })
  const list: number[] = []
  const siteRow = new Int32Array(model.sites.count).fill(-1)
  for (let site = 0; site < siteRow.length; site++) {
    const before = list.length
    for (let at = columns.siteStart[site]!; at < columns.siteStart[site + 1]!; at++)
      if (near.taken[at]) list.push(at)
    if (list.length > before + 1) siteRow[site] = row(mustOpen[site] ? 1 : -Infinity, 1, near.site[site]!)
  }
  const { groupRow, summed, rowsOf } = writeGroups(problem, near, row)
  for (const at of list) {
    const site = columns.site[at]!
    for (let entry = columns.start[at]!; entry < columns.start[at + 1]!; entry++)
      addEntry(linear, columns.row[entry]!, columns.value[entry]!)
    if (siteRow[site]! >= 0) addEntry(linear, siteRow[site]!, 1)
    if (model.options.covers[columns.option[at]!])
      coverage.forEach((block, index) => {
        if (columns.year[at]! > block.year) return
        addEntry(linear, block.row, summed[index]![site]!)
        for (const group of rowsOf[index]!.get(site) ?? []) addEntry(linear, group, 1)
      })
    const alone = siteRow[site]! < 0 && mustOpen[site]
    column(price[at]!, alone ? 1 : 0, 1, near.column[at]!)
  }
  for (let year = 0; year < training.count; year++) {
    for (let entry = training.start[year]!; entry < training.start[year + 1]!; entry++)
      addEntry(linear, training.row[entry]!, training.value[entry]!)
    column(training.cost[year]! * trainingFactor, 0, training.upper[year]!, near.training[year]!)
  }
  const groupColumn = coverage.map((block, at) =>
    groupRow[at]!.map((own, group) => {
      if (own < 0) return -1
      addEntry(linear, block.row, block.weight[group]!)
      addEntry(linear, own, -1)
      return column(0, 0, 1, near.covered[at]![group]!)
    }),
  )
  return { linear, basis, columns: list, siteRow, groupRow, groupColumn }
}

/** Rows of groups, the weights that stand in their sites' columns, and the rows that each site's columns stand in. */
function writeGroups(
  { coverage, model }: Problem,
  near: Near,
  row: (lower: number, upper: number, status: number) => number,
) {
  const rowsOf = coverage.map(() => new Map<number, number[]>())
  const summed = coverage.map(() => new Float64Array(model.sites.count))
  const groupRow = coverage.map((block, at) =>
    Int32Array.from(block.weight, (weight, group) => {
      const as = near.group[at]![group]
      if (as === groupAs.covered) return -1
      const own = as === groupAs.row ? row(0, Infinity, near.groupRow[at]![group]!) : -1
      for (let entry = block.start[group]!; entry < block.start[group + 1]!; entry++) {
        const site = block.site[entry]!
        if (own < 0) summed[at]![site]! += weight
        else if (!rowsOf[at]!.get(site)?.push(own)) rowsOf[at]!.set(site, [own])
      }
      return own
    }),
  )
  return { groupRow, summed, rowsOf }
}

function keepBasis(near: Near, form: Form, { column, row }: LinearBasis) {
  form.columns.forEach((each, at) => {
    near.column[each] = column[at]!
  })
  for (let year = 0; year < near.training.length; year++)
    near.training[year] = column[form.columns.length + year]!
  for (let at = 0; at < near.row.length; at++) near.row[at] = row[at]!
  form.siteRow.forEach((at, site) => {
    if (at >= 0) near.site[site] = row[at]!
  })
  form.groupRow.forEach((rows, block) => {
    rows.forEach((at, group) => {
      if (at < 0) return
      near.groupRow[block]![group] = row[at]!
      near.covered[block]![group] = column[form.groupColumn[block]![group]!]!
    })
  })
}
