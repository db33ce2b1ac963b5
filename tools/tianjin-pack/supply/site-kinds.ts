import type { DeliveryMode } from '../../../domain/registry/institution.ts'
import type { SiteKind } from '../../../domain/supply/site.ts'

type Range = readonly [number, number]

/** What candidates of one kind look like. Counts, sizes and unit costs are invented. */
export type SiteKindProfile = {
  count: number
  /** How much a village, a functional zone, the six core districts draw it, beside other communities. */
  inVillage: number
  inZone: number
  inCore: number
  /** Classes that fit. */
  classes: Range
  squareMetresPerPlace: Range
  /** Public yuan once per inclusive place, before opening. */
  capitalPerPlace: Range
  /** Public yuan a year per inclusive place; 200 yuan a child and month, as some provinces pay, is 2,400 a year. */
  supportPerPlace: Range
  /** Monthly yuan of an inclusive place, and of one at a free price. */
  modestFee: Range
  freeFee: Range
  leadYears: Range
  modes: readonly DeliveryMode[]
  /** Earliest year from which work can begin. */
  from: number
  name: string
}

export const SITE_KIND_PROFILES: Readonly<Record<SiteKind, SiteKindProfile>> = {
  kindergarten: {
    count: 640,
    inVillage: 0.85,
    inZone: 0.8,
    inCore: 1,
    classes: [1, 4],
    squareMetresPerPlace: [5, 9],
    capitalPerPlace: [3500, 9000],
    supportPerPlace: [1500, 2600],
    modestFee: [850, 1800],
    freeFee: [2100, 3900],
    leadYears: [0, 1],
    modes: ['kindergarten_class'],
    from: 2020,
    name: '幼儿园',
  },
  state_owned_house: {
    count: 270,
    inVillage: 0,
    inZone: 0.2,
    inCore: 2.2,
    classes: [1, 4],
    squareMetresPerPlace: [6, 11],
    capitalPerPlace: [12_000, 26_000],
    supportPerPlace: [1900, 3200],
    modestFee: [1200, 2000],
    freeFee: [2600, 5200],
    leadYears: [1, 2],
    modes: ['community', 'independent'],
    from: 2020,
    name: '移交国有房屋',
  },
  vacant_site: {
    count: 180,
    inVillage: 0.5,
    inZone: 0.8,
    inCore: 0.7,
    classes: [2, 6],
    squareMetresPerPlace: [7, 14],
    capitalPerPlace: [18_000, 40_000],
    supportPerPlace: [1900, 3300],
    modestFee: [1300, 2200],
    freeFee: [2600, 5600],
    leadYears: [1, 2],
    modes: ['independent', 'community'],
    from: 2020,
    name: '闲置场地',
  },
  institution_extension: {
    count: 160,
    inVillage: 1,
    inZone: 1,
    inCore: 1,
    classes: [1, 3],
    squareMetresPerPlace: [5, 9],
    capitalPerPlace: [7000, 15_000],
    supportPerPlace: [1700, 2900],
    modestFee: [1300, 2300],
    freeFee: [2500, 5600],
    leadYears: [0, 1],
    modes: ['independent'],
    from: 2020,
    name: '扩建',
  },
  employer: {
    count: 90,
    inVillage: 0.05,
    inZone: 9,
    inCore: 1.3,
    classes: [2, 4],
    squareMetresPerPlace: [6, 10],
    capitalPerPlace: [6000, 14_000],
    supportPerPlace: [1400, 2600],
    modestFee: [800, 1700],
    freeFee: [1600, 2900],
    leadYears: [0, 1],
    modes: ['employer'],
    from: 2020,
    name: '用人单位托育用房',
  },
  residential_area: {
    count: 90,
    inVillage: 0.05,
    inZone: 1.4,
    inCore: 0.12,
    classes: [3, 8],
    squareMetresPerPlace: [7, 12],
    capitalPerPlace: [5000, 12_000],
    supportPerPlace: [1800, 2900],
    modestFee: [1200, 2000],
    freeFee: [2600, 4800],
    leadYears: [1, 1],
    modes: ['kindergarten_class', 'community'],
    from: 2020,
    name: '新建居住区配套',
  },
  service_centre: {
    count: 16,
    inVillage: 0,
    inZone: 0.3,
    inCore: 1,
    classes: [9, 14],
    squareMetresPerPlace: [11, 15],
    capitalPerPlace: [45_000, 85_000],
    supportPerPlace: [3200, 5200],
    modestFee: [1400, 2000],
    freeFee: [1800, 2600],
    leadYears: [2, 2],
    modes: ['service_centre'],
    from: 2020,
    name: '托育综合服务中心',
  },
  // The national rule for home-based points is of 2023-10-16.
  home_based: {
    count: 170,
    inVillage: 0.8,
    inZone: 0.4,
    inCore: 1.2,
    classes: [1, 1],
    squareMetresPerPlace: [9, 16],
    capitalPerPlace: [1500, 4500],
    supportPerPlace: [1200, 2600],
    modestFee: [1400, 2200],
    freeFee: [2200, 3600],
    leadYears: [0, 0],
    modes: ['home_based'],
    from: 2024,
    name: '家庭托育点',
  },
}
