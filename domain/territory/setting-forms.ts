/**
 * Every setting that Tuoyu reads, said once: what it means, its form, its unit, and what cannot be had without it.
 * The check of a pack, figures, plans, the page about packs and the page of sources all go by this table.
 * Values are the city's own, as dated rows of its pack.
 */
import { z } from 'zod'

const share = z.number().min(0).max(1)
const whole = z.int().min(0)
const metres = z.number().positive().max(100_000)
const yuan = z.number().min(0)
/** A value for each projection of births. */
const byCase = <Value extends z.ZodType>(value: Value) =>
  z.strictObject({ low: value, middle: value, high: value })

/** Families go farther and pay more only in falling numbers. */
const falls = <Row extends { share: number }>(rows: readonly Row[], limit: (row: Row) => number): boolean =>
  rows.every((row, i) => i === 0 || (limit(row) > limit(rows[i - 1]!) && row.share <= rows[i - 1]!.share))
const FALLING = 'rows whose limits rise and whose shares never do'

type InWords = { readonly en: string; readonly zh: string }
export type SettingForm = {
  readonly schema: z.ZodType
  /** The unit of the value; a row may name it, but no other. */
  readonly unit: string | null
  readonly name: InWords
  /** What the value may be, as a clause after "expected". */
  readonly form: InWords
}

/** Without one of these no figure of a day can be counted. */
export const FIGURE_SETTINGS = {
  /** How far families go, along the way. */
  reach_metres: {
    schema: metres,
    unit: 'm',
    name: { en: 'Reach', zh: '可达距离' },
    form: { en: 'metres, more than 0, at most 100000', zh: '应为米数，大于 0，不超过 100000' },
  },
  /** Way over straight line. */
  detour_factor: {
    schema: z.number().min(1).max(5),
    unit: null,
    name: { en: 'Detour over straight line', zh: '绕行系数' },
    form: { en: 'a number from 1 to 5', zh: '应为 1 至 5 的数' },
  },
  /** Highest monthly fee that families would pay. */
  affordable_monthly_yuan: {
    schema: yuan,
    unit: 'yuan/month',
    name: { en: 'Monthly fee families can pay', zh: '家庭可承受月费' },
    form: { en: 'yuan a month, 0 or more', zh: '应为每月元数，不小于 0' },
  },
  /** Share of the children of each age band whose families want care. */
  take_up: {
    schema: z.strictObject({ infant: share, toddler_young: share, toddler_old: share, older_toddler: share }),
    unit: 'share',
    name: { en: 'Children who want care', zh: '照护需求意愿' },
    form: {
      en: '{"infant", "toddler_young", "toddler_old", "older_toddler"}, each a share from 0 to 1',
      zh: '应为 {"infant", "toddler_young", "toddler_old", "older_toddler"}，各为 0 至 1 的比例',
    },
  },
  /** How wanting care falls with the way: share of the base take-up up to each distance. */
  distance_rings: {
    schema: z
      .array(z.strictObject({ metres, share }))
      .min(1)
      .refine(rows => falls(rows, row => row.metres), { error: FALLING }),
    unit: 'm, share',
    name: { en: 'Take-up by distance', zh: '意愿随距离的变化' },
    form: {
      en: 'a list of {"metres", "share"}: metres rise from above 0, shares from 0 to 1 never rise',
      zh: '应为 {"metres", "share"} 的列表：米数大于 0 且递增，比例在 0 至 1 之间且不上升',
    },
  },
  /** How it falls with the fee: share up to each monthly fee; the last may be without limit. */
  price_tiers: {
    schema: z
      .array(z.strictObject({ monthlyYuan: yuan.nullable(), share }))
      .min(1)
      .refine(rows => falls(rows, row => row.monthlyYuan ?? Infinity), { error: FALLING }),
    unit: 'yuan/month, share',
    name: { en: 'Take-up by price', zh: '意愿随价格的变化' },
    form: {
      en: 'a list of {"monthlyYuan", "share"}: yuan of 0 or more rise, null last for any price, shares from 0 to 1 never rise',
      zh: '应为 {"monthlyYuan", "share"} 的列表：元数不小于 0 且递增，末行可为 null（不限价），比例在 0 至 1 之间且不上升',
    },
  },
  /** Radii of the walking circle, straight line. */
  coverage_walk_metres: {
    schema: z.array(z.int().positive().max(99_999)).min(1),
    unit: 'm',
    name: { en: 'Radii of walking coverage', zh: '步行覆盖半径' },
    form: { en: 'a list of whole metres, 1 to 99999', zh: '应为整数米的列表，各在 1 至 99999 之间' },
  },
  /** Share of residents on estimated points above which walking coverage is not shown. */
  withheld_estimated_share: {
    schema: share,
    unit: 'share',
    name: { en: 'Estimated share above which figures are withheld', zh: '不予显示的推定人口占比' },
    form: { en: 'a share from 0 to 1', zh: '应为 0 至 1 的比例' },
  },
  /** The duty of new residential areas: its rate, and from how many planned residents on. */
  new_area_places_per_1000: {
    schema: z.number().positive().max(1000),
    unit: 'places/1,000',
    name: { en: 'Places per 1,000 in new areas', zh: '新建居住区每千人托位' },
    form: {
      en: 'places per 1,000 residents, more than 0, at most 1000',
      zh: '应为每千人托位数，大于 0，不超过 1000',
    },
  },
  new_area_least_residents: {
    schema: z.int().positive(),
    unit: 'persons',
    name: { en: 'Least residents of a new area with the duty', zh: '新建居住区配建义务的人口下限' },
    form: { en: 'whole persons, 1 or more', zh: '应为整数人数，不小于 1' },
  },
} as const satisfies Record<string, SettingForm>

