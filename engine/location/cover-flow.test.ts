import { describe, expect, test } from 'vitest'
import { seededRandom } from '../random.ts'
import type { CapacitatedProblem } from './capacitated-problem.ts'
import { coverFlow } from './cover-flow.ts'
import { coverRows } from './cover-rows.ts'
import { coverSwaps, isCovering } from './cover-swaps.ts'
import { startEffort } from './effort.ts'
import { subsets } from './location.fixture.ts'
import { maximalCovering } from './maximal-covering.ts'
import type { LocationInput } from './model.ts'
import { costOfOpen, type Problem } from './problem.ts'
import { statesOf } from './rows.ts'

const RADIUS = 0.55

/** A small town with capacities; some sites kept or forbidden, demand whole or not. */
function town(seed: number) {
  const random = seededRandom(seed)
  const [points, sites] = [4 + Math.floor(random() * 12), 3 + Math.floor(random() * 4)]
  const pick = Math.floor(random() * sites)
  const whole = random() < 0.7
  const amount = (most: number) => (whole ? Math.floor(random() * most) : random() * most)
  const cost = Float64Array.from({ length: points * sites }, () => random())
  const demand = Float64Array.from({ length: points }, () => amount(6))
  const input: LocationInput = {
    travel: { kind: 'matrix', cost },
    demand,
    siteCount: sites,
    kept: random() < 0.3 ? Int32Array.of(pick) : Int32Array.of(),
    forbidden: random() < 0.3 ? Int32Array.of((pick + 1) % sites) : Int32Array.of(),
  }
  const capacity = Float64Array.from({ length: sites }, () => (random() < 0.1 ? Infinity : amount(12)))
  return { input, capacity, openCount: 1 + Math.floor(random() * 2) }
}

/**
 * Most demand that open sites serve: by the cut (Ford & Fulkerson 1956), for some of them their capacity and for the others all that they
 * cover is counted, whichever is least.
 */
function mostServed({ travel, demand, siteCount }: LocationInput, capacity: Float64Array, open: number[]) {
  const covers = (point: number, site: number) =>
    travel.kind === 'matrix' && travel.cost[point * siteCount + site]! <= RADIUS
  let least = Infinity
  for (let mask = 0; mask < 2 ** open.length; mask++) {
    const cut = open.filter((_, at) => (mask >> at) & 1)
    const rest = open.filter(site => !cut.includes(site))
    const room = cut.reduce((sum, site) => sum + capacity[site]!, 0)
    const reached = demand.reduce(
      (sum, each, point) => sum + (rest.some(site => covers(point, site)) ? each : 0),
      0,
    )
    least = Math.min(least, room + reached)
  }
  return least
}

