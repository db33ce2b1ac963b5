import { assumptionPartNames } from './assumption-parts.ts'
import type { Scenario } from './scenario.ts'

type Language = 'zh' | 'en'

/** What the fields of a scenario are called; the form has longer labels for some. */
const SETTING_NAMES = {
  code: { zh: '情景编码', en: 'code of the scenario' },
  name: { zh: '名称', en: 'name' },
  nameEn: { zh: '英文名称', en: 'English name' },
  mark: { zh: '标记', en: 'mark' },
  baseDate: { zh: '基准日', en: 'base date' },
  firstYear: { zh: '首年', en: 'first year' },
  lastYear: { zh: '末年', en: 'last year' },
  births: { zh: '出生情景', en: 'births' },
  children: { zh: '人口与婴幼儿', en: 'residents and children' },
  aim: { zh: '目标', en: 'aim' },
  fairest: { zh: '公平', en: 'fairness' },
  targetsInAllBirths: { zh: '目标适用各出生情景', en: 'targets for all births' },
  compareBirths: { zh: '比较出生情景', en: 'births compared' },
  targets: { zh: '各年目标', en: 'targets' },
  budgets: { zh: '年度预算', en: 'budgets' },
  districtFloors: { zh: '各区最低托位', en: 'least places of districts' },
  carers: { zh: '持证人员', en: 'certified carers' },
  training: { zh: '培训', en: 'training' },
  takeUp: { zh: '入托意愿', en: 'take-up' },
  reachMetres: { zh: '可达距离', en: 'reach' },
  leastReachableUse: { zh: '开设所需最低使用率', en: 'least use to open for' },
  lowUseShare: { zh: '低使用率界限', en: 'use that counts as low' },
  travel: { zh: '出行距离', en: 'ways' },
  discountRate: { zh: '折现率', en: 'discount rate' },
  evaluationYears: { zh: '评价期', en: 'years of evaluation' },
  lockIn: { zh: '锁定开设', en: 'locks in' },
  lockOut: { zh: '锁定不开', en: 'locks out' },
  duties: { zh: '配建义务', en: 'duties' },
  waivedDuties: { zh: '免除配建义务', en: 'waived duties' },
  work: { zh: '计算力度', en: 'effort' },
  seconds: { zh: '最长用时', en: 'longest time' },
  gap: { zh: '停止差距', en: 'gap to stop at' },
} satisfies Record<keyof Scenario, { zh: string; en: string }>

/** What stands below the fields: years, sites and areas are called as they are. */
const PART_NAMES: Readonly<Record<string, { zh: string; en: string }>> = {
  places_per_1000: { zh: '每千人口托位', en: 'places per 1,000' },
  inclusive_share: { zh: '普惠托位占比', en: 'inclusive share' },
  certified_carer_share: { zh: '保育人员持证率', en: 'certified carers' },
  community_coverage: { zh: '社区覆盖率', en: 'community coverage' },
  totalYuan: { zh: '总额', en: 'total' },
  byLevelYuan: { zh: '分层级', en: 'by level' },
  central: { zh: '中央', en: 'central' },
  city: { zh: '市级', en: 'city' },
  district: { zh: '区级', en: 'district' },
  carryOver: { zh: '未用完可转入下年', en: 'carried over' },
  share_of_city_target: { zh: '占全市目标', en: 'share of the city’s target' },
  everywhere: { zh: '其余各区', en: 'every other district' },
  placesByDistrict: { zh: '逐年托位', en: 'places by year' },
  byDistrict: { zh: '个别区', en: 'one district' },
  firstYear: { zh: '起始年', en: 'from year' },
  required: { zh: '须满足', en: 'asked for' },
  stock: { zh: '人数', en: 'in all' },
  flows: { zh: '流量', en: 'flows' },
  offered: { zh: '提供', en: 'offered' },
  yuanPerCarer: { zh: '每人费用', en: 'yuan each' },
  yearlyLimit: { zh: '每年上限', en: 'most a year' },
  totalLimit: { zh: '总上限', en: 'most in all' },
  byBand: { zh: '按月龄', en: 'by age' },
  infant: { zh: '乳儿', en: 'infants' },
  toddler: { zh: '托小', en: 'toddlers' },
  older_toddler: { zh: '托大', en: 'older toddlers' },
  rings: { zh: '按距离', en: 'by distance' },
  tiers: { zh: '按收费', en: 'by price' },
  metres: { zh: '米', en: 'metres' },
  monthlyYuan: { zh: '每月元', en: 'yuan a month' },
  share: { zh: '比例', en: 'share' },
  by: { zh: '方式', en: 'by' },
  totalFertility: { zh: '总和生育率', en: 'births per woman' },
  netMigrants: { zh: '净迁入', en: 'net migrants' },
  boysPerGirl: { zh: '出生性别比', en: 'boys per girl' },
  newHousing: { zh: '新建居住区迁入', en: 'moves to new housing' },
  mode: { zh: '出行方式', en: 'mode' },
  detour: { zh: '绕行系数', en: 'detour' },
  kmPerHour: { zh: '时速', en: 'km an hour' },
  snapMetres: { zh: '离路最远', en: 'farthest from a road' },
  unreached: { zh: '无路可达', en: 'places without a way' },
  file: { zh: '文件', en: 'file' },
}

/** What the setting at a path such as `budgets.totalYuan.2027` is called. */
export function settingName(path: string, language: Language): string {
  const [field = '', ...below] = path.split('.')
  const parts = assumptionPartNames(language)
  const name = SETTING_NAMES[field as keyof typeof SETTING_NAMES]?.[language] ?? field
  return [name, ...below.map(part => PART_NAMES[part]?.[language] ?? parts[part] ?? part)].join(' ')
}

/** The names of the fields in one language. */
export const settingNames = (language: Language) =>
  Object.fromEntries(Object.entries(SETTING_NAMES).map(([key, name]) => [key, name[language]])) as Record<
    keyof Scenario,
    string
  >
