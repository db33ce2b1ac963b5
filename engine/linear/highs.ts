/**
 * The one door to HiGHS (Huangfu & Hall 2018) as WebAssembly: one thread, blocking.
 * Its limits as met in practice: an exception's text carries the whole module source, so it is caught and cut;
 * the time limit overshoots by seconds while cuts or presolve run, so callers leave room;
 * work is counted in simplex iterations, which repeat exactly, while seconds do not.
 */
import loadHighs, { type Highs, type Model } from 'highs'
import type { LinearModel } from './linear-model.ts'

export interface LinearLimits {
  /** relative gap at which a mixed-integer search may end. */
  gap?: number
  /** most simplex iterations over all nodes of a mixed-integer search. */
  iterations?: number
  seconds?: number
  /** column values to start a mixed-integer search from. */
  from?: Float64Array
  seed?: number
  /** of a linear programme: where the simplex method starts; HiGHS completes one that is not quite a basis. */
  basis?: LinearBasis
  /** asked while searching, with what is known; true ends the search. */
  stop?: (found: { objective: number; bound: number }) => boolean
}

/** Status of each column and row in HiGHS's own numbers: 0 at its lower limit, 1 basic, 2 at its upper limit. */
export interface LinearBasis {
  column: ArrayLike<number>
  row: ArrayLike<number>
}

export const basisStatus = { atLower: 0, basic: 1, atUpper: 2 } as const

export interface LinearAnswer {
  /** optimal: proved within the gap asked; limit: ended early with what is known, if anything; infeasible: proved to have no solution. */
  status: 'optimal' | 'limit' | 'infeasible'
  objective: number
  bound: number
  /** column values; empty where none was found. */
  value: Float64Array
  /** row duals of a linear programme, empty for a mixed-integer one. At least rows: 0 or more; at most: 0 or less. */
  rowDual: Float64Array
  iterations: number
  /** of a linear programme started from a basis: the one it ended at, null where it has none. */
  basis: LinearBasis | null
  /** of a linear programme started from a basis and found infeasible: row duals that prove it (Farkas), else empty. */
  ray: Float64Array
}

let loading: Promise<Highs> | undefined

/** Loads the solver once for the process. (Its default export is typed as a namespace under nodenext.) */
export const openHighs = () => {
  loading ??= (loadHighs as unknown as () => Promise<Highs>)()
  return loading
}

/** Solves; integer columns are kept integer only when `integer` is asked for. */
export function solveLinear(
  highs: Highs,
  linear: LinearModel,
  integer: boolean,
  limits: LinearLimits = {},
): LinearAnswer {
  if (linear.cost.length === 0) return withoutColumns(linear)
  return guarded(() => run(highs, linear, integer && linear.integer.includes(1), limits))
}

/** An exception of the solver, cut to its first words; the next call loads it anew. */
function guarded<Answer>(work: () => Answer): Answer {
  try {
    return work()
  } catch (error) {
    loading = undefined
    throw new Error(`HiGHS failed: ${String((error as Error).message ?? error).slice(0, 200)}`)
  }
}

/** A programme without columns is feasible where every row allows 0; HiGHS does not take it. */
function withoutColumns({ rowLower, rowUpper }: LinearModel): LinearAnswer {
  const feasible = rowLower.every(lower => lower <= 1e-7) && rowUpper.every(upper => upper >= -1e-7)
  const objective = feasible ? 0 : Infinity
  return {
    status: feasible ? 'optimal' : 'infeasible',
    objective,
    bound: objective,
    value: new Float64Array(0),
    rowDual: new Float64Array(feasible ? rowLower.length : 0),
    iterations: 0,
    basis: null,
    ray: new Float64Array(0),
  }
}

/** A linear programme that stays in the solver: after a change it goes on from its last basis. Integers are ignored. */
export interface KeptLinear {
  solve: (limits?: LinearLimits) => LinearAnswer
  /** new costs and upper bounds of all columns. */
  change: (cost: Float64Array, upper: Float64Array) => void
  /** gives its memory back; it must be called. */
  close: () => void
}

