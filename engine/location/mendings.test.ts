/** Cases that were once answered wrongly, each by the part that was mended. */
import { describe, expect, test } from 'vitest'
import { seededRandom } from '../random.ts'
import { proveBest } from './branch.ts'
import type { CapacitatedProblem } from './capacitated-problem.ts'
import { startEffort } from './effort.ts'
import { subsets } from './location.fixture.ts'
import { maximalCovering } from './maximal-covering.ts'
import type { LocationInput } from './model.ts'
import { pCenter } from './p-center.ts'
import { pMedian } from './p-median.ts'
import { costOfOpen, type Problem } from './problem.ts'
import { standing } from './result.ts'
import { setCovering } from './set-covering.ts'
import { swapSearch } from './swap-search.ts'
import { transport } from './transport.ts'
import { uncapacitatedFacilityLocation } from './uncapacitated.ts'

/** Rows that reach every site at few different costs, so that the nearest and the second are often equally near. */
function tied(seed: number): Problem {
  const random = seededRandom(seed)
  const [rows, sites] = [400, 9]
  const line = Array.from({ length: rows }, () =>
    Array.from({ length: sites }, (_, site) => ({ site, cost: Math.floor(random() * 4) })).sort(
      (a, b) => a.cost - b.cost || a.site - b.site,
    ),
  )
  return {
    rows,
    sites,
    start: Int32Array.from({ length: rows + 1 }, (_, row) => row * sites),
    site: Int32Array.from(line.flat(), each => each.site),
    cost: Float64Array.from(line.flat(), each => each.cost),
    beyond: new Float64Array(rows).fill(Infinity),
    unserved: new Float64Array(rows).fill(9),
    siteCost: new Float64Array(sites),
    state: new Uint8Array(sites),
    open: 4,
    whole: true,
    total: 0,
    costOf: () => Infinity,
  }
}

test('the swap search ends where no swap helps, however many distances are equal', () => {
  for (let seed = 1; seed <= 60; seed++) {
    const problem = tied(seed)
    const from = Uint8Array.of(1, 1, 1, 1, 0, 0, 0, 0, 0)
    const { isOpen, value } = swapSearch(problem, startEffort({}))(from)
    expect(value).toBe(costOfOpen(problem, isOpen))
    expect(value).toBeLessThanOrEqual(costOfOpen(problem, from))
    for (let out = 0; out < 9; out++)
      for (let site = 0; site < 9; site++) {
        if (!isOpen[out] || isOpen[site]) continue
        const swapped = isOpen.slice()
        swapped[out] = 0
        swapped[site] = 1
        expect(costOfOpen(problem, swapped)).toBeGreaterThanOrEqual(value)
      }
  }
})

test('a whole objective one above its bound is not proved, however small the gap', () => {
  const effort = startEffort({})
  expect(standing(effort, 4_000_000_001, 4_000_000_000, true).status).toBe('stopped')
  expect(standing(effort, 4_000_000_001, 4_000_000_000.5, true).status).toBe('optimal')
})

test('a transport that work breaks off says so and claims no value', () => {
  const problem: CapacitatedProblem = {
    point: Int32Array.of(0, 1),
    amount: Float64Array.of(3, 3),
    sites: 2,
    start: Int32Array.of(0, 2, 4),
    row: Int32Array.of(0, 1, 0, 1),
    cost: Float64Array.of(1, 1, 5, 5),
    unserved: new Float64Array(2).fill(Infinity),
    capacity: Float64Array.of(3, 9),
    siteCost: new Float64Array(2),
    state: new Uint8Array(2),
    open: null,
    whole: false,
    total: 0,
  }
  const isOpen = Uint8Array.of(1, 1)
  expect(transport(problem, isOpen, startEffort({ work: 0 }))).toMatchObject({
    value: Infinity,
    brokenOff: true,
  })
  expect(transport(problem, isOpen, startEffort({}))).toMatchObject({ value: 6, brokenOff: false })
})

test('sites that reduced costs decide leave behind the bound they were decided by', () => {
  // one step of prices bounds the root by 6; site 1 then shuts at a bound of 8, the answer of 10 lies within the gap
  const found = proveBest(
    {
      sites: 2,
      state: new Uint8Array(2),
      open: 1,
      whole: false,
      total: 0,
      relaxation: {
        least: new Float64Array(1),
        most: new Float64Array(1),
        price: new Float64Array(1),
        slope: new Float64Array(1),
        chosen: Float64Array.of(1, 0),
        penalty: Float64Array.of(0, 2),
        begin: () => {},
        evaluate: () => 6,
      },
      first: () => ({ isOpen: Uint8Array.of(1, 0), value: 10 }),
      improve: isOpen => ({ isOpen, value: 10 }),
      costOfOpen: () => 10,
      startPrices: () => new Float64Array(1),
    },
    startEffort({ gap: 0.3 }),
  )
  expect(found.bound).toBe(8)
})

test('the centre ends once the gap asked for is proved', () => {
  const random = seededRandom(6)
  const x = Float64Array.from({ length: 60 }, () => random() * 1000)
  const y = Float64Array.from({ length: 60 }, () => random() * 1000)
  const input = {
    travel: { kind: 'points' as const, demandX: x, demandY: y, siteX: x, siteY: y, roundedDown: false },
    demand: new Float64Array(60).fill(1),
    siteCount: 60,
    openCount: 6,
  }
  const optimum = pCenter(input)
  const near = pCenter(input, { gap: 0.2 })
  expect(near.status).toBe('within-gap')
  expect(near.gap).toBeLessThanOrEqual(0.2)
  expect(near.bound).toBeLessThanOrEqual(optimum.objective!)
  expect(near.work).toBeLessThan(optimum.work)
})

