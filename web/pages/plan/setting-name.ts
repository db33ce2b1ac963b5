import { TARGET_MEASURES } from '../../api.ts'
import { useAreaNames } from '../../area-names.ts'
import { NONE } from '../../format.ts'
import { useText } from '../../language.tsx'
import { AGE_BANDS, type ComparedSetting, GOVERNMENT_LEVELS } from '../../plan-api.ts'
import { timesOf } from './form-faults.ts'
import { EFFORTS } from './form-summary.tsx'
import { typed } from './form-values.ts'

/** What the form calls the field at a path of the scenario, as in `budgets.totalYuan.2027`. */
export function useSettingName(): (path: string) => string {
  const { plan, planForm, terms } = useText()
  const areaName = useAreaNames()
  const names: Readonly<Record<string, string>> = {
    ...planForm.settings,
    ...pick(planForm, ['aim', 'births', 'baseDate', 'firstYear', 'lastYear', 'name', 'nameEn', 'duties']),
    mark: planForm.ownMark,
    leastReachableUse: planForm.leastUse,
    lowUseShare: planForm.lowUse,
    discountRate: planForm.discount,
    evaluationYears: planForm.evaluation,
    reachMetres: planForm.reach,
    work: planForm.effort,
    gap: planForm.gapStop,
    seconds: planForm.secondsStop,
    'budgets.carryOver': planForm.carryOver,
    'carers.required': planForm.carersRequired,
    ...below('carers', pick(planForm, ['certifiedOutsidePosts', 'graduatesPerYear'])),
    ...below('carers.flows', planForm.carerFlows),
    ...below('training', {
      offered: planForm.trainingOffered,
      yuanPerCarer: planForm.trainingCost,
      lagYears: planForm.trainingLag,
      yearlyLimit: planForm.trainingLimit,
      totalLimit: planForm.trainingTotal,
    }),
    ...below('children', {
      by: planForm.childrenBy,
      ...pick(planForm, ['totalFertility', 'netMigrants', 'boysPerGirl', 'newHousing']),
    }),
    ...below('travel', {
      by: planForm.travelBy,
      mode: planForm.travelMode,
      kmPerHour: planForm.travelSpeed,
      file: planForm.matrixFile,
      ...pick(planForm, ['detour', 'snapMetres', 'unreached']),
    }),
    ...below('districtFloors', {
      unit: `${planForm.floors} ${planForm.floorUnit}`,
      everywhere: `${planForm.floors} ${planForm.floorEverywhere}`,
      firstYear: `${planForm.floors} ${planForm.floorFirstYear}`,
    }),
    ...Object.fromEntries(
      AGE_BANDS.map(band => [`takeUp.byBand.${band}`, planForm.wantAt(planForm.bands[band])]),
    ),
    ...Object.fromEntries(
      TARGET_MEASURES.map(each => [`targets.${each}`, planForm.targetFromOf(terms.measures[each])]),
    ),
    lockIn: plan.lockIn,
    lockOut: plan.lockOut,
    waivedDuties: planForm.waive,
  }
  const ofYear = (table: string, year: string): string | undefined => {
    const measure = TARGET_MEASURES.find(each => table === `targets.${each}`)
    const level = GOVERNMENT_LEVELS.find(each => table === `budgets.byLevelYuan.${each}`)
    if (measure) return planForm.targetIn(terms.measures[measure], year)
    if (level) return planForm.budgetIn(terms.governmentLevels[level], year)
    if (table === 'budgets.totalYuan') return planForm.budgetIn(planForm.allLevels, year)
    return table === 'carers.stock' ? planForm.stockIn(planForm.carerStock, year) : undefined
  }
  const ofRow = (table: string, row: number, part: string): string | undefined => {
    const limits: Record<string, string> = {
      'takeUp.rings': planForm.ringLimit,
      'takeUp.tiers': planForm.tierLimit,
    }
    const limit = limits[table]
    return limit && `${row + 1}. ${part === 'share' ? planForm.shareOfWanting : limit}`
  }
  return path => {
    const parts = path.split('.')
    const last = parts.at(-1)!
    // locks and waivers are compared by their site; a fault's value names it
    if (/^(lockIn|lockOut|waivedDuties)\.\D/.test(path))
      return `${names[parts[0]!]} ${parts.slice(1).join('.')}`
    if (path.startsWith('districtFloors.byDistrict.')) return `${planForm.floors} ${areaName(last) || last}`
    const table = /^districtFloors\.placesByDistrict\.([^.]+)\.?(\d*)$/.exec(path)
    if (table) return `${planForm.floors} ${areaName(table[1]!) || table[1]} ${table[2]}`.trim()
    const unit = Object.entries(planForm.floorUnits).find(([key]) =>
      path.startsWith(`districtFloors.${key}.`),
    )
    if (unit) {
      const who = last === 'everywhere' ? planForm.floorEverywhere : areaName(last) || last
      return `${planForm.floors} ${who} (${unit[1]})`
    }
    return (
      names[path] ??
      ofYear(parts.slice(0, -1).join('.'), last) ??
      ofRow(parts.slice(0, 2).join('.'), Number(parts[2]), last) ??
      names[parts[0]!] ??
      path
    )
  }
}

/** A value of a compared setting in the unit and the words of the form. */
export function useSettingText(): (setting: ComparedSetting, value: ComparedSetting['first']) => string {
  const { plan, planForm, terms } = useText()
  const effortOf = (work: number) =>
    Object.entries(planForm.efforts).find(
      ([name]) => Number(EFFORTS[name as keyof typeof EFFORTS]) === work,
    )?.[1]
  const words: Readonly<Record<string, Readonly<Record<string, string>>>> = {
    births: planForm.birthsCases,
    mark: terms.marks,
    'children.by': planForm.childrenWays,
    'travel.by': planForm.travelWays,
    'travel.mode': planForm.travelModes,
    'travel.unreached': planForm.unreachedWays,
    'districtFloors.unit': planForm.floorUnits,
  }
  return ({ path }, value) => {
    if (value === null) return NONE
    if (typeof value === 'boolean') return value ? plan.yes : plan.no
    if (value === 'none') return planForm.targetFrom.none
    if (typeof value === 'string') return words[path]?.[value] ?? value
    return (path === 'work' && effortOf(value)) || typed(value, timesOf(path, {}))
  }
}

const below = (prefix: string, names: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(names).map(([key, name]) => [`${prefix}.${key}`, name]))

const pick = <T extends object, K extends keyof T & string>(of: T, keys: readonly K[]) =>
  Object.fromEntries(keys.map(key => [key, of[key]])) as Record<K, T[K] & string>
