import { expect, test } from 'vitest'
import { awkwardTown, inputOf, planeCity } from './access.fixture.ts'
import { rationalAgentAccess } from './raam.ts'

const total = (values: Float64Array) => values.reduce((sum, each) => sum + each, 0)

test('on 100 awkward towns nobody could do better elsewhere, and all who reach a place go', () => {
  for (let seed = 0; seed < 100; seed++) {
    const town = awkwardTown(seed)
    const { start, site, cost } = town.travel
    const result = rationalAgentAccess(town, { tau: 20, catchment: 30 })
    expect(result.status, `seed ${seed}`).toBe('optimal')
    let going = 0
    town.demand.forEach((children, point) => {
      let least = Infinity
      for (let way = start[point]!; way < start[point + 1]!; way++)
        if (cost[way]! <= 30 && town.supply[site[way]!]! > 0)
          least = Math.min(least, cost[way]! / 20 + result.congestion[site[way]!]!)
      expect(result.cost[point], `seed ${seed}, point ${point}`).toBe(least)
      if (least < Infinity) going += children
    })
    expect(total(result.load), `seed ${seed}`).toBeCloseTo(going, 9)
  }
})

test('two points and two sites: as found by trying every division in steps of 1/200', () => {
  const [demand, supply, costs] = [
    [8, 4],
    [6, 3],
    [
      [3, 9],
      [7, 2],
    ],
  ] as const
  const town = inputOf(
    [...demand],
    [...supply],
    costs.flatMap((row, i) => row.map((c, j) => [i, j, c])),
  )
  const rho = 12 / 9
  let best = { objective: Infinity, load: [0, 0] }
  for (let a = 0; a <= 200; a++)
    for (let b = 0; b <= 200; b++) {
      const first = (8 * a) / 200
      const second = (4 * b) / 200
      const load = [first + second, 12 - first - second]
      const way = (first * 3 + (8 - first) * 9 + second * 7 + (4 - second) * 2) / 10
      const objective = way + load[0]! ** 2 / (2 * rho * 6) + load[1]! ** 2 / (2 * rho * 3)
      if (objective < best.objective) best = { objective, load }
    }
  const { load } = rationalAgentAccess(town, { tau: 10 })
  expect(Math.abs(load[0]! - best.load[0]!)).toBeLessThanOrEqual(0.04)
})

test('a town of 300 points is proved to 1e-6, twice with the same bytes', () => {
  const town = planeCity(300, 40, 20)
  const result = rationalAgentAccess(town, { tau: 60 })
  expect(result.status).toBe('optimal')
  expect(result.error).toBeLessThanOrEqual(1e-6)
  expect(rationalAgentAccess(town, { tau: 60 })).toEqual(result)
})

test('too few rounds say how near the costs are proved to be, and are right about it', () => {
  const town = planeCity(300, 40, 20)
  const early = rationalAgentAccess(town, { tau: 60, rounds: 1, tolerance: 1e-7 })
  const { cost } = rationalAgentAccess(town, { tau: 60 })
  expect(early.status).toBe('stopped')
  const farthest = cost.reduce(
    (most, each, at) => (each === Infinity ? most : Math.max(most, Math.abs(each - early.cost[at]!))),
    0,
  )
  expect(farthest).toBeLessThanOrEqual(early.error + 1e-6)
})

test('nobody, no places, and nothing in reach', () => {
  const of = (demand: number[], supply: number[], ways: number[][]) =>
    rationalAgentAccess(inputOf(demand, supply, ways), { tau: 10 })
  expect(of([], [], [])).toMatchObject({ status: 'optimal', error: 0 })
  expect(of([0], [4], [[0, 0, 5]])).toMatchObject({ cost: Float64Array.of(0.5), load: Float64Array.of(0) })
  expect(of([3], [0], [[0, 0, 5]])).toMatchObject({
    cost: Float64Array.of(Infinity),
    congestion: Float64Array.of(0),
  })
  expect(of([3, 2], [5], [[1, 0, 5]]).cost[0]).toBe(Infinity)
})

test('settings out of range are refused', () => {
  const town = inputOf([1], [1], [[0, 0, 1]])
  expect(() => rationalAgentAccess(town, { tau: 0 })).toThrow('tau is 0, expected')
  expect(() => rationalAgentAccess(town, { tau: Number.NaN, childrenPerPlace: 0 })).toThrow(
    /tau is NaN.*\nchildrenPerPlace is 0/,
  )
  expect(() => rationalAgentAccess(town, { tau: 1, rounds: 0 })).toThrow(
    'rounds is 0, expected a whole number of 1 or more',
  )
})
