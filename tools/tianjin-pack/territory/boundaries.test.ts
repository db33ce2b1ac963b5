import { expect, test } from 'vitest'
import { decodeRing, tidy } from './boundaries.ts'

test('an encoded ring holds differences in 1/1024 degree with the sign in the lowest bit', () => {
  // +1, +2 · −1, 0 · 0, −2 as 2, 4 · 1, 0 · 0, 3, each a character from "@" on.
  expect(decodeRing('BDA@@C', [1024, 2048])).toEqual([
    [1025 / 1024, 2050 / 1024],
    [1, 2050 / 1024],
    [1, 2048 / 1024],
  ])
})

test('rings are closed and run as RFC 7946 asks', () => {
  expect(
    tidy([
      [
        [0, 0],
        [0, 1],
        [1, 1],
        [1, 0],
      ],
    ]),
  ).toEqual([
    [
      [0, 0],
      [1, 0],
      [1, 1],
      [0, 1],
      [0, 0],
    ],
  ])
})
