/**
 * A made-up city of any size for measurements: towns of different weight, communities in them, villages around,
 * institutions and candidate sites where people live. Calibrated to the totals of Tianjin (definitions.md): 5,600
 * points, 194,000 under-threes, 28,000 places today, 61,000 asked for.
 */
import { bandCount, classTypeCount, type ProgrammeModel } from '../programme/model.ts'
import { seededRandom } from '../random.ts'
import { nearbyRows } from './nearby-rows.ts'

export interface CitySize {
  points: number
  institutions: number
  sites: number
  years: number
  seed: number
  /** share of under-threes wanting care: .20 demand scarce, .30 base (.35 where it is dense), .60 places scarce. */
  takeUp: number
  /** whether people live close together: two and a half times the ways to sites, which have little more than half of the places. */
  dense: boolean
  /** yearly budgets as a share of what the base programme spends, or null for none. */
  budgetFactor: number | null
  /** whether the places target holds (least cost) or is left out (most served). */
  placesTarget: boolean
}

export const tianjinSize: CitySize = {
  points: 5600,
  institutions: 600,
  sites: 1500,
  years: 5,
  seed: 1,
  takeUp: 0.3,
  dense: false,
  budgetFactor: null,
  placesTarget: true,
}

/** Class places per module of an option (infant, toddler, older toddler, mixed), from home-based to centre. */
const mixes = [
  [0, 0, 0, 5],
  [0, 15, 20, 0],
  [10, 15, 20, 0],
  [0, 30, 40, 18],
  [10, 30, 40, 18],
  [20, 45, 60, 0],
] as const
const denseMixes = [
  [0, 0, 0, 5],
  [0, 10, 10, 0],
  [5, 10, 15, 0],
  [0, 15, 20, 10],
  [5, 15, 20, 10],
  [10, 20, 40, 0],
] as const