/** Without one of these no plan can be computed, unless its scenario gives the value. */
export const PLAN_SETTINGS = {
  discount_rate: {
    schema: z.number().min(0).max(0.3),
    unit: 'share/year',
    name: { en: 'Discount rate', zh: '折现率' },
    form: { en: 'a share a year from 0 to 0.3', zh: '应为每年 0 至 0.3 的比例' },
  },
  evaluation_years: {
    schema: z.int().min(1).max(40),
    unit: 'years',
    name: { en: 'Years of evaluation', zh: '评价期' },
    form: { en: 'whole years, 1 to 40', zh: '应为 1 至 40 的整数年' },
  },
} as const satisfies Record<string, SettingForm>

/** A pack may go without these: what they speak of is then not offered, or none. */
export const OPTIONAL_SETTINGS = {
  /** People beside those in post; a pack without the setting has none. */
  carer_stock: {
    schema: z.strictObject({
      certifiedOutsidePosts: whole,
      trainable: whole.nullable(),
      graduatesPerYear: whole,
    }),
    unit: 'persons',
    name: { en: 'Stock of carers', zh: '保育人员储备' },
    form: {
      en: '{"certifiedOutsidePosts", "trainable", "graduatesPerYear"}, each whole persons, 0 or more; trainable may be null for no limit',
      zh: '应为 {"certifiedOutsidePosts", "trainable", "graduatesPerYear"}，各为不小于 0 的整数人数；trainable 可为 null（不限）',
    },
  },
  training_cost_yuan: {
    schema: yuan.nullable(),
    unit: 'yuan/person',
    name: { en: 'Cost of training a carer', zh: '每人培训费' },
    form: { en: 'yuan, 0 or more, or null where not known', zh: '应为元数，不小于 0；未知时为 null' },
  },
  training_yearly_cap: {
    schema: whole,
    unit: 'persons/year',
    name: { en: 'Most trained in a year', zh: '每年培训上限' },
    form: { en: 'whole persons a year, 0 or more', zh: '应为每年整数人数，不小于 0' },
  },
  training_lag_years: {
    schema: whole,
    unit: 'years',
    name: { en: 'Years from training to certificate', zh: '培训到持证的年数' },
    form: { en: 'whole years, 0 or more', zh: '应为整数年，不小于 0' },
  },
  /** What befalls carers in a year; a pack without the setting lets nobody leave and nothing lapse. */
  carer_flows: {
    schema: z.strictObject({
      leavingShare: share,
      renewedShare: share,
      certificateYears: z.int().min(1).max(40).nullable(),
      trainedPerYear: whole,
      passShare: z.number().positive().max(1),
      lagYears: z.int().min(0).max(40),
    }),
    unit: 'share, years, persons',
    name: { en: 'Carers leaving, renewing and passing', zh: '保育人员流动' },
    form: {
      en: '{"leavingShare", "renewedShare", "certificateYears", "trainedPerYear", "passShare", "lagYears"}: shares from 0 to 1, passShare more than 0, whole years and persons, lagYears up to 40, certificateYears 1 to 40 or null for no end',
      zh: '应为 {"leavingShare", "renewedShare", "certificateYears", "trainedPerYear", "passShare", "lagYears"}：比例为 0 至 1（passShare 大于 0），年数与人数为整数，lagYears 不大于 40，certificateYears 为 1 至 40 或 null（不到期）',
    },
  },
  /** Births per woman over her life at which the projections of low, middle and high births run. */
  fertility_levels: {
    schema: byCase(z.number().min(0).max(10)).refine(
      ({ low, middle, high }) => low <= middle && middle <= high,
      { error: 'low at most middle, middle at most high' },
    ),
    unit: 'births/woman',
    name: { en: 'Total fertility', zh: '总和生育率' },
    form: {
      en: '{"low", "middle", "high"}, each from 0 to 10, low at most middle and middle at most high',
      zh: '应为 {"low", "middle", "high"}，各为 0 至 10，且 low ≤ middle ≤ high',
    },
  },
  /** People who come, less those who go, in a year. */
  net_migrants: {
    schema: byCase(z.int().min(-10_000_000).max(10_000_000)),
    unit: 'persons/year',
    name: { en: 'Net migrants', zh: '净迁入人口' },
    form: {
      en: '{"low", "middle", "high"}, each whole persons a year, less than 0 where more leave',
      zh: '应为 {"low", "middle", "high"}，各为每年整数人数，净迁出为负',
    },
  },
  /** Sex ratio at birth. */
  boys_per_girl: {
    schema: z.number().positive().max(3),
    unit: null,
    name: { en: 'Boys born per girl', zh: '出生性别比' },
    form: { en: 'a number more than 0, at most 3', zh: '应为大于 0、不超过 3 的数' },
  },
  /** Expected use of a planned site below which it is flagged. */
  low_use_share: {
    schema: share,
    unit: 'share',
    name: { en: 'Expected use below which a site is flagged', zh: '使用率低的界限' },
    form: { en: 'a share from 0 to 1', zh: '应为 0 至 1 的比例' },
  },
  /** Access below which children count as having too little; without it nobody says how many do. */
  access_threshold_per_100: {
    schema: z.number().positive().max(1000),
    unit: 'places/100',
    name: { en: 'Least places per 100 wanting children', zh: '可达性下限（每百名有需求婴幼儿托位）' },
    form: {
      en: 'places per 100 children who want care, more than 0, at most 1000',
      zh: '应为每百名有照护需求婴幼儿的托位数，大于 0，不超过 1000',
    },
  },
  central_yuan_per_inclusive_place: {
    schema: yuan,
    unit: 'yuan/place',
    name: { en: 'Central money per inclusive place', zh: '中央预算内每个普惠托位补助' },
    form: { en: 'yuan a place, 0 or more', zh: '应为每个托位的元数，不小于 0' },
  },
} as const satisfies Record<string, SettingForm>

export const SETTINGS = { ...FIGURE_SETTINGS, ...PLAN_SETTINGS, ...OPTIONAL_SETTINGS }
export type SettingKey = keyof typeof SETTINGS
export type SettingValue<Key extends SettingKey> = z.infer<(typeof SETTINGS)[Key]['schema']>

/** The form of a setting; undefined for a key that nothing reads. */
export const findSettingForm = (key: string): SettingForm | undefined =>
  Object.hasOwn(SETTINGS, key) ? SETTINGS[key as SettingKey] : undefined
