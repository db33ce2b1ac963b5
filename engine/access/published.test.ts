/** Published results on 20 demand points and 5 supplies, read where TUOYU_BENCH names the folder of instances. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { inputOf } from './access.fixture.ts'
import { invertedTwoStepFloatingCatchment } from './inverted.ts'
import { rationalAgentAccess } from './raam.ts'
import { huffFloatingCatchment, threeStepFloatingCatchment } from './selection.ts'
import { enhancedTwoStepFloatingCatchment, twoStepFloatingCatchment } from './two-step.ts'

const folder = join(process.env.TUOYU_BENCH ?? '', 'access')
const isThere = Boolean(process.env.TUOYU_BENCH) && existsSync(join(folder, 'gold_20x5.csv'))

const read = (name: string) => readFileSync(join(folder, name), 'utf8')
const numbersOf = (name: string) =>
  read(name)
    .trim()
    .split(/\r?\n/)
    .map(line => line.split(',').map(Number))

function load() {
  const rows = numbersOf('gold_20x5.csv').slice(1)
  const costs = numbersOf('gold_20x5_cost.csv')
  const supplies = numbersOf('gold_20x5_supply.csv').slice(1)
  return {
    town: inputOf(
      rows.map(row => row[1]!),
      supplies.map(row => row[1]!),
      costs.flatMap((row, point) => row.map((cost, site) => [point, site, cost > 60 ? Infinity : cost])),
    ),
    /** An empty cell means that nothing is in reach. */
    column: (at: number) => rows.map(row => row[at]!),
    extra: JSON.parse(isThere ? read('gold_20x5_extra.json') : '{}') as Record<string, number[]>,
  }
}

const gaussian = { decay: { kind: 'gaussian', sigma: 10 }, catchment: 30 } as const
const steps = (...list: [number, number][]) =>
  ({ decay: { kind: 'steps', steps: list.map(([upTo, weight]) => ({ upTo, weight })) } }) as const

function expectEqual(found: Float64Array, published: readonly number[]) {
  expect(found).toHaveLength(published.length)
  found.forEach((value, at) => {
    expect(Math.abs(value - published[at]!), `row ${at}: ${value}`).toBeLessThanOrEqual(
      1e-12 * Math.max(1, published[at]!),
    )
  })
}

describe.skipIf(!isThere)('on the published instance', () => {
  test('two-step, enhanced by steps and by Gauss, and three-step equal PySAL access to 1e-12', () => {
    const { town, column } = load()
    expectEqual(twoStepFloatingCatchment(town, 30).access, column(2))
    const luoQi = steps([10, 1], [20, 0.68], [30, 0.22])
    expectEqual(enhancedTwoStepFloatingCatchment(town, luoQi).access, column(3))
    expectEqual(enhancedTwoStepFloatingCatchment(town, gaussian).access, column(4))
    const wan = steps([10, 0.962], [20, 0.704], [30, 0.377], [60, 0.042])
    expectEqual(threeStepFloatingCatchment(town, wan).access, column(5))
  })

  test('inverted two-step and Huff equal the figures computed independently', () => {
    const { town, extra } = load()
    expectEqual(invertedTwoStepFloatingCatchment(town, gaussian).crowdedness, extra.i2sfca_crowdedness!)
    expectEqual(huffFloatingCatchment(town, gaussian).access, extra.h2sfca!)
  })

  test('rational agents: within the 0.04 to which PySAL moves whole children, and proved to 1e-6', () => {
    const { town, column } = load()
    const result = rationalAgentAccess(town, { tau: 60 })
    expect(result).toMatchObject({ status: 'optimal' })
    expect(result.error).toBeLessThanOrEqual(1e-6)
    result.cost.forEach((cost, at) => {
      expect(Math.abs(cost - column(6)[at]!), `row ${at}: ${cost}`).toBeLessThan(0.04)
    })
  })
})
