import { expect, test } from 'vitest'
import { leaving, startControl } from './control.ts'

test('a search that leaves seconds for what follows ends so much earlier, also within a part of the time', () => {
  const control = startControl({ aim: 'most-served', seconds: 1000 })
  expect(control.left() - leaving(control, 400).left()).toBeCloseTo(400, 0)
  const part = control.until(0.5)
  expect(part.left() - leaving(part, 100).left()).toBeCloseTo(100, 0)
  expect(leaving(control, 2000).ended()).toBe(true)
  expect(control.ended()).toBe(false)
})

test('without a clock nothing ends earlier', () => {
  const control = startControl({ aim: 'most-served' })
  expect(leaving(control, 400)).toBe(control)
})
