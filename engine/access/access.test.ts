/** Every method against sums written out over dense matrices, and what each conserves. */
import { describe, expect, test } from 'vitest'
import { awkwardTown } from './access.fixture.ts'
import { balancedFloatingCatchment } from './balanced.ts'
import { curveOf, type Decay, type Impedance } from './decay.ts'
import { invertedTwoStepFloatingCatchment } from './inverted.ts'
import type { AccessInput } from './network.ts'
import { huffFloatingCatchment, threeStepFloatingCatchment } from './selection.ts'
import {
  enhancedTwoStepByKind,
  enhancedTwoStepFloatingCatchment,
  twoStepFloatingCatchment,
} from './two-step.ts'

const DECAYS: readonly Decay[] = [
  { kind: 'none' },
  {
    kind: 'steps',
    steps: [
      { upTo: 0, weight: 1 },
      { upTo: 10, weight: 0.8 },
      { upTo: 25, weight: 0 },
      { upTo: 35, weight: 0.3 },
    ],
  },
  { kind: 'gaussian', sigma: 12 },
  { kind: 'exponential', rate: 0.1 },
  { kind: 'power', exponent: 1.5, least: 4 },
]
const CASES: Impedance[] = DECAYS.flatMap(decay => [
  { decay },
  { decay, catchment: 20 },
  { decay, catchment: 0 },
])

function plainWeight({ decay, catchment = Infinity }: Impedance, cost: number): number {
  if (cost === Infinity || cost > catchment) return 0
  switch (decay.kind) {
    case 'none':
      return 1
    case 'steps':
      return decay.steps.find(({ upTo }) => cost <= upTo)?.weight ?? 0
    case 'gaussian':
      return Math.exp(-(cost ** 2) / (2 * decay.sigma ** 2))
    case 'exponential':
      return Math.exp(-decay.rate * cost)
    case 'power':
      return (Math.max(cost, decay.least) / decay.least) ** -decay.exponent
  }
}

/** w[i][j], 0 where there is no way. */
const matrixOf = ({ demand, supply, travel }: AccessInput, impedance: Impedance): number[][] =>
  Array.from(demand, (_, i) =>
    Array.from(supply, (_, j) => {
      const way = travel.site.findIndex(
        (site, at) => site === j && at >= travel.start[i]! && at < travel.start[i + 1]!,
      )
      return way < 0 ? 0 : plainWeight(impedance, travel.cost[way]!)
    }),
  )

const total = (values: Iterable<number>) => Array.from(values).reduce((sum, each) => sum + each, 0)
const part = (a: number, b: number) => (b > 0 ? a / b : 0)

/** The plain method on any matrix of what a child counts at a site. */
function plainTwoStep({ demand, supply }: AccessInput, w: number[][]): number[] {
  const ratio = Array.from(supply, (s, j) => part(s, total(w.map((row, i) => row[j]! * demand[i]!))))
  return w.map(row => total(row.map((each, j) => each * ratio[j]!)))
}

const chosen = (w: number[][], attraction: ArrayLike<number>) =>
  w.map(row =>
    row.map((each, j) => part(attraction[j]! * each, total(row.map((x, k) => x * attraction[k]!))) * each),
  )

function plainBalanced({ demand, supply }: AccessInput, w: number[][]): number[] {
  const rows = w.map(total)
  const columns = Array.from(supply, (_, j) => total(w.map(row => row[j]!)))
  const level = Array.from(supply, (s, j) =>
    part(s, total(w.map((row, i) => part(row[j]!, rows[i]!) * demand[i]!))),
  )
  return w.map(row => total(row.map((each, j) => part(each, columns[j]!) * level[j]!)))
}

function plainInverted({ demand, supply }: AccessInput, w: number[][]): number[] {
  const inReach = w.map(row => total(row.map((each, j) => each * supply[j]!)))
  return Array.from(supply, (s, j) =>
    s === 0 ? 0 : total(w.map((row, i) => row[j]! * part(demand[i]!, inReach[i]!))),
  )
}

const isNear = (a: number, b: number, tolerance = 1e-12) =>
  Math.abs(a - b) <= tolerance * Math.max(1, Math.abs(b))

/** The first value that is not the plain one, in words; undefined where all are. Thousands of assertions take minutes. */
function difference(found: Float64Array, plain: readonly number[], at: string): string | undefined {
  if (found.length !== plain.length) return `${at}: ${found.length} values, expected ${plain.length}`
  const k = found.findIndex((value, index) => !isNear(value, plain[index]!))
  return k < 0 ? undefined : `${at}: [${k}] is ${found[k]}, expected ${plain[k]}`
}

