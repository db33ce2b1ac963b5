import { relativeGap } from '../programme/control.ts'
import type { SearchOptions, SearchProgress } from './model.ts'

/** Follows the options while a model is solved: work, clock, caller, and the best objective and bound so far. */
export interface Effort {
  gap: number
  seed: number
  /** true once work, clock or caller ended the search; it stays true. */
  ended: () => boolean
  /** adds entries looked at. */
  spend: (entries: number) => void
  /** work done, in millions of entries. */
  work: () => number
  report: (phase: SearchProgress['phase'], objective: number, bound: number) => void
}

/** The same count of work without an end: for what an answer needs to be whole after the search has ended. */
export const unending = (effort: Effort): Effort => ({ ...effort, ended: () => false })

/** Entries between two looks at the clock. */
const CLOCK_EVERY = 200_000

/** Starts to count. */
export function startEffort(options: SearchOptions): Effort {
  const started = performance.now()
  const seconds = () => (performance.now() - started) / 1000
  const { cancelled, onProgress } = options
  const asked = () => (typeof cancelled === 'function' ? cancelled() : (cancelled?.aborted ?? false))
  const most = (options.work ?? Infinity) * 1e6
  let entries = 0
  let looked = -CLOCK_EVERY
  let over = false
  return {
    gap: options.gap ?? 0,
    seed: options.seed ?? 0,
    ended: () => {
      if (over) return true
      if (entries >= most) over = true
      else if (entries - looked >= CLOCK_EVERY) {
        looked = entries
        over = seconds() >= (options.seconds ?? Infinity) || asked()
      }
      return over
    },
    spend: count => {
      entries += count
    },
    work: () => entries / 1e6,
    report: (phase, objective, bound) => {
      if (!onProgress) return
      const found = Number.isFinite(objective) ? objective : null
      const proved = Number.isFinite(bound) ? bound : null
      const gap = found === null || proved === null ? null : relativeGap(found, proved)
      onProgress({ phase, seconds: seconds(), objective: found, bound: proved, gap, work: entries / 1e6 })
    },
  }
}
