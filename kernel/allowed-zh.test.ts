import { expect, test } from 'vitest'
import { allowedInChinese } from './allowed-zh.ts'

test('what is allowed is said in Chinese with its figures, and unknown words stay', () => {
  expect(allowedInChinese('at most 0.3')).toBe('不大于 0.3')
  expect(allowedInChinese('a site that is not locked out too (lockOut.1)')).toBe(
    '未同时锁定不开的点位（见 lockOut.1）',
  )
  expect(allowedInChinese('N1-A from 2024, N1-B from 2023')).toBe(
    '可开设的选项和年份：N1-A（2024 年起）, N1-B（2023 年起）',
  )
  expect(allowedInChinese('2018-01-01 or later: records begin then')).toBe(
    '2018-01-01 或更晚（记录自该日起）',
  )
  expect(allowedInChinese('something else')).toBe('something else')
})
