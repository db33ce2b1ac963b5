import { addDays, type CivilDate } from '../../kernel/civil-date.ts'
import { faultsOf } from '../../kernel/schema-faults.ts'
import { FIGURE_SETTINGS, findSettingForm, PLAN_SETTINGS, SETTINGS } from '../territory/setting-forms.ts'
import type { FaultList } from './fault.ts'
import { nearest } from './nearest.ts'
import type { PackTable } from './read-table.ts'

/**
 * Settings against their forms, and those that figures and plans need on every day that the pack speaks of: without a
 * gap from their first row, which holds before it too, until `recordsUntil`. Figures need theirs; a plan's scenario may
 * give what the pack lacks, so that a warning does.
 */
export function checkSettings(
  settings: PackTable,
  recordsUntil: CivilDate | undefined,
  faults: FaultList,
): void {
  settings.rows.forEach((_, i) => {
    if (!settings.faulty.has(i)) checkSetting(settings, i, faults)
  })
  for (const key of Object.keys(SETTINGS)) checkDays(settings, key, recordsUntil, faults)
}

const placeOf = ({ file, rows, rowNumbers }: PackTable, i: number, column: string) => ({
  file: file.file,
  row: rowNumbers[i]!,
  column,
  value: rows[i]![column],
})

/** Key, value and unit of one row. */
function checkSetting(settings: PackTable, i: number, faults: FaultList): void {
  const row = settings.rows[i]!
  const key = String(row.key)
  const known = findSettingForm(key)
  if (!known) {
    faults.add('setting_unknown', placeOf(settings, i, 'key'), () => ({
      nearest: nearest(key, Object.keys(SETTINGS)),
    }))
    return
  }
  if (row.unit !== null && row.unit !== known.unit)
    faults.add('setting_unit', placeOf(settings, i, 'unit'), { setting: key })
  const value: unknown = JSON.parse(String(row.value))
  const parsed = known.schema.safeParse(value)
  if (parsed.success) return
  // the form is told whole: a place that breaks it in two ways is named once
  const places = new Map(faultsOf(parsed.error, value).map(fault => [fault.path, fault]))
  for (const { path, value: found } of places.values())
    faults.add('setting_form', placeOf(settings, i, 'value'), {
      setting: key,
      at: path,
      found: JSON.stringify(found),
    })
}

/** Whether a setting holds on all days; rows that could not be read accuse nobody. */
function checkDays(
  settings: PackTable,
  key: string,
  recordsUntil: CivilDate | undefined,
  faults: FaultList,
): void {
  const { rows, faulty, complete } = settings
  if (!complete || rows.some((row, i) => faulty.has(i) && (row.key === key || row.key === null))) return
  const severity = Object.hasOwn(FIGURE_SETTINGS, key) ? 'error' : 'warning'
  const own = rows.flatMap((row, i) => (row.key === key ? [i] : []))
  if (own.length === 0) {
    if (severity === 'error' || Object.hasOwn(PLAN_SETTINGS, key))
      faults.add(
        'setting_absent',
        { file: settings.file.file, column: 'key', value: key },
        { setting: key },
        severity,
      )
    return
  }
  const range = (i: number) => rows[i] as { first: CivilDate; last: CivilDate | null }
  own.sort((a, b) => (range(a).first < range(b).first ? -1 : 1))
  let until = range(own[0]!).last
  for (const i of own.slice(1)) {
    if (until === null) return
    const { first, last } = range(i)
    const gap = { setting: key, first: addDays(until, 1), last: addDays(first, -1) }
    if (gap.first <= gap.last) faults.add('setting_gap', placeOf(settings, i, 'first'), gap, severity)
    if (last === null || last > until) until = last
  }
  if (until !== null && recordsUntil && until < recordsUntil) {
    const i = own.find(each => range(each).last === until)!
    faults.add('setting_ends', placeOf(settings, i, 'last'), { setting: key, recordsUntil }, severity)
  }
}
