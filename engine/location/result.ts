/** Puts answers into the shape that all models share. */
import { relativeGap } from '../control.ts'
import type { Effort } from './effort.ts'
import type { Assignment, LimitKind, Located, LocationInput } from './model.ts'

/** Relative gap below which a real answer counts as the optimum: rounding of sums, nothing more. */
const PROVED = 1.1e-9

export const noLimit = { kind: 'none' as LimitKind, sites: new Int32Array(0) }

/** Sites marked with 1, ascending. */
export const listed = (marks: Uint8Array): Int32Array =>
  Int32Array.from(marks.keys()).filter(site => marks[site] === 1)

/** The part of a result that objective and bound decide; of whole ones a distance below 1 proves the optimum. */
export function standing(effort: Effort, objective: number, bound: number, whole = false) {
  const gap = Number.isFinite(objective) ? relativeGap(objective, bound) : Infinity
  const proved = gap <= PROVED && (!whole || Math.abs(objective - bound) < 1)
  const within = gap <= effort.gap
  const status = proved ? 'optimal' : within ? 'within-gap' : 'stopped'
  return {
    status,
    objective: Number.isFinite(objective) ? objective : null,
    bound,
    gap,
    work: effort.work(),
  } as const
}

/** Each point with demand at one site; site −1 leaves it unserved. */
export function wholeAssignment({ demand }: LocationInput, points: Int32Array, site: Int32Array) {
  const served = [...points.keys()].filter(row => site[row]! >= 0)
  const assignment: Assignment = {
    demand: Int32Array.from(served, row => points[row]!),
    site: Int32Array.from(served, row => site[row]!),
    amount: Float64Array.from(served, row => demand[points[row]!]!),
  }
  let unserved = 0
  points.forEach((point, row) => {
    if (site[row]! < 0) unserved += demand[point]!
  })
  return { assignment, unserved }
}

/** An input without an answer, with its cause; all demand is unserved unless said otherwise. */
export function infeasible(
  input: LocationInput,
  effort: Effort,
  kind: LimitKind,
  sites: Int32Array = new Int32Array(0),
  unserved = input.demand.reduce((sum, each) => sum + each, 0),
): Located {
  return {
    status: 'infeasible',
    objective: null,
    bound: Infinity,
    gap: Infinity,
    open: new Int32Array(0),
    assignment: { demand: new Int32Array(0), site: new Int32Array(0), amount: new Float64Array(0) },
    unserved,
    limit: { kind, sites },
    work: effort.work(),
  }
}
