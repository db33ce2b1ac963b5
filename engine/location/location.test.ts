import { describe, expect, test } from 'vitest'
import { ModelError } from '../faults.ts'
import { seededRandom } from '../random.ts'
import { capacitatedFacilityLocation } from './capacitated.ts'
import { leastTransport, subsets } from './location.fixture.ts'
import { maximalCovering } from './maximal-covering.ts'
import type { Located, LocationInput, SearchOptions } from './model.ts'
import { pCenter } from './p-center.ts'
import { pMedian } from './p-median.ts'
import { setCovering } from './set-covering.ts'
import { uncapacitatedFacilityLocation } from './uncapacitated.ts'

/** Five places on a line, as on the method pages. */
const X = [0, 2, 3, 7, 9]
const line: LocationInput = {
  travel: {
    kind: 'points',
    demandX: Float64Array.from(X),
    demandY: new Float64Array(5),
    siteX: Float64Array.from(X),
    siteY: new Float64Array(5),
    roundedDown: false,
  },
  demand: Float64Array.of(1, 2, 1, 3, 1),
  siteCount: 5,
}
const priced = { ...line, siteCost: new Float64Array(5).fill(4) }
const each = (value: number) => new Float64Array(5).fill(value)

describe('the examples of the method pages', () => {
  test('p-median: two sites at 2 and 7 cost 5', () => {
    const found = pMedian({ ...line, openCount: 2 })
    expect(found).toMatchObject({ status: 'optimal', objective: 5, bound: 5, gap: 0, unserved: 0 })
    expect([...found.open]).toEqual([1, 3])
    expect([...found.assignment.site]).toEqual([1, 1, 1, 3, 3])
    expect(found.limit.kind).toBe('open-count')
  })

  test('uncapacitated location: the same two sites at a cost of 4 each, 13 in all', () => {
    const found = uncapacitatedFacilityLocation(priced)
    expect(found).toMatchObject({ status: 'optimal', objective: 13 })
    expect([...found.open]).toEqual([1, 3])
  })

  test('capacitated location: capacity 4 costs 13, capacity 3 needs four sites and costs 17', () => {
    expect(capacitatedFacilityLocation({ ...priced, capacity: each(4) }).objective).toBeCloseTo(13, 9)
    const tight = capacitatedFacilityLocation({ ...priced, capacity: each(3) })
    expect(tight.status).toBe('optimal')
    expect(tight.objective).toBeCloseTo(17, 9)
    expect([...tight.open]).toEqual([0, 1, 3, 4])
  })

  test('maximal covering: within 1 two sites cover 6 of 8; within 2 one with capacity 2 serves 2', () => {
    expect(maximalCovering({ ...line, radius: 1, openCount: 2 })).toMatchObject({
      status: 'optimal',
      objective: 6,
      bound: 6,
      unserved: 2,
    })
    const limited = maximalCovering({ ...line, radius: 2, openCount: 1, capacity: each(2) })
    expect(limited).toMatchObject({ status: 'optimal', objective: 2, limit: { kind: 'capacity' } })
  })

  test('set covering: within 2 two sites do, with a backup five', async () => {
    expect(await setCovering({ ...line, radius: 2 })).toMatchObject({ status: 'optimal', objective: 2 })
    expect(await setCovering({ ...line, radius: 2, times: 2 })).toMatchObject({
      status: 'optimal',
      objective: 5,
    })
    expect(await setCovering({ ...line, radius: 3, times: 2 })).toMatchObject({
      status: 'optimal',
      objective: 4,
    })
  })

  test('p-centre: two sites reach everyone within 2, four within 1', () => {
    expect(pCenter({ ...line, openCount: 2 })).toMatchObject({ status: 'optimal', objective: 2 })
    expect(pCenter({ ...line, openCount: 3 })).toMatchObject({ status: 'optimal', objective: 2 })
    expect(pCenter({ ...line, openCount: 4 })).toMatchObject({ status: 'optimal', objective: 1 })
  })
})

/** A small random town: ties, zero demand and pairs out of reach occur. */
function town(seed: number, unreachable: number) {
  const random = seededRandom(seed)
  const points = 3 + Math.floor(random() * 6)
  const sites = 3 + Math.floor(random() * 4)
  const cost = Float64Array.from({ length: points * sites }, () =>
    random() < unreachable ? Infinity : Math.floor(random() * 12),
  )
  const pick = Math.floor(random() * sites)
  const input: LocationInput = {
    travel: { kind: 'matrix', cost },
    demand: Float64Array.from({ length: points }, () => Math.floor(random() * 5)),
    siteCount: sites,
    siteCost: Float64Array.from({ length: sites }, () => Math.floor(random() * 20)),
    kept: random() < 0.3 ? Int32Array.of(pick) : Int32Array.of(),
    forbidden: random() < 0.3 ? Int32Array.of((pick + 1) % sites) : Int32Array.of(),
  }
  const openCount = 1 + Math.floor(random() * 3)
  const capacity = Float64Array.from({ length: sites }, () => Math.floor(random() * 14))
  return { input, cost, points, sites, openCount, capacity, radius: 2 + Math.floor(random() * 6) }
}

