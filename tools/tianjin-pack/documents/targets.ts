import type { Row } from '../shared/csv.ts'

type Target = { year: number; value: number; mark: 'official' | 'demo'; source: string }
const path = (firstYear: number, values: readonly number[], source: string): Target[] =>
  values.map((value, index) => ({ year: firstYear + index, value, mark: 'demo', source }))
const due2025 = (value: number): Target => ({
  year: 2025,
  value,
  mark: 'official',
  source: 'tj-plan-2021-1',
})

/**
 * Targets of the city. Official: what the plan sets for the end of 2025. The way there follows the national path of
 * places, and steps of the same kind for the shares. After 2025 the same targets are reached anew by the end of
 * 2030, from near where the demonstration network stands.
 */
const TARGETS: Readonly<Record<string, readonly Target[]>> = {
  places_per_1000: [
    ...path(2021, [2.03, 2.5, 3.38, 4.08], 'national-places'),
    due2025(4.5),
    ...path(2026, [2.9, 3.3, 3.7, 4.1, 4.5], 'demo-settings'),
  ],
  inclusive_share: [
    ...path(2021, [0.45, 0.49, 0.53, 0.57], 'demo-settings'),
    due2025(0.6),
    ...path(2026, [0.54, 0.55, 0.57, 0.58, 0.6], 'demo-settings'),
  ],
  certified_carer_share: [
    ...path(2021, [0.78, 0.84, 0.9, 0.95], 'demo-settings'),
    due2025(1),
    ...path(2026, [0.87, 0.91, 0.95, 0.98, 1], 'demo-settings'),
  ],
  community_coverage: [
    ...path(2021, [0.3, 0.38, 0.46, 0.53], 'demo-settings'),
    due2025(0.6),
    ...path(2026, [0.4, 0.45, 0.5, 0.55, 0.6], 'demo-settings'),
  ],
}

export const targetRows = (): Row[] =>
  Object.entries(TARGETS).flatMap(([indicator, targets]) =>
    targets.map(target => ({
      indicator,
      district: null,
      plan: target.year <= 2025 ? 'tj-plan-2021-1' : 'demo-plan-2030',
      ...target,
    })),
  )
