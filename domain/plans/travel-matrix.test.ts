import { expect, test } from 'vitest'
import { Refusal } from '../../kernel/refusal.ts'
import { parseTravelMatrix } from './travel-matrix.ts'

const communities = new Map([['990001001001', 0]])
const facilities = new Map([['K1', [3]]])

function refusalOf(text: string): Refusal {
  try {
    parseTravelMatrix(text, 'ways.csv', communities, facilities)
  } catch (cause) {
    if (cause instanceof Refusal) return cause
    throw cause
  }
  throw new Error('nothing was refused')
}

test('a way longer than any on earth is a fault of its row, as is one without end', () => {
  for (const metres of ['20000001', '9'.repeat(400)])
    expect(refusalOf(`from,to,metres\n990001001001,K1,${metres}\n`).facts.faults).toEqual([
      { row: 2, column: 'metres', value: metres, allowed: 'a number from 0 to 20000000' },
    ])
})

test('a heading that stands twice, and a heading alone, are refused', () => {
  const twice = refusalOf('from,to,metres,from\n990001001001,K1,5,990001001001\n')
  expect(twice.facts.reason).toBe('column from stands twice')
  expect(refusalOf('from,to,metres\n').facts.reason).toBe('no way follows the heading')
})
