import { expect, test } from 'vitest'
import { contains, distanceMetres, type MultiPolygon, type Point } from '../shared/geometry.ts'
import { farFromKnown, spreadInCell } from './placing.ts'

const square: MultiPolygon = [
  [
    [
      [117, 39],
      [117.1, 39],
      [117.1, 39.1],
      [117, 39.1],
      [117, 39],
    ],
  ],
]

test('units without a point stand inside, far from known points and from each other', () => {
  const known: Point[] = [[117.02, 39.02]]
  const placed = farFromKnown(square, known, 3)
  const all = [...known, ...placed]
  for (const point of placed) {
    expect(contains(square, point)).toBe(true)
    const others = all.filter(other => other !== point).map(other => distanceMetres(other, point))
    expect(Math.min(...others)).toBeGreaterThan(2000)
  }
  expect(farFromKnown(square, known, 3)).toEqual(placed)
})

test('communities stand around the centre and villages farther out, all inside the cell and apart', () => {
  const centre: Point = [117.05, 39.05]
  const { communities, villages } = spreadInCell(square, centre, { communities: 5, villages: 20 })
  const metres = (points: readonly Point[]) => points.map(point => distanceMetres(point, centre))
  expect(communities).toHaveLength(5)
  expect(villages).toHaveLength(20)
  expect(Math.max(...metres(communities))).toBeLessThan(Math.min(...metres(villages)))
  expect([...communities, ...villages].every(point => contains(square, point))).toBe(true)
  expect(new Set([...communities, ...villages].map(String)).size).toBe(25)
})
