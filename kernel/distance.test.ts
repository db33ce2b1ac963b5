import { expect, test } from 'vitest'
import { boxDegrees, straightMetres } from './distance.ts'

const TIANJIN = { longitude: 117.2, latitude: 39.1 }

test('a degree of latitude is as long everywhere, one of longitude half as long at 60° north', () => {
  const degree = straightMetres({ longitude: 0, latitude: 0 }, { longitude: 0, latitude: 1 })
  expect(degree).toBeCloseTo(111_195.08, 1)
  expect(straightMetres({ longitude: 9, latitude: 60 }, { longitude: 9, latitude: 61 })).toBeCloseTo(
    degree,
    3,
  )
  const wide = straightMetres({ longitude: 9, latitude: 60 }, { longitude: 10, latitude: 60 })
  expect(wide / degree).toBeCloseTo(0.5, 3)
})

test('the way there is as long as the way back, and none to where one stands', () => {
  const away = { longitude: 117.25, latitude: 39.05 }
  expect(straightMetres(TIANJIN, away)).toBe(straightMetres(away, TIANJIN))
  expect(straightMetres(TIANJIN, TIANJIN)).toBe(0)
})

test('a box holds every point within its metres, and its edges lie no nearer', () => {
  const box = boxDegrees(TIANJIN, 1000)
  const { longitude, latitude } = TIANJIN
  for (const [x, y] of [
    [longitude + box.longitude, latitude],
    [longitude, latitude - box.latitude],
  ] as const)
    expect(straightMetres(TIANJIN, { longitude: x, latitude: y })).toBeGreaterThan(1000 - 1e-6)
})
