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
  /** the same control, ending at a part of the clock's time, so that what follows has time left. */
  until: (part: number) => Control
  /** part of the clock's time that is gone, 0 without a clock. */
  gone: () => number
}

/** Follows the options while a plan is made: clock, cancel, progress, work done. */
export function startControl(options: PlanOptions): Control {
  const started = performance.now()
  const seconds = () => (performance.now() - started) / 1000
  const { cancelled } = options
  let over = false
  let work = 0
  const asked = () => (typeof cancelled === 'function' ? cancelled() : (cancelled?.aborted ?? false))
  const total = options.seconds ?? Infinity
  const control: Control = {
    effort: options.work ?? 1,
    gap: options.gap ?? 1e-4,
    seed: options.seed ?? 0,
    ended: () => {
      over ||= seconds() >= total || asked()
      return over
    },
    left: () => total - seconds(),
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
    until: part => ({
      ...control,
      ended: () => control.ended() || seconds() >= part * total,
      left: () => part * total - seconds(),
      gone: () => (total === Infinity ? 0 : Math.min(1, seconds() / (part * total))),
    }),
    gone: () => (total === Infinity ? 0 : Math.min(1, seconds() / total)),
  }
  return control
}

/** |objective − bound| / |objective|; 0 where they agree, Infinity where only the objective is 0. */
export const relativeGap = (objective: number, bound: number) =>
  Math.abs(objective - bound) <= 1e-12 ? 0 : Math.abs(objective - bound) / Math.abs(objective)

/**
 * How far a search of so many steps has come, 0–1: by steps, or by the clock where that is ahead, so that a search that
 * the clock ends has run through all its temperatures. Without a clock only steps count.
 */
export function partDone(control: Control, steps: number) {
  const begun = control.gone()
  return (step: number) => {
    const bySteps = steps > 1 ? step / (steps - 1) : 1
    const byClock = begun < 1 ? (control.gone() - begun) / (1 - begun) : 1
    return Math.min(1, Math.max(bySteps, control.gone() > 0 ? byClock : 0))
  }
}
