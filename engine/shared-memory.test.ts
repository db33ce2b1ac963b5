import { afterEach, expect, test, vi } from 'vitest'
import { pMedian } from './index.ts'
import { sharedMemory } from './shared-memory.ts'

afterEach(() => {
  vi.unstubAllGlobals()
})

test('where a browser keeps shared memory from pages, memory is plain and a p-median is solved all the same', () => {
  const five = Float64Array.of(0, 2, 3, 7, 9)
  const none = new Float64Array(5)
  const input = {
    travel: { kind: 'points', demandX: five, demandY: none, siteX: five, siteY: none, roundedDown: false },
    demand: Float64Array.of(1, 2, 1, 3, 1),
    siteCount: 5,
    openCount: 2,
  } as const
  expect(sharedMemory(8)).toBeInstanceOf(SharedArrayBuffer)
  const usual = pMedian(input)
  vi.stubGlobal('SharedArrayBuffer', undefined)
  expect(sharedMemory(8)).toBeInstanceOf(ArrayBuffer)
  expect(pMedian(input)).toEqual(usual)
  const unasked = () => {
    throw new Error('a helper would need shared memory')
  }
  expect(pMedian(input, { helper: { send: unasked, receive: unasked } })).toEqual(usual)
  expect(usual.objective).toBe(5)
})
