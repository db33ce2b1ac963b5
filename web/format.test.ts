import { expect, test } from 'vitest'
import { formatFor } from './format.ts'

const [zh, en] = [formatFor('zh'), formatFor('en')]

test('negative figures have a minus sign, and what rounds to zero has none', () => {
  expect(zh.fen(-167_500_000)).toBe('−167.5 万元')
  expect(en.fen(-168_000_000)).toBe('−¥1.68 m')
  expect(en.count(-1234)).toBe('−1,234')
  expect([en.per100(-0.04), en.index(-0.004), en.count(-0.4), en.decimal(-0)]).toEqual([
    '0.0',
    '0.00',
    '0',
    '0',
  ])
})

test('amounts of thousands are whole', () => {
  expect([en.amount(57_468.53), en.amount(68.53)]).toEqual(['57,469', '68.53'])
})

test('a gap that rounding leaves of none is none, and a small one keeps its first digits', () => {
  const { fineShare } = formatFor('en')
  expect([1.1e-12, 0, 0.000123, 0.0469].map(fineShare)).toEqual(['0%', '0%', '0.012%', '4.7%'])
})
