/**
 * Carers of the coming years, district by district: the stock on the base date, and what comes and goes. The engine's
 * `projectCarers` has the method; this turns the city's records into its input and says its answer in calendar years.
 */
import { apportion, type CarerFlows, type GraduateCohort, projectCarers, sumOf } from '../../engine/index.ts'
import type { Mark } from '../../kernel/mark.ts'
import type { SettingValue } from '../territory/setting-forms.ts'
import type { CarerFlowRow } from './forecast-rows.ts'

/** Carers of a district's filed institutions on the base date. */
export type DistrictCarers = {
  readonly code: string
  readonly name: string
  readonly inPost: number
  readonly certified: number
  /** year → certified carers whose certificate ends in it. */
  readonly endsIn: ReadonlyMap<number, number>
}

/** Graduates of one major of a school in one year. */
export type Graduates = {
  readonly school: string
  readonly major: string
  readonly year: number
  readonly graduates: number
  readonly lagYears: number
  readonly enteringShare: number
}

export type CarerForecastInput = {
  readonly districts: readonly DistrictCarers[]
  readonly stock: Pick<SettingValue<'carer_stock'>, 'certifiedOutsidePosts' | 'graduatesPerYear'>
  readonly graduates: readonly Graduates[]
  /** null: `NO_CARER_FLOWS`. */
  readonly flows: SettingValue<'carer_flows'> | null
  /** the year before the first of the forecast. */
  readonly baseYear: number
  /** 0–1: what remains of the first year on the base date. */
  readonly firstYearShare: number
  readonly lastYear: number
}

export type CarerForecast = {
  readonly baseYear: number
  /** calendar years after the base year. */
  readonly years: readonly number[]
  /** district: on the base date; certified carers outside posts are shared out by carers in post. */
  readonly certified: Float64Array
  readonly uncertified: Float64Array
  readonly flows: CarerFlows
}

/** Nobody leaves, every certificate is renewed, nobody is trained in service. */
export const NO_CARER_FLOWS: SettingValue<'carer_flows'> = {
  leavingShare: 0,
  renewedShare: 1,
  certificateYears: null,
  trainedPerYear: 0,
  passShare: 1,
  lagYears: 0,
}

/** Stocks and flows of every year after the base year; none where the base year is the last. */
export function forecastCarers(input: CarerForecastInput): CarerForecast {
  const { districts, stock, baseYear, lastYear } = input
  const flows = input.flows ?? NO_CARER_FLOWS
  const years = Array.from({ length: Math.max(0, lastYear - baseYear) }, (_, t) => baseYear + 1 + t)
  const inPost = Float64Array.from(districts, each => each.inPost)
  const outside = apportion(stock.certifiedOutsidePosts, inPost)
  const certified = Float64Array.from(districts, (each, d) => each.certified + outside[d]!)
  const uncertified = Float64Array.from(districts, each => each.inPost - each.certified)
  const base = { baseYear, years, certified, uncertified }
  if (years.length === 0 || districts.length === 0) return { ...base, flows: noYears() }
  const trained = apportion(flows.trainedPerYear, uncertified)
  return {
    ...base,
    flows: projectCarers({
      districts: districts.length,
      years: years.length,
      certified,
      uncertified,
      firstYearShare: input.firstYearShare,
      ending: Float64Array.from(years.flatMap(year => districts.map(each => endingIn(each, year, baseYear)))),
      certificateYears: flows.certificateYears,
      renewedShare: flows.renewedShare,
      leavingShare: flows.leavingShare,
      graduates: cohortsOf(input),
      entryWeight: inPost,
      // the yearly number holds for those who began before the base date too
      trained: Float64Array.from(
        { length: (flows.lagYears + years.length) * districts.length },
        (_, at) => trained[at % districts.length]!,
      ),
      trainingLagYears: flows.lagYears,
      passShare: flows.passShare,
    }),
  }
}

/**
 * Certificates whose last day lies in a year. They are held on the base date, that day included: one whose last day is a
 * base date of 31 December is counted in the stock, and has to be renewed in the first year.
 */
const endingIn = ({ endsIn }: DistrictCarers, year: number, baseYear: number): number =>
  (endsIn.get(year) ?? 0) + (year === baseYear + 1 ? (endsIn.get(baseYear) ?? 0) : 0)