test('a required number that a caller without types leaves out is a fault, not a wish for any number', async () => {
  const input = {
    travel: { kind: 'matrix' as const, cost: Float64Array.of(0, 4, 4, 0) },
    demand: Float64Array.of(1, 1),
    siteCount: 2,
  }
  const without = input as typeof input & { openCount: number; radius: number }
  expect(() => pMedian(without)).toThrow('openCount is undefined, expected a whole number from 1 to 16777216')
  expect(() => pCenter(without)).toThrow('openCount is undefined')
  expect(() => maximalCovering({ ...without, radius: 3 })).toThrow('openCount is undefined')
  expect(() => maximalCovering({ ...without, openCount: 1 })).toThrow('radius is undefined')
  await expect(setCovering(without)).rejects.toThrow('radius is undefined, expected a number of 0 or more')
  const { siteCount: _, ...noSites } = { ...without, openCount: 1 }
  expect(() => pMedian(noSites as typeof without)).toThrow('siteCount is undefined')
})

/** A few points and sites, some kept or forbidden; sites cost up to `dearest` or next to nothing, side by side. */
function unlikePrices(seed: number, dearest: number, unreachable: number) {
  const random = seededRandom(seed)
  const points = 2 + Math.floor(random() * 6)
  const sites = 1 + Math.floor(random() * 6)
  const cost = Float64Array.from({ length: points * sites }, () =>
    random() < unreachable ? Infinity : Math.floor(random() * 12),
  )
  const pick = Math.floor(random() * sites)
  const input: LocationInput = {
    travel: { kind: 'matrix', cost },
    demand: Float64Array.from({ length: points }, () => Math.floor(random() * 5)),
    siteCount: sites,
    siteCost: Float64Array.from({ length: sites }, () =>
      Math.floor(random() * (random() < 0.3 ? 3 : dearest)),
    ),
    kept: random() < 0.25 ? Int32Array.of(pick) : Int32Array.of(),
    forbidden: random() < 0.25 && sites > 1 ? Int32Array.of((pick + 1) % sites) : Int32Array.of(),
  }
  const value = (open: number[]) => {
    let sum = open.reduce((total, site) => total + input.siteCost![site]!, 0)
    input.demand.forEach((demand, point) => {
      if (demand > 0) sum += demand * Math.min(...open.map(site => cost[point * sites + site]!))
    })
    return sum
  }
  return { input, value, openCount: 1 + Math.floor(random() * 3), all: subsets(input) }
}

describe.each([10, 1e3, 1e6, 1e9])(
  'sites of up to %s: who can be served is served, for the least',
  dearest => {
    const SEEDS = Array.from({ length: 40 }, (_, at) => at + 1)

    test.each([0, 0.2, 0.5])('with %s of the pairs out of reach', unreachable => {
      for (const seed of SEEDS) {
        const { input, value, openCount, all } = unlikePrices(seed, dearest, unreachable)
        const counted = all.filter(open => open.length === openCount)
        for (const [found, sets] of [
          [uncapacitatedFacilityLocation(input), all],
          [pMedian({ ...input, openCount }), counted],
        ] as const) {
          const best = Math.min(...sets.map(value), Infinity)
          const expected =
            best < Infinity
              ? { status: 'optimal', objective: best, bound: best, unserved: 0 }
              : { status: 'infeasible', objective: null }
          expect({ seed, ...found }).toMatchObject({ seed, ...expected })
        }
      }
    })

    test('also where work ends the search of uncapacitated location early', () => {
      for (const seed of SEEDS) {
        const { input, value, all } = unlikePrices(seed, dearest, 0.3)
        const best = Math.min(...all.map(value), Infinity)
        if (best === Infinity) continue
        const found = uncapacitatedFacilityLocation(input, { work: 1e-6 })
        expect(found.unserved).toBe(0)
        expect(found.objective).toBe(value([...found.open]))
        expect(found.bound).toBeLessThanOrEqual(best)
      }
    })
  },
)

test('amounts whose sums no double holds are refused, and small ones are not called proved', () => {
  const travel = { kind: 'matrix' as const, cost: Float64Array.of(0, 1e200, 3, 0) }
  const input = { travel, demand: Float64Array.of(1e200, 1), siteCount: 2, openCount: 1 }
  expect(() => pMedian(input)).toThrow(/^demand\[0\] is 1e\+200.*\ntravel.cost\[1\] is 1e\+200/)
  const random = seededRandom(3)
  const [x, y] = [0, 0].map(() => Float64Array.from({ length: 40 }, () => random() / 1000))
  const small = {
    travel: { kind: 'points' as const, demandX: x!, demandY: y!, siteX: x!, siteY: y!, roundedDown: false },
    demand: new Float64Array(40).fill(1e-11),
    siteCount: 40,
    openCount: 5,
  }
  const optimum = pMedian(small).objective!
  const quick = pMedian(small, { work: 0 })
  expect(quick.objective).toBeGreaterThan(optimum)
  expect(quick.status).toBe('stopped')
})