/** The sentences of all towns and impedances for which the check finds a difference. */
const differences = (
  towns: readonly { seed: number; town: AccessInput }[],
  check: (town: AccessInput, impedance: Impedance, at: string) => (string | undefined)[],
): string[] =>
  towns.flatMap(({ seed, town }) =>
    CASES.flatMap((impedance, k) => check(town, impedance, `seed ${seed}, case ${k}`)).filter(
      each => each !== undefined,
    ),
  )

describe('on 60 awkward towns, all decays and catchments', () => {
  const towns = Array.from({ length: 60 }, (_, seed) => ({ seed, town: awkwardTown(seed) }))

  test('every method equals the sums written out', () => {
    const found = differences(towns, (town, impedance, at) => {
      const w = matrixOf(town, impedance)
      const ones = Array.from(town.supply, () => 1)
      const { access } = enhancedTwoStepFloatingCatchment(town, impedance)
      const threeStep = threeStepFloatingCatchment(town, impedance).access
      const huff = huffFloatingCatchment(town, impedance).access
      const balanced = balancedFloatingCatchment(town, impedance).access
      const { crowdedness } = invertedTwoStepFloatingCatchment(town, impedance)
      return [
        difference(access, plainTwoStep(town, w), `enhanced, ${at}`),
        difference(threeStep, plainTwoStep(town, chosen(w, ones)), `three-step, ${at}`),
        difference(huff, plainTwoStep(town, chosen(w, town.supply)), `Huff, ${at}`),
        difference(balanced, plainBalanced(town, w), `balanced, ${at}`),
        difference(crowdedness, plainInverted(town, w), `inverted, ${at}`),
      ]
    })
    expect(found).toEqual([])
  })

  test('children times access is all places that any child reaches', () => {
    const found = differences(towns, (town, impedance, at) =>
      [enhancedTwoStepFloatingCatchment, threeStepFloatingCatchment, huffFloatingCatchment].map(method => {
        const { access, load } = method(town, impedance)
        const handedOut = total(access.map((each, i) => each * town.demand[i]!))
        const reached = total(town.supply.map((places, j) => (load[j]! > 0 ? places : 0)))
        return difference(Float64Array.of(handedOut), [reached], `${method.name}, ${at}`)
      }),
    )
    expect(found).toEqual([])
  })

  test('places times crowdedness is all children who reach a place', () => {
    const found = differences(towns, (town, impedance, at) => {
      const { crowdedness, pressure } = invertedTwoStepFloatingCatchment(town, impedance)
      const coming = total(crowdedness.map((each, j) => each * town.supply[j]!))
      const served = total(town.demand.map((children, i) => (pressure[i]! > 0 ? children : 0)))
      return [difference(Float64Array.of(coming), [served], at)]
    })
    expect(found).toEqual([])
  })

  test('balanced: every child counts once, every level of service is handed out once', () => {
    const found = differences(towns, (town, impedance, at) => {
      const { access, load, ratio } = balancedFloatingCatchment(town, impedance)
      const reaching = matrixOf(town, impedance).map(row => total(row) > 0)
      const once = total(town.demand.map((children, i) => (reaching[i] ? children : 0)))
      return [
        difference(Float64Array.of(total(load)), [once], `children, ${at}`),
        difference(Float64Array.of(total(access)), [total(ratio)], `service, ${at}`),
      ]
    })
    expect(found).toEqual([])
  })

  test('a point split into two on the same spot leaves two-step access as it is', () => {
    const found = towns.map(({ seed, town }) => {
      const { start, site, cost } = town.travel
      const last = town.demand.length - 1
      const row = [start[last]!, start[last + 1]!] as const
      const split: AccessInput = {
        demand: Float64Array.from([
          ...town.demand.subarray(0, last),
          town.demand[last]! / 2,
          town.demand[last]! / 2,
        ]),
        supply: town.supply,
        travel: {
          start: Int32Array.from([...start, start[last + 1]! + row[1] - row[0]]),
          site: Int32Array.from([...site, ...site.subarray(...row)]),
          cost: Float64Array.from([...cost, ...cost.subarray(...row)]),
        },
      }
      const before = twoStepFloatingCatchment(town, 20).access
      return difference(
        twoStepFloatingCatchment(split, 20).access,
        [...before, before[last]!],
        `seed ${seed}`,
      )
    })
    expect(found.filter(each => each !== undefined)).toEqual([])
  })
})

