import { z } from 'zod'
import type { CivilDate } from '../../kernel/civil-date.ts'
import type { DateRange } from '../../kernel/date-range.ts'
import type { Mark } from '../../kernel/mark.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { settingRowOn } from '../territory/setting.ts'

/**
 * The city's own choices that shape the figures, as dated rows of the pack; none has a value in the code.
 * On a day before a setting's first row the first row holds, so that older figures follow the same choices.
 */
const share = z.number().min(0).max(1)
const metres = z.number().positive().max(100_000)
const FALLING = 'rows whose limits rise and whose shares never do'
/** Families go farther and pay more only in falling numbers. */
const falls = <Row extends { share: number }>(rows: readonly Row[], limit: (row: Row) => number): boolean =>
  rows.every((row, i) => i === 0 || (limit(row) > limit(rows[i - 1]!) && row.share <= rows[i - 1]!.share))
const schemas = {
  /** How far families go, along the way. */
  reach_metres: metres,
  /** Way over straight line. */
  detour_factor: z.number().min(1).max(5),
  /** Highest monthly fee that families would pay, in yuan. */
  affordable_monthly_yuan: z.number().min(0),
  /** Share of the children of each age band whose families want care. */
  take_up: z.object({ infant: share, toddler_young: share, toddler_old: share, older_toddler: share }),
  /** How wanting care falls with the way: share of the base take-up up to each distance. */
  distance_rings: z
    .array(z.object({ metres, share }))
    .min(1)
    .refine(rows => falls(rows, row => row.metres), { error: FALLING }),
  /** How it falls with the fee: share up to each monthly fee; the last may be without limit. */
  price_tiers: z
    .array(z.object({ monthlyYuan: z.number().min(0).nullable(), share }))
    .min(1)
    .refine(rows => falls(rows, row => row.monthlyYuan ?? Infinity), { error: FALLING }),
  /** Radii of the walking circle, straight line. */
  coverage_walk_metres: z.array(z.int().positive().max(99_999)).min(1),
  /** Share of residents on estimated points above which walking coverage is not shown. */
  withheld_estimated_share: share,
  /** Places that a new residential area owes per 1,000 planned residents. */
  new_area_places_per_1000: z.number().positive().max(1000),
  /** Fewest planned residents that bring the duty. */
  new_area_least_residents: z.int().positive(),
} as const

export type SettingKey = keyof typeof schemas
type Values = { readonly [Key in SettingKey]: z.infer<(typeof schemas)[Key]> }

export type SettingRow = {
  readonly key: string
  readonly value: unknown
  readonly unit: string | null
  readonly valid: DateRange
  readonly mark: Mark
  readonly sourceId: number | null
  readonly note: string | null
}

export type Settings = { readonly values: Values; readonly rows: Readonly<Record<SettingKey, SettingRow>> }

export const SETTING_KEYS = Object.keys(schemas) as SettingKey[]

/** The settings that hold on a day, rows oldest first; refuses one that is absent or not of its form. */
export function settingsOn(rows: readonly SettingRow[], on: CivilDate): Settings {
  const found = SETTING_KEYS.map(key => [key, getSettingRow(rows, key, on)] as const)
  return {
    rows: Object.fromEntries(found) as Settings['rows'],
    values: Object.fromEntries(found.map(([key, row]) => [key, parse(key, row.value)])) as Values,
  }
}

function getSettingRow(rows: readonly SettingRow[], key: SettingKey, on: CivilDate): SettingRow {
  const row = settingRowOn(rows, key, on)
  if (!row) throw new Refusal('absent', 'indicators.setting_absent', { setting: key, on })
  return row
}

function parse(key: SettingKey, value: unknown): unknown {
  const result = schemas[key].safeParse(value)
  if (result.success) return result.data
  const issue = result.error.issues[0]
  throw new Refusal('invalid', 'indicators.setting_malformed', {
    setting: key,
    at: issue?.path.join('.') ?? '',
    allowed: issue?.message ?? '',
  })
}
