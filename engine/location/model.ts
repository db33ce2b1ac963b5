/**
 * What every location model takes and gives. Demand points are rows, sites are columns; both are counted from 0.
 * A travel cost is any number of 0 or more in one unit (metres, minutes, fen); Infinity means out of reach.
 */

/** The way from demand points to sites, in the form that the caller has it. */
export type LocationTravel =
  /** demand × sites, one row per demand point. */
  | { kind: 'matrix'; cost: Float64Array }
  /** straight lines between coordinates, as they are or rounded down to whole numbers. */
  | {
      kind: 'points'
      demandX: Float64Array
      demandY: Float64Array
      siteX: Float64Array
      siteY: Float64Array
      roundedDown: boolean
    }
  /** entries of row i from start[i] to start[i + 1]; a site that is not listed is out of reach, each is listed once. */
  | { kind: 'rows'; start: Int32Array; site: Int32Array; cost: Float64Array }

export interface LocationInput {
  travel: LocationTravel
  /** demand by point, 0 or more; a point without demand need not be served. */
  demand: Float64Array
  siteCount: number
  /** whether a travel cost is for one unit of demand (default) or for the whole demand of its point. */
  costPer?: 'unit' | 'point'
  /** cost of opening by site, 0 or more; default 0. */
  siteCost?: Float64Array
  /** sites that stay open. */
  kept?: Int32Array
  /** sites that may not open. */
  forbidden?: Int32Array
}

/** How long to search. Without `seconds` the same input and options give the same bytes. */
export interface SearchOptions {
  /** stop once this relative gap is proved; default 0, the proved optimum. */
  gap?: number
  /** most work, in millions of entries (a demand point and a site) looked at; default no limit. */
  work?: number
  /** the clock only stops; the status is then 'stopped'. */
  seconds?: number
  /** start of the random numbers that order the moves tried; a whole number. */
  seed?: number
  onProgress?: (progress: SearchProgress) => void
  /** asked between steps; true stops with the best answer so far. */
  cancelled?: AbortSignal | (() => boolean)
  /** a second thread to search with; the answer is the same with it and without. */
  helper?: Helper
}

/** The way to a thread that gives every message to one `helpLocation`. What is sent is copied, but for shared memory. */
export interface Helper {
  send: (message: unknown) => void
  /** the next answer, waited for at most so long; undefined: not yet. */
  receive: (milliseconds: number) => unknown
}

export interface SearchProgress {
  phase: 'search' | 'bound' | 'branch'
  seconds: number
  objective: number | null
  bound: number | null
  gap: number | null
  /** work done so far, in the unit of `SearchOptions.work`. */
  work: number
}

/** Who is served where: three columns of equal length, ordered by demand point, then by site. */
export interface Assignment {
  demand: Int32Array
  site: Int32Array
  /** demand of the point that the site serves. */
  amount: Float64Array
}

/** optimal: proved; within-gap: the gap asked for is proved; stopped: ended by work, clock or caller. */
export type LocationStatus = 'optimal' | 'within-gap' | 'stopped' | 'infeasible'

/** What keeps the objective from being better, or the input from being feasible. */
export type LimitKind = 'open-count' | 'capacity' | 'reach' | 'kept' | 'forbidden' | 'none'

export interface Located {
  status: LocationStatus
  /** null where no answer was found. */
  objective: number | null
  /** proved: no answer is better. */
  bound: number
  /** |objective − bound| / |objective|; Infinity without an answer. */
  gap: number
  /** open sites, ascending. */
  open: Int32Array
  assignment: Assignment
  /** demand that no open site serves. */
  unserved: number
  /** of an infeasible set covering: the points with demand that have too few usable sites in reach, ascending. */
  outOfReach?: Int32Array
  limit: { kind: LimitKind /** the sites it speaks of, where it speaks of some. */; sites: Int32Array }
  /** work done, in the unit of `SearchOptions.work`. */
  work: number
}
