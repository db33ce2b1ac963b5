import { expect, test } from 'vitest'
import { seededRandom } from '../random.ts'
import { farthestFirst } from './farthest-first.ts'
import type { Located } from './model.ts'
import { pCenter, pCenterSampling } from './p-center.ts'
import { radiiBetween } from './radii.ts'
import { statesOf } from './rows.ts'

/** Points that are sites, too, on a plane or out of reach of each other now and then. */
function scattered(seed: number, count: number, reached = 1) {
  const random = seededRandom(seed)
  const [x, y] = [0, 0].map(() => Float64Array.from({ length: count }, () => random() * 1000)) as [
    Float64Array,
    Float64Array,
  ]
  const cost = Float64Array.from({ length: count * count }, (_, at) => {
    const [from, to] = [Math.floor(at / count), at % count]
    return random() < reached ? Math.hypot(x[from]! - x[to]!, y[from]! - y[to]!) : Infinity
  })
  return {
    travel: { kind: 'matrix' as const, cost },
    demand: new Float64Array(count).fill(1),
    siteCount: count,
  }
}

/** How far the farthest point of an answer is from the site it is told to go to. */
const told = (
  { assignment: { demand, site } }: Located,
  { travel, siteCount }: ReturnType<typeof scattered>,
) => demand.reduce((most, point, at) => Math.max(most, travel.cost[point * siteCount + site[at]!]!), 0)

test('an answer within a gap, or of a clock that is over at once, tells the farthest travel of its own sites', () => {
  for (let seed = 1; seed <= 60; seed++) {
    const input = { ...scattered(seed, 14), openCount: 3 }
    const optimum = pCenter(input).objective!
    for (const options of [{ gap: 0.5 }, { gap: 1 }, { seconds: 0 }, { work: 0 }]) {
      const answer = pCenter(input, options)
      expect(answer.objective).toBe(told(answer, input))
      expect(answer.objective).toBeGreaterThanOrEqual(optimum)
      expect(answer.bound).toBeLessThanOrEqual(optimum)
    }
  }
})

/** The least farthest travel of all sets of so many sites that hold the kept ones and no forbidden one; Infinity where none serves all. */
function byTrying({ travel, siteCount, openCount, kept, forbidden }: Tried): number {
  let least = Infinity
  for (let set = 0; set < 2 ** siteCount; set++) {
    const open = [...Array(siteCount).keys()].filter(site => (set >> site) & 1)
    if (open.length > openCount || kept.some(site => !open.includes(site))) continue
    if (forbidden.some(site => open.includes(site))) continue
    let farthest = 0
    for (let point = 0; point < siteCount; point++)
      farthest = Math.max(farthest, Math.min(...open.map(site => travel.cost[point * siteCount + site]!)))
    least = Math.min(least, farthest)
  }
  return least
}
type Tried = ReturnType<typeof scattered> & { openCount: number; kept: Int32Array; forbidden: Int32Array }

function tried(seed: number): Tried {
  const random = seededRandom(seed)
  return {
    ...scattered(seed, 10, 0.6),
    openCount: 3,
    kept: Int32Array.of(Math.floor(random() * 5)),
    forbidden: Int32Array.of(5 + Math.floor(random() * 5)),
  }
}

test('the quick answer reaches no less than the best of all sets of sites, and its bound no more', () => {
  let bounded = 0
  for (let seed = 1; seed <= 200; seed++) {
    const input = tried(seed)
    const optimum = byTrying(input)
    const { reach, bound } = farthestFirst(input, statesOf(input), 3, () => false)
    expect(reach).toBeGreaterThanOrEqual(optimum)
    expect(bound).toBeLessThanOrEqual(optimum)
    if (bound > 0 && optimum < Infinity) bounded++
  }
  expect(bounded).toBeGreaterThan(50)
})

test('where radii are sampled, four or more at once, the centre is that of all sets of sites all the same', () => {
  for (let seed = 1; seed <= 200; seed++) {
    const input = tried(seed)
    const optimum = byTrying(input)
    for (const most of [4, 10]) {
      const found = pCenterSampling(input, {}, most)
      expect(found.status).toBe(optimum < Infinity ? 'optimal' : 'infeasible')
      expect(found.objective ?? Infinity).toBe(optimum)
    }
  }
})

test('where no sites serve all, that is told with its cause, whatever work and clock allow', () => {
  const no = Infinity
  const apart = {
    travel: { kind: 'matrix' as const, cost: Float64Array.of(0, no, no, 0) },
    demand: Float64Array.of(1, 1),
    siteCount: 2,
    openCount: 1,
  }
  for (const options of [{}, { work: 0 }, { seconds: 0 }])
    expect(pCenter(apart, options)).toMatchObject({ status: 'infeasible', limit: { kind: 'open-count' } })
  const lost = { ...apart, travel: { kind: 'matrix' as const, cost: Float64Array.of(no, no, no, 0) } }
  for (const options of [{}, { work: 0 }, { seconds: 0 }])
    expect(pCenter(lost, options)).toMatchObject({ status: 'infeasible', limit: { kind: 'reach' } })
})

test('radii are sampled evenly between the least and the most where there are too many', () => {
  const input = scattered(7, 60)
  const state = statesOf(input)
  const sample = radiiBetween(input, state, { low: 0, above: -1, high: Infinity }, 100, () => false)
  expect(sample.all).toBe(false)
  expect(sample.cost.length).toBeGreaterThan(40)
  expect(sample.cost.length).toBeLessThanOrEqual(100)
  expect(sample.cost).toEqual(sample.cost.toSorted())
  const few = radiiBetween(input, state, { low: 10, above: 10, high: 80 }, 1000, () => false)
  expect(few.all).toBe(true)
  const between = new Set(input.travel.cost.filter(cost => cost > 10 && cost < 80))
  expect(few.cost).toEqual(Float64Array.from(between).sort())
})
