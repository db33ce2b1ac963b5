import { type Control as Followed, followWishes } from '../control.ts'
import type { PlanOptions, PlanPhase } from './model.ts'

export { relativeGap } from '../control.ts'

/** What every phase asks of the caller's wishes; effort 1 is normal. */
export type Control = Followed<PlanPhase>

/** Follows the options while a plan is made: work scales the search, clock and caller end it. */
export const startControl = (options: PlanOptions): Control =>
  followWishes(options, { gap: 1e-4, effort: 1, parts: 1, workEnds: false, lookEvery: 0 })

/**
 * How far a search of so many steps has come, 0–1: by steps, or by the clock where that is ahead, so that a search that
 * the clock ends has run through all its temperatures. Without a clock only steps count.
 */
export function partDone(control: Pick<Control, 'gone'>, steps: number) {
  const begun = control.gone()
  return (step: number) => {
    const bySteps = steps > 1 ? step / (steps - 1) : 1
    const byClock = begun < 1 ? (control.gone() - begun) / (1 - begun) : 1
    return Math.min(1, Math.max(bySteps, control.gone() > 0 ? byClock : 0))
  }
}

/** The same control, ending so many seconds earlier where there is a clock: what follows needs them. */
export function leaving(control: Control, seconds: number): Control {
  const left = control.left()
  if (left === Infinity) return control
  const gone = control.gone()
  return control.until(gone + (1 - gone) * Math.max(0, 1 - seconds / Math.max(1e-9, left)))
}

/** The same control with other wishes, which hold for parts of its time, too. */
export const wishing = (control: Control, wishes: Partial<Pick<Control, 'gap' | 'report'>>): Control => ({
  ...control,
  ...wishes,
  until: part => wishing(control.until(part), wishes),
})

/** Reports of a step that is from one part of its phase to another: what it tells of itself, 0–1, is told of the phase. */
export const inPart =
  (report: Control['report'], from: number, to: number): Control['report'] =>
  (phase, objective, bound, part = null) =>
    report(phase, objective, bound, part === null ? null : from + (to - from) * part)

/** One control until there is a plan, then another that ends sooner: a late plan is worth more than none. */
export const oncePlanned = (hasPlan: () => boolean, before: Control, then: Control): Control => ({
  ...then,
  ended: () => (hasPlan() ? then : before).ended(),
  halted: () => (hasPlan() ? then : before).halted(),
  left: () => (hasPlan() ? then : before).left(),
})

/**
 * The same control, ending so many seconds after its clock was first seen to be over; for the caller at once. Parts of its time
 * (`until`, `gone`) are those of the clock itself; graces of graces add up.
 */
export function withGrace(control: Control, seconds: number): Control {
  const grace = 1000 * seconds
  let over = Infinity
  const ended = () => {
    if (!control.ended()) return false
    if (control.cancelled()) return true
    over = Math.min(over, performance.now())
    return performance.now() - over > grace
  }
  const left = () => {
    if (ended()) return 0
    return over < Infinity ? (over + grace - performance.now()) / 1000 : control.left() + seconds
  }
  return { ...control, ended, halted: ended, left }
}
