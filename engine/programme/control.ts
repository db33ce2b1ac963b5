import type { PlanOptions, PlanPhase } from './model.ts'

/** What every phase asks of the caller's wishes. */
export interface Control {
  /** effort asked, 1 = normal. */
  effort: number
  gap: number
  seed: number
  /** true once the clock or the caller ended the search; it stays true. */
  ended: () => boolean
  /** seconds left on the clock, Infinity without one. */
  left: () => number
  /** adds work done, in parts of the effort. */
  spend: (work: number) => void
  work: () => number
  report: (phase: PlanPhase, objective: number | null, bound: number | null) => void
}

/** Follows the options while a plan is made: clock, cancel, progress, work done. */
export function startControl(options: PlanOptions): Control {
  const started = performance.now()
  const seconds = () => (performance.now() - started) / 1000
  const { cancelled } = options
  let over = false
  let work = 0
  const asked = () => (typeof cancelled === 'function' ? cancelled() : (cancelled?.aborted ?? false))
  return {
    effort: options.work ?? 1,
    gap: options.gap ?? 1e-4,
    seed: options.seed ?? 0,
    ended: () => {
      over ||= seconds() >= (options.seconds ?? Infinity) || asked()
      return over
    },
    left: () => (options.seconds ?? Infinity) - seconds(),
    spend: amount => {
      work += amount
    },
    work: () => work,
    report: (phase, objective, bound) =>
      options.onProgress?.({
        phase,
        seconds: seconds(),
        objective,
        bound,
        gap: objective === null || bound === null ? null : relativeGap(objective, bound),
        work,
      }),
  }
}

/** |objective − bound| / |objective|; 0 where they agree, Infinity where only the objective is 0. */
export const relativeGap = (objective: number, bound: number) =>
  Math.abs(objective - bound) <= 1e-12 ? 0 : Math.abs(objective - bound) / Math.abs(objective)
