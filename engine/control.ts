/** How a caller's wishes are followed while a method runs: work, clock, cancel, progress. */

/** What every method may be asked. */
interface Wishes<Phase> {
  gap?: number
  work?: number
  seconds?: number
  seed?: number
  onProgress?: (progress: {
    phase: Phase
    seconds: number
    objective: number | null
    bound: number | null
    gap: number | null
    part: number | null
    work: number
  }) => void
  cancelled?: AbortSignal | (() => boolean)
}

export interface Control<Phase extends string> {
  /** work asked for, in the method's unit. */
  effort: number
  gap: number
  seed: number
  /** true once work, clock or caller ended the search; it stays true. */
  ended: () => boolean
  /** true once clock or caller ended it, who are asked at once; for steps and threads in which no work is counted. */
  halted: () => boolean
  /** true once the caller ended it, whatever the clock says; for what is finished beyond the clock. */
  cancelled: () => boolean
  /** seconds left on the clock, Infinity without one. */
  left: () => number
  /** adds work done, in the parts in which the method counts. */
  spend: (parts: number) => void
  /** work done, in the method's unit. */
  work: () => number
  /** work done, in the parts in which the method counts. */
  parts: () => number
  /**
   * Runs a step that depends on nothing but its input as though it had begun after so many parts, and returns the parts it
   * took; the count is then as it was. Whoever ran it elsewhere in the same way gets the same, so it ends alike in any thread.
   */
  apart: (from: number, step: () => void) => number
  /** what is not known may be null or infinite; `part` of the phase is done, 0–1. */
  report: (phase: Phase, objective: number | null, bound: number | null, part?: number | null) => void
  /** the same control, its clock ending at a part of this one's time, so that what follows has time left. */
  until: (part: number) => Control<Phase>
  /** part of the clock's time that is gone, 0 without a clock. */
  gone: () => number
}

/** How a method counts. */
interface Counting {
  /** gap and work where the caller says nothing. */
  gap: number
  effort: number
  /** parts of work in one unit. */
  parts: number
  /** whether the work asked for ends the search by itself. */
  workEnds: boolean
  /** parts of work between two looks at clock and caller; 0 looks each time. */
  lookEvery: number
}

/** Starts to follow the wishes. */
export function followWishes<Phase extends string>(
  wishes: Wishes<Phase>,
  counting: Counting,
): Control<Phase> {
  const started = performance.now()
  const seconds = () => (performance.now() - started) / 1000
  const { cancelled: wish, onProgress } = wishes
  const asked = () => (typeof wish === 'function' ? wish() : (wish?.aborted ?? false))
  const total = wishes.seconds ?? Infinity
  const effort = wishes.work ?? counting.effort
  const most = counting.workEnds ? effort * counting.parts : Infinity
  let done = 0
  let looked = -Infinity
  let halted = false
  let called = false
  const known = (value: number | null) => (value !== null && Number.isFinite(value) ? value : null)
  const control: Control<Phase> = {
    effort,
    gap: wishes.gap ?? counting.gap,
    seed: wishes.seed ?? 0,
    ended: () => {
      if (halted || done >= most) return true
      if (done - looked < counting.lookEvery) return false
      looked = done
      return control.halted()
    },
    halted: () => {
      halted ||= seconds() >= total || control.cancelled()
      return halted
    },
    cancelled: () => {
      called ||= asked()
      return called
    },
    left: () => total - seconds(),
    spend: parts => {
      done += parts
    },
    work: () => done / counting.parts,
    parts: () => done,
    apart: (from, step) => {
      const before = done
      done = from
      looked = -Infinity
      step()
      const taken = done - from
      done = before
      looked = -Infinity
      return taken
    },
    report: (phase, objective, bound, part = null) => {
      if (!onProgress) return
      const [found, proved] = [known(objective), known(bound)]
      const gap = found === null || proved === null ? null : relativeGap(found, proved)
      const work = control.work()
      onProgress({ phase, seconds: seconds(), objective: found, bound: proved, gap, part, work })
    },
    until: part => upTo(part * total),
    gone: () => (total === Infinity ? 0 : Math.min(1, seconds() / total)),
  }
  const upTo = (end: number): Control<Phase> => ({
    ...control,
    ended: () => control.ended() || seconds() >= end,
    halted: () => control.halted() || seconds() >= end,
    left: () => end - seconds(),
    until: part => upTo(part * end),
    gone: () => (end === Infinity ? 0 : Math.min(1, seconds() / end)),
  })
  return control
}

/** |objective − bound| / |objective|; 0 where they agree, Infinity where only the objective is 0 and the bound is no rounding of it. */
export function relativeGap(objective: number, bound: number): number {
  if (objective === bound || (objective === 0 && Math.abs(bound) <= 1e-12)) return 0
  return Math.abs(objective - bound) / Math.abs(objective)
}
