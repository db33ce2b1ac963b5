import type { CivilDate } from '../../kernel/civil-date.ts'
import type { DateRange } from '../../kernel/date-range.ts'
import type { Mark } from '../../kernel/mark.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { settingRowOn } from '../territory/setting.ts'
import { FIGURE_SETTINGS, type SettingValue } from '../territory/setting-forms.ts'

export type FigureSettingKey = keyof typeof FIGURE_SETTINGS
type Values = { readonly [Key in FigureSettingKey]: SettingValue<Key> }

export type SettingRow = {
  readonly key: string
  readonly value: unknown
  readonly unit: string | null
  readonly valid: DateRange
  readonly mark: Mark
  readonly sourceId: number | null
  readonly note: string | null
  readonly noteEn: string | null
}

export type Settings = {
  readonly values: Values
  readonly rows: Readonly<Record<FigureSettingKey, SettingRow>>
}

export const SETTING_KEYS = Object.keys(FIGURE_SETTINGS) as FigureSettingKey[]

/**
 * The settings that hold on a day, rows oldest first; refuses one that is absent or not of its form. On a day before a
 * setting's first row the first row holds, so that older figures follow the same choices.
 */
export function settingsOn(rows: readonly SettingRow[], on: CivilDate): Settings {
  const found = SETTING_KEYS.map(key => [key, getSettingRow(rows, key, on)] as const)
  return {
    rows: Object.fromEntries(found) as Settings['rows'],
    values: Object.fromEntries(found.map(([key, row]) => [key, parse(key, row.value)])) as Values,
  }
}

function getSettingRow(rows: readonly SettingRow[], key: FigureSettingKey, on: CivilDate): SettingRow {
  const row = settingRowOn(rows, key, on)
  if (!row) throw new Refusal('absent', 'indicators.setting_absent', { setting: key, on })
  return row
}

function parse(key: FigureSettingKey, value: unknown): unknown {
  const result = FIGURE_SETTINGS[key].schema.safeParse(value)
  if (result.success) return result.data
  const issue = result.error.issues[0]
  throw new Refusal('invalid', 'indicators.setting_malformed', {
    setting: key,
    at: issue?.path.join('.') ?? '',
    allowed: issue?.message ?? '',
  })
}
