import { describe, expect, test } from 'vitest'
import { seededRandom } from '../random.ts'
import { capacitatedFacilityLocation } from './capacitated.ts'
import { maximalCovering } from './maximal-covering.ts'
import type { Located, LocationInput } from './model.ts'
import { pCenter } from './p-center.ts'
import { pMedian } from './p-median.ts'
import { setCovering } from './set-covering.ts'
import { uncapacitatedFacilityLocation } from './uncapacitated.ts'

/** A town of points in the plane, as demand and sites. */
function plane(seed: number, count: number): LocationInput {
  const random = seededRandom(seed)
  const x = Float64Array.from({ length: count }, () => Math.floor(random() * 1000))
  const y = Float64Array.from({ length: count }, () => Math.floor(random() * 1000))
  return {
    travel: { kind: 'points', demandX: x, demandY: y, siteX: x, siteY: y, roundedDown: false },
    demand: Float64Array.from({ length: count }, () => 1 + Math.floor(random() * 9)),
    siteCount: count,
    siteCost: new Float64Array(count).fill(900),
  }
}

const WORK = [0, 0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1, 3]
const town = plane(4, 40)
const capacity = new Float64Array(40).fill(25)

/** Cost of the assignment with its open sites, or the demand it serves; and that it keeps capacities. */
function recounted(found: Located) {
  const { travel, demand } = town
  if (travel.kind !== 'points') throw new Error('the town is a town of points')
  const load = new Float64Array(40)
  const served = new Float64Array(40)
  let cost = 900 * found.open.length
  found.assignment.demand.forEach((point, at) => {
    const site = found.assignment.site[at]!
    const amount = found.assignment.amount[at]!
    expect([...found.open]).toContain(site)
    load[site]! += amount
    served[point]! += amount
    cost +=
      amount *
      Math.hypot(travel.siteX[site]! - travel.demandX[point]!, travel.siteY[site]! - travel.demandY[point]!)
  })
  for (let at = 0; at < 40; at++) {
    expect(load[at]).toBeLessThanOrEqual(25 + 1e-6)
    expect(served[at]).toBeLessThanOrEqual(demand[at]! + 1e-9)
  }
  const covered = served.reduce((sum, each) => sum + each, 0)
  return { cost, covered, unserved: demand.reduce((sum, each) => sum + each, 0) - covered }
}

describe('a search that work ends', () => {
  test('assigns what the objective says, within capacities', () => {
    let answers = 0
    for (const work of WORK) {
      const found = capacitatedFacilityLocation({ ...town, capacity }, { work })
      if (found.objective === null) continue
      answers++
      const counted = recounted(found)
      expect(counted.cost).toBeCloseTo(found.objective, 5)
      expect(counted.unserved).toBeCloseTo(0, 9)
    }
    expect(answers).toBeGreaterThan(3)
    for (const work of WORK) {
      const found = maximalCovering({ ...town, capacity, radius: 200, openCount: 4 }, { work })
      if (found.objective === null) continue
      answers++
      expect(recounted(found).covered).toBeCloseTo(found.objective, 6)
    }
    expect(answers).toBeGreaterThan(8)
  })

  test.each<[string, 'cost' | 'covered', (work?: number) => Located | Promise<Located>]>([
    ['median', 'cost', work => pMedian({ ...town, openCount: 5 }, { work: work ?? Infinity })],
    ['uncapacitated', 'cost', work => uncapacitatedFacilityLocation(town, { work: work ?? Infinity })],
    [
      'capacitated',
      'cost',
      work => capacitatedFacilityLocation({ ...town, capacity }, { work: work ?? Infinity }),
    ],
    ['set covering', 'cost', work => setCovering({ ...town, radius: 150 }, { work: work ?? Infinity })],
    ['centre', 'cost', work => pCenter({ ...town, openCount: 5 }, { work: work ?? Infinity })],
    [
      'covering',
      'covered',
      work => maximalCovering({ ...town, radius: 150, openCount: 4 }, { work: work ?? Infinity }),
    ],
    [
      'covering with capacities',
      'covered',
      work => maximalCovering({ ...town, capacity, radius: 200, openCount: 4 }, { work: work ?? Infinity }),
    ],
  ])('%s: the bound is never beyond the optimum, optimal only at it', async (_, kind, solve) => {
    const best = await solve()
    expect(best.status).toBe('optimal')
    const optimum = best.objective!
    const all = town.demand.reduce((sum, each) => sum + each, 0)
    for (const work of WORK) {
      const { bound, status, objective } = await solve(work)
      if (kind === 'cost') {
        expect(bound).toBeLessThanOrEqual(optimum * (1 + 1e-9))
        expect(bound).toBeGreaterThanOrEqual(0)
      } else {
        expect(bound).toBeGreaterThanOrEqual(optimum * (1 - 1e-9))
        expect(bound).toBeLessThanOrEqual(all)
      }
      if (status === 'optimal') expect(objective).toBeCloseTo(optimum, 5)
      else expect(status).toBe('stopped')
    }
  })

  test('demand within reach of too little capacity is counted', () => {
    const cost = Float64Array.of(1, Infinity, 1, Infinity, 1, 1)
    const input: LocationInput = {
      travel: { kind: 'matrix', cost },
      demand: Float64Array.of(3, 3, 1),
      siteCount: 2,
    }
    const found = capacitatedFacilityLocation({ ...input, capacity: Float64Array.of(4, 9) })
    expect(found).toMatchObject({ status: 'infeasible', unserved: 2, limit: { kind: 'capacity' } })
  })
})