const SEEDS = Array.from({ length: 120 }, (_, at) => at + 1)

function compare(found: Located, best: number, seed: number): void {
  if (best === Infinity || best === -Infinity) {
    expect({ seed, status: found.status }).toEqual({ seed, status: 'infeasible' })
    expect(found.objective).toBeNull()
    return
  }
  expect({ seed, status: found.status }).toEqual({ seed, status: 'optimal' })
  expect(found.objective).toBeCloseTo(best, 7)
  expect(found.bound).toBeCloseTo(best, 6)
}

describe('small random towns, against all sets of sites', () => {
  test.each([0, 0.35])('median and uncapacitated, %s of the pairs out of reach', share => {
    for (const seed of SEEDS) {
      const { input, cost, sites, openCount } = town(seed, share)
      const value = (open: number[]) => {
        let sum = open.reduce((total, site) => total + input.siteCost![site]!, 0)
        input.demand.forEach((demand, point) => {
          if (demand > 0) sum += demand * Math.min(...open.map(site => cost[point * sites + site]!))
        })
        return sum
      }
      const all = subsets(input)
      compare(
        pMedian({ ...input, openCount }),
        Math.min(...all.filter(open => open.length === openCount).map(value), Infinity),
        seed,
      )
      compare(uncapacitatedFacilityLocation(input), Math.min(...all.map(value)), seed)
    }
  })

  test.each([0, 0.3])('with capacities, %s of the pairs out of reach', share => {
    for (const seed of SEEDS) {
      const { input, cost, sites, capacity } = town(seed, share)
      const value = (open: number[]) =>
        open.reduce((total, site) => total + input.siteCost![site]!, 0) +
        leastTransport(
          input.demand,
          open.map(site => capacity[site]!),
          (point, at) => cost[point * sites + open[at]!]!,
        )
      compare(
        capacitatedFacilityLocation({ ...input, capacity }),
        Math.min(...subsets(input).map(value)),
        seed,
      )
    }
  })

  test('covering, once, with backup, with capacities, and the centre', async () => {
    for (const seed of SEEDS) {
      const { input, cost, sites, openCount, radius, capacity } = town(seed, 0.1)
      const wanted = [...input.demand.keys()].filter(point => input.demand[point]! > 0)
      const reached = (open: number[], point: number) =>
        open.filter(site => cost[point * sites + site]! <= radius).length
      const covered = (open: number[]) =>
        wanted.reduce((sum, point) => sum + (reached(open, point) > 0 ? input.demand[point]! : 0), 0)
      const all = subsets(input)
      const counted = all.filter(open => open.length === openCount)
      compare(maximalCovering({ ...input, radius, openCount }), Math.max(...counted.map(covered)), seed)
      const total = input.demand.reduce((sum, one) => sum + one, 0)
      const served = (open: number[]) =>
        total -
        leastTransport(input.demand, [...open.map(site => capacity[site]!), Infinity], (point, at) =>
          at === open.length ? 1 : cost[point * sites + open[at]!]! <= radius ? 0 : Infinity,
        )
      compare(
        maximalCovering({ ...input, radius, openCount, capacity }),
        Math.max(...counted.map(served)),
        seed,
      )
      for (const times of [1, 2]) {
        const enough = all.filter(open => wanted.every(point => reached(open, point) >= times))
        const costs = enough.map(open => open.reduce((sum, site) => sum + input.siteCost![site]!, 0))
        compare(await setCovering({ ...input, radius, times }), Math.min(...costs), seed)
      }
      const farthest = (open: number[]) =>
        Math.max(0, ...wanted.map(point => Math.min(...open.map(site => cost[point * sites + site]!))))
      const few = all.filter(open => open.length <= openCount)
      compare(pCenter({ ...input, openCount }), Math.min(...few.map(farthest), Infinity), seed)
    }
  })
})

/** A larger town of points in the plane, as demand and sites. */
function plane(seed: number, count: number): LocationInput {
  const random = seededRandom(seed)
  const x = Float64Array.from({ length: count }, () => Math.floor(random() * 1000))
  const y = Float64Array.from({ length: count }, () => Math.floor(random() * 1000))
  return {
    travel: { kind: 'points', demandX: x, demandY: y, siteX: x, siteY: y, roundedDown: false },
    demand: Float64Array.from({ length: count }, () => Math.floor(random() * 9)),
    siteCount: count,
  }
}

