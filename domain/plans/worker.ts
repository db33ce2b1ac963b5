/**
 * The thread in which a plan is computed. It is given a model and options, reports progress while it works, and ends
 * with the result. Only numbers cross: records, names and the database stay with the thread that asked.
 */
import {
  type PlanOptions,
  type PlanProgress,
  type ProgrammeModel,
  type ProgrammeResult,
  planProgramme,
} from '../../engine/index.ts'
import { workInThread } from '../../kernel/thread.ts'

export type WorkerInput = {
  readonly model: ProgrammeModel
  readonly options: Omit<PlanOptions, 'onProgress' | 'cancelled'>
}

await workInThread<WorkerInput, PlanProgress, ProgrammeResult>(({ model, options }, follow) =>
  planProgramme(model, { ...options, ...follow }),
)
