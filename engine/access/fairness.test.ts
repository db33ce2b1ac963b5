import { describe, expect, test } from 'vitest'
import { seededRandom } from '../random.ts'
import { type FairnessInput, fairness, fairnessByGroup } from './fairness.ts'

/** Values with ties and zeros, children of whole numbers so that each can be written out alone. */
function children(seed: number) {
  const random = seededRandom(seed)
  const count = 1 + Math.floor(random() * 12)
  const whole = (below: number) => Float64Array.from({ length: count }, () => Math.floor(random() * below))
  return {
    value: whole(5),
    weight: whole(7),
    advantage: whole(4),
    threshold: 2,
    better: 'more',
    group: Int32Array.from({ length: count }, () => Math.floor(random() * 3)),
  } as const
}

/** One entry for each child. */
function eachChild({ value, weight, advantage }: FairnessInput) {
  return Array.from(value).flatMap((x, at) =>
    Array.from({ length: weight[at]! }, () => ({ x, rank: advantage![at]! })),
  )
}

const mean = (values: number[]) => values.reduce((sum, each) => sum + each, 0) / values.length
const near = (a: number | null, b: number) => a !== null && Math.abs(a - b) < 1e-12

describe('on 300 seeded populations', () => {
  const seeds = Array.from({ length: 300 }, (_, seed) => seed)

  test('Gini is half the mean difference of all pairs of children over the mean', () => {
    for (const seed of seeds) {
      const given = children(seed)
      const each = eachChild(given).map(({ x }) => x)
      const average = mean(each)
      const { gini } = fairness(given)
      if (!(average > 0)) expect(gini).toBeNull()
      else {
        const differences = each.flatMap(a => each.map(b => Math.abs(a - b)))
        expect(near(gini, mean(differences) / (2 * average)), `seed ${seed}: ${gini}`).toBe(true)
      }
    }
  })

  test('the concentration index is twice the covariance of value and middle rank over the mean', () => {
    for (const seed of seeds) {
      const given = children(seed)
      const each = eachChild(given)
      const average = mean(each.map(({ x }) => x))
      const { concentration } = fairness(given)
      if (!(average > 0)) {
        expect(concentration).toBeNull()
        continue
      }
      const ranks = each.map(({ rank }) =>
        mean(each.map(o => (o.rank < rank ? 1 : o.rank === rank ? 0.5 : 0))),
      )
      const covariance = mean(each.map(({ x }, i) => (x - average) * (ranks[i]! - 0.5)))
      expect(near(concentration, (2 * covariance) / average), `seed ${seed}: ${concentration}`).toBe(true)
    }
  })

  test('Palma and the share below the threshold equal sums over ten parts of each child', () => {
    for (const seed of seeds) {
      const given = children(seed)
      const each = eachChild(given).map(({ x }) => x)
      const { palma, beyondShare } = fairness(given)
      const tenths = each.flatMap(x => Array(10).fill(x) as number[]).sort((a, b) => a - b)
      const least = tenths.slice(0, 4 * each.length).reduce((sum, x) => sum + x, 0)
      const most = tenths.slice(9 * each.length).reduce((sum, x) => sum + x, 0)
      if (least > 0) expect(near(palma, most / least), `seed ${seed}: ${palma}`).toBe(true)
      else expect(palma).toBeNull()
      if (each.length > 0) expect(near(beyondShare, mean(each.map(x => (x < 2 ? 1 : 0))))).toBe(true)
      else expect(beyondShare).toBeNull()
    }
  })

  test('between and within groups add up to the Theil index, and children of groups to all', () => {
    for (const seed of seeds) {
      const given = children(seed)
      const { all, groups, theilBetween, theilWithin } = fairnessByGroup(given, given.group, 3)
      expect(groups.reduce((sum, each) => sum + each.children, 0)).toBe(all.children)
      if (all.theil === null) expect([theilBetween, theilWithin]).toEqual([null, null])
      else expect(near(all.theil, theilBetween! + theilWithin!), `seed ${seed}`).toBe(true)
    }
  })

  test('a common factor changes only the mean; a point split into two alike changes nothing', () => {
    for (const seed of seeds) {
      const { value, weight, advantage, better } = children(seed)
      const base = fairness({ value, weight, advantage, better })
      const scaled = fairness({ value: value.map(x => x * 4), weight, advantage, better })
      const twice = <T extends Float64Array>(list: T) => Float64Array.from([...list, ...list])
      const split = fairness({
        value: twice(value),
        weight: twice(weight.map(w => w / 2)),
        advantage: twice(advantage),
        better,
      })
      for (const name of ['gini', 'theil', 'palma', 'concentration'] as const) {
        if (base[name] === null) expect([scaled[name], split[name]]).toEqual([null, null])
        else
          expect(near(scaled[name], base[name]) && near(split[name], base[name]), `${name} ${seed}`).toBe(
            true,
          )
      }
    }
  })
})

