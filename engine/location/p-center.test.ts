import { expect, test } from 'vitest'
import { seededRandom } from '../random.ts'
import { farthestFirst } from './farthest-first.ts'
import type { Located } from './model.ts'
import { pCenter } from './p-center.ts'
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

test('the quick answer reaches no less than the optimum, and its bound no more', () => {
  for (let seed = 1; seed <= 200; seed++) {
    const random = seededRandom(seed)
    const input = {
      ...scattered(seed, 10, 0.6),
      kept: Int32Array.of(Math.floor(random() * 5)),
      forbidden: Int32Array.of(5 + Math.floor(random() * 5)),
    }
    const optimum = pCenter({ ...input, openCount: 3 }).objective
    const { reach, bound } = farthestFirst(input, statesOf(input), 3, () => false)
    expect(reach).toBeGreaterThanOrEqual(optimum ?? Infinity)
    expect(bound).toBeLessThanOrEqual(optimum ?? Infinity)
  }
})

test('radii that are too many are sampled between the least and the most, and the centre is exact all the same', () => {
  const input = scattered(7, 1100)
  const state = statesOf(input)
  const bounds = { low: 0, above: -1, high: Infinity }
  const sample = radiiBetween(input, state, bounds, () => false)
  expect(sample.all).toBe(false)
  expect(sample.cost.length).toBeLessThan(1_000_000)
  expect(sample.cost).toEqual(sample.cost.toSorted())
  const few = radiiBetween(input, state, { low: 10, above: 10, high: 40 }, () => false)
  expect(few.all).toBe(true)
  const between = new Set(input.travel.cost.filter(cost => cost > 10 && cost < 40))
  expect(few.cost).toEqual(Float64Array.from(between).sort())
  const farthest = (site: number) =>
    input.demand.reduce((most, _, point) => Math.max(most, input.travel.cost[point * 1100 + site]!), 0)
  const nearest = Math.min(...Array.from(input.demand.keys(), farthest))
  expect(pCenter({ ...input, openCount: 1 })).toMatchObject({ status: 'optimal', objective: nearest })
})
