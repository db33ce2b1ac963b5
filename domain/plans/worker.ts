/**
 * The thread in which a plan is computed. It is given a model and options, reports progress while it works, and ends
 * with the result. A plan given is held against the model first. Only numbers cross: records, names and the database stay with the thread that asked.
 */
import { parentPort } from 'node:worker_threads'
import {
  evaluateProgramme,
  type PlanOptions,
  type PlanStart,
  type ProgrammeModel,
  planProgramme,
} from '../../engine/index.ts'
import { threadInput } from '../../kernel/thread.ts'
import type { FromWorker } from './run-in-worker.ts'

export type WorkerInput = {
  readonly model: ProgrammeModel
  readonly options: Omit<PlanOptions, 'onProgress' | 'cancelled'>
  /** a plan to hold against the model first. */
  readonly evaluate?: Pick<PlanStart, 'openings' | 'trained'>
  /** false: nothing is computed beside that. */
  readonly solve: boolean
  /** first element becomes 1 when the plan is to stop with the best found so far. */
  readonly stop: SharedArrayBuffer
}

const { model, options, stop, evaluate, solve } = threadInput<WorkerInput>()
const flag = new Int32Array(stop)
const send = (message: FromWorker) => parentPort!.postMessage(message)

const evaluated = evaluate ? evaluateProgramme(model, evaluate) : null
const result = solve
  ? await planProgramme(model, {
      ...options,
      onProgress: progress => send({ progress }),
      cancelled: () => Atomics.load(flag, 0) === 1,
    })
  : null
send({ result, evaluated })
