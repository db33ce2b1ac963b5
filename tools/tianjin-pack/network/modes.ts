import type { DeliveryMode, LegalForm, OperatingModel } from '../../../domain/registry/institution.ts'
import type { ClassType } from '../documents/rules.ts'
import type { Day } from '../shared/days.ts'
import type { Random } from '../shared/random.ts'

type Weights<Item> = readonly (readonly [Item, number])[]

/** How institutions of one delivery mode look in the demonstration. All figures are invented. */
export type ModeProfile = {
  /** First day on which one may be filed. */
  from: Day
  /** How often one opens, beside the other modes. */
  frequency: number
  /** How much a village or a functional zone draws it, beside a community with as many children. */
  inVillage: number
  inZone: number
  models: Weights<OperatingModel>
  /** Numbers of classes, and which. */
  classCounts: Weights<number>
  classTypes: Weights<ClassType>
  /** Monthly yuan of an older toddler's place where it is inclusive-minded, and where it is not. */
  modestFee: readonly [number, number]
  freeFee: readonly [number, number]
  suffixes: readonly string[]
  english: string
}

export const MODES: Readonly<Record<DeliveryMode, ModeProfile>> = {
  independent: {
    from: '2015-01-01',
    frequency: 43,
    inVillage: 0.3,
    inZone: 1,
    models: [
      ['public', 8],
      ['public_built_private_run', 18],
      ['private_run_public_assisted', 24],
      ['private', 50],
    ],
    classCounts: [
      [2, 22],
      [3, 28],
      [4, 24],
      [5, 14],
      [6, 8],
      [8, 4],
    ],
    classTypes: [
      ['infant', 16],
      ['toddler', 38],
      ['older_toddler', 32],
      ['mixed', 14],
    ],
    modestFee: [1500, 2500],
    freeFee: [2600, 6200],
    suffixes: ['托育中心', '托育园', '婴幼儿照护中心'],
    english: 'Independent nursery',
  },
  kindergarten_class: {
    from: '2015-01-01',
    frequency: 35,
    inVillage: 0.9,
    inZone: 0.8,
    models: [
      ['public', 48],
      ['public_built_private_run', 10],
      ['private_run_public_assisted', 20],
      ['private', 22],
    ],
    classCounts: [
      [1, 26],
      [2, 38],
      [3, 24],
      [4, 12],
    ],
    classTypes: [
      ['toddler', 20],
      ['older_toddler', 62],
      ['mixed', 18],
    ],
    modestFee: [800, 1700],
    freeFee: [1900, 3800],
    suffixes: ['幼儿园托班'],
    english: 'Kindergarten nursery class',
  },
  community: {
    from: '2015-01-01',
    frequency: 16,
    inVillage: 0.4,
    inZone: 0.5,
    models: [
      ['public', 20],
      ['public_built_private_run', 46],
      ['private_run_public_assisted', 26],
      ['private', 8],
    ],
    classCounts: [
      [1, 30],
      [2, 46],
      [3, 24],
    ],
    classTypes: [
      ['infant', 10],
      ['toddler', 32],
      ['older_toddler', 26],
      ['mixed', 32],
    ],
    modestFee: [1200, 2100],
    freeFee: [2200, 3400],
    suffixes: ['社区托育站', '社区托育园'],
    english: 'Community nursery',
  },
  employer: {
    from: '2015-01-01',
    frequency: 6,
    inVillage: 0.1,
    inZone: 8,
    models: [
      ['public', 40],
      ['public_built_private_run', 20],
      ['private_run_public_assisted', 25],
      ['private', 15],
    ],
    classCounts: [
      [2, 40],
      [3, 36],
      [4, 24],
    ],
    classTypes: [
      ['infant', 18],
      ['toddler', 36],
      ['older_toddler', 30],
      ['mixed', 16],
    ],
    modestFee: [700, 1600],
    freeFee: [1500, 2600],
    suffixes: ['职工托育园'],
    english: 'Employer nursery',
  },
  service_centre: {
    from: '2024-11-01',
    frequency: 0,
    inVillage: 0,
    inZone: 0,
    models: [
      ['public', 60],
      ['public_built_private_run', 40],
    ],
    classCounts: [
      [8, 50],
      [10, 30],
      [12, 20],
    ],
    classTypes: [
      ['infant', 22],
      ['toddler', 36],
      ['older_toddler', 30],
      ['mixed', 12],
    ],
    modestFee: [1500, 2000],
    freeFee: [1500, 2000],
    suffixes: ['托育综合服务中心'],
    english: 'Comprehensive childcare service centre',
  },
  // 家庭托育点管理办法 is of 2023-10-16: none is filed before it.
  home_based: {
    from: '2023-11-01',
    frequency: 26,
    inVillage: 0.7,
    inZone: 0.3,
    models: [
      ['private_run_public_assisted', 25],
      ['private', 75],
    ],
    classCounts: [[1, 1]],
    classTypes: [['mixed', 1]],
    modestFee: [1400, 2200],
    freeFee: [2200, 3600],
    suffixes: ['家庭托育点'],
    english: 'Home-based childcare point',
  },
}

/** A legal form that goes with the operating model. */
export function legalFormOf(model: OperatingModel, mode: DeliveryMode, random: Random): LegalForm {
  if (mode === 'home_based') return 'company'
  const weights: Record<OperatingModel, Weights<LegalForm>> = {
    public: [
      ['public_institution', 92],
      ['non_profit', 8],
    ],
    public_built_private_run: [
      ['non_profit', 62],
      ['company', 38],
    ],
    private_run_public_assisted: [
      ['non_profit', 58],
      ['company', 42],
    ],
    private: [
      ['company', 82],
      ['non_profit', 18],
    ],
  }
  return random.weighted(weights[model])
}
