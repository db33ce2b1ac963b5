import { expect, test, vi } from 'vitest'
import { endedWith, leaving, startControl } from './control.ts'

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

test('a search whose clock is over ends at once with a plan, a second later without one, and at once for the caller', () => {
  let now = 0
  const clock = vi.spyOn(performance, 'now').mockImplementation(() => now)
  try {
    const over = startControl({ aim: 'most-served', seconds: 1 })
    let hasPlan = false
    const ended = endedWith(over, () => hasPlan)
    expect(ended()).toBe(false)
    now = 1001
    expect(ended()).toBe(false)
    now = 2000
    expect(ended()).toBe(false)
    now = 2002
    expect(ended()).toBe(true)
    const again = endedWith(over, () => hasPlan)
    expect(again()).toBe(false)
    hasPlan = true
    expect(again()).toBe(true)
    const called = startControl({ aim: 'most-served', cancelled: () => true })
    expect(endedWith(called, () => false)()).toBe(true)
  } finally {
    clock.mockRestore()
  }
})
