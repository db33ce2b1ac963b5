/**
 * What a childcare programme is decided on: candidate sites with options, years, targets, money, carers, demand.
 *
 * Conventions that always hold:
 * - Every index counts from 0. Year 0 is the first plan year; all plan years lie one year apart.
 * - Tables are flat arrays, row after row: "option × year" means `table[option * years + year]`.
 * - Money is fen in constant prices of the base year. Shares lie in 0–1. Places and carers are whole numbers.
 * - A facility is an existing institution or a candidate site: facility `f` is existing institution `f` while
 *   `f < existing.count`, and candidate site `f - existing.count` from there on.
 * - All rows that are given hold under both aims; `null` leaves a row out.
 */

import type { StartHelper } from './family-seeking.ts'

/** Age bands of the demand, in months: 6–12, 12–18, 18–24, 24–36 (the end not included). */
export const ageBands = ['6-12', '12-18', '18-24', '24-36'] as const

/** Class types of 国卫人口发〔2019〕58号: infant 6–12 months, toddler 12–24, older toddler 24–36, mixed from 18. */
export const classTypes = ['infant', 'toddler', 'olderToddler', 'mixed'] as const

/** Which bands a class type may take: class type × band, 1 = may. Mixed classes start at 18 months. */
// biome-ignore format: one row per class type
export const bandsOfClass = new Uint8Array([
  1, 0, 0, 0,
  0, 1, 1, 0,
  0, 0, 0, 1,
  0, 0, 1, 1,
])

export const bandCount = ageBands.length
export const classTypeCount = classTypes.length

/** Institutions that stand today and projects already under way (their places start in the year they open). */
export interface ExistingInstitutions {
  count: number
  /** institution × year: filed places, the official numerator of places per 1,000 and of the inclusive share. */
  filedPlaces: Float64Array
  /** institution × year: 1 where the institution is recognised as inclusive in that year. */
  inclusive: Uint8Array
  /** institution × year × class type: usable places, the ones children can fill. */
  usablePlaces: Float64Array
  /** institution: monthly fee a family pays. */
  monthlyFeeFen: Float64Array
  /** institution: district index, 0 … `districts - 1`. */
  district: Int32Array
}

/** Candidate sites. At most one option of a site is opened, in at most one year, and then stays open. */
export interface CandidateSites {
  count: number
  /** site: district index. */
  district: Int32Array
  /** site + 1: options of site `m` are `optionStart[m]` … `optionStart[m + 1] - 1`. */
  optionStart: Int32Array
}

/** What may be built on the sites, one entry per option of all sites. */
export interface SiteOptions {
  count: number
  /** option × class type: whole places. */
  places: Float64Array
  /** option × year: 1 where its places count as inclusive in that year (a kindergarten's status is dated). */
  inclusive: Uint8Array
  /** option: 1 where an open place of this option covers its communities (home-based points do not). */
  covers: Uint8Array
  monthlyFeeFen: Float64Array
  /** option: whole years from start to opening. Start year = opening year − lead, and must be 0 or later. */
  leadYears: Uint8Array
  /** option × year: capital, by the year of START, and paid in it (lead 1: the year before opening). */
  capitalFen: Float64Array
  /** option: operating support of each year from opening to the end of the evaluation. */
  supportFen: Float64Array
  /** option × source: shares of capital and of support borne by each source; each row sums to 1. */
  capitalShare: Float64Array
  supportShare: Float64Array
  /** option: certified carers needed while open. */
  carers: Float64Array
}

/** Targets by year; each array has one entry per plan year, `null` = no target that year. */
export interface Targets {
  /** all filed places of the city, existing and new. */
  places: (number | null)[]
  /** inclusive filed places over all filed places, 0–1. */
  inclusiveShare: (number | null)[]
  /** covered weight (see `Coverage`), in the unit of `Coverage.weight`. */
  coveredWeight: (number | null)[]
  /** district × year: least filed places of a district, 0 = no floor; or `null` for none at all. */
  districtPlaces: Float64Array | null
}

/** Which demand points a site covers once open. Administrative or by radius: the caller decides and gives rows. */
export interface Coverage {
  /** point: what counts when the point is covered (1 per community, 0 for a village; or residents). */
  weight: Float64Array
  /** year × point: 1 where an existing institution or a project under way covers the point. */
  covered: Uint8Array
  /** point + 1, then site indices (not facilities) that cover the point. */
  siteStart: Int32Array
  site: Int32Array
}

/** Money available to the programme alone: what existing institutions cost has been subtracted by the caller. */
export interface Budgets {
  /** year × source: most public money of the source in the year; `Infinity` = no limit; or `null`. */
  bySourceFen: Float64Array | null
  /** year: most public money of all sources together; or `null`. */
  totalFen: Float64Array | null
  /** unspent money of a year may be spent later (the rows then hold for running totals). */
  carryOver: boolean
}

/** Certified carers: those there are, those the existing institutions need, and training as a decision. */
export interface Carers {
  /** year: certified carers in the city without the programme's training. */
  stock: Float64Array
  /** year: certified carers that the existing institutions need. */
  existingNeed: Float64Array
  training: Training | null
}

