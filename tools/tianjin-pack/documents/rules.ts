import type { Row } from '../shared/csv.ts'

/** The day from which the national standard holds; before it the same numbers stand as demonstration. */
const STANDARD_FROM = '2019-10-08'
const STANDARD_BEFORE = '2019-10-07'
export const HISTORY_FROM = '2018-01-01'

export type ClassType = 'infant' | 'toddler' | 'older_toddler' | 'mixed'
export type ClassRule = {
  type: ClassType
  firstMonth: number
  endMonth: number
  most: number
  perCarer: number
  /** Square metres of sleep and activity room a child. */
  area: number
}

/** 国卫人口发〔2019〕58号: ages, greatest size and carers; the mixed ratio is not set there. Areas: method-room-area. */
export const CLASS_RULES: readonly ClassRule[] = [
  { type: 'infant', firstMonth: 6, endMonth: 12, most: 10, perCarer: 3, area: 4.5 },
  { type: 'toddler', firstMonth: 12, endMonth: 24, most: 15, perCarer: 5, area: 4.67 },
  { type: 'older_toddler', firstMonth: 24, endMonth: 36, most: 20, perCarer: 7, area: 3.5 },
  { type: 'mixed', firstMonth: 18, endMonth: 36, most: 18, perCarer: 5, area: 3.89 },
]
export const ruleOf = (type: ClassType): ClassRule => CLASS_RULES.find(rule => rule.type === type)!

/** Class rules by date; a row is as good as its weakest figure. */
export const classRuleRows = (): Row[] =>
  CLASS_RULES.flatMap(rule => {
    const row = {
      class_type: rule.type,
      first_age_months: rule.firstMonth,
      end_age_months: rule.endMonth,
      max_children: rule.most,
      children_per_carer: rule.perCarer,
      room_m2_per_child: rule.area,
    }
    return [
      { ...row, first: HISTORY_FROM, last: STANDARD_BEFORE, mark: 'demo', source: 'demo-settings' },
      {
        ...row,
        first: STANDARD_FROM,
        last: null,
        mark: rule.type === 'mixed' ? 'demo' : 'estimated',
        source: 'gwrk-2019-58',
      },
    ]
  })

/** Papers that carers hold in practice and no list accepts. */
export const UNACCEPTED_CERTIFICATES = ['早教指导师培训证', '蒙氏教育培训证', '急救员证'] as const
/** Accepted in one district only. */
export const LOCAL_CERTIFICATE = { kind: '幼儿照护职业技能等级证', district: '120116' } as const

type Acceptance = { role: string; kind: string; first: string; last?: string; district?: string }
const ACCEPTANCES: readonly Acceptance[] = [
  { role: 'carer', kind: '保育员', first: HISTORY_FROM, last: '2024-12-31' },
  { role: 'carer', kind: '保育师', first: '2021-12-01' },
  { role: 'carer', kind: '育婴员', first: HISTORY_FROM },
  { role: 'carer', kind: '婴幼儿发展引导员', first: '2021-12-01' },
  { role: 'carer', kind: '教师资格证', first: HISTORY_FROM },
  { role: 'carer', kind: LOCAL_CERTIFICATE.kind, first: '2021-01-01', district: LOCAL_CERTIFICATE.district },
  { role: 'head', kind: '托育机构负责人培训合格证', first: HISTORY_FROM },
  { role: 'head', kind: '教师资格证', first: HISTORY_FROM },
  { role: 'health_staff', kind: '卫生保健人员培训合格证', first: HISTORY_FROM },
]

/** No national list exists, so this one is a demonstration. */
export const acceptedCertificateRows = (): Row[] =>
  ACCEPTANCES.map(({ role, kind, first, last, district }) => ({
    role,
    kind,
    district: district ?? null,
    first,
    last: last ?? null,
    mark: 'demo',
    source: 'demo-settings',
  }))

const SHARES = {
  capital: { central: 0.3, city: 0.4, district: 0.3 },
  support: { central: 0, city: 0.5, district: 0.5 },
  training: { central: 0, city: 0.7, district: 0.3 },
} as const

/** Who bears public money: invented, no published split was found. */
export const fundingShareRows = (): Row[] =>
  Object.entries(SHARES).flatMap(([kind, levels]) =>
    Object.entries(levels).map(([level, share]) => ({
      kind,
      level,
      share,
      first: HISTORY_FROM,
      last: null,
      mark: 'demo',
      source: 'demo-settings',
    })),
  )
