import { expect, test } from 'vitest'
import type { MultiPolygon, Point } from '../shared/geometry.ts'
import { trustedPoints } from './published-points.ts'

/** About 22 km from west to east and from south to north. */
const square: MultiPolygon = [
  [
    [
      [117, 39],
      [117.25, 39],
      [117.25, 39.2],
      [117, 39.2],
      [117, 39],
    ],
  ],
]
const boundaries = new Map([['D', square]])
const unit = (code: string, point: Point | null) => ({
  code,
  name: code,
  kind: 'town' as const,
  district: 'D',
  point,
  censusResidents: null,
})
const community = (code: string, subdistrict: string, point: Point | null) => ({
  code,
  name: code,
  kind: 'village' as const,
  subdistrict,
  point,
})

test('a point more than 10 km from its sub-district or 2 km outside its district counts as unknown', () => {
  const kept = trustedPoints(
    [unit('A', [117.02, 39.02]), unit('B', null), unit('C', [117.3, 39.1])],
    [
      community('near', 'A', [117.03, 39.03]),
      community('far', 'A', [117.2, 39.15]),
      community('just outside', 'B', [117.26, 39.1]),
      community('well outside', 'B', [117.29, 39.1]),
      community('unknown', 'B', null),
    ],
    boundaries,
  )
  expect([...kept.subdistricts.keys()]).toEqual(['A'])
  expect([...kept.communities.keys()]).toEqual(['near', 'just outside'])
  expect(kept.doubtful.map(({ code, why }) => `${code}: ${why}`)).toEqual([
    'C: 4.3 km outside its district',
    'far: 21.2 km from its sub-district',
    'well outside: 3.5 km outside its district',
  ])
})
