/** Input that is empty, degenerate or refused. */
import { describe, expect, test } from 'vitest'
import { inputOf } from './access.fixture.ts'
import { balancedFloatingCatchment } from './balanced.ts'
import type { Impedance } from './decay.ts'
import { huffFloatingCatchment, threeStepFloatingCatchment } from './selection.ts'
import { enhancedTwoStepFloatingCatchment, twoStepFloatingCatchment } from './two-step.ts'

describe('empty and degenerate', () => {
  const decay = { kind: 'none' } as const

  test('no points, no sites and no ways give empty results', () => {
    expect(twoStepFloatingCatchment(inputOf([], [], []))).toEqual({
      access: new Float64Array(0),
      load: new Float64Array(0),
      ratio: new Float64Array(0),
    })
    expect(twoStepFloatingCatchment(inputOf([4], [3], [])).access).toEqual(Float64Array.of(0))
  })

  test('places that no child reaches count for nobody, also beside a point without children', () => {
    const { access, ratio } = twoStepFloatingCatchment(inputOf([0, 5], [7], [[0, 0, 1]]))
    expect([access, ratio]).toEqual([Float64Array.of(0, 0), Float64Array.of(0)])
  })

  test('an infinite way is out of reach, in an endless catchment too', () => {
    const town = inputOf(
      [5, 5],
      [10],
      [
        [0, 0, Infinity],
        [1, 0, 3],
      ],
    )
    expect(twoStepFloatingCatchment(town).access).toEqual(Float64Array.of(0, 2))
    expect(huffFloatingCatchment(town, { decay }).access).toEqual(Float64Array.of(0, 2))
  })

  test('the tiniest and largest amounts and weights stay finite', () => {
    const town = inputOf(
      [1e-9, 1e15],
      [1e15, 1e-9],
      [
        [0, 0, 460],
        [1, 1, 460],
        [1, 0, 0],
      ],
    )
    const impedance: Impedance = { decay: { kind: 'exponential', rate: 0.5 } }
    for (const method of [threeStepFloatingCatchment, huffFloatingCatchment, balancedFloatingCatchment])
      expect(method(town, impedance).access.every(Number.isFinite)).toBe(true)
  })
})

describe('refused at the door', () => {
  test('NaN and negative amounts are all named at once, then all such costs', () => {
    const town = inputOf(
      [Number.NaN, 2],
      [-1],
      [
        [0, 0, Number.NaN],
        [1, 0, -3],
      ],
    )
    expect(() => twoStepFloatingCatchment(town, 5)).toThrow(
      /demand\[0\] is NaN, expected 0, or 1e-9 to .*\nsupply\[0\] is -1, expected/,
    )
    town.demand[0] = 1
    town.supply[0] = 1
    expect(() => twoStepFloatingCatchment(town, 5)).toThrow(
      /travel\.cost\[0\] is NaN, expected 0 to .*\ntravel\.cost\[1\] is -3, expected/,
    )
  })

  test('a site twice in a row, or one that does not exist', () => {
    const twice = inputOf(
      [1],
      [1],
      [
        [0, 0, 1],
        [0, 0, 2],
      ],
    )
    expect(() => twoStepFloatingCatchment(twice)).toThrow(
      'travel.site[1] is 0, expected each site once in the row of point 0',
    )
    const beyond = inputOf([1], [1], [[0, 1, 1]])
    expect(() => twoStepFloatingCatchment(beyond)).toThrow('travel.site[0] is 1, expected 0 to 0')
  })

  test('rows that do not fit the points', () => {
    const town = inputOf([1, 1], [1], [[0, 0, 1]])
    town.travel.start[1] = 3
    expect(() => twoStepFloatingCatchment(town)).toThrow('travel.start[2] is 1, expected not to fall')
  })

  test.each([
    [{ decay: { kind: 'none' }, catchment: Number.NaN }, 'catchment is NaN, expected 0 or more'],
    [{ decay: { kind: 'gaussian', sigma: 0 } }, 'decay.sigma is 0, expected'],
    [{ decay: { kind: 'exponential', rate: -1 } }, 'decay.rate is -1, expected'],
    [{ decay: { kind: 'power', exponent: 2, least: 0 } }, 'decay.least is 0, expected'],
    [{ decay: { kind: 'steps', steps: [] } }, 'decay.steps.length is 0, expected 1 or more'],
    [{ decay: { kind: 'steps', steps: [{ upTo: 1, weight: 2 }] } }, 'decay.steps[0].weight is 2, expected'],
  ] as [Impedance, string][])('a setting out of range: %j', (impedance, message) => {
    expect(() => enhancedTwoStepFloatingCatchment(inputOf([1], [1], []), impedance)).toThrow(message)
  })

  test('a setting out of range is told before the ways are looked at', () => {
    const faulty = inputOf([1], [1], [[0, 0, Number.NaN]])
    for (const method of [enhancedTwoStepFloatingCatchment, threeStepFloatingCatchment])
      expect(() => method(faulty, { decay: { kind: 'gaussian', sigma: 0 } })).toThrow('decay.sigma is 0')
  })
})
