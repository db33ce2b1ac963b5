/**
 * Carers as stock and flow: who holds a certificate and who does not, by district, from one year's end to the next.
 *
 * Within a year things happen in this order: a share leaves the occupation; certificates end, and those not renewed
 * lapse; trainees of earlier years pass; graduates enter. What always holds, to the last person, in each district:
 *
 *   certified   at the end = certified   at the start − left − lapsed + passed + entered
 *   uncertified at the end = uncertified at the start − left + lapsed − passed
 *
 * All flows are whole persons (`whole.ts`), so that sums over districts and years are exact. Stock and flow accounting of
 * a workforce: WHO, "Models and tools for health workforce planning and projections", Human Resources for Health
 * Observer 3, 2010.
 */
import { ForecastFaults } from './check.ts'
import { apportion, MOST_WEIGHT, wholeFlow } from './whole.ts'

/** Graduates of one major (or one school) in one year. */
export interface GraduateCohort {
  /** year of graduation; 0 is the first year of the forecast, earlier ones are negative */
  year: number
  graduates: number // whole, 0 or more
  lagYears: number // whole, from graduation until they count as carers
  enteringShare: number // 0–1, of the graduates who become certified carers in the city
}

export interface CarerFlowInput {
  districts: number
  years: number
  certified: Float64Array // district: whole persons at the start
  uncertified: Float64Array // district: whole persons at the start
  /** 0–1: what remains of year 0 when the stock is counted. What leaves, passes and enters in that year is this share. */
  firstYearShare: number
  /** year × district: of `certified`, whose certificate ends in that year; the others' outlast the forecast. */
  ending: Float64Array
  /** whole years that a new or renewed certificate lasts; null: without end */
  certificateYears: number | null
  renewedShare: number // 0–1, of the certificates that end
  leavingShare: number // 0–1 a year, of all carers
  graduates: readonly GraduateCohort[]
  entryWeight: Float64Array // district: graduates enter in proportion, 0 or more
  /**
   * year × district from year −trainingLagYears to the last: uncertified carers who begin in-service training, whole.
   * Those of the years before 0 are among `uncertified`.
   */
  trained: Float64Array
  trainingLagYears: number // whole, from training to certificate
  passShare: number // 0–1, of the trainees
}

export interface CarerFlows {
  /** year × district, whole persons each; `certified` and `uncertified` at the year's end */
  certified: Float64Array
  uncertified: Float64Array
  leftCertified: Float64Array
  leftUncertified: Float64Array
  lapsed: Float64Array
  passed: Float64Array
  entered: Float64Array
}

/**
 * Stocks and flows of each year. O(years · districts · (years + log districts)).
 * Refuses (`ModelError`) lists of other lengths, shares beyond 0–1, persons that are not whole, and more
 * certificates that end than there are.
 */
export function projectCarers(input: CarerFlowInput): CarerFlows {
  check(input)
  const { districts, years } = input
  const table = () => new Float64Array(years * districts)
  const flows: CarerFlows = {
    certified: table(),
    uncertified: table(),
    leftCertified: table(),
    leftUncertified: table(),
    lapsed: table(),
    passed: table(),
    entered: table(),
  }
  enterGraduates(input, flows.entered)
  for (let district = 0; district < districts; district++) projectDistrict(input, flows, district)
  return flows
}

/** Graduates of the city in whole persons a year, shared out over the districts. */
function enterGraduates(input: CarerFlowInput, entered: Float64Array): void {
  const { districts, years, graduates, entryWeight } = input
  const carried = new Float64Array(1)
  for (let year = 0; year < years; year++) {
    let exact = 0
    for (const cohort of graduates)
      if (cohort.year + cohort.lagYears === year) exact += cohort.graduates * cohort.enteringShare
    exact *= shareOfYear(input, year)
    entered.set(apportion(wholeFlow(exact, carried, 0, Infinity), entryWeight), year * districts)
  }
}

const CERTIFIED = 0
const UNCERTIFIED = 1
const LAPSED = 2
const PASSED = 3

