import { expect, test } from 'vitest'
import { followWishes } from './control.ts'

const counting = { gap: 0, effort: 1, parts: 1, workEnds: false, lookEvery: 0 }

test('a part of a part of the clock is that part of the part', () => {
  const control = followWishes({ seconds: 1_000_000 }, counting)
  const left = control.until(0.5).until(0.5).left()
  expect(left).toBeLessThanOrEqual(250_000)
  expect(left).toBeGreaterThan(200_000)
  expect(control.until(0.5).until(0).ended()).toBe(true)
  expect(control.ended()).toBe(false)
})

test('without a clock no part of it ends', () => {
  const part = followWishes({}, counting).until(0.5).until(0.5)
  expect(part.left()).toBe(Infinity)
  expect(part.gone()).toBe(0)
  expect(part.ended()).toBe(false)
})

test('a caller who ends it is told apart from the clock', () => {
  const over = followWishes({ seconds: 0 }, counting)
  expect(over.halted()).toBe(true)
  expect(over.cancelled()).toBe(false)
  let wish = false
  const control = followWishes({ seconds: 1_000_000, cancelled: () => wish }, counting)
  const part = control.until(0)
  expect([part.ended(), part.cancelled()]).toEqual([true, false])
  wish = true
  expect([part.cancelled(), control.halted()]).toEqual([true, true])
  wish = false
  expect(control.cancelled()).toBe(true)
})
