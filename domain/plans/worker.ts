/**
 * The thread in which a plan is computed. It is given a model and options, reports progress while it works, and ends
 * with the result. A plan given is held against its model first. Only numbers cross: records, names and the database stay with the thread that asked.
 */
import {
  type Evaluation,
  evaluateProgramme,
  type PlanOptions,
  type PlanProgress,
  type PlanStart,
  type ProgrammeModel,
  type ProgrammeResult,
  planProgramme,
} from '../../engine/index.ts'
import { startBeside, workInThread } from '../../kernel/thread.ts'

export type WorkerInput = {
  readonly model: ProgrammeModel
  readonly options: Omit<PlanOptions, 'onProgress' | 'cancelled' | 'startHelper'>
  /** when the thread was asked for, ms since 1970: a clock runs from then. */
  readonly asked: number
  /** a plan to hold against a model of its own first. */
  readonly evaluate?: {
    readonly model: ProgrammeModel
    readonly plan: Pick<PlanStart, 'openings' | 'trained'>
  }
  /** false: nothing is computed beside that. */
  readonly solve: boolean
}
export type WorkerResult = {
  readonly evaluated: Evaluation | null
  readonly result: ProgrammeResult | null
}

/** A second thread in the search for prices; one that fails costs time only. */
const startHelper: PlanOptions['startHelper'] = input => {
  startBeside(new URL('./price-thread.ts', import.meta.url), input)
}

/** The options with what the start of the thread has left of the clock. */
const onClock = ({ options, asked }: WorkerInput) =>
  options.seconds === undefined
    ? options
    : { ...options, seconds: Math.max(0, options.seconds - Math.max(0, Date.now() - asked) / 1000) }

await workInThread<WorkerInput, PlanProgress, WorkerResult>(async (input, follow) => {
  const { model, evaluate, solve } = input
  const evaluated = evaluate ? evaluateProgramme(evaluate.model, evaluate.plan) : null
  const options = { ...onClock(input), ...follow, startHelper }
  return { evaluated, result: solve ? await planProgramme(model, options) : null }
})