test('several kinds of places over the same ways have each what they have alone', () => {
  for (let seed = 0; seed < 100; seed++) {
    const town = awkwardTown(seed)
    const halved = { demand: town.demand.map(each => each / 2), supply: town.supply.toReversed() }
    for (const impedance of CASES)
      expect(enhancedTwoStepByKind(town.travel, [town, halved], impedance)).toEqual([
        enhancedTwoStepFloatingCatchment(town, impedance),
        enhancedTwoStepFloatingCatchment({ ...halved, travel: town.travel }, impedance),
      ])
  }
  const town = awkwardTown(3)
  const faulty = { demand: town.demand.map(() => -1), supply: new Float64Array(99) }
  expect(() => enhancedTwoStepByKind(town.travel, [town, faulty], CASES[0]!)).toThrow(/supply.length/)
})

test('weights and their squares are those of the formula, for costs from 0 to 400; below 1e-100 they are 0', () => {
  const costs = Float64Array.from({ length: 20_001 }, (_, k) => (k / 20_000) ** 3 * 400)
  for (const impedance of [...CASES, { decay: { kind: 'gaussian', sigma: 1e-3 } as const }]) {
    const ways = { site: Int32Array.from(costs.keys()), cost: costs }
    for (const power of [1, 2] as const) {
      const curve = curveOf(impedance, power === 2)
      const added = new Float64Array(costs.length)
      curve.addToSites(ways, 0, costs.length, 1, added)
      const one = new Float64Array(costs.length).fill(1)
      const wrong = added.findIndex((weight, k) => {
        const plain = plainWeight(impedance, costs[k]!)
        const isRight = Math.abs(weight - plain ** power) <= 1e-13 * power * plain ** power
        const isCut = plain < 1.01e-100 && weight === 0
        const isAsTold = plain < 0.99e-100 ? isCut : isRight || isCut
        return !isAsTold || curve.sumOverSites(ways, k, k + 1, one) !== weight
      })
      expect(wrong, `${costs[wrong]}: ${added[wrong]}`).toBe(-1)
    }
  }
})

test('a cost on a limit counts, one just beyond does not: limits close to each other, a far last one, a catchment before the first', () => {
  const step = (upTo: number, weight: number) => ({ upTo, weight })
  const cases: Impedance[] = [
    { decay: { kind: 'steps', steps: [step(1, 1), step(1 + 1e-9, 0.5), step(10, 0.25)] } },
    { decay: { kind: 'steps', steps: [step(1, 1), step(1e9, 0.5)] } },
    { decay: { kind: 'steps', steps: [step(10, 1), step(20, 0.5)] }, catchment: 3 },
    { decay: { kind: 'steps', steps: [step(0, 1), step(1e-20, 0.5)] } },
    ...[0, 1e-250, 1e-16, 1, 1e15].flatMap(catchment =>
      DECAYS.map(decay => ({ decay, catchment }) satisfies Impedance),
    ),
  ]
  for (const impedance of cases) {
    const { decay, catchment = 1e15 } = impedance
    const limits = [catchment, ...(decay.kind === 'steps' ? decay.steps.map(({ upTo }) => upTo) : [])]
    const about = limits.flatMap(limit => [limit * (1 - 2 ** -52), limit, limit * (1 + 2 ** -52)])
    const costs = Float64Array.from([...about, 0, 1e-30, 1e15].filter(cost => cost <= 1e15))
    for (const cost of costs) {
      const weight = curveOf(impedance).sumOverSites(
        { site: Int32Array.of(0), cost: Float64Array.of(cost) },
        0,
        1,
        Float64Array.of(1),
      )
      const plain = plainWeight(impedance, cost)
      const isRight = Math.abs(weight - plain) <= 1e-13 * plain || (plain < 1e-100 && weight === 0)
      expect(isRight, `${JSON.stringify(impedance)}, cost ${cost}: ${weight}, not ${plain}`).toBe(true)
    }
  }
})

test('weights of the largest and the smallest settings are numbers from 0 to 1', () => {
  const costs = [0, 1e-15, 1, 1e15]
  const extremes = [1e-15, 1e15]
  const decays = extremes.flatMap((each): Decay[] => [
    { kind: 'gaussian', sigma: each },
    { kind: 'exponential', rate: each },
    ...extremes.map((least): Decay => ({ kind: 'power', exponent: each, least })),
  ])
  for (const decay of decays)
    for (const squared of [false, true])
      for (const cost of costs) {
        const ways = { site: Int32Array.of(0), cost: Float64Array.of(cost) }
        const weight = curveOf({ decay }, squared).sumOverSites(ways, 0, 1, Float64Array.of(1))
        expect(weight >= 0 && weight <= 1, `${JSON.stringify(decay)}, cost ${cost}: ${weight}`).toBe(true)
        if (cost === 0) expect(weight).toBeCloseTo(1, 12)
      }
})
