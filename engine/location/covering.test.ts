import { describe, expect, test } from 'vitest'
import { openHighs } from '../linear/highs.ts'
import { seededRandom } from '../random.ts'
import { coverRows } from './cover-rows.ts'
import { solveCover } from './cover-tree.ts'
import { startEffort } from './effort.ts'
import { subsets } from './location.fixture.ts'
import { maximalCovering } from './maximal-covering.ts'
import type { LocationInput } from './model.ts'
import { statesOf } from './rows.ts'
import { setCovering } from './set-covering.ts'

/** A small town in the plane; sites may share a place, cost nothing, be kept or forbidden. */
function town(seed: number) {
  const random = seededRandom(seed)
  const [points, sites] = [6 + Math.floor(random() * 20), 3 + Math.floor(random() * 6)]
  const at = (count: number) => Float64Array.from({ length: count }, () => Math.floor(random() * 8))
  const pick = Math.floor(random() * sites)
  const travel = {
    kind: 'points' as const,
    demandX: at(points),
    demandY: at(points),
    siteX: at(sites),
    siteY: at(sites),
    roundedDown: false,
  }
  const priced = random() < 0.5
  const input: LocationInput = {
    travel,
    demand: Float64Array.from({ length: points }, () => Math.floor(random() * 5)),
    siteCount: sites,
    ...(priced && { siteCost: Float64Array.from({ length: sites }, () => Math.floor(random() * 9)) }),
    kept: random() < 0.3 ? Int32Array.of(pick) : Int32Array.of(),
    forbidden: random() < 0.3 ? Int32Array.of((pick + 1) % sites) : Int32Array.of(),
  }
  const reaches = (point: number, site: number, radius: number) =>
    Math.sqrt(
      (travel.demandX[point]! - travel.siteX[site]!) ** 2 +
        (travel.demandY[point]! - travel.siteY[site]!) ** 2,
    ) <= radius
  return { input, reaches, radius: 3 + Math.floor(random() * 3) }
}

/** Least cost of covering every point so often, by trying all sets of sites; Infinity where none does. */
function cheapestCover(seed: number, times: number): number {
  const { input, reaches, radius } = town(seed)
  const wanted = [...input.demand.keys()].filter(point => input.demand[point]! > 0)
  const costs = subsets(input)
    .filter(open => wanted.every(point => open.filter(site => reaches(point, site, radius)).length >= times))
    .map(open => open.reduce((sum, site) => sum + (input.siteCost?.[site] ?? 1), 0))
  return Math.min(...costs, Infinity)
}

describe('set covering of small towns', () => {
  test.each([1, 2])(
    '%s times: the optimum of all sets of sites, and valid bounds however little the work',
    async times => {
      let possible = 0
      for (let seed = 1; seed <= 200; seed++) {
        const { input, radius } = town(seed)
        const best = cheapestCover(seed, times)
        const found = await setCovering({ ...input, radius, times })
        if (best === Infinity) {
          expect({ seed, status: found.status }).toEqual({ seed, status: 'infeasible' })
          expect(found.outOfReach!.length).toBeGreaterThan(0)
          continue
        }
        possible++
        expect({ seed, status: found.status, objective: found.objective, bound: found.bound }).toEqual({
          seed,
          status: 'optimal',
          objective: best,
          bound: best,
        })
        for (const work of [0, 0.0001, 0.001]) {
          const early = await setCovering({ ...input, radius, times }, { work })
          expect(early.bound).toBeLessThanOrEqual(best)
          if (early.objective !== null) expect(early.objective).toBeGreaterThanOrEqual(best)
        }
      }
      expect(possible).toBeGreaterThan(30)
    },
  )

  test('the same input and work limit give the same answer to the last bit', async () => {
    const { input, radius } = town(5)
    for (const work of [0.001, 1])
      expect(await setCovering({ ...input, radius }, { work })).toEqual(
        await setCovering({ ...input, radius }, { work }),
      )
  })
})

/** Places on a line 10 apart, each demand and site. */
const places = (count: number): LocationInput => ({
  travel: {
    kind: 'points',
    demandX: Float64Array.from({ length: count }, (_, at) => 10 * at),
    demandY: new Float64Array(count),
    siteX: Float64Array.from({ length: count }, (_, at) => 10 * at),
    siteY: new Float64Array(count),
    roundedDown: false,
  },
  demand: new Float64Array(count).fill(1),
  siteCount: count,
})