/** Generates the city. */
export function makeCity(size: CitySize): ProgrammeModel {
  const { points, institutions, years } = size
  const random = seededRandom(size.seed)
  const districts = 16
  const sources = 3
  const scale = points / 5600
  const side = 90_000 * Math.sqrt(scale)
  const towns = Array.from({ length: Math.max(3, Math.round(40 * scale)) }, (_, at) => ({
    x: random() * side,
    y: random() * side,
    spread: (800 + 6000 / (1 + at * 0.3)) * (size.dense ? 0.55 : 1),
    weight: 1 / (1 + at * 0.35),
  }))
  const townWeight = towns.reduce((sum, town) => sum + town.weight, 0)
  const near = () => {
    let left = random() * townWeight
    let at = 0
    while (at < towns.length - 1 && left > towns[at]!.weight) left -= towns[at++]!.weight
    const town = towns[at]!
    const gauss = () => (random() + random() + random() + random() - 2) * town.spread
    return { x: town.x + gauss(), y: town.y + gauss() }
  }

  const x = new Float64Array(points)
  const y = new Float64Array(points)
  const isCommunity = new Uint8Array(points)
  const children = new Float64Array(points)
  for (let point = 0; point < points; point++) {
    const urban = random() < 0.37
    const at = urban || random() < 0.4 ? near() : { x: random() * side, y: random() * side }
    x[point] = at.x
    y[point] = at.y
    isCommunity[point] = urban ? 1 : 0
    children[point] = (urban ? 75 : 11) * (0.4 + 1.2 * random())
  }
  const districtAt = (px: number, py: number) =>
    Math.min(3, Math.max(0, Math.floor((px / side) * 4))) * 4 +
    Math.min(3, Math.max(0, Math.floor((py / side) * 4)))
  const district = Int32Array.from(x, (px, point) => districtAt(px, y[point]!))

  // Takers by band: hardly any infants, most from two years on; fewer births from year to year.
  const bandShare = [0.08, 0.17, 0.25, 0.5]
  const wanting = new Float64Array(years * points * bandCount)
  for (let year = 0; year < years; year++)
    for (let point = 0; point < points; point++)
      for (let band = 0; band < bandCount; band++)
        wanting[(year * points + point) * bandCount + band] =
          children[point]! * size.takeUp * bandShare[band]! * (1 - 0.015 * year)

  const facilities: { x: number; y: number }[] = []
  const filedPlaces = new Float64Array(institutions * years)
  const inclusive = new Uint8Array(institutions * years)
  const usablePlaces = new Float64Array(institutions * years * classTypeCount)
  const monthlyFeeFen = new Float64Array(institutions)
  for (let at = 0; at < institutions; at++) {
    facilities.push(near())
    const mix = mixes[Math.floor(random() * 5)]!
    const status = random() < 0.45 ? 1 : 0
    monthlyFeeFen[at] = Math.round((status ? 1200 + 900 * random() : 1800 + 3200 * random()) * 100)
    const lapsed = random() < 0.15
    const opens = random() < 0.06 ? 1 : 0
    for (let year = opens; year < years; year++) {
      inclusive[at * years + year] = status
      mix.forEach((places, type) => {
        filedPlaces[at * years + year]! += places
        usablePlaces[(at * years + year) * classTypeCount + type] = lapsed ? Math.floor(places * 0.6) : places
      })
    }
  }

  const siteMixes = size.dense ? denseMixes : mixes
  const optionStart = new Int32Array(size.sites + 1)
  const places: number[] = []
  const optionInclusive: number[] = []
  const covers: number[] = []
  const fee: number[] = []
  const lead: number[] = []
  const capital: number[] = []
  const support: number[] = []
  const capitalShare: number[] = []
  const supportShare: number[] = []
  const optionCarers: number[] = []
  for (let site = 0; site < size.sites; site++) {
    facilities.push(random() < 0.85 ? near() : { x: random() * side, y: random() * side })
    const options = 3 + Math.floor(random() * 3)
    const dear = 0.7 + 0.6 * random()
    const kindergarten = random() < 0.5
    for (let option = 0; option < options; option++) {
      const mix: readonly number[] =
        siteMixes[option === 0 && random() < 0.2 ? 0 : 1 + Math.floor(random() * (siteMixes.length - 1))]!
      const count = mix.reduce((sum, each) => sum + each, 0)
      const status = random() < 0.72 ? 1 : 0
      const opened = random() < 0.1 ? 1 : 0
      places.push(...mix)
      for (let year = 0; year < years; year++) optionInclusive.push(status && year >= opened ? 1 : 0)
      covers.push(count > 5 ? 1 : 0)
      fee.push(Math.round((status ? 1000 + 1000 * random() : 1700 + 2800 * random()) * 100))
      lead.push(count > 5 ? (kindergarten ? 1 : Math.floor(random() * 3)) : 0)
      const building = Math.round(
        dear * (kindergarten ? 9000 : 24_000) * count * (0.85 + 40 / (60 + count)) * 100,
      )
      for (let year = 0; year < years; year++) capital.push(Math.round(building * (1 + 0.01 * year)))
      support.push(Math.round(count * (status ? 3600 : 900) * (0.8 + 0.4 * random()) * 100))
      const central = status ? 0.4 : 0
      capitalShare.push(central, (1 - central) / 2, (1 - central) / 2)
      supportShare.push(0, 0.5, 0.5)
      optionCarers.push(mix.reduce((sum, each, type) => sum + Math.ceil(each / [3, 5, 7, 5][type]!), 0))
    }
    optionStart[site + 1] = lead.length
  }
  // streets of a dense city lead straight there, so that more of it lies within reach
  const detour = size.dense ? 1 : 1.3
  const reach = 3000 / detour
  const rows = nearbyRows(x, y, facilities, reach)
  const coverRows = nearbyRows(x, y, facilities.slice(institutions), 500)
  const existingRows = nearbyRows(x, y, facilities.slice(0, institutions), 500)
  const covered = new Uint8Array(years * points)
  let coveredNow = 0
  for (let point = 0; point < points; point++) {
    if (existingRows.start[point]! === existingRows.start[point + 1]!) continue
    coveredNow += isCommunity[point]!
    for (let year = 0; year < years; year++) covered[year * points + point] = 1
  }

  const filedNow = sumOf(filedPlaces, years, years - 1)
  const target = size.placesTarget ? filedNow + 33_500 * (size.sites / 1500) : null
  const communities = isCommunity.reduce((sum, each) => sum + each, 0)
  // Nothing is asked of the first year: most options need a year to build.
  const path = (from: number, to: number) =>
    Array.from({ length: years }, (_, year) => from + ((to - from) * year) / Math.max(1, years - 1))
  const need = new Float64Array(years).fill(Math.round(filedNow / 5))
  const yearlyFen = [1e10, 1e10, 1.2e10, 1.4e10, 8.5e9].map(fen => fen * (size.sites / 1500))
  return {
    years,
    sources,
    districts,
    existing: {
      count: institutions,
      filedPlaces,
      inclusive,
      usablePlaces,
      monthlyFeeFen,
      district: Int32Array.from(facilities.slice(0, institutions).map(at => districtAt(at.x, at.y))),
    },
    sites: {
      count: size.sites,
      district: Int32Array.from(facilities.slice(institutions).map(at => districtAt(at.x, at.y))),
      optionStart,
    },
    options: {
      count: lead.length,
      places: Float64Array.from(places),
      inclusive: Uint8Array.from(optionInclusive),
      covers: Uint8Array.from(covers),
      monthlyFeeFen: Float64Array.from(fee),
      leadYears: Uint8Array.from(lead),
      capitalFen: Float64Array.from(capital),
      supportFen: Float64Array.from(support),
      capitalShare: Float64Array.from(capitalShare),
      supportShare: Float64Array.from(supportShare),
      carers: Float64Array.from(optionCarers),
    },
    targets: {
      places: path(filedNow, target ?? 0).map(value => (target === null ? null : Math.ceil(value))),
      inclusiveShare: path(0.45, 0.6),
      coveredWeight: path(coveredNow, Math.max(coveredNow, 0.6 * communities)).map(each => Math.ceil(each)),
      districtPlaces: null,
    },
    coverage: {
      weight: Float64Array.from(isCommunity),
      covered,
      siteStart: coverRows.start,
      site: coverRows.facility,
    },
    budgets: {
      bySourceFen: null,
      totalFen:
        size.budgetFactor === null
          ? null
          : Float64Array.from({ length: years }, (_, year) => (yearlyFen[year] ?? 1e10) * size.budgetFactor!),
      carryOver: false,
    },
    carers: {
      stock: Float64Array.from(path(need[0]! * 1.05, need[0]! * 1.6), each => Math.round(each)),
      existingNeed: need,
      training: {
        lagYears: 1,
        costFen: 600_000,
        costShare: Float64Array.of(0, 1, 0),
        yearlyLimit: new Float64Array(years).fill(Math.round(1500 * scale)),
        totalLimit: null,
      },
    },
    lockIn: [],
    lockOut: [],
    duties: [],
    demand: {
      points,
      wanting,
      district,
      ringLimit: Float64Array.of(500, 1000, 2000, 3000),
      ringShare: Float64Array.of(1, 0.8, 0.5, 0.25),
      tierLimitFen: Float64Array.of(200_000, Infinity),
      tierShare: Float64Array.of(1, 0.3),
    },
    travel: { start: rows.start, facility: rows.facility, cost: rows.metres.map(metres => metres * detour) },
    discountFactor: Float64Array.from({ length: 10 }, (_, year) => 1.03 ** -year),
    servedWeight: new Float64Array(years).fill(1),
  }
}

const sumOf = (table: Float64Array, years: number, year: number) => {
  let sum = 0
  for (let at = year; at < table.length; at += years) sum += table[at]!
  return sum
}
