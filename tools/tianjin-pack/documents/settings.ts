import type { Row } from '../shared/csv.ts'
import { BOYS_PER_GIRL, totalFertility } from '../territory/population-ages.ts'
import { HISTORY_FROM } from './rules.ts'

type Setting = {
  value: unknown
  unit: string
  mark: 'official' | 'estimated' | 'demo'
  source: string
  note: string
  note_en: string
}

/**
 * Share of children whose family wants care, by age band; none under 6 months.
 * Weighted by months: (6 · 0.15 + 6 · 0.27 + 6 · 0.39 + 12 · 0.495) / 36 = 0.30 over all under-threes.
 */
export const TAKE_UP = { infant: 0.15, toddler_young: 0.27, toddler_old: 0.39, older_toddler: 0.495 } as const

/** Low and high births beside the middle: the largest error of the back-test, rounded up. */
const FERTILITY_BAND = 0.15
const middleFertility = totalFertility().of2022to2024
const level = (times: number) => Number((middleFertility * times).toFixed(3))

/** Dated settings by key; all hold from the first day of the records. */
const SETTINGS: Readonly<Record<string, Setting>> = {
  reach_metres: {
    value: 3000,
    unit: 'm',
    mark: 'estimated',
    source: 'family-survey',
    note: '90%的家庭可接受距离不超过3公里。',
    note_en: '90 % of families accept at most 3 km.',
  },
  detour_factor: {
    value: 1.3,
    unit: '',
    mark: 'demo',
    source: 'demo-settings',
    note: '实际路程与直线距离之比，取城市道路网的常用值。',
    note_en: 'Way over straight line; a common figure for street networks.',
  },
  affordable_monthly_yuan: {
    value: 2000,
    unit: 'yuan/month',
    mark: 'estimated',
    source: 'family-survey',
    note: '70%的家庭可接受月费不超过2000元。',
    note_en: '70 % of families accept at most 2,000 yuan a month.',
  },
  take_up: {
    value: TAKE_UP,
    unit: 'share',
    mark: 'demo',
    source: 'demo-settings',
    note: '依次为6—12月、12—18月、18—24月、24—36月龄；6月龄以下不计。0—36月龄合计为0.30。',
    note_en: 'Months 6–12, 12–18, 18–24, 24–36; under 6 months none. Over all months 0–36 this is 0.30.',
  },
  distance_rings: {
    value: [
      { metres: 500, share: 1 },
      { metres: 1000, share: 0.8 },
      { metres: 2000, share: 0.5 },
      { metres: 3000, share: 0.25 },
    ],
    unit: 'm, share',
    mark: 'demo',
    source: 'demo-settings',
    note: '有照护需求的家庭中，愿意前往该距离的比例。',
    note_en: 'Share of the families who want care that would go as far as the ring.',
  },
  price_tiers: {
    value: [
      { monthlyYuan: 2000, share: 1 },
      { monthlyYuan: null, share: 0.3 },
    ],
    unit: 'yuan/month, share',
    mark: 'estimated',
    source: 'family-survey',
    note: '70%的家庭可接受月费不超过2000元，其余30%可接受更高收费；null表示不限价格。',
    note_en: '70 % accept at most 2,000 yuan, so 30 % would pay more; null is any price.',
  },
  discount_rate: {
    value: 0.03,
    unit: 'share/year',
    mark: 'demo',
    source: 'demo-settings',
    note: '按不变价格计算的实际折现率；尚无文件规定。',
    note_en: 'Real rate in constant prices; no document sets one.',
  },
  evaluation_years: {
    value: 10,
    unit: 'years',
    mark: 'demo',
    source: 'demo-settings',
    note: '运营补助自方案首年起计算至该年数期满。',
    note_en: 'Support is counted to the end of this many years from the first plan year.',
  },
  coverage_walk_metres: {
    value: [300, 500, 1000],
    unit: 'm',
    mark: 'official',
    source: 'gb-50180-2018',
    note: '步行5分钟、10分钟、15分钟生活圈。',
    note_en: 'Walking circles of 5, 10 and 15 minutes.',
  },
  withheld_estimated_share: {
    value: 0.5,
    unit: 'share',
    mark: 'demo',
    source: 'demo-settings',
    note: '推定点位上的人口超过该比例时，步行覆盖指标不予显示。',
    note_en: 'Walking coverage is withheld where more of the people sit on estimated points.',
  },
  carer_stock: {
    value: { certifiedOutsidePosts: 4000, trainable: 12000, graduatesPerYear: 500 },
    unit: 'persons',
    mark: 'demo',
    source: 'demo-settings',
    note: '除在岗人员外的本市人力储备：已持证人数、可培训人数、每年新增持证毕业生人数。',
    note_en:
      'People in the city beside those in post: already certified; who could be trained; new certified graduates each year.',
  },
  training_cost_yuan: {
    value: 3000,
    unit: 'yuan/person',
    mark: 'demo',
    source: 'demo-settings',
    note: '120学时培训及考核的财政支出。',
    note_en: 'Public cost of the 120 hours and the examination.',
  },
  training_yearly_cap: {
    value: 2500,
    unit: 'persons/year',
    mark: 'demo',
    source: 'demo-settings',
    note: '每年可培训人数上限。',
    note_en: 'Most people that can be trained in a year.',
  },
  training_lag_years: {
    value: 1,
    unit: 'years',
    mark: 'demo',
    source: 'demo-settings',
    note: '自培训至取得证书并计入的年数。',
    note_en: 'Years between the training and the certificate counting.',
  },
  carer_flows: {
    value: {
      leavingShare: 0.06,
      renewedShare: 0.95,
      certificateYears: 4,
      trainedPerYear: 400,
      passShare: 0.85,
      lagYears: 1,
    },
    unit: 'share, years, persons',
    mark: 'demo',
    source: 'demo-settings',
    note: '每年离职比例、到期续证比例、证书有效年数、每年在岗培训人数、考核通过率、培训到持证的年数；均无公布数。',
    note_en:
      'Share leaving a year, share renewing, years a certificate lasts, carers trained in service a year, pass share, years from training to certificate; none is published.',
  },
  fertility_levels: {
    value: { low: level(1 - FERTILITY_BAND), middle: level(1), high: level(1 + FERTILITY_BAND) },
    unit: 'births/woman',
    mark: 'estimated',
    source: 'method-fertility-levels',
    note: '每名妇女一生按当年生育率所生孩子数。',
    note_en: 'Births per woman over her life at the rates of one year.',
  },
  net_migrants: {
    value: { low: -20000, middle: 0, high: 20000 },
    unit: 'persons/year',
    mark: 'demo',
    source: 'demo-settings',
    note: '没有公布的预测：中方案按迁入迁出相抵，低、高方案为演示假设。',
    note_en: 'No forecast is published: as many come as go; low and high are invented.',
  },
  boys_per_girl: {
    value: BOYS_PER_GIRL,
    unit: '',
    mark: 'estimated',
    source: 'method-population-ages',
    note: '2020年全国人口普查出生人口性别比111.3；天津数未收集到。',
    note_en: 'National census of 2020: 111.3 boys per 100 girls; none of Tianjin was at hand.',
  },
  low_use_share: {
    value: 0.2,
    unit: 'share',
    mark: 'demo',
    source: 'demo-settings',
    note: '预计使用率低于该比例的新设点位予以标示；尚无文件规定。',
    note_en: 'A planned site expected to fill less of its places is flagged; no document sets a share.',
  },
  access_threshold_per_100: {
    value: 25,
    unit: 'places/100',
    mark: 'demo',
    source: 'demo-settings',
    note: '每四名有照护需求的婴幼儿不足一个可达托位的，计为低于下限；尚无文件规定。',
    note_en:
      'Less than a place within reach for every four children who want care is too little; no document sets it.',
  },
  central_yuan_per_inclusive_place: {
    value: 10000,
    unit: 'yuan/place',
    mark: 'official',
    source: 'fgsh-2019-1606',
    note: '每个新增普惠托位的中央预算内投资；系建设资金来源，不另行叠加。',
    note_en: 'Central investment per new inclusive place: a source of capital, not an amount on top.',
  },
  new_area_places_per_1000: {
    value: 4,
    unit: 'places/1,000',
    mark: 'official',
    source: 'tj-population-145',
    note: '适用于人口规模1万人及以上的新建居住区。',
    note_en: 'New residential areas of 10,000 people or more.',
  },
  new_area_least_residents: {
    value: 10000,
    unit: 'persons',
    mark: 'official',
    source: 'tj-population-145',
    note: '负有配建义务的新建居住区最小人口规模。',
    note_en: 'Smallest new residential area with the duty.',
  },
}

export const settingRows = (): Row[] =>
  Object.entries(SETTINGS).map(([key, setting]) => ({
    key,
    value: JSON.stringify(setting.value),
    unit: setting.unit || null,
    first: HISTORY_FROM,
    last: null,
    mark: setting.mark,
    source: setting.source,
    note: setting.note,
    note_en: setting.note_en,
  }))