describe('covering with capacities, against all sets of sites and all cuts', () => {
  test('the flow of a set serves what the least cut lets through', () => {
    for (let seed = 1; seed <= 60; seed++) {
      const { input, capacity } = town(seed)
      const rows = coverRows({ ...input, forbidden: new Int32Array(0) }, RADIUS)
      const bySite = Array.from({ length: input.siteCount }, (_, site) =>
        [...rows.weight.keys()].filter(row =>
          rows.site.subarray(rows.start[row], rows.start[row + 1]).includes(site),
        ),
      )
      const start = Int32Array.from([0, ...bySite.map((_, at) => bySite.slice(0, at + 1).flat().length)])
      const problem = { sites: input.siteCount, start, row: Int32Array.from(bySite.flat()), capacity }
      const serve = coverFlow({ ...problem, amount: rows.weight } as CapacitatedProblem, startEffort({}))
      for (const open of subsets({ ...input, kept: Int32Array.of(), forbidden: Int32Array.of() })) {
        const isOpen = Uint8Array.from({ length: input.siteCount }, (_, site) =>
          open.includes(site) ? 1 : 0,
        )
        const found = serve(isOpen)
        expect(found.served).toBeCloseTo(mostServed(input, capacity, open), 9)
        // a site whose capacity is sharp is full, and without it all that it served is lost
        for (const site of open.filter(found.isSharp)) {
          isOpen[site] = 0
          expect(found.served - serve(isOpen).served).toBeCloseTo(capacity[site]!, 9)
          isOpen[site] = 1
        }
      }
    }
  })

  test('the optimum of all sets, an assignment that serves it, and valid bounds however little the work', () => {
    let full = 0
    for (let seed = 1; seed <= 150; seed++) {
      const { input, capacity, openCount } = town(seed)
      const asked = { ...input, capacity, openCount, radius: RADIUS }
      const sets = subsets(input).filter(open => open.length === openCount)
      const found = maximalCovering(asked)
      if (sets.length === 0) {
        expect({ seed, status: found.status }).toEqual({ seed, status: 'infeasible' })
        continue
      }
      const best = Math.max(...sets.map(open => mostServed(input, capacity, open)))
      expect({ seed, status: found.status }).toEqual({ seed, status: 'optimal' })
      expect(found.objective).toBeCloseTo(best, 9)
      const { demand, site, amount } = found.assignment
      const load = new Float64Array(input.siteCount)
      const met = new Float64Array(input.demand.length)
      amount.forEach((each, at) => {
        load[site[at]!]! += each
        met[demand[at]!]! += each
        expect(
          input.travel.kind === 'matrix' && input.travel.cost[demand[at]! * input.siteCount + site[at]!]!,
        ).toBeLessThanOrEqual(RADIUS)
      })
      load.forEach((each, at) => {
        expect(each).toBeLessThanOrEqual(capacity[at]! + 1e-9)
        if (each > 0) expect(found.open).toContain(at)
      })
      for (const at of met.keys()) expect(met[at]).toBeLessThanOrEqual(input.demand[at]! + 1e-9)
      expect(amount.reduce((sum, each) => sum + each, 0)).toBeCloseTo(best, 9)
      if (found.limit.kind === 'capacity') full++
      for (const work of [0, 0.00005, 0.0005]) {
        const early = maximalCovering(asked, { work })
        expect(early.bound).toBeGreaterThanOrEqual(best - 1e-9)
        if (early.objective !== null) expect(early.objective).toBeLessThanOrEqual(best + 1e-9)
        expect(early).toEqual(maximalCovering(asked, { work }))
      }
    }
    expect(full).toBeGreaterThan(20)
  })
})

test('the search by swaps returns sites at their value, in their count, mostly the best', () => {
  let optimal = 0
  let possible = 0
  for (let seed = 1; seed <= 150; seed++) {
    const { input, openCount } = town(seed)
    const rows = coverRows(input, RADIUS)
    const count = rows.weight.length
    const sets = subsets(input).filter(open => open.length === openCount)
    if (sets.length === 0) continue
    const problem: Problem = {
      rows: count,
      sites: input.siteCount,
      start: rows.start,
      site: rows.site,
      cost: new Float64Array(rows.site.length),
      beyond: new Float64Array(count).fill(Infinity),
      unserved: rows.weight,
      siteCost: new Float64Array(input.siteCount),
      state: statesOf(input),
      open: openCount,
      whole: false,
      total: rows.weight.reduce((sum, each) => sum + each, 0),
      costOf: () => Infinity,
    }
    const marks = (open: number[]) =>
      Uint8Array.from({ length: input.siteCount }, (_, site) => (open.includes(site) ? 1 : 0))
    const best = Math.min(...sets.map(open => costOfOpen(problem, marks(open))))
    expect(isCovering(problem)).toBe(true)
    const found = coverSwaps(problem, startEffort({}))(marks(sets.at(-1)!))
    const open = [...found.isOpen.keys()].filter(site => found.isOpen[site])
    expect(sets).toContainEqual(open)
    expect(found.value).toBe(costOfOpen(problem, found.isOpen))
    expect(found.value).toBeGreaterThanOrEqual(best - 1e-9)
    possible++
    if (found.value <= best + 1e-9) optimal++
  }
  expect(optimal).toBeGreaterThan(0.95 * possible)
})
