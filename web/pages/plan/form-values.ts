/**
 * The settings form in its own shape: one text per field, under the same path by which the server names a fault.
 * Texts are in the units that people type: percent, 10,000 yuan. Lists (locks, waivers) are kept as they are.
 */
import { TARGET_MEASURES, type TargetMeasure } from '../../api.ts'
import { GOVERNMENT_LEVELS, type Scenario } from '../../plan-api.ts'

export type Values = Readonly<Record<string, string>>
export type Lists = Pick<Scenario, 'lockIn' | 'lockOut' | 'waivedDuties'>
/** The matrix of ways chosen in the browser, or that of the run which the form starts from. */
export type MatrixGiven = { readonly text: string } | { readonly run: number } | null
export type FormValues = {
  readonly values: Values
  readonly lists: Lists
  readonly matrix: MatrixGiven
  /** of the tables: those typed, or the last that made a plan while what is typed makes none. */
  readonly years: readonly number[]
}

/** Targets of the pack by indicator and year, for rows that the planner makes their own. */
export type PackTargets = Readonly<Record<TargetMeasure, Readonly<Record<string, number>>>>

/** Every year from first to last; none where they run backwards or make no plan. */
export const yearsIn = (values: Values): number[] => {
  const [first, last] = [Number(values.firstYear), Number(values.lastYear)]
  return Number.isInteger(first) && Number.isInteger(last) && last >= first && last - first < 15
    ? Array.from({ length: last - first + 1 }, (_, i) => first + i)
    : []
}

/** What befalls carers in a year, in the order of the form. */
export const CARER_FLOWS = [
  'leavingShare',
  'renewedShare',
  'certificateYears',
  'trainedPerYear',
  'passShare',
  'lagYears',
] as const satisfies readonly (keyof Scenario['carers']['flows'])[]
/** Shares are typed in percent. */
export const timesOf = (part: (typeof CARER_FLOWS)[number]): number => (part.endsWith('Share') ? 100 : 1)

export const isShare = (measure: TargetMeasure): boolean => measure !== 'places_per_1000'
export const WAN = 10_000

/** The form with other values in its fields. */
export function withValues(form: FormValues, values: Values): FormValues {
  const years = yearsIn(values)
  return { ...form, values, years: years.length > 0 ? years : form.years }
}

/** A number as people type it, without the noise of binary fractions. */
export const typed = (value: number | null | undefined, times = 1): string =>
  value === null || value === undefined ? '' : String(Number((value * times).toPrecision(12)))

export function valuesOf(scenario: Scenario, matrix: MatrixGiven = null): FormValues {
  const values: Record<string, string> = {
    code: scenario.code,
    name: scenario.name,
    nameEn: scenario.nameEn,
    mark: scenario.mark,
    baseDate: scenario.baseDate,
    firstYear: String(scenario.firstYear),
    lastYear: String(scenario.lastYear),
    births: scenario.births,
    targetsInAllBirths: flag(scenario.targetsInAllBirths),
    compareBirths: flag(scenario.compareBirths),
    aim: scenario.aim,
    fairest: flag(scenario.fairest),
    duties: flag(scenario.duties),
    'carers.required': flag(scenario.carers.required),
    'training.offered': flag(scenario.training.offered),
    'training.yuanPerCarer': typed(scenario.training.yuanPerCarer),
    'training.yearlyLimit': typed(scenario.training.yearlyLimit),
    'training.totalLimit': typed(scenario.training.totalLimit),
    'training.lagYears': typed(scenario.training.lagYears),
    reachMetres: typed(scenario.reachMetres),
    leastReachableUse: typed(scenario.leastReachableUse, 100),
    lowUseShare: typed(scenario.lowUseShare, 100),
    discountRate: typed(scenario.discountRate, 100),
    evaluationYears: typed(scenario.evaluationYears),
    work: String(scenario.work),
    seconds: typed(scenario.seconds),
    gap: typed(scenario.gap, 100),
    ...targetValues(scenario),
    ...budgetValues(scenario),
    ...floorValues(scenario),
    ...carerValues(scenario),
    ...takeUpValues(scenario),
    ...childrenValues(scenario),
    ...travelValues(scenario),
  }
  const { lockIn, lockOut, waivedDuties } = scenario
  return { values, lists: { lockIn, lockOut, waivedDuties }, matrix, years: yearsIn(values) }
}

const flag = (on: boolean): string => (on ? 'yes' : '')

function targetValues({ targets }: Scenario): Values {
  const values: Record<string, string> = {}
  for (const measure of TARGET_MEASURES) {
    const own = targets?.[measure]
    values[`targets.${measure}`] = !own ? 'pack' : Object.keys(own).length === 0 ? 'none' : 'own'
    for (const [year, target] of Object.entries(own ?? {}))
      values[`targets.${measure}.${year}`] = typed(target, isShare(measure) ? 100 : 1)
  }
  return values
}

