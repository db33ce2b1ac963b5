/**
 * A neighbourhood of a plan as a small mixed-integer programme: some sites free among listed columns, all others as the
 * plan has them. What the fixed sites do is taken off the limits, so that only the free sites' columns, the coverage
 * groups that they alone still decide, and the training remain: some hundred columns instead of the city's thirty
 * thousand. Aggregate rows are elastic at their penalties while the plan misses one, and hard once it keeps them all.
 */
import type { Highs } from 'highs'
import { type LinearLimits, solveLinear } from '../linear/highs.ts'
import { addColumn, addEntry, addRow, emptyLinearModel, type LinearModel } from '../linear/linear-model.ts'
import type { CoverageBlock } from './coverage-rows.ts'
import type { Problem } from './problem.ts'
import type { Goal } from './search.ts'
import { coversBy, type Plan, type Tally } from './tally.ts'

/** site: the columns it may take (the plan's own is always one of them), or null where it stays as it is. */
export type Choices = (number[] | null)[]

/** The best plan HiGHS finds in the neighbourhood, or null. `tally` is the plan's. */
export function placeAround(
  problem: Problem,
  highs: Highs,
  plan: Plan,
  tally: Tally,
  choices: Choices,
  goal: Goal,
  limits: LinearLimits,
): Plan | null {
  const { linear, siteOf, columnOf, training, from } = writeNeighbourhood(problem, plan, tally, choices, goal)
  const answer = solveLinear(highs, linear, true, { ...limits, from })
  if (answer.objective === Infinity) return null
  const chosen = plan.chosen.slice()
  for (const site of siteOf) chosen[site] = -1
  columnOf.forEach((column, at) => {
    if (answer.value[at]! > 0.5) chosen[problem.columns.site[column]!] = column
  })
  const trained = plan.trained.slice()
  for (let year = 0; year < problem.training.count; year++)
    trained[year] = Math.round(answer.value[training + year]!)
  return { chosen, trained }
}

function writeNeighbourhood(problem: Problem, plan: Plan, tally: Tally, choices: Choices, goal: Goal) {
  const { rows, columns, training, coverage, mustOpen } = problem
  const linear = emptyLinearModel()
  const siteOf: number[] = []
  choices.forEach((list, site) => {
    if (list) siteOf.push(site)
  })
  // What stays of each row's activity once the free sites and the training are taken out of it.
  const fixed = tally.activity.slice()
  for (const site of siteOf) addTo(fixed, columns, plan.chosen[site]!, -1)
  for (let year = 0; year < training.count; year++)
    for (let at = training.start[year]!; at < training.start[year + 1]!; at++)
      fixed[training.row[at]!]! -= training.value[at]! * plan.trained[year]!
  const open = coverage.map(block => openGroups(problem, plan, choices, block))
  coverage.forEach((block, at) => {
    fixed[block.row] = open[at]!.covered
  })
  rows.forEach(({ sense, limit }, row) => {
    const left = limit - fixed[row]!
    addRow(linear, sense === 'at-least' ? left : -Infinity, sense === 'at-most' ? left : Infinity)
  })
  const oneRow = new Map(siteOf.map(site => [site, addRow(linear, mustOpen[site] ? 1 : -Infinity, 1)]))
  const covering = open.map(({ groups }) => addGroupRows(linear, groups))

  const columnOf: number[] = []
  const from: number[] = []
  for (const site of siteOf)
    for (const column of choices[site]!) {
      for (let at = columns.start[column]!; at < columns.start[column + 1]!; at++)
        addEntry(linear, columns.row[at]!, columns.value[at]!)
      addEntry(linear, oneRow.get(site)!, 1)
      coverage.forEach((block, at) => {
        if (coversBy(problem, column, block.year))
          for (const row of covering[at]!.rowsOfSite.get(site) ?? []) addEntry(linear, row, 1)
      })
      addColumn(linear, goal.price[column]!, 0, 1, true)
      columnOf.push(column)
      from.push(plan.chosen[site] === column ? 1 : 0)
    }
  const trainingAt = columnOf.length
  for (let year = 0; year < training.count; year++) {
    for (let at = training.start[year]!; at < training.start[year + 1]!; at++)
      addEntry(linear, training.row[at]!, training.value[at]!)
    addColumn(linear, training.cost[year]! * goal.trainingFactor, 0, training.upper[year]!, true)
    from.push(plan.trained[year]!)
  }
  coverage.forEach((block, at) => {
    open[at]!.groups.forEach((group, index) => {
      addEntry(linear, block.row, group.weight)
      addEntry(linear, covering[at]!.firstRow + index, -1)
      addColumn(linear, 0, 0, 1)
      from.push(group.sites.some(site => coversBy(problem, plan.chosen[site]!, block.year)) ? 1 : 0)
    })
  })
  // A plan that keeps every row is only left for one that does.
  if (!tally.kept)
    rows.forEach(({ sense }, row) => {
      addEntry(linear, row, sense === 'at-least' ? 1 : -1)
      addColumn(linear, goal.penalty[row]!, 0, Infinity)
      from.push(tally.missed[row]!)
    })
  return { linear, siteOf, columnOf, training: trainingAt, from: Float64Array.from(from) }
}

function addTo(activity: Float64Array, columns: Problem['columns'], column: number, times: number) {
  if (column < 0) return
  for (let at = columns.start[column]!; at < columns.start[column + 1]!; at++)
    activity[columns.row[at]!]! += times * columns.value[at]!
}

interface OpenGroup {
  weight: number
  sites: number[]
}

/** Groups that no fixed site covers and a free one could, merged where the same free sites could; and what is covered. */
function openGroups(problem: Problem, plan: Plan, choices: Choices, block: CoverageBlock) {
  const able = choices.map(list => list?.some(column => coversBy(problem, column, block.year)) ?? false)
  const groups = new Map<string, OpenGroup>()
  let covered = 0
  for (let group = 0; group < block.weight.length; group++) {
    const sites: number[] = []
    let fixed = false
    for (let at = block.start[group]!; at < block.start[group + 1]!; at++) {
      const site = block.site[at]!
      if (!choices[site]) fixed ||= coversBy(problem, plan.chosen[site]!, block.year)
      else if (able[site]) sites.push(site)
    }
    if (fixed) covered += block.weight[group]!
    else if (sites.length > 0) {
      const key = sites.join()
      const merged = groups.get(key)
      if (merged) merged.weight += block.weight[group]!
      else groups.set(key, { weight: block.weight[group]!, sites })
    }
  }
  return { covered, groups: [...groups.values()] }
}

function addGroupRows(linear: LinearModel, groups: OpenGroup[]) {
  const firstRow = linear.rowLower.length
  const rowsOfSite = new Map<number, number[]>()
  for (const { sites } of groups) {
    const row = addRow(linear, 0, Infinity)
    for (const site of sites) {
      const rows = rowsOfSite.get(site)
      if (rows) rows.push(row)
      else rowsOfSite.set(site, [row])
    }
  }
  return { firstRow, rowsOfSite }
}