describe('what always holds', () => {
  test('more sites never serve fewer, nor at a greater cost or distance', () => {
    const input = plane(9, 60)
    let before = { covered: 0, cost: Infinity, far: Infinity }
    for (let openCount = 1; openCount <= 8; openCount++) {
      const now = {
        covered: maximalCovering({ ...input, openCount, radius: 150 }).objective!,
        cost: pMedian({ ...input, openCount }).objective!,
        far: pCenter({ ...input, openCount }).objective!,
      }
      expect(now.covered).toBeGreaterThanOrEqual(before.covered)
      expect(now.cost).toBeLessThanOrEqual(before.cost)
      expect(now.far).toBeLessThanOrEqual(before.far)
      before = now
    }
  })

  test('the same input and work limit give the same answer to the last bit', () => {
    const input = plane(21, 200)
    const solve = (options: SearchOptions) => pMedian({ ...input, openCount: 15 }, options)
    expect(solve({ work: 3 })).toEqual(solve({ work: 3 }))
  })

  test('a gap that is asked for is proved, and says so', () => {
    const found = pMedian({ ...plane(3, 200), openCount: 10 }, { gap: 0.05 })
    expect(['optimal', 'within-gap']).toContain(found.status)
    expect(found.gap).toBeLessThanOrEqual(0.05)
  })

  test('the assignment serves each demand once, within capacities', () => {
    const input = plane(5, 40)
    const capacity = new Float64Array(40).fill(30)
    const found = capacitatedFacilityLocation({
      ...input,
      siteCost: new Float64Array(40).fill(900),
      capacity,
    })
    const load = new Float64Array(40)
    const served = new Float64Array(40)
    found.assignment.demand.forEach((point, at) => {
      load[found.assignment.site[at]!]! += found.assignment.amount[at]!
      served[point]! += found.assignment.amount[at]!
    })
    expect(Math.max(...load)).toBeLessThanOrEqual(30 + 1e-9)
    served.forEach((amount, point) => {
      expect(amount).toBeCloseTo(input.demand[point]!, 9)
    })
  })
})

describe('at the edges', () => {
  test('nothing to serve costs nothing', async () => {
    const idle = { ...line, demand: each(0) }
    expect(pMedian({ ...idle, openCount: 1 })).toMatchObject({ status: 'optimal', objective: 0 })
    expect(await setCovering({ ...idle, radius: 1 })).toMatchObject({ status: 'optimal', objective: 0 })
    expect(pCenter({ ...idle, openCount: 1 })).toMatchObject({ status: 'optimal', objective: 0 })
    expect(uncapacitatedFacilityLocation(idle)).toMatchObject({ status: 'optimal', objective: 0 })
    expect(capacitatedFacilityLocation({ ...idle, capacity: each(0) })).toMatchObject({ objective: 0 })
    expect(maximalCovering({ ...idle, radius: 1, openCount: 1 })).toMatchObject({ objective: 0 })
  })

  test('where all is equal any one site serves everyone, the same one each time', () => {
    const same = { ...line, travel: { kind: 'matrix' as const, cost: new Float64Array(25) } }
    const found = pMedian({ ...same, openCount: 1 })
    expect(found).toMatchObject({ status: 'optimal', objective: 0 })
    expect([...found.assignment.site]).toEqual(new Array(5).fill(found.open[0]))
    expect(pMedian({ ...same, openCount: 1 })).toEqual(found)
  })

  test('what cannot be had is named: count, kept, forbidden, reach, capacity', async () => {
    expect(pMedian({ ...line, openCount: 6 }).limit.kind).toBe('open-count')
    expect(pMedian({ ...line, openCount: 1, kept: Int32Array.of(0, 1) }).limit.kind).toBe('kept')
    expect(pMedian({ ...line, openCount: 5, forbidden: Int32Array.of(0) }).limit.kind).toBe('forbidden')
    const apart = { ...line, travel: { kind: 'matrix' as const, cost: new Float64Array(25).fill(Infinity) } }
    expect(uncapacitatedFacilityLocation(apart)).toMatchObject({ status: 'infeasible', unserved: 8 })
    expect((await setCovering({ ...apart, radius: 5 })).limit.kind).toBe('reach')
    const full = capacitatedFacilityLocation({ ...line, capacity: each(1) })
    expect(full).toMatchObject({ status: 'infeasible', unserved: 3, limit: { kind: 'capacity' } })
  })

  test('a faulty input names all its faults with place, value and what is allowed', async () => {
    const faulty = () =>
      pMedian({ ...line, demand: Float64Array.of(1, Number.NaN, -2, 3, 1), siteCost: each(-1), openCount: 0 })
    expect(faulty).toThrow(ModelError)
    expect(faulty).toThrow(
      /demand\[1\] is NaN, expected a number from 0 to 1000000000000000\ndemand\[2\] is -2[\s\S]*siteCost\[4\][\s\S]*openCount is 0/,
    )
    const notANumber = { kind: 'matrix' as const, cost: new Float64Array(25).fill(Number.NaN) }
    await expect(setCovering({ ...line, travel: notANumber, radius: 1 })).rejects.toThrow(
      /travel.cost\[24\] is NaN/,
    )
  })
})
