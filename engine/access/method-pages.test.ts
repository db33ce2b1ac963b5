/** Runs the examples by hand of docs/methods/access.md and fairness.md, so that no page says what the code does not do. */
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { inputOf } from './access.fixture.ts'
import { balancedFloatingCatchment } from './balanced.ts'
import type { Impedance } from './decay.ts'
import { fairness, fairnessByGroup } from './fairness.ts'
import { invertedTwoStepFloatingCatchment } from './inverted.ts'
import { rationalAgentAccess } from './raam.ts'
import { huffFloatingCatchment, threeStepFloatingCatchment } from './selection.ts'
import { enhancedTwoStepFloatingCatchment, twoStepFloatingCatchment } from './two-step.ts'

// biome-ignore lint/suspicious/noExplicitAny: each example has a form of its own
function example(page: string, name: string): any {
  const text = readFileSync(new URL(`../../docs/methods/${page}.md`, import.meta.url), 'utf8')
  const found = new RegExp(`\`\`\`json example=${name}\\n([\\s\\S]*?)\`\`\``).exec(text)
  expect(found, `example ${name} of ${page}.md`).not.toBeNull()
  return JSON.parse(found![1]!)
}

const { demand, supply, ways, steps } = example('access', 'network')
const town = inputOf(demand, supply, ways)
const byStep: Impedance = {
  decay: {
    kind: 'steps',
    steps: steps.map(([upTo, weight]: [number, number]) => ({ upTo, weight })),
  },
}

/** Every number that the page gives stands in the result, to the last digits. */
function expectAsOnPage(result: object, page: Record<string, number[]>) {
  for (const [name, numbers] of Object.entries(page)) {
    const found = Array.from((result as Record<string, Float64Array>)[name]!)
    expect(found).toHaveLength(numbers.length)
    found.forEach((value, at) => {
      expect(value, `${name}[${at}]`).toBeCloseTo(numbers[at]!, 12)
    })
  }
}

test('the two-step example of the page: 0.2, 0.5 and 0.3 places per child', () => {
  const { catchment, ...numbers } = example('access', 'two-step')
  expectAsOnPage(twoStepFloatingCatchment(town, catchment), numbers)
})

test.each([
  ['enhanced', enhancedTwoStepFloatingCatchment],
  ['three-step', threeStepFloatingCatchment],
  ['huff', huffFloatingCatchment],
  ['inverted', invertedTwoStepFloatingCatchment],
  ['balanced', balancedFloatingCatchment],
] as const)('the %s example of the page', (name, method) => {
  expectAsOnPage(method(town, byStep), example('access', name))
})

test('the example of rational agents on the page: point 2 divides until both sites cost it 1.75', () => {
  const { tau, ...numbers } = example('access', 'raam')
  const result = rationalAgentAccess(town, { tau })
  expectAsOnPage(result, numbers)
  expect(result.status).toBe('optimal')
})

const given = example('fairness', 'input')
const children = {
  value: Float64Array.from(given.value),
  weight: Float64Array.from(given.weight),
  advantage: Float64Array.from(given.advantage),
  threshold: given.threshold,
  better: 'more',
} as const

test('the fairness example of the page', () => {
  const result = fairness(children)
  for (const [name, value] of Object.entries(example('fairness', 'all')))
    expect(result[name as keyof typeof result], name).toBeCloseTo(value as number, 12)
})

test('the groups of the fairness page: between and within add up to the Theil index', () => {
  const { means, between, within } = example('fairness', 'groups')
  const result = fairnessByGroup(children, Int32Array.from(given.group), 2)
  result.groups.forEach((each, g) => {
    expect(each.mean).toBeCloseTo(means[g], 12)
  })
  expect(result.theilBetween).toBeCloseTo(between, 12)
  expect(result.theilWithin).toBeCloseTo(within, 12)
  expect(between + within).toBeCloseTo(result.all.theil!, 12)
})