function budgetValues({ budgets }: Scenario): Values {
  const values: Record<string, string> = {
    budgets: flag(budgets !== null),
    'budgets.by': budgets?.byLevelYuan ? 'levels' : 'total',
    'budgets.carryOver': flag(budgets?.carryOver ?? true),
  }
  for (const [year, yuan] of Object.entries(budgets?.totalYuan ?? {}))
    values[`budgets.totalYuan.${year}`] = typed(yuan, 1 / WAN)
  for (const level of GOVERNMENT_LEVELS)
    for (const [year, yuan] of Object.entries(budgets?.byLevelYuan?.[level] ?? {}))
      values[`budgets.byLevelYuan.${level}.${year}`] = typed(yuan, 1 / WAN)
  return values
}

function floorValues({ districtFloors: floors }: Scenario): Values {
  const unit = floors?.unit ?? 'share_of_city_target'
  const times = unit === 'share_of_city_target' ? 100 : 1
  const values: Record<string, string> = {
    districtFloors: flag(floors !== null),
    'districtFloors.unit': unit,
    'districtFloors.everywhere': typed(floors?.everywhere, times),
    'districtFloors.firstYear': typed(floors?.firstYear),
  }
  for (const [district, value] of Object.entries(floors?.byDistrict ?? {}))
    values[`districtFloors.byDistrict.${district}`] = typed(value, times)
  for (const [district, table] of Object.entries(floors?.placesByDistrict ?? {})) {
    values[`districtFloors.placesByDistrict.${district}`] = 'yes'
    for (const [year, places] of Object.entries(table))
      values[`districtFloors.placesByDistrict.${district}.${year}`] = typed(places)
  }
  return values
}

function carerValues({ carers }: Scenario): Values {
  const values: Record<string, string> = {
    'carers.stock': carers.stock ? 'own' : 'pack',
    'carers.certifiedOutsidePosts': typed(carers.certifiedOutsidePosts),
    'carers.graduatesPerYear': typed(carers.graduatesPerYear),
  }
  for (const part of CARER_FLOWS) values[`carers.flows.${part}`] = typed(carers.flows[part], timesOf(part))
  for (const [year, count] of Object.entries(carers.stock ?? {}))
    values[`carers.stock.${year}`] = typed(count)
  return values
}

function takeUpValues({ takeUp }: Scenario): Values {
  const bands = Object.entries(takeUp.byBand ?? {}).map(([band, share]) => [
    `takeUp.byBand.${band}`,
    typed(share, 100),
  ])
  return {
    ...Object.fromEntries(bands),
    ...rowValues('takeUp.rings', takeUp.rings),
    ...rowValues('takeUp.tiers', takeUp.tiers),
  }
}

const childrenValues = ({ children }: Scenario): Values =>
  children.by === 'pack'
    ? { 'children.by': 'pack', 'children.newHousing': 'yes' }
    : {
        'children.by': 'cohorts',
        'children.totalFertility': typed(children.totalFertility),
        'children.netMigrants': typed(children.netMigrants),
        'children.boysPerGirl': typed(children.boysPerGirl),
        'children.newHousing': flag(children.newHousing),
      }

/** Rows of a falling share: what each is limited by, and its share in percent. */
export function rowValues(
  path: string,
  rows: readonly { share: number; metres?: number; monthlyYuan?: number | null }[] | null,
): Values {
  const values: Record<string, string> = {
    [path]: rows ? 'own' : 'pack',
    [`${path}.count`]: String(rows?.length ?? 0),
  }
  rows?.forEach(({ share, ...limits }, i) => {
    values[`${path}.${i}.share`] = typed(share, 100)
    for (const [limit, value] of Object.entries(limits)) values[`${path}.${i}.${limit}`] = typed(value)
  })
  return values
}

/** Fields of every kind of way hold what is usual, so that another kind can be chosen. */
const travelValues = ({ travel }: Scenario): Values => ({
  'travel.by': travel.by,
  'travel.mode': 'walk',
  'travel.snapMetres': '',
  'travel.unreached': 'refuse',
  ...('detour' in travel ? { 'travel.detour': typed(travel.detour) } : {}),
  ...(travel.by === 'matrix' ? { 'travel.file': travel.file } : {}),
  ...('kmPerHour' in travel ? { 'travel.kmPerHour': typed(travel.kmPerHour) } : {}),
  ...('mode' in travel
    ? {
        'travel.mode': travel.mode,
        'travel.snapMetres': typed(travel.snapMetres),
        'travel.unreached': travel.unreached,
      }
    : {}),
})