/** Keeps a linear programme with at least one column. */
export function keepLinear(highs: Highs, linear: LinearModel): KeptLinear {
  const model = highs.createModel(sourceOf(linear, false))
  const all = { kind: 'range', from: 0, to: linear.cost.length - 1 } as const
  return {
    solve: (limits = {}) =>
      guarded(() => {
        setLimits(model, limits)
        model.zeroAllClocks()
        model.run()
        return answerOf(highs, model, false)
      }),
    change: (cost, upper) => {
      model.changeColsCost(all, cost)
      model.changeColsBounds(all, Float64Array.from(linear.lower), upper)
    },
    close: () => model.dispose(),
  }
}

function run(highs: Highs, linear: LinearModel, integer: boolean, limits: LinearLimits): LinearAnswer {
  const { callbackType } = highs.constants
  const model = highs.createModel(sourceOf(linear, integer))
  try {
    setLimits(model, limits)
    if (limits.basis) {
      // Presolve would throw the basis away with the model that it belongs to.
      model.options.set({ presolve: 'off' })
      model.setBasis({
        colStatus: Int32Array.from(limits.basis.column),
        rowStatus: Int32Array.from(limits.basis.row),
      })
    }
    if (limits.from) model.setSolution({ colValue: limits.from })
    if (integer) {
      model.run({
        [callbackType.mipInterrupt](event) {
          const done = Number(event.data.mip_total_lp_iterations ?? 0n)
          const objective = event.data.mip_primal_bound ?? Infinity
          const bound = event.data.mip_dual_bound ?? -Infinity
          if (done > (limits.iterations ?? Infinity) || limits.stop?.({ objective, bound })) event.interrupt()
        },
      })
    } else model.run()
    const answer = answerOf(highs, model, integer)
    return limits.basis ? { ...answer, ...endOf(model, answer.status) } : answer
  } finally {
    model.dispose()
  }
}

function setLimits(model: Model, limits: LinearLimits) {
  model.options.set({
    output_flag: false,
    random_seed: limits.seed ?? 0,
    mip_rel_gap: limits.gap ?? 1e-9,
    mip_abs_gap: 1e-9,
    mip_feasibility_tolerance: 1e-7,
    ...(limits.seconds === undefined ? {} : { time_limit: Math.max(0.05, limits.seconds) }),
  })
}

function answerOf(highs: Highs, model: Model, integer: boolean): LinearAnswer {
  const { modelStatus } = highs.constants
  const status = model.getModelStatus()
  const solution = model.getSolution()
  const primal = Number(model.info.get('primal_solution_status')) === 2
  const optimal = status === modelStatus.optimal
  const infeasible = status === modelStatus.infeasible || status === modelStatus.unboundedOrInfeasible
  const objective = primal ? model.getObjectiveValue() : Infinity
  return {
    status: optimal ? 'optimal' : infeasible ? 'infeasible' : 'limit',
    objective,
    bound: integer ? Number(model.info.get('mip_dual_bound')) : optimal ? objective : -Infinity,
    value: primal ? solution.colValue : new Float64Array(0),
    rowDual: !integer && optimal ? solution.rowDual : new Float64Array(0),
    iterations: Number(model.info.get('simplex_iteration_count')),
    basis: null,
    ray: new Float64Array(0),
  }
}

/** Where a linear programme started from a basis ended. */
function endOf(model: Model, status: LinearAnswer['status']): Pick<LinearAnswer, 'basis' | 'ray'> {
  const { colStatus: column, rowStatus: row } = model.getBasis()
  const ray = status === 'infeasible' ? model.getDualRay() : undefined
  return { basis: { column, row }, ray: ray?.values ?? new Float64Array(0) }
}

/** The matrix object needs its own numRows and numCols beside those of the model. */
function sourceOf(linear: LinearModel, integer: boolean) {
  const numRows = linear.rowLower.length
  const numCols = linear.cost.length
  return {
    numCols,
    numRows,
    colCost: Float64Array.from(linear.cost),
    colLower: Float64Array.from(linear.lower),
    colUpper: Float64Array.from(linear.upper),
    rowLower: Float64Array.from(linear.rowLower),
    rowUpper: Float64Array.from(linear.rowUpper),
    matrix: {
      format: 'csc' as const,
      numRows,
      numCols,
      starts: Int32Array.from(linear.start),
      indices: Int32Array.from(linear.row),
      values: Float64Array.from(linear.value),
    },
    ...(integer ? { integrality: Int32Array.from(linear.integer) } : {}),
  }
}
