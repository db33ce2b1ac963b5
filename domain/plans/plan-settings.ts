/**
 * The figures nobody defines, as a plan uses them: the scenario's own where the planner gave one, else the pack's on
 * the base date. Every one used is kept as an assumption with its source and mark.
 */
import { type Mark, weakest } from '../../kernel/mark.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { NO_CARER_FLOWS } from '../forecast/carer-forecast.ts'
import { type SettingRow, settingsOn } from '../indicators/settings.ts'
import type { TakeUp } from '../indicators/wanting-children.ts'
import { settingRowOn } from '../territory/setting.ts'
import { SETTINGS, type SettingKey, type SettingValue } from '../territory/setting-forms.ts'
import { nameOfAssumption } from './assumption-names.ts'
import { graduatesOf } from './plan-carers.ts'
import type { PlanRecords } from './plan-records.ts'
import type { PlanAssumption } from './plan-result.ts'
import { baseDateOf, type Scenario } from './scenario.ts'

export type Ring = { readonly metres: number; readonly share: number }
export type Tier = { readonly monthlyYuan: number | null; readonly share: number }

export type PlanSettings = {
  readonly takeUp: TakeUp
  /** up to the reach, beyond which nobody goes. */
  readonly rings: readonly Ring[]
  readonly tiers: readonly Tier[]
  readonly reachMetres: number
  readonly detour: number
  readonly discountRate: number
  readonly evaluationYears: number
  /** expected use of an opened site below which it is flagged. */
  readonly lowUseShare: number
  /** places per 100 children below which access is too little; null where the pack sets none. */
  readonly accessThreshold: number | null
  /** most yuan a month that families can pay, for access to affordable places. */
  readonly affordableMonthlyYuan: number
  /** share of residents of unknown place above which access is withheld. */
  readonly withheldShare: number
  readonly carerStock: SettingValue<'carer_stock'>
  /** null: nobody leaves, every certificate is renewed. */
  readonly carerFlows: SettingValue<'carer_flows'> | null
  readonly training: TrainingSettings | null
  /** why training is not in the plan though the scenario offers it: what neither pack nor scenario says. */
  readonly trainingLacks: readonly TrainingNeed[]
  /** null unless the scenario projects its children by cohorts. */
  readonly cohorts: CohortSettings | null
  readonly assumptions: readonly PlanAssumption[]
}

export type TrainingSettings = {
  readonly yuanPerCarer: number
  readonly lagYears: number
  readonly yearlyLimit: number
  readonly totalLimit: number | null
}

/** Without these training cannot be planned, and nobody invents them. */
const TRAINING_NEEDS = ['training_cost_yuan', 'training_yearly_cap'] as const
export type TrainingNeed = (typeof TRAINING_NEEDS)[number]

/** Births case → its level; what the planner sets himself holds for all. */
export type CohortSettings = {
  readonly fertility: SettingValue<'fertility_levels'>
  readonly netMigrants: SettingValue<'net_migrants'>
  readonly boysPerGirl: number
  readonly mark: Mark
}

/** Where pack and scenario are silent; shown among the assumptions as `demo`. */
const LOW_USE_SHARE = 0.2
/** Without a figure of the city nobody is taken to come or go. */
const NO_MIGRANTS = { low: 0, middle: 0, high: 0 }
/** People beside those in post: a pack without the setting has none. */
const NO_STOCK = { certifiedOutsidePosts: 0, trainable: null, graduatesPerYear: 0 }

/** Settings of the plan; refuses what the pack lacks or what is not of its form. */
export function planSettings(records: PlanRecords, scenario: Scenario): PlanSettings {
  const on = baseDateOf(scenario)
  const { values, rows } = settingsOn(records.settings, on)
  const assumptions: PlanAssumption[] = []
  /** What neither pack nor planner says is invented here. */
  const markOf = (row: SettingRow | undefined, given: unknown): Mark =>
    row ? row.mark : given === null ? 'demo' : scenario.mark
  const own = (row: SettingRow | undefined, key: string, value: unknown, given: unknown): void => {
    const fromPack = given === null && row !== undefined
    assumptions.push({
      key,
      ...nameOfAssumption(key),
      value,
      unit: row?.unit ?? null,
      from: given !== null ? 'scenario' : row ? 'pack' : 'rule',
      source: fromPack && row.sourceId !== null ? (records.sources.get(row.sourceId) ?? null) : null,
      mark: markOf(fromPack ? row : undefined, given),
    })
  }
  const rowOn = (key: SettingKey) => settingRowOn(records.settings, key, on)
  /** The scenario's value, else the pack's, else the fallback; refuses where there is none of the three. Told is what is used of it. */
  const choose: Choose = (key, given, fallback, used = value => value) => {
    const row = rowOn(key)
    const value = given ?? (row ? parsed(key, row.value) : fallback)
    if (value === undefined) throw new Refusal('absent', 'plan.setting_absent', { setting: key, on })
    own(row, key, used(value), given)
    return value
  }

  const { byBand, rings, tiers } = scenario.takeUp
  const detourGiven = scenario.travel.by === 'distance' ? scenario.travel.detour : null
  const takeUp: TakeUp = { ...values.take_up, ...byBand }
  const reachMetres = scenario.reachMetres ?? values.reach_metres
  const detour = detourGiven ?? values.detour_factor
  own(rows.take_up, 'take_up', takeUp, byBand)
  own(rows.distance_rings, 'distance_rings', rings ?? values.distance_rings, rings)
  own(rows.price_tiers, 'price_tiers', tiers ?? values.price_tiers, tiers)
  own(rows.reach_metres, 'reach_metres', reachMetres, scenario.reachMetres)
  own(rows.affordable_monthly_yuan, 'affordable_monthly_yuan', values.affordable_monthly_yuan, null)
  if (scenario.travel.by === 'distance') own(rows.detour_factor, 'detour_factor', detour, detourGiven)
  return {
    takeUp,
    rings: withinReach(rings ?? values.distance_rings, reachMetres),
    tiers: tiers ?? values.price_tiers,
    reachMetres,
    detour,
    discountRate: choose('discount_rate', scenario.discountRate),
    evaluationYears: choose('evaluation_years', scenario.evaluationYears),
    lowUseShare: choose('low_use_share', scenario.lowUseShare, LOW_USE_SHARE),
    accessThreshold: settingRowOn(records.settings, 'access_threshold_per_100', on)
      ? choose('access_threshold_per_100', null)
      : null,
    affordableMonthlyYuan: values.affordable_monthly_yuan,
    withheldShare: values.withheld_estimated_share,
    ...carerSettings(scenario, graduatesOf(records, scenario).length > 0, choose, key => {
      const row = rowOn(key)
      return row && parsed(key, row.value)
    }),
    ...trainingSettings(scenario, choose),
    cohorts: cohortSettings(scenario, choose, assumptions),
    assumptions,
  }
}

