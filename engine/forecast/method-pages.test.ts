/** Runs the examples by hand of docs/methods/forecast-children.md and forecast-carers.md. */
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { type CarerFlowInput, projectCarers } from './carers.ts'
import { type CohortInput, projectCohorts } from './cohorts.ts'
import { type RakeInput, rake } from './rake.ts'

/** An example of a page; its lists become typed arrays, but for lists of objects. */
function example(page: string, name: string): Record<string, unknown> {
  const text = readFileSync(new URL(`../../docs/methods/${page}.md`, import.meta.url), 'utf8')
  const found = new RegExp(`\`\`\`json example=${name}\\n([\\s\\S]*?)\`\`\``).exec(text)
  expect(found, `example ${name} of ${page}.md`).not.toBeNull()
  return JSON.parse(found![1]!, (_, value: unknown) =>
    Array.isArray(value) && value.every(each => typeof each === 'number') && value.length > 0
      ? Float64Array.from(value)
      : value,
  )
}

/** Every number that the page gives stands in the result. */
function expectAsOnPage(result: object, page: Record<string, unknown>) {
  for (const [name, numbers] of Object.entries(page)) {
    const found = Array.from((result as Record<string, Float64Array>)[name]!)
    const told = Array.from(numbers as Float64Array)
    expect(found, name).toHaveLength(told.length)
    found.forEach((value, at) => {
      expect(value, `${name}[${at}]`).toBeCloseTo(told[at]!, 9)
    })
  }
}

test('the town of the page: 36 older women and 20 births', () => {
  const input = example('forecast-children', 'town') as unknown as CohortInput
  expectAsOnPage(projectCohorts(input), example('forecast-children', 'town-result'))
})

test('the raked table of the page keeps the odds of 16', () => {
  const { table } = rake(example('forecast-children', 'rake') as unknown as RakeInput)
  expectAsOnPage({ table }, example('forecast-children', 'rake-result'))
  expect((table[0]! * table[3]!) / (table[1]! * table[2]!)).toBeCloseTo(16, 8)
})

test('the district of the page: 95, 95 and 85 certified carers', () => {
  const input = example('forecast-carers', 'district') as unknown as CarerFlowInput
  expectAsOnPage(projectCarers(input), example('forecast-carers', 'district-result'))
})
