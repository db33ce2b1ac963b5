import type { Aim } from './model.ts'

/**
 * optimal: proved within 1e-6; within-gap: proved within the gap asked, or the gap that the work done could prove;
 * stopped: clock or cancel; infeasible: proved that no plan meets all rows.
 */
export type Status = 'optimal' | 'within-gap' | 'stopped' | 'infeasible'

/** One decision: the option opens at the site in the year (all indices of the model). */
export interface Opening {
  site: number
  option: number
  year: number
}

/** Families of rows, in the words of the planner. */
export type RowFamily = 'places' | 'inclusive' | 'coverage' | 'district' | 'carers' | 'training' | 'budget'

/** One row of the model under the plan found. */
export interface RowReport {
  family: RowFamily
  year: number
  /** for budgets by source, else null (all sources together). */
  source: number | null
  district: number | null
  sense: 'at-least' | 'at-most'
  /** what is asked: places, inclusive places, covered weight, carers, fen. */
  limit: number
  value: number
  /** easing it is worth something, and the plan leaves less room in it than one more site could take. */
  binds: boolean
  /**
   * What the objective gains when the limit eases by one unit, at the relaxation's prices: fen per place, carer
   * or fen for 'least-cost', children per unit for 'most-served'. 0 or more.
   */
  marginalValue: number
}

export interface YearReport {
  places: number
  inclusivePlaces: number
  inclusiveShare: number
  coveredWeight: number | null
  /** most that could be covered if every site that may open did. */
  coverableWeight: number | null
  carersNeeded: number | null
  carersThere: number | null
  trained: number
  /** source: fen of the year. */
  capitalFen: Float64Array
  supportFen: Float64Array
  trainingFen: Float64Array
  /** predicted: expected children wanting care, and the most that can be served. */
  wanting: number
  served: number
  usablePlaces: number
  /** served / usablePlaces, 0–1. */
  occupancyShare: number
}

/** Predicted use of the network in one year. */
export interface Occupancy {
  /** facility × class type: children served there (existing institutions first, then sites). */
  byFacility: Float64Array
  /** point × band: children served. */
  byPoint: Float64Array
  /** district: children served, and the share of those wanting care (1 where nobody wants any). */
  districtServed: Float64Array
  districtServedShare: Float64Array
}

/** A site of the model left out, with the price of having it. */
export interface SiteReport {
  site: number
  open: boolean
  /** least price over the site's options and years at the relaxation's prices; 0 or more; Infinity = not allowed. */
  reducedCost: number
  /** proved: any plan with this site is at least this much worse than the plan found. 0 where nothing is proved. */
  forcingAtLeast: number
  /** what would have to change for it to be in; null where it is open or may not open, or nothing was found. */
  joining: Joining | null
}

/** What would have to change for a site left out to be in: any one of these, all else as it is. */
export interface Joining {
  /** the option and opening year nearest to being worth it at the relaxation's prices. */
  option: number
  year: number
  /** how much lower that option's capital, or its support of each year, would have to be; null where money has no price. */
  capital: Lowered | null
  support: Lowered | null
  /** of each family the rule that would have to move least. */
  rules: Eased[]
}

/** Fen. It may be more than there is to be lowered: that alone then does not bring the site in. */
export interface Lowered {
  /** proved: with less, every plan with the site is worse than the plan found. */
  atLeast: number
  /** at the relaxation's prices. */
  about: number
  /** proved: with more, every best plan has the site; null where no plan with it is at hand. */
  enough: number | null
}

/** A higher target of places, or more money, in places or fen. */
export interface Eased {
  family: RowFamily
  year: number
  source: number | null
  /** proved: with less, every plan with the site is worse than the plan found; null where nothing is proved. */
  atLeast: number | null
  /** at the relaxation's prices of the other rules; null: at these no amount brings the site in. */
  about: number | null
}

export interface Stage {
  name: 'least-cost' | 'most-served' | 'fairest'
  status: Status
  /** fen; children-years (weighted); least served share of any district in the last year. */
  objective: number
  bound: number
  gap: number
}

/** What one family of rules would have to yield, everything else kept; or all of them but the locks together. */
export interface Relief {
  /** joint: every row may yield, each measured as a share of its right side. */
  family: 'budget' | 'carers' | 'targets' | 'reach' | 'locks' | 'joint'
  /** false: proved that no change of this family alone makes a plan possible. null: not settled. */
  helps: boolean | null
  /** proved least total change, in the unit: fen, carers, places, covered weight, locks dropped; joint: sum of shares. */
  leastChange: number
  /** total change of a plan that was found; null where none was found. */
  foundChange: number | null
  /** which rows yield in the plan found, or in the relaxation where none was found. */
  changes: ReliefChange[]
  /** the plan found: it keeps every rule once the changes are made; null where none was found. */
  plan: { openings: Opening[]; trained: number[] } | null
}

export interface ReliefChange {
  family: RowFamily | 'lock-in' | 'lock-out' | 'duty'
  year: number | null
  source: number | null
  district: number | null
  site: number | null
  /** of a lock that names one, as its year is; else null. */
  option: number | null
  /** in the unit; of a budget with carry-over what the year needs on top of what the years before have got. */
  amount: number
  /** joint: the amount as a share of what the row asks for or allows, else null. */
  share: number | null
}

export interface ProgrammeResult {
  aim: Aim
  status: Status
  /**
   * discounted fen, or served children-years; NaN where no plan was found. With a fairest stage these are stage one's:
   * the plan returned may serve up to 1 % fewer (`years` says how many), and `stages` has the second stage's own bound.
   */
  objective: number
  bound: number
  /** (objective − bound) / |objective|, 0 or more; NaN where no plan was found. */
  gap: number
  openings: Opening[]
  /** year: carers trained. */
  trained: Float64Array
  years: YearReport[]
  rows: RowReport[]
  sites: SiteReport[]
  /** year with a coverage target: fen that covering each group of points is worth; a start for a model like it. */
  coverageWorth: { year: number; worth: Float64Array }[]
  occupancy: Occupancy[]
  /** discounted fen of a plan found without the wish to change little; absent where nothing was wished or none was made. */
  plainObjective?: number
  stages: Stage[]
  /** empty unless infeasible (or no plan was found): what each family would have to yield. */
  reliefs: Relief[]
  work: number
}