describe('radii at their ends', () => {
  test('points that too few sites reach are all named', async () => {
    const found = await setCovering({ ...places(40), radius: 1, forbidden: Int32Array.of(3, 7) })
    expect(found).toMatchObject({ status: 'infeasible', unserved: 2, limit: { kind: 'forbidden' } })
    expect(found.outOfReach).toEqual(Int32Array.of(3, 7))
    const twice = await setCovering({ ...places(40), radius: 1, times: 2, forbidden: Int32Array.of(3) })
    expect(twice.outOfReach).toEqual(Int32Array.from({ length: 40 }, (_, at) => at))
    expect(twice.limit.kind).toBe('reach')
  })

  test('one site does where each covers all, the cheapest, and with a backup two', async () => {
    const siteCost = Float64Array.from({ length: 12 }, (_, site) => 5 + ((site * 7) % 12))
    const all = { ...places(12), radius: 1000, siteCost }
    const once = await setCovering(all)
    expect([...once.open]).toEqual([siteCost.indexOf(5)])
    expect(await setCovering({ ...all, times: 2 })).toMatchObject({ status: 'optimal', objective: 11 })
    expect(maximalCovering({ ...places(12), radius: 1000, openCount: 1 })).toMatchObject({
      status: 'optimal',
      objective: 12,
    })
  })

  test('sites at the same place and at no cost are no fault', async () => {
    const same = places(9)
    if (same.travel.kind !== 'points') throw new Error('the places are points')
    same.travel.siteX.fill(40)
    expect(await setCovering({ ...same, radius: 40 })).toMatchObject({ status: 'optimal', objective: 1 })
    const idle = { ...same, radius: 40, siteCost: new Float64Array(9) }
    expect(await setCovering(idle)).toMatchObject({ status: 'optimal', objective: 0, gap: 0 })
    expect(maximalCovering({ ...same, radius: 20, openCount: 2 })).toMatchObject({ objective: 5, bound: 5 })
  })
})

/** Points and sites strewn over a square of 1,000 in which every point has two sites within 220. */
function plain(seed: number, sites: number) {
  const random = seededRandom(seed)
  const at = (count: number) => Float64Array.from({ length: count }, () => random() * 1000)
  const [demandX, demandY, siteX, siteY] = [at(600), at(600), at(sites), at(sites)]
  const near = (point: number) =>
    siteX.reduce(
      (sum, x, site) => sum + (Math.hypot(x - demandX[point]!, siteY[site]! - demandY[point]!) < 220 ? 1 : 0),
      0,
    )
  const input: LocationInput = {
    travel: { kind: 'points', demandX, demandY, siteX, siteY, roundedDown: false },
    demand: Float64Array.from(demandX, (_, point) => (near(point) < 2 ? 0 : 1)),
    siteCount: sites,
  }
  const siteCost = Float64Array.from({ length: sites }, () => 5 + Math.floor(random() * 10))
  return { input, siteCost }
}

test('whole programmes on some of the points and branching by prices alone prove the same optimum', async () => {
  const highs = await openHighs()
  for (let seed = 1; seed <= 8; seed++)
    for (const times of [1, 2])
      for (const priced of [true, false]) {
        const { input, siteCost } = plain(seed, 60)
        const cost = priced ? siteCost : new Float64Array(60).fill(1)
        const problem = { rows: coverRows(input, 220), times, siteCost: cost, state: statesOf(input) }
        const byPrices = solveCover(problem, startEffort({}))
        const byProgrammes = solveCover(problem, startEffort({}), undefined, highs)
        expect(byProgrammes.value).toBe(byPrices.value)
        expect([byPrices.bound, byProgrammes.bound]).toEqual([byPrices.value, byPrices.value])
        for (const work of [0.01, 0.1, 1, 5]) {
          const { value, bound } = solveCover(problem, startEffort({ work }), undefined, highs)
          expect(bound).toBeLessThanOrEqual(byPrices.value)
          expect(value).toBeGreaterThanOrEqual(byPrices.value)
        }
      }
})

test('a large problem that its caller ends keeps its answer and bound', async () => {
  const { input } = plain(3, 300)
  let asked = 0
  const found = await setCovering({ ...input, radius: 120 }, { cancelled: () => ++asked > 40 })
  const again = await setCovering({ ...input, radius: 120 }, { work: 60 })
  expect(again).toEqual(await setCovering({ ...input, radius: 120 }, { work: 60 }))
  for (const each of [found, again]) {
    expect(each.objective).toBe(each.open.length)
    expect(each.bound).toBeLessThanOrEqual(Math.min(found.objective!, again.objective!))
  }
})
