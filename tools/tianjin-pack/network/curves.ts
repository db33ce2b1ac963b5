import { type Day, daysBetween } from '../shared/days.ts'

/**
 * What the demonstration is calibrated to, by day. 28,000 places (2.03 per 1,000, the national figure of 2021),
 * 45 % inclusive, 78 % certified and 30 % of communities covered on 2022-01-01; use of places near the national
 * 46.7 % of 2023. The other days are invented and aim at no target.
 */
const CURVES = {
  filedPlaces: [
    ['2018-01-01', 17_000],
    ['2019-01-01', 19_700],
    ['2020-01-01', 22_700],
    ['2021-01-01', 25_200],
    ['2022-01-01', 28_000],
    ['2023-01-01', 30_400],
    ['2024-01-01', 32_900],
    ['2025-01-01', 35_000],
    ['2026-01-01', 36_400],
    ['2026-06-30', 37_000],
  ],
  inclusiveShare: [
    ['2018-01-01', 0.31],
    ['2020-01-01', 0.38],
    ['2022-01-01', 0.45],
    ['2024-01-01', 0.5],
    ['2026-06-30', 0.54],
  ],
  certifiedShare: [
    ['2018-01-01', 0.66],
    ['2020-01-01', 0.73],
    ['2022-01-01', 0.78],
    ['2024-01-01', 0.82],
    ['2026-06-30', 0.85],
  ],
  coveredShare: [
    ['2018-01-01', 0.17],
    ['2020-01-01', 0.24],
    ['2022-01-01', 0.3],
    ['2024-01-01', 0.345],
    ['2026-06-30', 0.385],
  ],
  usedShare: [
    ['2018-01-01', 0.55],
    ['2020-01-01', 0.5],
    ['2022-01-01', 0.47],
    ['2023-09-01', 0.467],
    ['2026-06-30', 0.49],
  ],
} as const satisfies Record<string, readonly (readonly [Day, number])[]>

/** The stated value on a day, linear between the stated days. */
export function stated(curve: keyof typeof CURVES, day: Day): number {
  const points: readonly (readonly [Day, number])[] = CURVES[curve]
  const after = points.findIndex(([at]) => at >= day)
  if (after === 0) return points[0]![1]
  if (after < 0) return points.at(-1)![1]
  const [from, to] = [points[after - 1]!, points[after]!]
  return from[1] + ((to[1] - from[1]) * daysBetween(from[0], day)) / daysBetween(from[0], to[0])
}
