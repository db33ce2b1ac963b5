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
  /** the same, asking clock and caller now: for steps in which no work is counted. */
  endedNow: () => boolean
  /** seconds left on the clock, Infinity without one. */
  left: () => number
  /** adds work done, in the parts in which the method counts. */
  spend: (parts: number) => void
  /** work done, in the method's unit. */
  work: () => number
  /** what is not known may be null or infinite. */
  report: (phase: Phase, objective: number | null, bound: number | null) => void
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
  const { cancelled, onProgress } = wishes
  const asked = () => (typeof cancelled === 'function' ? cancelled() : (cancelled?.aborted ?? false))
  const total = wishes.seconds ?? Infinity
  const effort = wishes.work ?? counting.effort
  const most = counting.workEnds ? effort * counting.parts : Infinity
  let done = 0
  let looked = -Infinity
  let over = false
  const known = (value: number | null) => (value !== null && Number.isFinite(value) ? value : null)
  const control: Control<Phase> = {
    effort,
    gap: wishes.gap ?? counting.gap,
    seed: wishes.seed ?? 0,
    ended: () => {
      if (over) return true
      if (done >= most) over = true
      else if (done - looked >= counting.lookEvery) {
        looked = done
        over = seconds() >= total || asked()
      }
      return over
    },
    endedNow: () => {
      looked = -Infinity
      return control.ended()
    },
    left: () => total - seconds(),
    spend: parts => {
      done += parts
    },
    work: () => done / counting.parts,
    report: (phase, objective, bound) => {
      if (!onProgress) return
      const [found, proved] = [known(objective), known(bound)]
      const gap = found === null || proved === null ? null : relativeGap(found, proved)
      onProgress({ phase, seconds: seconds(), objective: found, bound: proved, gap, work: control.work() })
    },
    until: part => upTo(part * total),
    gone: () => (total === Infinity ? 0 : Math.min(1, seconds() / total)),
  }
  const upTo = (end: number): Control<Phase> => ({
    ...control,
    ended: () => control.ended() || seconds() >= end,
    endedNow: () => control.endedNow() || seconds() >= end,
    left: () => end - seconds(),
    until: part => upTo(part * end),
    gone: () => (end === Infinity ? 0 : Math.min(1, seconds() / end)),
  })
  return control
}

/** |objective − bound| / |objective|; 0 where they agree, Infinity where only the objective is 0. */
export const relativeGap = (objective: number, bound: number) =>
  Math.abs(objective - bound) <= 1e-12 ? 0 : Math.abs(objective - bound) / Math.abs(objective)
