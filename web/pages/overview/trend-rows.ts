import type { Figure, Trend } from '../../api.ts'

/** What was measured in a year, and what each plan aims at, in the order of the lines. */
export type TrendRow = { readonly year: number; value: number | null; readonly targets: (number | null)[] }

export type TrendTable = {
  /** Codes of the plans, the earlier first; null for targets of no named plan. */
  readonly plans: readonly (string | null)[]
  readonly rows: readonly TrendRow[]
}

/**
 * Measured years and the path of each plan, side by side. A plan's line starts from what was measured in the year before
 * its first target, where that is known: its baseline.
 */
export function trendTable(
  trend: Trend,
  measure: string | undefined,
  figure: Figure | undefined,
): TrendTable {
  const path = figure?.target?.path ?? []
  const plans = [...new Set(path.map(point => point.plan))]
  const rows = new Map<number, TrendRow>()
  const rowOf = (year: number): TrendRow => {
    const row = rows.get(year) ?? { year, value: null, targets: plans.map(() => null) }
    rows.set(year, row)
    return row
  }
  const values = (measure && trend.areas[0]?.values[measure]) || []
  trend.days.forEach((day, i) => {
    rowOf(Number(day.slice(0, 4))).value = values[i] ?? null
  })
  for (const point of path) rowOf(point.year).targets[plans.indexOf(point.plan)] = point.value
  plans.forEach((plan, line) => {
    const baseline = rows.get(path.find(point => point.plan === plan)!.year - 1)
    if (baseline) baseline.targets[line] ??= baseline.value
  })
  return { plans, rows: [...rows.values()].toSorted((a, b) => a.year - b.year) }
}
