import { expect, test } from 'vitest'
import { allowedInChinese, shouldBeInChinese } from './allowed-zh.ts'

test('what is allowed is said in Chinese with its figures, and unknown words stay', () => {
  expect(allowedInChinese('at most 0.3')).toBe('不大于 0.3')
  expect(allowedInChinese('a site that is not locked out too (lockOut.1)')).toBe(
    '未同时锁定不开的点位（见 lockOut.1）',
  )
  expect(allowedInChinese('N1-A from 2024, N1-B from 2023')).toBe(
    '可选的开设方式和年份：N1-A（2024 年起）, N1-B（2023 年起）',
  )
  expect(allowedInChinese('2018-01-01 or later: records begin then')).toBe(
    '2018-01-01 或更晚（记录自该日起）',
  )
  expect(shouldBeInChinese('nothing, as 2023 has no limit and its money carries over')).toBe(
    '不填：2023 年不限额，其资金可转入此年',
  )
  expect(allowedInChinese('something else')).toBe('something else')
})

test('what to be stands behind 应为, what to do behind 应', () => {
  expect(shouldBeInChinese('a whole number from 1 to 3')).toBe('应为 1 至 3 的整数')
  expect(shouldBeInChinese('a number of 0 or more')).toBe('应为不小于 0 的数')
  expect(shouldBeInChinese('only with --from')).toBe('应与 --from 同用')
  expect(shouldBeInChinese('nothing beside --routing')).toBe('不与 --routing 同用')
  expect(shouldBeInChinese('only with p-median, p-center')).toBe('只用于 p-median, p-center')
  expect(shouldBeInChinese('no field of this name')).toBe('没有这个字段')
  expect(shouldBeInChinese('the same option and year as lockIn.0')).toBe(
    '应为与 lockIn.0 相同的开设方式和年份',
  )
})
