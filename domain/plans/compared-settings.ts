/** The settings in which two scenarios differ, each by its path; years, base date, aim and names are told elsewhere. */
import { z } from 'zod'
import type { Scenario } from './scenario.ts'

const SettingValue = z.union([z.string(), z.number(), z.boolean()]).nullable()
type SettingValue = z.infer<typeof SettingValue>

export const ComparedSetting = z.object({
  /** of the scenario's field, as in `budgets.totalYuan.2027`; locks and waivers by their site, floors below their unit. */
  path: z.string(),
  /** in the scenario's own unit; null: not set, so as the pack says or without limit. */
  first: SettingValue,
  second: SettingValue,
})
export type ComparedSetting = z.infer<typeof ComparedSetting>

const ELSEWHERE: ReadonlySet<string> = new Set<keyof Scenario>([
  'code',
  'name',
  'nameEn',
  'baseDate',
  'firstYear',
  'lastYear',
  'aim',
])

/** Every differing setting once, in the order of the scenario's fields. */
export function comparedSettings(a: Scenario, b: Scenario): ComparedSetting[] {
  const [first, second] = [settingsOf(a), settingsOf(b)]
  const fields = Object.keys(a)
  const place = (path: string) => fields.indexOf(path.split('.')[0]!)
  return [...new Set([...first.keys(), ...second.keys()])]
    .map(path => ({ path, first: first.get(path) ?? null, second: second.get(path) ?? null }))
    .filter(each => each.first !== each.second)
    .sort((x, y) => place(x.path) - place(y.path))
}

/** Tables by year that stand for "none" where they are empty, which is not the same as not being set. */
const YEAR_TABLE =
  /^(?:targets\.\w+|carers\.stock|budgets\.totalYuan|budgets\.byLevelYuan\.\w+|districtFloors\.placesByDistrict\.\w+)$/
/** What such a table is told as. */
const NO_YEAR = 'none'
/** A lock of any option and year, beside others of its site. */
const ANY = '*'

/** The single values of a scenario by path, those that are set. */
function settingsOf(scenario: Scenario): Map<string, SettingValue> {
  const { lockIn, lockOut, waivedDuties, districtFloors, ...rest } = scenario
  const found = new Map<string, SettingValue>()
  const collect = (path: string, value: unknown) => {
    if (value === null || value === undefined) return
    // a year without a figure is as good as one that is not named
    if (YEAR_TABLE.test(path) && Object.values(value).every(each => each === null)) found.set(path, NO_YEAR)
    else if (typeof value === 'object')
      for (const [key, inner] of Object.entries(value)) collect(`${path}.${key}`, inner)
    else found.set(path, value as SettingValue)
  }
  for (const [key, value] of Object.entries(rest)) if (!ELSEWHERE.has(key)) collect(key, value)
  if (districtFloors) {
    const { unit, firstYear, placesByDistrict, ...floors } = districtFloors
    // floors of two units are two settings: their numbers do not compare
    collect(`districtFloors.${unit}`, floors)
    collect('districtFloors.placesByDistrict', placesByDistrict)
    collect('districtFloors.firstYear', firstYear)
  }
  for (const [key, locks] of Object.entries({ lockIn, lockOut }))
    for (const site of new Set(locks.map(lock => lock.site))) {
      const parts = locks
        .filter(lock => lock.site === site)
        .map(({ option, year }) => [option, year].filter(part => part !== null).join(' '))
      const whole = parts.length === 1 && parts[0] === ''
      found.set(
        `${key}.${site}`,
        whole
          ? true
          : parts
              .map(part => part || ANY)
              .sort()
              .join(', '),
      )
    }
  for (const { site, reason } of waivedDuties) found.set(`waivedDuties.${site}`, reason)
  return found
}