describe('the limit names what binds', () => {
  const apart = {
    travel: { kind: 'matrix' as const, cost: Float64Array.of(0, 9, 9, 5, 9, 3) },
    demand: Float64Array.of(2, 2),
    siteCount: 3,
  }

  test('covering with capacities: another site only where one reaches who is left', () => {
    const limit = (radius: number, openCount: number, forbidden = new Int32Array(0)) =>
      maximalCovering({
        ...apart,
        radius,
        openCount,
        forbidden,
        capacity: new Float64Array(3).fill(9),
      }).limit.kind
    expect(limit(1, 1)).toBe('reach')
    expect(limit(4, 1)).toBe('open-count')
    expect(limit(4, 1, Int32Array.of(2))).toBe('reach')
    expect(limit(4, 2)).toBe('none')
  })

  test('centre: the count only where more sites would reach farther points sooner', () => {
    expect(pCenter({ ...apart, openCount: 1 })).toMatchObject({ objective: 5, limit: { kind: 'open-count' } })
    expect(pCenter({ ...apart, openCount: 2 })).toMatchObject({ objective: 3, limit: { kind: 'reach' } })
  })
})

describe('a gap that is asked for', () => {
  test('does not count for answers that leave someone unserved: none is still proved', () => {
    const travel = { kind: 'matrix' as const, cost: new Float64Array(36).fill(Infinity) }
    for (let point = 0; point < 6; point++) travel.cost[point * 6 + point] = 1
    const apart: LocationInput = { travel, demand: new Float64Array(6).fill(1), siteCount: 6 }
    for (const gap of [0, 0.2, 0.9, 1])
      expect(pMedian({ ...apart, openCount: 5 }, { gap }).status).toBe('infeasible')
    const random = seededRandom(5)
    for (let again = 0; again < 60; again++) {
      const cost = Float64Array.from({ length: 144 }, () => (random() < 0.6 ? Infinity : 1 + random()))
      const sparse = { ...apart, travel: { kind: 'matrix' as const, cost }, siteCount: 12 }
      const input = { ...sparse, demand: new Float64Array(12).fill(1), openCount: 3 }
      const { status } = pMedian(input)
      if (status === 'infeasible') expect(pMedian(input, { gap: 0.9 }).status).toBe('infeasible')
      else expect(pMedian(input, { gap: 0.9 }).objective).not.toBeNull()
    }
    const capacity = Float64Array.of(0.5, 9, 9, 9, 9, 9)
    expect(capacitatedFacilityLocation({ ...apart, capacity }, { gap: 0.9 }).status).toBe('infeasible')
  })

  test('reports a bound that the optimum keeps', () => {
    const optimum = pMedian({ ...town, openCount: 5 }).objective!
    for (const gap of [0.001, 0.01, 0.05, 0.2, 0.5]) {
      const found = pMedian({ ...town, openCount: 5 }, { gap })
      expect(found.bound).toBeLessThanOrEqual(optimum * (1 + 1e-9))
      expect(found.gap).toBeLessThanOrEqual(gap)
    }
  })
})

test('whole costs of thousands of millions are proved to the unit', () => {
  const random = seededRandom(8)
  const cost = Float64Array.from({ length: 10 * 5 }, () => 2_000_000_000 + Math.floor(random() * 4))
  const found = pMedian({
    travel: { kind: 'matrix', cost },
    demand: new Float64Array(10).fill(1),
    siteCount: 5,
    openCount: 2,
  })
  let least = Infinity
  for (let a = 0; a < 5; a++)
    for (let b = 0; b < a; b++) {
      let sum = 0
      for (let point = 0; point < 10; point++) sum += Math.min(cost[point * 5 + a]!, cost[point * 5 + b]!)
      least = Math.min(least, sum)
    }
  expect(found).toMatchObject({ status: 'optimal', objective: least, bound: least })
})