/**
 * Graduates of the table; after its last year each major of a school is taken to have as many as then, so that no year
 * is missing some of them. A city without a table goes by the stock's yearly number.
 */
function cohortsOf({ graduates, stock, baseYear, lastYear }: CarerForecastInput): GraduateCohort[] {
  const cohort = (
    year: number,
    { graduates, lagYears, enteringShare }: Omit<Graduates, 'school' | 'major'>,
  ) => ({
    year: year - baseYear - 1,
    graduates,
    lagYears,
    enteringShare,
  })
  const yearsFrom = (first: number) =>
    Array.from({ length: Math.max(0, lastYear - first + 1) }, (_, t) => first + t)
  if (graduates.length === 0) {
    const yearly = { year: 0, graduates: stock.graduatesPerYear, lagYears: 0, enteringShare: 1 }
    return yearsFrom(baseYear + 1).map(year => cohort(year, yearly))
  }
  const last = new Map<string, Graduates>()
  for (const row of graduates) {
    const key = `${row.school}\n${row.major}`
    if (row.year > (last.get(key)?.year ?? -Infinity)) last.set(key, row)
  }
  return [
    ...graduates.map(row => cohort(row.year, row)),
    ...[...last.values()].flatMap(row => yearsFrom(row.year + 1).map(year => cohort(year, row))),
  ]
}

const FLOWS = [
  'certified',
  'uncertified',
  'leftCertified',
  'leftUncertified',
  'lapsed',
  'passed',
  'entered',
] as const satisfies readonly (keyof CarerFlows)[]

const noYears = (): CarerFlows =>
  Object.fromEntries(FLOWS.map(flow => [flow, new Float64Array()])) as unknown as CarerFlows

/** Certified carers of the city at the end of a year; up to the base year those of the base date. */
export function certifiedIn({ baseYear, certified, flows }: CarerForecast, year: number): number {
  const districts = certified.length
  const at = year - baseYear - 1
  return sumOf(at < 0 ? certified : flows.certified.subarray(at * districts, (at + 1) * districts))
}

/** What a flow of the city adds up to from the base year to the end of `year`. */
export function flowUntil(
  { baseYear, certified, flows }: CarerForecast,
  flow: (typeof FLOWS)[number],
  year: number,
): number {
  return sumOf(flows[flow].subarray(0, Math.max(0, year - baseYear) * certified.length))
}

/** Rows of the forecast: of each year the city first, then its districts. */
export function carerFlowRows(
  forecast: CarerForecast,
  districts: readonly Pick<DistrictCarers, 'code' | 'name'>[],
  mark: Mark,
): CarerFlowRow[] {
  const { years, flows } = forecast
  return years.flatMap((year, t) => {
    const of = districts.map(({ code, name }, d): CarerFlowRow => {
      const at = t * districts.length + d
      const before = (stock: 'certified' | 'uncertified') =>
        t === 0 ? forecast[stock][d]! : flows[stock][at - districts.length]!
      return {
        year,
        district: code,
        districtName: name,
        certifiedBefore: before('certified'),
        uncertifiedBefore: before('uncertified'),
        entered: flows.entered[at]!,
        passed: flows.passed[at]!,
        lapsed: flows.lapsed[at]!,
        leftCertified: flows.leftCertified[at]!,
        leftUncertified: flows.leftUncertified[at]!,
        certified: flows.certified[at]!,
        uncertified: flows.uncertified[at]!,
        mark,
      }
    })
    return [cityOf(year, of, mark), ...of]
  })
}

function cityOf(year: number, rows: readonly CarerFlowRow[], mark: Mark): CarerFlowRow {
  const total = (column: (typeof FLOWS)[number] | 'certifiedBefore' | 'uncertifiedBefore') =>
    rows.reduce((sum, row) => sum + row[column], 0)
  return {
    year,
    district: null,
    districtName: null,
    certifiedBefore: total('certifiedBefore'),
    uncertifiedBefore: total('uncertifiedBefore'),
    entered: total('entered'),
    passed: total('passed'),
    lapsed: total('lapsed'),
    leftCertified: total('leftCertified'),
    leftUncertified: total('leftUncertified'),
    certified: total('certified'),
    uncertified: total('uncertified'),
    mark,
  }
}
