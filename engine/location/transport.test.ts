import { expect, test } from 'vitest'
import { seededRandom } from '../random.ts'
import { capacitatedFacilityLocation } from './capacitated.ts'
import type { CapacitatedProblem } from './capacitated-problem.ts'
import { startEffort } from './effort.ts'
import { transport } from './transport.ts'

/** Rows and sites all within reach of each other, with demand so uneven that some rows are less than rounding. */
function uneven(seed: number, rows: number, sites: number): CapacitatedProblem {
  const random = seededRandom(seed)
  const amount = Float64Array.from({ length: rows }, () => random() * 10 ** (-12 * random()))
  const total = amount.reduce((sum, each) => sum + each, 0)
  return {
    point: Int32Array.from({ length: rows }, (_, row) => row),
    amount,
    sites,
    start: Int32Array.from({ length: sites + 1 }, (_, site) => site * rows),
    row: Int32Array.from({ length: rows * sites }, (_, at) => at % rows),
    cost: Float64Array.from(
      { length: rows * sites },
      (_, at) => amount[at % rows]! * Math.floor(random() * 9),
    ),
    unserved: new Float64Array(rows).fill(Infinity),
    capacity: new Float64Array(sites).fill((1.05 * total) / sites),
    siteCost: new Float64Array(sites),
    state: new Uint8Array(sites),
    open: null,
    whole: false,
    total: 0,
  }
}

test('a transport serves each row its whole demand to the last unit of rounding, within capacities', () => {
  for (let seed = 1; seed <= 40; seed++) {
    const problem = uneven(seed, 30, 5)
    const { value, brokenOff, sites, amount } = transport(problem, new Uint8Array(5).fill(1), startEffort({}))
    expect(brokenOff).toBe(false)
    expect(value).toBeLessThan(Infinity)
    const width = sites.length + 1
    const load = new Float64Array(width)
    problem.amount.forEach((demand, row) => {
      let served = 0
      for (let at = 0; at < width; at++) {
        expect(amount[row * width + at]).toBeGreaterThanOrEqual(0)
        served += amount[row * width + at]!
        load[at]! += amount[row * width + at]!
      }
      expect(Math.abs(served - demand)).toBeLessThanOrEqual(1e-14 * demand)
    })
    const total = problem.amount.reduce((sum, each) => sum + each, 0)
    problem.capacity.forEach((room, at) => {
      expect(load[at]! - room).toBeLessThanOrEqual(2e-11 * total)
    })
  }
})

test('a transport that the effort ends says so, and one that cannot be says that', () => {
  const problem = uneven(3, 30, 5)
  const all = new Uint8Array(5).fill(1)
  expect(transport(problem, all, startEffort({ work: 0 }))).toMatchObject({
    value: Infinity,
    brokenOff: true,
  })
  problem.capacity.fill(0.01)
  expect(transport(problem, all, startEffort({}))).toMatchObject({ value: Infinity, brokenOff: false })
})

test('what is less than rounding goes along with the demand it belongs to', () => {
  const pair: CapacitatedProblem = {
    ...uneven(1, 2, 2),
    amount: Float64Array.of(1, 1),
    cost: Float64Array.of(0, 0, 3, 3),
    capacity: Float64Array.of(1 + 4e-12, 9),
  }
  const { value, amount } = transport(pair, new Uint8Array(2).fill(1), startEffort({}))
  expect(value).toBe(3)
  expect([...amount].sort()).toEqual([0, 0, 0, 0, 1, 1])
})

test('ways count to the last unit where some pairs are out of reach and sites cost millions', () => {
  const no = Infinity
  const cost = [
    [no, no, 800, 2700, 1700],
    [2200, 1450, 1950, 3000, 350],
    [100, 1600, 2650, 2750, no],
    [2900, 400, 150, 1200, 200],
    [1050, 450, 350, 2300, 350],
  ]
  const input = {
    travel: { kind: 'matrix' as const, cost: Float64Array.from(cost.flat()) },
    demand: Float64Array.of(45, 30, 2, 37, 48),
    siteCount: 5,
    siteCost: Float64Array.of(45e6, 45e6, 40e6, 35e6, 20e6),
    capacity: Float64Array.of(77, 55, 49, 83, 76),
    kept: Int32Array.of(0, 1, 2, 3, 4),
  }
  expect(capacitatedFacilityLocation(input)).toMatchObject({ status: 'optimal', objective: 185_074_200 })
})