test('nobody, nothing to share and children alike', () => {
  const of = (value: number[], weight: number[]) =>
    fairness({ value: Float64Array.from(value), weight: Float64Array.from(weight), better: 'more' })
  expect(of([], [])).toMatchObject({
    children: 0,
    mean: null,
    gini: null,
    palma: null,
    outOfReachShare: null,
  })
  expect(of([3], [0])).toMatchObject({ children: 0, mean: null, theil: null })
  expect(of([0, 0], [2, 3])).toMatchObject({ mean: 0, gini: null, theil: null, outOfReachShare: 1 })
  expect(of([2, 2], [1, 9])).toMatchObject({ gini: 0, theil: 0, palma: 0.25 })
})

test('children alike have measures of 0, not the rounding of their sums', () => {
  for (const seed of Array.from({ length: 200 }, (_, each) => each)) {
    const random = seededRandom(seed)
    const weight = Float64Array.from({ length: 3 + (seed % 50) }, random)
    const value = weight.map(() => 0.1 + seed / 7)
    const advantage = weight.map(random)
    const group = Int32Array.from(weight, (_, at) => at % 2)
    const found = fairnessByGroup({ value, weight, advantage, better: 'more' }, group, 2)
    expect(found).toMatchObject({ theilBetween: 0, theilWithin: 0 })
    for (const each of [found.all, ...found.groups])
      expect(each).toMatchObject({ gini: 0, theil: 0, concentration: 0 })
  }
})

test('a cost out of reach counts beyond the threshold and in no mean', () => {
  const result = fairness({
    value: Float64Array.of(1, 3, Infinity),
    weight: Float64Array.of(2, 2, 4),
    threshold: 2,
    better: 'less',
  })
  expect(result).toMatchObject({ children: 8, mean: 2, gini: 0.25, beyondShare: 0.75, outOfReachShare: 0.5 })
})

test('NaN and negative numbers are refused with their place', () => {
  const of = (value: number, weight: number) => () =>
    fairness({ value: Float64Array.of(value), weight: Float64Array.of(weight), better: 'more' })
  expect(of(Number.NaN, 1)).toThrow('value[0] is NaN, expected 0 or more, or Infinity for out of reach')
  expect(of(1, -2)).toThrow('weight[0] is -2, expected 0 or more')
  expect(() =>
    fairnessByGroup(
      { value: Float64Array.of(1), weight: Float64Array.of(1), better: 'more' },
      Int32Array.of(2),
      2,
    ),
  ).toThrow('group[0] is 2, expected 0 to 1')
})

test('a count of groups that is none is refused beside all else', () => {
  const of = (groups: number, group = 0) =>
    fairnessByGroup(
      { value: Float64Array.of(-1), weight: Float64Array.of(1), better: 'more' },
      Int32Array.of(group),
      groups,
    )
  for (const groups of [1.5, Infinity, 2 ** 31, -1, Number.NaN])
    expect(() => of(groups, 7)).toThrow(
      `groups is ${groups}, expected a whole number from 0 to 1000000\nvalue[0] is -1, expected 0 or more`,
    )
  expect(() => of(0)).toThrow('group[0] is 0, expected nothing, as there are no groups')
})
