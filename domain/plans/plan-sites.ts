/**
 * Candidate sites as the engine takes them: those that can open an option within the plan years, by code.
 * Work may begin in the calendar year of `available_from`. A kindergarten's option is inclusive in the years at whose
 * end its kindergarten is recognised; an extension needs its institution open on the base date. A new residential area
 * whose duty is fulfilled is none.
 */
import type { CandidateSites, Lock, SiteOptions } from '../../engine/index.ts'
import { yearEnd, yearOf } from '../../kernel/civil-date.ts'
import { contains } from '../../kernel/date-range.ts'
import { CLASS_TYPES } from '../registry/care-class.ts'
import type { DecisionRecords, OptionRecord, SiteRecord } from './plan-records.ts'
import type { LEFT_OUT_REASONS } from './plan-rows.ts'
import { type Scenario, yearsOf } from './scenario.ts'

export type PlanOption = OptionRecord & { readonly index: number; readonly inclusiveIn: readonly boolean[] }
export type PlanSite = {
  readonly record: SiteRecord
  readonly index: number
  readonly district: number
  readonly options: readonly PlanOption[]
  /** first plan year in which work may begin. */
  readonly firstStart: number
}

export type PlanSites = {
  readonly sites: readonly PlanSite[]
  readonly options: readonly PlanOption[]
  readonly leftOut: readonly { record: SiteRecord; reason: (typeof LEFT_OUT_REASONS)[number] }[]
}

/** The sites of the model, and those that could not open anything in time. */
export function planSites(records: DecisionRecords, scenario: Scenario): PlanSites {
  const years = yearsOf(scenario)
  const open = new Set(records.network.institutions.filter(each => each.open).map(each => each.of.code))
  const sites: PlanSite[] = []
  const options: PlanOption[] = []
  const leftOut: PlanSites['leftOut'][number][] = []
  for (const record of records.sites) {
    if (dutyFulfilled(record)) {
      leftOut.push({ record, reason: 'duty-fulfilled' })
      continue
    }
    const firstStart = Math.max(0, yearOf(record.availableFrom) - scenario.firstYear)
    const inTime = record.options.some(option => firstStart + option.leadYears < years.length)
    const stands = record.institution === null || open.has(record.institution)
    if (!inTime || !stands) {
      leftOut.push({ record, reason: record.options.length === 0 ? 'no-option' : 'not-available-in-time' })
      continue
    }
    const own = record.options.map((option, i) => ({
      ...option,
      index: options.length + i,
      inclusiveIn: years.map(year => isInclusive(record, option, year)),
    }))
    options.push(...own)
    const district = records.territory.subdistricts[record.community.subdistrict]!.district
    sites.push({ record, index: sites.length, district, options: own, firstStart })
  }
  return { sites, options, leftOut }
}

/** Whether the places that a new residential area owes stand or are under way: its premises are then in use. */
export const dutyFulfilled = ({ dutyPlaces, promisedPlaces }: SiteRecord): boolean =>
  dutyPlaces !== null && promisedPlaces >= dutyPlaces

const isInclusive = (site: SiteRecord, option: OptionRecord, year: number): boolean =>
  option.inclusive &&
  (site.kind !== 'kindergarten' || site.recognitions.some(range => contains(range, yearEnd(year))))

/** The engine's tables of sites and options; shares of capital and support are alike for all options. */
export function siteModel(
  { sites, options }: PlanSites,
  years: number,
  shares: { capital: readonly number[]; support: readonly number[] },
): { sites: CandidateSites; options: SiteOptions } {
  const count = options.length
  const sources = shares.capital.length
  const optionStart = new Int32Array(sites.length + 1)
  sites.forEach((site, m) => {
    optionStart[m + 1] = optionStart[m]! + site.options.length
  })
  return {
    sites: {
      count: sites.length,
      district: Int32Array.from(sites, site => site.district),
      optionStart,
    },
    options: {
      count,
      places: Float64Array.from(options.flatMap(placesByType)),
      inclusive: Uint8Array.from(options.flatMap(option => option.inclusiveIn.map(Number))),
      covers: Uint8Array.from(options, option => (option.mode === 'home_based' ? 0 : 1)),
      monthlyFeeFen: Float64Array.from(options, option => option.monthlyFen),
      leadYears: Uint8Array.from(options, option => option.leadYears),
      capitalFen: Float64Array.from(
        { length: count * years },
        (_, at) => options[Math.floor(at / years)]!.capitalFen,
      ),
      supportFen: Float64Array.from(options, option => option.yearlySupportFen),
      capitalShare: Float64Array.from({ length: count * sources }, (_, at) => shares.capital[at % sources]!),
      supportShare: Float64Array.from({ length: count * sources }, (_, at) => shares.support[at % sources]!),
      carers: Float64Array.from(options, option => option.carers),
    },
  }
}

const placesByType = (option: OptionRecord): number[] =>
  CLASS_TYPES.map(type =>
    option.classes.reduce((sum, each) => sum + (each.classType === type ? each.places : 0), 0),
  )

/** Openings that would need work to begin before the site is there, as locks out. */
export function availabilityLocks({ sites }: PlanSites, years: number): Lock[] {
  return sites.flatMap(({ index, options, firstStart }) => {
    if (firstStart === 0) return []
    const locks: Lock[] = []
    for (let year = 0; year < years; year++) {
      const early = options.filter(({ leadYears }) => leadYears <= year && year < firstStart + leadYears)
      const late = options.some(({ leadYears }) => year >= firstStart + leadYears)
      if (early.length > 0 && !late) locks.push({ site: index, option: null, year })
      else locks.push(...early.map(option => ({ site: index, option: option.index, year })))
    }
    return locks
  })
}
