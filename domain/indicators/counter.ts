import type { Mark } from '../../kernel/mark.ts'
import type { CityOnDay } from './city-on-day.ts'
import type { LeftOutReason } from './record-list.ts'
import type { Subject } from './subject.ts'

/**
 * Hears, record by record, what a measure counts. Figures and lists of records come from the same countings,
 * so that a list always adds up to its figure. Communities are many, so they are said all at once.
 */
export type Counter = {
  count(subject: Subject, amount: number, mark: Mark): void
  base(subject: Subject, amount: number, mark: Mark): void
  leaveOut(subject: Subject, amount: number, reason: LeftOutReason): void
  countCommunities(said: CommunityAmounts): void
  baseCommunities(said: CommunityAmounts): void
  /** Asks for the amount of each community only where somebody lists them. */
  leaveCommunitiesOut(amountOf: (community: number) => number, reason: LeftOutReason): void
}

/** What communities contribute, one entry each; 0 contributes nothing. Ranks are places in `MARKS`. */
export type CommunityAmounts = {
  readonly amounts: Float64Array
  readonly ranks: Int8Array
  /**
   * district: rank of the amount where whole districts are summed, if it differs: a district's population may be
   * official while its split over communities is an estimate.
   */
  readonly districtRanks: Int8Array | null
}

/** Tells a counter all records of one measure on one day. */
export type Counting = (city: CityOnDay, to: Counter) => void
