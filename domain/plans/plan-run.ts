/**
 * One computation of a plan. queued → running → finished | failed; broken when its server stopped first. Asked to stop,
 * a queued one is cancelled; a running one is stopping, then finished with the best plan so far or cancelled without any.
 */
import { z } from 'zod'
import type { Id } from '../../kernel/id.ts'
import { PlanProgressView, PlanSummary } from './plan-result.ts'
import { seenText } from './plan-text.ts'
import { RELIEF_FAMILIES } from './relief-family.ts'
import { Scenario } from './scenario.ts'

export const RUN_STATES = [
  'queued',
  'running',
  'stopping',
  'finished',
  'failed',
  'cancelled',
  'broken',
] as const
export type RunState = (typeof RUN_STATES)[number]
export type PlanRunId = Id<'plan_run'>

/** From which state to which a run may move; the ends stay. */
export const RUN_MOVES: Record<RunState, readonly RunState[]> = {
  queued: ['running', 'cancelled', 'failed', 'broken'],
  running: ['stopping', 'finished', 'failed', 'broken'],
  stopping: ['finished', 'failed', 'cancelled', 'broken'],
  finished: [],
  failed: [],
  cancelled: [],
  broken: [],
}

/** What a planner calls a run; null takes the scenario's name again. */
export const RunName = z.strictObject({ name: seenText(120).nullable() })

/** A run as lists show it; its result is asked for by id. */
export const PlanRun = z.object({
  id: z.int(),
  /** what the planner calls it; null: by its scenario. */
  name: z.string().nullable(),
  scenario: Scenario,
  /** the finished run into whose plan this one forces a site; null: a plan of its own. */
  forced: z.object({ run: z.int(), site: z.string(), siteName: z.string() }).nullable(),
  /** the finished run whose plan this one starts from; null: from none. */
  start: z
    .object({
      run: z.int(),
      changeLittle: z.boolean(),
      /** that run found no plan: the change it told, whose plan this one starts from. */
      relief: z.enum(RELIEF_FAMILIES).nullable(),
    })
    .nullable(),
  state: z.enum(RUN_STATES),
  requestedBy: z.string(),
  requestedAt: z.string(),
  startedAt: z.string().nullable(),
  endedAt: z.string().nullable(),
  progress: PlanProgressView.nullable(),
  summary: PlanSummary.nullable(),
  /** code and facts of the refusal, or one calm sentence. */
  failure: z.object({ code: z.string(), facts: z.record(z.string(), z.unknown()) }).nullable(),
})
export type PlanRun = z.infer<typeof PlanRun>

/** Whether the run has come to its end, good or bad. */
export const hasEnded = (state: RunState): boolean => RUN_MOVES[state].length === 0
