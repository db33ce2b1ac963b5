/** Parts share out sites exactly where they lie apart, and never prove too much where they do not. */
import { describe, expect, test } from 'vitest'
import { seededRandom } from '../random.ts'
import { boundByParts, type PartSolver } from './by-parts.ts'
import { startEffort } from './effort.ts'
import { subsets } from './location.fixture.ts'
import type { LocationInput } from './model.ts'
import { pMedian } from './p-median.ts'
import { partsOf } from './parts.ts'
import { costOfOpen, type Problem } from './problem.ts'
import { sortedRows, statesOf } from './rows.ts'

/** Clusters of points that are demand and site, so far from each other. */
function clusters(sizes: number[], apart: number, seed: number): LocationInput {
  const random = seededRandom(seed)
  const count = sizes.reduce((sum, each) => sum + each, 0)
  const places = sizes.flatMap((size, at) =>
    Array.from({ length: size }, () => [at * apart + 10 * random(), 10 * random()] as const),
  )
  const x = Float64Array.from(places, each => each[0])
  const y = Float64Array.from(places, each => each[1])
  return {
    travel: { kind: 'points', demandX: x, demandY: y, siteX: x, siteY: y, roundedDown: false },
    demand: Float64Array.from({ length: count }, () => 1 + Math.floor(4 * random())),
    siteCount: count,
    siteCost: Float64Array.from({ length: count }, () => 3 * random()),
  }
}

function problemOf(input: LocationInput, open: number): Problem {
  const rows = sortedRows(input)
  return {
    ...rows,
    rows: rows.point.length,
    sites: input.siteCount,
    unserved: rows.farthest.map(each => 2 * each + 1),
    siteCost: input.siteCost!,
    state: statesOf(input),
    open,
    whole: false,
    total: 0,
  }
}

/** The least cost of so many sites, by trying all. */
function leastCost(problem: Problem, input: LocationInput) {
  let best = { value: Infinity, isOpen: null as Uint8Array | null }
  for (const open of subsets(input)) {
    if (open.length !== problem.open) continue
    const isOpen = Uint8Array.from({ length: problem.sites }, (_, site) => (open.includes(site) ? 1 : 0))
    const value = costOfOpen(problem, isOpen)
    if (value < best.value) best = { value, isOpen }
  }
  return best
}

const byTrying: PartSolver = problem => {
  const states = Array.from(problem.state.keys())
  const found = leastCost(problem, {
    siteCount: problem.sites,
    kept: Int32Array.from(states.filter(site => problem.state[site] === 1)),
    forbidden: Int32Array.from(states.filter(site => problem.state[site] === 2)),
  } as LocationInput)
  return { ...found, bound: found.value }
}

function boundOf(input: LocationInput, open: number, price: number) {
  const problem = problemOf(input, open)
  const node = {
    state: problem.state,
    price: new Float64Array(problem.rows).fill(price),
    bound: 0,
    depth: 0,
  }
  const least = leastCost(problem, input).value
  let found = Infinity
  const bound = boundByParts(problem, node, new Uint8Array(input.siteCount), startEffort({}), byTrying, {
    target: () => Math.min(found, 1e9) * (1 - 1e-9),
    better: answer => {
      found = Math.min(found, answer.value)
    },
    told: () => {},
  })
  return { parts: partsOf(problem, node.state, node.price)?.length ?? 0, bound, found, least }
}

describe('a problem in parts', () => {
  test.each([1, 2, 3, 4, 5])('clusters far from each other are solved exactly, seed %i', seed => {
    for (const open of [3, 4, 6]) {
      const { parts, bound, found, least } = boundOf(clusters([4, 3, 4], 1000, seed), open, 30)
      expect(parts).toBe(3)
      expect(found).toBeCloseTo(least, 9)
      expect(bound).toBeCloseTo(least, 6)
    }
  })

  test('clusters close to each other prove no more than the optimum, whatever the prices', () => {
    let inParts = 0
    for (let seed = 1; seed <= 8; seed++) {
      const input = clusters([4, 3, 4], 12, seed)
      for (const open of [1, 2, 5])
        for (const kept of [[], [seed % 11]]) {
          const fixed = { ...input, kept: Int32Array.from(kept), forbidden: Int32Array.of((seed + 4) % 11) }
          const { parts, bound, found, least } = boundOf(fixed, open, 1 + (seed % 12))
          if (parts === 0) continue
          inParts++
          expect(bound).toBeLessThanOrEqual(least + 1e-9)
          expect(found).toBeGreaterThanOrEqual(least - 1e-9)
        }
    }
    expect(inParts).toBeGreaterThan(10)
  })

  test('boards far from each other are proved as the best way to share out their sites', () => {
    const board = (columns: number, rows: number, left: number) =>
      Array.from(
        { length: columns * rows },
        (_, at) => [left + 6 * (at % columns), 6 * Math.floor(at / columns)] as const,
      )
    const median = (places: (readonly [number, number])[], openCount: number) => {
      const x = Float64Array.from(places, each => each[0])
      const y = Float64Array.from(places, each => each[1])
      return pMedian({
        travel: { kind: 'points', demandX: x, demandY: y, siteX: x, siteY: y, roundedDown: false },
        demand: new Float64Array(x.length).fill(1),
        siteCount: x.length,
        openCount,
      })
    }
    const [one, other] = [board(5, 4, 0), board(4, 4, 500)]
    const shared = Array.from(
      { length: 7 },
      (_, at) => median(one, at + 1).objective! + median(other, 7 - at).objective!,
    )
    const whole = median([...one, ...other], 8)
    expect(whole.status).toBe('optimal')
    expect(whole.objective).toBeCloseTo(Math.min(...shared), 9)
  })
})
