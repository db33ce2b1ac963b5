import { expect, test, vi } from 'vitest'
import { leaving, oncePlanned, startControl, wishing, withGrace } from './control.ts'

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

test('with grace a search ends a second after its clock was seen to be over, and at once for the caller', () => {
  let now = 0
  const clock = vi.spyOn(performance, 'now').mockImplementation(() => now)
  try {
    const late = withGrace(startControl({ aim: 'most-served', seconds: 1 }), 1)
    expect(late.left()).toBe(2)
    now = 1500
    // who asks first begins the second, for all who share it
    expect([late.ended(), late.left()]).toEqual([false, 1])
    now = 2500
    expect([late.ended(), late.halted(), late.left()]).toEqual([false, false, 0])
    now = 2501
    expect([late.ended(), late.halted(), late.left()]).toEqual([true, true, 0])
    const called = withGrace(startControl({ aim: 'most-served', cancelled: () => true }), 1)
    expect([called.ended(), called.left()]).toEqual([true, 0])
  } finally {
    clock.mockRestore()
  }
})

test('other wishes of a control hold for parts of its time, too', () => {
  const told: unknown[] = []
  const asked = startControl({ aim: 'most-served', seconds: 1000, onProgress: each => told.push(each) })
  const quiet = leaving(wishing(asked, { gap: 0.5, report: () => {} }).until(0.5), 100)
  quiet.report('search', 1, 1)
  expect([quiet.gap, told]).toEqual([0.5, []])
  expect(quiet.left()).toBeCloseTo(400, 0)
})

test('a search goes by the one clock until it has a plan, and by the other then', () => {
  const [long, short] = [
    startControl({ aim: 'most-served' }),
    startControl({ aim: 'most-served', seconds: 0 }),
  ]
  let hasPlan = false
  const both = oncePlanned(() => hasPlan, long, short)
  expect([both.ended(), both.left()]).toEqual([false, Infinity])
  hasPlan = true
  expect(both.ended()).toBe(true)
  expect(both.left()).toBeLessThanOrEqual(0)
})
