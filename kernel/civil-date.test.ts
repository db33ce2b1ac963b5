import { expect, test } from 'vitest'
import { addDays, civilDate, isCivilDate, todayIn, yearEnd, yearOf } from './civil-date.ts'

test('a day is text of a day that exists, and nothing else', () => {
  for (const day of ['2024-02-29', '1900-12-31', '2000-02-29']) expect(isCivilDate(day)).toBe(true)
  for (const text of [
    '2023-02-29',
    '1900-02-29',
    '2024-13-01',
    '2024-1-1',
    '2024-01-01T00:00',
    ' 2024-01-01',
    '',
  ])
    expect(isCivilDate(text)).toBe(false)
  expect(() => civilDate('2023-04-31')).toThrow('"2023-04-31" is not a day, expected YYYY-MM-DD')
})

test('days are added over the ends of months, leap years and clock changes, and taken off again', () => {
  expect(addDays(civilDate('2024-02-28'), 1)).toBe('2024-02-29')
  expect(addDays(civilDate('2023-12-31'), 1)).toBe('2024-01-01')
  expect(addDays(civilDate('2022-03-26'), 2)).toBe('2022-03-28')
  let day = civilDate('1999-12-31')
  for (let step = 1; step <= 1500; step++) {
    const next = addDays(day, 1)
    expect(next > day && isCivilDate(next)).toBe(true)
    expect(addDays(next, -step)).toBe('1999-12-31')
    day = next
  }
})

test('a year ends on its last day', () => {
  expect(yearEnd(2025)).toBe('2025-12-31')
  expect(yearOf(yearEnd(2025))).toBe(2025)
})

test('today is the day of the city, not of the machine', () => {
  const evening = new Date('2026-06-30T16:30:00Z')
  expect(todayIn('Asia/Shanghai', evening)).toBe('2026-07-01')
  expect(todayIn('America/New_York', evening)).toBe('2026-06-30')
})