/** Training `n` carers in year t makes `n` more certified carers from year t + lag on. */
export interface Training {
  lagYears: number
  costFen: number // per carer, paid in the year of training
  /** source: shares of the cost, summing to 1. */
  costShare: Float64Array
  /** year: most carers that can be trained in the year. */
  yearlyLimit: Float64Array
  /** most carers over all years (those in post without a certificate), or `null`. */
  totalLimit: number | null
}

/** A planner's decision about one site. `option` is an index over all options; `null` leaves it free. */
export interface Lock {
  site: number
  option: number | null
  /** opening year, exactly; `null` leaves it free. */
  year: number | null
}

/** A new residential area: its site must open an option of at least `leastPlaces`, in year `byYear` or earlier. */
export interface Duty {
  site: number
  leastPlaces: number
  byYear: number
}

/**
 * Families who want care, and how far and how dearly. A child of a point is willing to go into rings 0 … q and to pay
 * tiers 0 … p; the shares are independent, so type (q, p) has the share
 * `(ringShare[q] - ringShare[q + 1]) * (tierShare[p] - tierShare[p + 1])` of the wanting children.
 */
export interface Demand {
  points: number
  /** year × point × band: expected children who want care. */
  wanting: Float64Array
  /** point: district index. */
  district: Int32Array
  /** ring: outer radius, ascending, in the unit of `Travel.cost`; beyond the last ring nobody goes. */
  ringLimit: Float64Array
  /** ring: share of families that would use care in this ring, from at most 1 falling (1, .8, .5, .25). */
  ringShare: Float64Array
  /** tier: highest monthly fee, ascending; dearer than the last is out of everyone's reach (use Infinity). */
  tierLimitFen: Float64Array
  /** tier: share of families that would pay a fee in this tier, from at most 1 falling (1, .3). */
  tierShare: Float64Array
}

/** Travel costs from demand points to facilities, sparse: point + 1 row starts, facility indices, costs. */
export interface Travel {
  start: Int32Array
  facility: Int32Array
  /** in the unit of `Demand.ringLimit`, metres by convention; Infinity = out of reach. */
  cost: Float64Array
}

/** A whole problem. Its arrays are read and never written. */
export interface ProgrammeModel {
  years: number
  sources: number
  districts: number
  existing: ExistingInstitutions
  sites: CandidateSites
  options: SiteOptions
  targets: Targets
  coverage: Coverage | null
  budgets: Budgets
  carers: Carers | null
  lockIn: Lock[]
  lockOut: Lock[]
  duties: Duty[]
  demand: Demand
  travel: Travel
  /** evaluation year: weight of a fen spent in it, in 0–1. Longer than `years`: support runs on to its end. */
  discountFactor: Float64Array
  /** year: weight of a child served in the year under aim 'most-served'; all 1 by convention. */
  servedWeight: Float64Array
}

export type Aim = 'least-cost' | 'most-served'
export type PlanPhase = 'check' | 'relaxation' | 'search' | 'served' | 'fairness' | 'causes'

export interface PlanProgress {
  phase: PlanPhase
  seconds: number
  objective: number | null
  bound: number | null
  gap: number | null
  /** part of the phase that is done, 0–1; null where a search cannot say how much is still to be searched. */
  part: number | null
  /** work done so far, in the unit of `PlanOptions.work`. */
  work: number
}

/**
 * An earlier result that a plan starts from; the indices are those of the new model. At least cost its prices give a
 * valid bound whatever has changed since, its openings a plan to repair. Most served starts its search from the openings where
 * the earlier plan served most, too, and where they keep all rows its plan serves at least as many; `gap` and `changeLittle` count at least cost alone.
 */
export interface PlanStart {
  /** what the earlier plan aimed at, and its marginal values count: fen, or children. 'least-cost' if not said. */
  aim?: Aim
  openings: readonly { site: number; option: number; year: number }[]
  /** year: carers trained. */
  trained: ArrayLike<number>
  rows: readonly {
    family: string
    year: number
    source: number | null
    district: number | null
    marginalValue: number
  }[]
  coverageWorth: readonly { year: number; worth: ArrayLike<number> }[]
  /**
   * its gap, or a smaller one of a plan that it came from itself: where it is at most 0.1 % and neither `gap` nor `work`
   * is asked for, the repaired plan is enough at 1.25 times that.
   */
  gap: number
  /** count each changed site a twentieth of what a site of the earlier plan costs on average; bound and cost are told without that. */
  changeLittle?: boolean
}

/** How long to search. Without `seconds` the same model and options give the same bytes. */
export interface PlanOptions {
  aim: Aim
  /** effort: 1 is the normal one (on a city of 5,600 points and 1,500 sites seconds at least cost, a minute where most are served), 2 twice as much. */
  work?: number
  /** the clock only stops, early enough for the answer to be there by then or nearly; the status is then 'stopped'. */
  seconds?: number
  /** stop once the gap is proved, e.g. 0.0002. */
  gap?: number
  seed?: number
  /** an earlier plan to start from. */
  from?: PlanStart
  /** after 'most-served': raise the least served share of any district, keeping 99 % of the children. Default true. */
  fairest?: boolean
  onProgress?: (progress: PlanProgress) => void
  /**
   * starts `helpWithPrices` on this input in another thread, which then halves the first price steps of 'most-served' and
   * takes later ones beside the search for the plan; that is the same with it and without it.
   */
  startHelper?: StartHelper
  /** asked between steps; true stops with the best plan so far. */
  cancelled?: AbortSignal | (() => boolean)
}
