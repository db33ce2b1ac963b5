import { expect, test } from 'vitest'
import { parseCsv, toCsv } from './csv.ts'

test('cells with commas, quotes and nothing survive being written and read', () => {
  const text = toCsv(
    ['a', 'b', 'c'],
    [
      { a: '', b: 'x,"y"', c: 3 },
      { a: null, b: true, c: 0.5 },
    ],
  )
  expect(parseCsv(text)).toEqual([
    ['a', 'b', 'c'],
    ['', 'x,"y"', '3'],
    ['', 'true', '0.5'],
  ])
})
