import { expect, test } from 'vitest'
import type { Figure, Trend } from '../../api.ts'
import { trendTable } from './trend-rows.ts'

const point = (year: number, value: number, plan: string | null) =>
  ({ year, value, kind: 'set', mark: 'demo', source: null, plan }) as const
const trend = {
  days: ['2024-12-31', '2025-12-31', '2026-06-30'],
  areas: [{ values: { filed: [2.4, 2.7, 2.8] } }],
} as unknown as Trend
const figure = (...path: ReturnType<typeof point>[]) =>
  ({ target: { ofYear: null, path } }) as unknown as Figure

test('each plan has a line of its own, from what was measured before it to its target', () => {
  const { plans, rows } = trendTable(
    trend,
    'filed',
    figure(point(2025, 4.5, 'first'), point(2026, 2.9, 'second'), point(2027, 3.3, 'second')),
  )
  expect(plans).toEqual(['first', 'second'])
  expect(rows).toEqual([
    { year: 2024, value: 2.4, targets: [2.4, null] },
    { year: 2025, value: 2.7, targets: [4.5, 2.7] },
    { year: 2026, value: 2.8, targets: [null, 2.9] },
    { year: 2027, value: null, targets: [null, 3.3] },
  ])
})

test('without targets there is no line, and a plan before the records has no baseline', () => {
  expect(trendTable(trend, 'filed', undefined).plans).toEqual([])
  const { rows } = trendTable(trend, 'filed', figure(point(2021, 2.03, null)))
  expect(rows[0]).toEqual({ year: 2021, value: null, targets: [2.03] })
})
