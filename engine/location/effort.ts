import { type Control, followWishes } from '../control.ts'
import type { SearchOptions, SearchProgress } from './model.ts'

/** Follows the options while a model is solved; work counts entries looked at, `work()` gives it in millions. */
export type Effort = Control<SearchProgress['phase']>

/** Starts to count: work, clock and caller end the search. */
export const startEffort = (options: SearchOptions): Effort =>
  followWishes(options, { gap: 0, effort: Infinity, parts: 1e6, workEnds: true, lookEvery: 200_000 })

/** The same count of work without an end: for what an answer needs to be whole after the search has ended. */
export const unending = (effort: Effort): Effort => ({
  ...effort,
  ended: () => false,
  endedNow: () => false,
})
