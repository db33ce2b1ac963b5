import { describe, expect, test } from 'vitest'
import { type CivilDate, civilDate } from '../../kernel/civil-date.ts'
import { straightMetres } from '../../kernel/distance.ts'
import { isMeasure, parseWalkMeasure } from './measures.ts'
import { nearby } from './nearby.ts'
import { type ProjectDays, projectStage } from './project-stage.ts'
import { splitWhole } from './split-whole.ts'
import { targetPath } from './target-path.ts'
import { childrenByBand, wantingByBand } from './wanting-children.ts'

const on = (day: string): CivilDate => civilDate(day)

describe('a whole total is split', () => {
  test('in proportion, by largest remainder, the earlier part winning ties', () => {
    expect([...splitWhole(10, Float64Array.of(1, 1, 1))]).toEqual([4, 3, 3])
    expect([...splitWhole(7, Float64Array.of(50, 30, 20))]).toEqual([4, 2, 1])
    expect([...splitWhole(5, Float64Array.of(0, 0))]).toEqual([3, 2])
    expect([...splitWhole(0, Float64Array.of(3, 4))]).toEqual([0, 0])
  })

  test('into whole parts that sum to it and differ from proportion by less than one', () => {
    for (let seed = 1; seed < 200; seed++) {
      const weights = Float64Array.from({ length: 1 + (seed % 17) }, (_, i) => (seed * 31 + i * 97) % 101)
      const parts = splitWhole(seed * 13, weights)
      const sum = weights.reduce((a, b) => a + b, 0)
      expect(parts.reduce((a, b) => a + b, 0)).toBe(seed * 13)
      if (sum > 0)
        parts.forEach((part, i) => {
          expect(Math.abs(part - (seed * 13 * weights[i]!) / sum)).toBeLessThan(1)
        })
    }
  })
})

test('half of those under one are old enough, and those of one year fall in two equal bands', () => {
  expect(childrenByBand({ age0: 16, age1: 18, age2: 20 })).toEqual([8, 9, 9, 20])
  const takeUp = { infant: 0.1, toddler_young: 0.2, toddler_old: 0.3, older_toddler: 0.4 }
  expect(wantingByBand({ age0: 16, age1: 18, age2: 20 }, takeUp)).toEqual([0.8, 1.8, 2.6999999999999997, 8])
})

describe('a project', () => {
  const days = (more: Partial<ProjectDays>): ProjectDays => ({
    adoptedOn: on('2021-03-01'),
    begunOn: null,
    filedOn: null,
    cancelledOn: null,
    ...more,
  })

  test('is planned from its adoption, building from its begin, filed from its filing', () => {
    const project = days({ begunOn: on('2021-06-01'), filedOn: on('2022-06-01') })
    expect(projectStage(project, on('2021-02-28'))).toBe('unknown')
    expect(projectStage(project, on('2021-03-01'))).toBe('planned')
    expect(projectStage(project, on('2021-06-01'))).toBe('building')
    expect(projectStage(project, on('2022-06-01'))).toBe('filed')
  })

  test('is cancelled from that day on, begun or not', () => {
    expect(projectStage(days({ cancelledOn: on('2021-05-01') }), on('2021-05-01'))).toBe('cancelled')
    expect(projectStage(days({ cancelledOn: on('2021-05-01') }), on('2021-04-30'))).toBe('planned')
  })
})

describe('the path of a target', () => {
  const set = (year: number, value: number) => ({
    year,
    value,
    mark: 'official' as const,
    source: 'plan',
    plan: 'plan',
  })

  test('runs straight between the years that are set, from a baseline where one is measured', () => {
    const baseline = { year: 2021, value: 2, mark: 'demo' as const }
    const path = targetPath([set(2025, 4)], baseline, on('2022-06-30'))!
    expect(path.path.map(point => [point.year, point.value, point.kind])).toEqual([
      [2021, 2, 'baseline'],
      [2022, 2.5, 'between'],
      [2023, 3, 'between'],
      [2024, 3.5, 'between'],
      [2025, 4, 'set'],
    ])
    expect(path.ofYear).toBe(2.5)
  })

  test('has no target before it begins, and keeps the last one after it ends', () => {
    const targets = [set(2025, 4), set(2023, 3)]
    expect(targetPath(targets, null, on('2022-12-31'))!.ofYear).toBeNull()
    expect(targetPath(targets, null, on('2030-01-01'))!.ofYear).toBe(4)
    expect(targetPath([], null, on('2022-12-31'))).toBeNull()
  })

  test('of one plan does not run into that of the next', () => {
    const next = { ...set(2029, 3.5), plan: 'next' }
    const { path, ofYear } = targetPath(
      [set(2025, 4), next, { ...next, year: 2027, value: 3 }],
      null,
      on('2026-05-01'),
    )!
    expect(path.map(point => [point.year, point.value, point.plan])).toEqual([
      [2025, 4, 'plan'],
      [2027, 3, 'next'],
      [2028, 3.25, 'next'],
      [2029, 3.5, 'next'],
    ])
    expect(ofYear).toBe(4)
  })

  test('of plans whose years overlap keeps the years between of each, and a set target goes before a line', () => {
    const next = { ...set(2024, 5), plan: 'next' }
    const all = [set(2021, 1), set(2025, 5), next, { ...next, year: 2027, value: 8 }]
    const { path } = targetPath(all, null, on('2022-05-01'))!
    expect(path.map(point => [point.year, point.value, point.plan])).toEqual([
      [2021, 1, 'plan'],
      [2022, 2, 'plan'],
      [2023, 3, 'plan'],
      [2024, 4, 'plan'],
      [2024, 5, 'next'],
      [2025, 6, 'next'],
      [2025, 5, 'plan'],
      [2026, 7, 'next'],
      [2027, 8, 'next'],
    ])
    const ofYear = (day: string) => targetPath(all, null, on(day))!.ofYear
    expect(['2023-12-31', '2024-12-31', '2025-12-31', '2026-12-31'].map(ofYear)).toEqual([3, 5, 5, 7])
  })
})

test('a degree of a meridian is 111,195 metres, and of the parallel at 60° half of that', () => {
  const from = { longitude: 0, latitude: 0 }
  expect(straightMetres(from, { longitude: 0, latitude: 1 })).toBeCloseTo(111_195.08, 1)
  const north = straightMetres({ longitude: 0, latitude: 60 }, { longitude: 1, latitude: 60 })
  expect(north / 111_195.08).toBeCloseTo(0.5, 4)
})

test('points nearby are all those within the distance, as comparing every pair finds them', () => {
  const points = Array.from({ length: 400 }, (_, i) => ({
    longitude: 117 + ((i * 7919) % 1000) / 5000,
    latitude: 39 + ((i * 104_729) % 1000) / 5000,
  }))
  for (const metres of [50, 800, 3000]) {
    const found = nearby(points, points, metres)
    points.forEach((centre, row) => {
      const near = points.flatMap((point, i) => (straightMetres(centre, point) <= metres ? [i] : []))
      expect([...found.point.subarray(found.start[row], found.start[row + 1])]).toEqual(near)
    })
  }
})

test('a walking measure carries its radius in its name', () => {
  expect(parseWalkMeasure('under_threes_within_500')).toEqual({ who: 'under_threes', metres: 500 })
  expect(['usable', 'waiting', 'residents_within_300'].every(isMeasure)).toBe(true)
  expect(['residents_within_', 'residents_within_0', 'places', 'toString'].some(isMeasure)).toBe(false)
})