function projectDistrict(input: CarerFlowInput, flows: CarerFlows, district: number): void {
  const { districts, years, leavingShare, renewedShare, passShare } = input
  const carried = new Float64Array(4)
  // Certified carers by the year in which their certificate ends; the last entry outlasts the forecast.
  const byEnd = new Float64Array(years + 1)
  let certified = input.certified[district]!
  let uncertified = input.uncertified[district]!
  for (let year = 0; year < years; year++) byEnd[year] = input.ending[year * districts + district]!
  byEnd[years] = certified - byEnd.reduce((sum, each) => sum + each, 0)

  for (let year = 0; year < years; year++) {
    const at = year * districts + district
    const share = shareOfYear(input, year)
    const leaving = leavingShare * share

    // A share leaves, whatever certificate they hold.
    const leftCertified = wholeFlow(certified * leaving, carried, CERTIFIED, certified)
    const leftUncertified = wholeFlow(uncertified * leaving, carried, UNCERTIFIED, uncertified)
    const leavers = apportion(leftCertified, byEnd)
    for (let end = 0; end <= years; end++) byEnd[end]! -= leavers[end]!

    // Certificates end.
    const ending = byEnd[year]!
    const lapsed = wholeFlow(ending * (1 - renewedShare), carried, LAPSED, ending)
    byEnd[year] = 0
    byEnd[endOfNew(input, year)]! += ending - lapsed

    // Trainees of earlier years pass, as far as they are still there.
    const trained = input.trained[at]! // begun in year − trainingLagYears
    const passed = wholeFlow(
      trained * passShare * share,
      carried,
      PASSED,
      uncertified - leftUncertified + lapsed,
    )
    const entered = flows.entered[at]!
    byEnd[endOfNew(input, year)]! += passed + entered

    certified += entered + passed - leftCertified - lapsed
    uncertified += lapsed - passed - leftUncertified
    flows.certified[at] = certified
    flows.uncertified[at] = uncertified
    flows.leftCertified[at] = leftCertified
    flows.leftUncertified[at] = leftUncertified
    flows.lapsed[at] = lapsed
    flows.passed[at] = passed
  }
}

const shareOfYear = ({ firstYearShare }: CarerFlowInput, year: number): number =>
  year === 0 ? firstYearShare : 1

/** Year in which a certificate gained or renewed in `year` ends. */
const endOfNew = ({ certificateYears, years }: CarerFlowInput, year: number): number =>
  certificateYears === null ? years : Math.min(years, year + certificateYears)

function check(input: CarerFlowInput): void {
  const faults = new ForecastFaults()
  const { districts, years } = input
  faults.number('districts', districts, 1, 10_000, true)
  faults.number('years', years, 1, 100, true)
  faults.persons('certified', input.certified, districts)
  faults.persons('uncertified', input.uncertified, districts)
  faults.persons('ending', input.ending, years * districts)
  faults.persons('trained', input.trained, (input.trainingLagYears + years) * districts)
  faults.list('entryWeight', input.entryWeight, districts, MOST_WEIGHT)
  if (input.certificateYears !== null) faults.number('certificateYears', input.certificateYears, 1, 100, true)
  faults.number('trainingLagYears', input.trainingLagYears, 0, 100, true)
  for (const share of ['firstYearShare', 'renewedShare', 'leavingShare', 'passShare'] as const)
    faults.number(share, input[share], 0, 1)
  input.graduates.forEach(({ year, graduates, lagYears, enteringShare }, at) => {
    faults.number(`graduates[${at}].year`, year, -100, 1000, true)
    faults.number(`graduates[${at}].graduates`, graduates, 0, 2 ** 40, true)
    faults.number(`graduates[${at}].lagYears`, lagYears, 0, 100, true)
    faults.number(`graduates[${at}].enteringShare`, enteringShare, 0, 1)
  })
  if (faults.isEmpty())
    for (let district = 0; district < districts; district++) {
      let ending = 0
      for (let year = 0; year < years; year++) ending += input.ending[year * districts + district]!
      if (ending > input.certified[district]!)
        faults.add(
          `ending of district ${district}`,
          ending,
          `at most ${input.certified[district]}, its certified`,
        )
    }
  faults.end()
}
