import { expect, test } from 'vitest'
import { MARKS, weakest } from './mark.ts'

test('a figure is as good as its weakest part, in whatever order its parts come', () => {
  expect(weakest(['official', 'estimated'])).toBe('estimated')
  for (const a of MARKS)
    for (const b of MARKS) {
      expect(weakest([a, b])).toBe(weakest([b, a]))
      expect(weakest([a, b, 'demo'])).toBe('demo')
    }
})

test('a figure without parts takes nothing from its mark', () => {
  expect(weakest([])).toBe('official')
})
