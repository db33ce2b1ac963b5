import type { Read } from '../../db/index.ts'
import type { CivilDate } from '../../kernel/civil-date.ts'
import { MARKS, weakest } from '../../kernel/mark.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { settingRowOn } from '../territory/setting.ts'
import { SETTINGS } from '../territory/setting-forms.ts'
import { WEIGHT_AT_REACH } from './access.ts'
import type { AccessOnDay, AccessPoint, AccessThreshold, AccessTo } from './access-figures.ts'
import { accessFairness, lorenzCurve } from './access-groups.ts'
import type { CityOnDay } from './city-on-day.ts'
import { accessOfDay, accessRanks } from './counting-access.ts'
import { inputMarks } from './inputs.ts'
import { ACCESS_MEASURES } from './measures.ts'
import { cityOnDay, loadRecords, type Records, withFees } from './records.ts'
import type { SettingRow } from './settings.ts'

/** Access to the usable or the affordable places, and its fairness, on a day. */
export async function accessOnDay(db: Read, on: CivilDate, to: AccessTo = 'usable'): Promise<AccessOnDay> {
  const records = await loadRecords(db, [on])
  const city = cityOnDay(records, on)
  return accessOf(records, to === 'affordable' ? await withFees(db, city) : city, to)
}

/** Access on a day whose records have been read. */
function accessOf(records: Records, city: CityOnDay, to: AccessTo): AccessOnDay {
  const { on, territory, population, settings } = city
  const { recordsFrom } = territory.city
  const withoutRecords = recordsFrom !== null && on < recordsFrom
  const reached = accessOfDay(city, to)
  const ranks = accessRanks(city)
  const threshold = accessThreshold(records.settings, on)
  const fairness = accessFairness({
    ...{ territory, ranks, withoutRecords, children: reached.children, places: reached.places },
    residents: population.residents,
    inputRank: MARKS.indexOf(weakest(inputMarks(ACCESS_MEASURES[to], city))),
    threshold: threshold?.per100 ?? null,
    withheldAbove: settings.values.withheld_estimated_share,
  })
  return {
    on,
    to,
    recordsFrom: withoutRecords ? recordsFrom : null,
    method: {
      reachMetres: settings.values.reach_metres,
      detourFactor: settings.values.detour_factor,
      weightAtReach: WEIGHT_AT_REACH,
      affordableMonthlyYuan: settings.values.affordable_monthly_yuan,
      threshold,
    },
    ...fairness,
    lorenz: fairness.groups[0]!.withheld ? [] : lorenzCurve(reached),
    points: withoutRecords ? [] : pointsOf(city, reached, ranks),
  }
}

/** The threshold in force on a day; null where the city has set none. Refuses one that is not of its form. */
function accessThreshold(rows: readonly SettingRow[], on: CivilDate): AccessThreshold | null {
  const row = settingRowOn(rows, 'access_threshold_per_100', on)
  if (!row) return null
  const parsed = SETTINGS.access_threshold_per_100.schema.safeParse(row.value)
  if (parsed.success) return { per100: parsed.data, mark: row.mark }
  throw new Refusal('invalid', 'indicators.setting_malformed', {
    setting: 'access_threshold_per_100',
    at: '',
    allowed: parsed.error.issues[0]?.message ?? '',
  })
}

function pointsOf(
  { territory }: CityOnDay,
  { children, places }: { children: Float64Array; places: Float64Array },
  ranks: Int8Array,
): AccessPoint[] {
  const { communities, subdistricts, districts, placeUnknown } = territory
  return communities.map((community, at) => {
    const subdistrict = subdistricts[community.subdistrict]!
    return {
      code: community.code,
      name: community.name ?? '',
      kind: community.communityKind,
      district: districts[subdistrict.district]!.code,
      subdistrict: subdistrict.code,
      children: children[at]!,
      places: places[at]!,
      access: children[at]! > 0 ? (100 * places[at]!) / children[at]! : null,
      placeUnknown: placeUnknown[at] === 1,
      mark: MARKS[ranks[at]!]!,
    }
  })
}