type Choose = <Key extends SettingKey, Fallback extends SettingValue<Key> | null = SettingValue<Key>>(
  key: Key,
  given: SettingValue<Key> | null,
  fallback?: Fallback,
  used?: (value: SettingValue<Key> | Fallback) => unknown,
) => SettingValue<Key> | Fallback

type OfPack = <Key extends SettingKey>(key: Key) => SettingValue<Key> | undefined

/** People beside those in post and what befalls carers: the parts that the planner sets, on those of the pack. */
function carerSettings(
  { carers }: Scenario,
  graduatesBySchool: boolean,
  choose: Choose,
  ofPack: OfPack,
): Pick<PlanSettings, 'carerStock' | 'carerFlows'> {
  const { certifiedOutsidePosts, graduatesPerYear } = carers
  const stock = partsOn(ofPack('carer_stock') ?? NO_STOCK, { certifiedOutsidePosts, graduatesPerYear })
  const flows = partsOn(ofPack('carer_flows') ?? NO_CARER_FLOWS, carers.flows)
  return {
    carerStock: choose('carer_stock', stock, NO_STOCK, graduatesBySchool ? withoutYearly : undefined),
    carerFlows: flows || ofPack('carer_flows') ? choose('carer_flows', flows) : null,
  }
}

/** Where graduates are known by school, the stock's yearly number is not used. */
const withoutYearly = ({ graduatesPerYear: _, ...used }: SettingValue<'carer_stock'>) => used

/** The whole with the parts that are given in place of its own; null where none is. */
function partsOn<Whole extends object>(
  whole: Whole,
  parts: { readonly [Key in keyof Whole]?: Whole[Key] | null },
): Whole | null {
  const given = Object.entries(parts).filter(([, part]) => part !== null)
  return given.length === 0 ? null : { ...whole, ...Object.fromEntries(given) }
}

/** Training is a lever where it is offered and its cost and its yearly limit are known. */
function trainingSettings(
  { training }: Scenario,
  choose: Choose,
): Pick<PlanSettings, 'training' | 'trainingLacks'> {
  if (!training.offered) return { training: null, trainingLacks: [] }
  const yuanPerCarer = choose('training_cost_yuan', training.yuanPerCarer, null)
  const yearlyLimit = choose('training_yearly_cap', training.yearlyLimit, null)
  if (yuanPerCarer === null || yearlyLimit === null) {
    const known = { training_cost_yuan: yuanPerCarer, training_yearly_cap: yearlyLimit }
    return { training: null, trainingLacks: TRAINING_NEEDS.filter(need => known[need] === null) }
  }
  if (yearlyLimit === 0) return { training: null, trainingLacks: [] }
  const lagYears = choose('training_lag_years', training.lagYears, 1)
  return {
    training: { yuanPerCarer, yearlyLimit, lagYears, totalLimit: training.totalLimit },
    trainingLacks: [],
  }
}

/** Levels of the cohort projection; refuses where neither pack nor planner gives a total fertility. */
function cohortSettings(
  { children }: Scenario,
  choose: Choose,
  assumptions: readonly PlanAssumption[],
): CohortSettings | null {
  if (children.by !== 'cohorts') return null
  const all = <Value>(given: Value | null) =>
    given === null ? null : { low: given, middle: given, high: given }
  const before = assumptions.length
  const fertility = choose('fertility_levels', all(children.totalFertility))
  const netMigrants = choose('net_migrants', all(children.netMigrants), NO_MIGRANTS)
  const boysPerGirl = choose('boys_per_girl', children.boysPerGirl, 1)
  return {
    fertility,
    netMigrants,
    boysPerGirl,
    mark: weakest(assumptions.slice(before).map(each => each.mark)),
  }
}

/** Rings up to the reach: the one that the reach cuts ends there, those beyond fall away. */
function withinReach(rings: readonly Ring[], reachMetres: number): Ring[] {
  const inside = rings.filter(ring => ring.metres < reachMetres)
  const cut = rings[inside.length]
  return cut ? [...inside, { metres: Math.min(cut.metres, reachMetres), share: cut.share }] : inside
}

function parsed<Key extends SettingKey>(key: Key, value: unknown): SettingValue<Key> {
  const result = SETTINGS[key].schema.safeParse(value)
  if (result.success) return result.data as SettingValue<Key>
  throw new Refusal('invalid', 'plan.setting_malformed', {
    setting: key,
    allowed: result.error.issues[0]?.message ?? '',
  })
}
