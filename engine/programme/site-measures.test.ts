import { expect, test } from 'vitest'
import { makeCity, tianjinSize } from '../bench/city.ts'
import { listOutlets } from './outlets.ts'
import { compileProblem } from './problem.ts'
import { countServed } from './served-count.ts'
import { openServedLedger } from './served-ledger.ts'
import { measureSites, openMeasures, spoilNeighbours } from './site-measures.ts'

const model = makeCity({ ...tianjinSize, points: 300, institutions: 30, sites: 60, years: 3, takeUp: 0.4 })
const problem = compileProblem(model)
const outlets = listOutlets(problem)
const worth = new Float64Array(model.years * model.districts).fill(1)
const { columns } = problem
const chosen = Int32Array.from({ length: 60 }, (_, site) => (site % 3 === 0 ? columns.siteStart[site]! : -1))
const choices = Array.from(chosen, (_, site) => [
  -1,
  columns.siteStart[site]!,
  columns.siteStart[site + 1]! - 1,
])
const served = (plan: Int32Array) =>
  countServed(problem, { chosen: plan, trained: new Float64Array(model.years) }).served

function open(effort = 1) {
  const children = openServedLedger(problem, outlets, worth, chosen, choices.flat())
  const nothing = {
    earning: new Float64Array(columns.count),
    rowPrice: new Float64Array(problem.rows.length),
  }
  return openMeasures(problem, nothing, choices, children, effort)
}

test('a column is measured as what a maximum flow serves more with it at its site than without', () => {
  const measures = open()
  measureSites(measures, chosen, () => false)
  for (let site = 0; site < 60; site += 4) {
    const without = served(chosen.with(site, -1))
    for (const column of choices[site]!) {
      if (column < 0) continue
      const truly = served(chosen.with(site, column)) - without
      // moves of at most two steps find nearly all of it
      expect(-measures.price[column]!, `column ${column}`).toBeLessThanOrEqual(
        truly + 0.1 * Math.max(1, truly),
      )
      expect(-measures.price[column]!, `column ${column}`).toBeGreaterThanOrEqual(
        truly - 0.1 * Math.max(1, truly),
      )
    }
  }
})

test('measuring leaves the seating as it was, and a change makes stale just the sites that share a point with it', () => {
  const measures = open()
  const before = measures.children.served()
  measureSites(measures, chosen, () => false)
  expect(measures.children.served()).toBeCloseTo(before, 6)
  expect(measures.isStale.some(each => each === 1)).toBe(false)
  const reach = (site: number) => {
    const points = new Set<number>()
    for (let point = 0; point < model.demand.points; point++)
      for (let way = model.travel.start[point]!; way < model.travel.start[point + 1]!; way++)
        if (model.travel.facility[way] === model.existing.count + site) points.add(point)
    return points
  }
  const own = reach(7)
  const sharing = Array.from({ length: 60 }, (_, site) => site).filter(site =>
    [...reach(site)].some(point => own.has(point)),
  )
  expect(spoilNeighbours(measures, [7]).toSorted((a, b) => a - b)).toEqual(sharing)
  expect(sharing.length).toBeGreaterThan(1)
  expect(spoilNeighbours(measures, [7])).toEqual([])
})

test('a clock that is over leaves the prices of what was not measured', () => {
  const measures = open()
  const before = measures.price.slice()
  measureSites(measures, chosen, () => true)
  expect(measures.price).toEqual(before)
})

test('with little effort every site is measured twice, and not again after changes', () => {
  const measures = open(0)
  measureSites(measures, chosen, () => false)
  measures.isStale.fill(1)
  measureSites(measures, chosen, () => false)
  expect(measures.isStale.some(each => each === 1)).toBe(false)
  const before = measures.price.slice()
  const spoilt = spoilNeighbours(measures, [7])
  measures.children.change(chosen[7]!, -1)
  measureSites(measures, chosen.with(7, -1), () => false)
  expect(measures.price).toEqual(before)
  expect(spoilt.every(site => measures.isStale[site] === 1)).toBe(true)
})
