import type { Scenario } from './scenario.ts'

/** What the fields of a scenario are called, on pages and in files alike. */
export const SETTING_NAMES = {
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

/** The names in one language. */
export const settingNames = (language: 'zh' | 'en') =>
  Object.fromEntries(Object.entries(SETTING_NAMES).map(([key, name]) => [key, name[language]])) as Record<
    keyof Scenario,
    string
  >
