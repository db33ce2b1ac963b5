/** Small seeded models for tests: few sites, points and years, so that every plan can be tried. */
import { seededRandom } from '../random.ts'
import { bandCount, classTypeCount, type ProgrammeModel } from './model.ts'

export interface SmallModel {
  seed: number
  sites?: number
  years?: number
  /** which rows hold. */
  budgets?: boolean
  carryOver?: boolean
  carers?: boolean
  coverage?: boolean
  floors?: boolean
  locks?: boolean
  targets?: boolean
  /** 1 = ordinary; higher targets become impossible. */
  hardness?: number
}

/** A model of 2 sources, 2 districts, 4 points and 2 institutions. */
export function smallModel(wish: SmallModel): ProgrammeModel {
  const random = seededRandom(wish.seed * 7919 + 1)
  const whole = (least: number, most: number) => least + Math.floor(random() * (most - least + 1))
  const years = wish.years ?? 2
  const siteCount = wish.sites ?? 3
  const hardness = wish.hardness ?? 1
  const points = 4
  const institutions = 2
  const optionStart = new Int32Array(siteCount + 1)
  for (let site = 0; site < siteCount; site++) optionStart[site + 1] = optionStart[site]! + whole(1, 2)
  const count = optionStart[siteCount]!
  const fill = (length: number, value: () => number) => Float64Array.from({ length }, value)
  const shares = (rows: number) =>
    Float64Array.from({ length: rows * 2 }, (_, at) => (at % 2 === 0 ? 0.25 : 0.75))
  const travelStart = new Int32Array(points + 1)
  const facility: number[] = []
  const cost: number[] = []
  const coverStart = new Int32Array(points + 1)
  const coverSite: number[] = []
  for (let point = 0; point < points; point++) {
    for (let at = 0; at < institutions + siteCount; at++)
      if (random() < 0.6) {
        facility.push(at)
        cost.push(whole(100, 2400))
      }
    travelStart[point + 1] = facility.length
    for (let site = 0; site < siteCount; site++) if (random() < 0.5) coverSite.push(site)
    coverStart[point + 1] = coverSite.length
  }
  const filedPlaces = fill(institutions * years, () => whole(5, 20))
  return {
    years,
    sources: 2,
    districts: 2,
    existing: {
      count: institutions,
      filedPlaces,
      inclusive: Uint8Array.from(filedPlaces, () => whole(0, 1)),
      usablePlaces: fill(institutions * years * classTypeCount, () => whole(0, 4)),
      monthlyFeeFen: fill(institutions, () => whole(1000, 3000) * 100),
      district: Int32Array.of(0, 1),
    },
    sites: {
      count: siteCount,
      district: Int32Array.from({ length: siteCount }, () => whole(0, 1)),
      optionStart,
    },
    options: {
      count,
      places: fill(count * classTypeCount, () => (random() < 0.5 ? 0 : whole(3, 12))),
      inclusive: Uint8Array.from({ length: count * years }, () => whole(0, 1)),
      covers: Uint8Array.from({ length: count }, () => (random() < 0.8 ? 1 : 0)),
      monthlyFeeFen: fill(count, () => whole(1000, 3000) * 100),
      leadYears: Uint8Array.from({ length: count }, () => whole(0, 1)),
      capitalFen: fill(count * years, () => whole(50, 300) * 1_000_000),
      supportFen: fill(count, () => whole(5, 40) * 1_000_000),
      capitalShare: shares(count),
      supportShare: shares(count),
      carers: fill(count, () => whole(1, 6)),
    },
    targets: {
      places: Array.from({ length: years }, (_, year) =>
        wish.targets === false ? null : Math.round((30 + 12 * year) * hardness),
      ),
      inclusiveShare: Array.from({ length: years }, (_, year) => (year === years - 1 ? 0.4 : null)),
      coveredWeight: Array.from({ length: years }, (_, year) =>
        wish.coverage && year === years - 1 ? Math.round(3 * hardness) : null,
      ),
      districtPlaces: wish.floors ? fill(2 * years, () => whole(0, 25)) : null,
    },
    coverage: wish.coverage
      ? {
          weight: fill(points, () => whole(1, 2)),
          covered: Uint8Array.from({ length: years * points }, () => (random() < 0.2 ? 1 : 0)),
          siteStart: coverStart,
          site: Int32Array.from(coverSite),
        }
      : null,
    budgets: {
      bySourceFen: wish.budgets ? fill(years * 2, () => whole(100, 500) * 1_000_000) : null,
      totalFen: wish.budgets ? fill(years, () => whole(200, 700) * 1_000_000) : null,
      carryOver: wish.carryOver ?? false,
    },
    carers: wish.carers
      ? {
          stock: fill(years, () => whole(4, 10)),
          existingNeed: fill(years, () => whole(1, 4)),
          training: {
            lagYears: 1,
            costFen: 3_000_000,
            costShare: Float64Array.of(0.5, 0.5),
            yearlyLimit: fill(years, () => whole(0, 3)),
            totalLimit: whole(1, 4),
          },
        }
      : null,
    lockIn: wish.locks ? [{ site: 0, option: null, year: null }] : [],
    lockOut: wish.locks && siteCount > 2 ? [{ site: 2, option: optionStart[2]!, year: null }] : [],
    duties: wish.locks ? [{ site: 1, leastPlaces: 8, byYear: years - 1 }] : [],
    demand: {
      points,
      wanting: fill(years * points * bandCount, () => random() * 6),
      district: Int32Array.from({ length: points }, (_, point) => point % 2),
      ringLimit: Float64Array.of(800, 2000),
      ringShare: Float64Array.of(1, 0.6),
      tierLimitFen: Float64Array.of(200_000, Infinity),
      tierShare: Float64Array.of(0.9, 0.4),
    },
    travel: { start: travelStart, facility: Int32Array.from(facility), cost: Float64Array.from(cost) },
    discountFactor: Float64Array.from({ length: years + 2 }, (_, year) => 0.97 ** year),
    servedWeight: new Float64Array(years).fill(1),
  }
}
