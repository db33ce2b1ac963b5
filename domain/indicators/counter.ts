import type { Mark } from '../../kernel/mark.ts'
import type { CityOnDay } from './city-on-day.ts'
import type { LeftOutReason } from './record-list.ts'
import type { Subject } from './subject.ts'

/**
 * Hears, record by record, what a measure counts. Figures and lists of records come from the same countings,
 * so that a list always adds up to its figure. `wideMark` is the mark of the amount where whole districts are summed:
 * a district's population may be official while its split over communities is an estimate.
 */
export type Counter = {
  count(subject: Subject, amount: number, mark: Mark, wideMark?: Mark): void
  base(subject: Subject, amount: number, mark: Mark, wideMark?: Mark): void
  leaveOut(subject: Subject, amount: number, reason: LeftOutReason): void
}

/** Tells a counter all records of one measure on one day. */
export type Counting = (city: CityOnDay, to: Counter) => void
