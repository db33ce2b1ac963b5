import type { Write } from '../../db/index.ts'
import { Refusal, refuseIf } from '../../kernel/refusal.ts'
import { type Actor, permit, record } from '../identity/index.ts'
import { hasEnded, type PlanRun, type PlanRunId } from './plan-run.ts'
import { insertRun, lockRun } from './run.actions.ts'
import { findMatrixText, getRun, getRunPlan, listForcedRuns } from './run.queries.ts'

/**
 * Queues the finished run once more with one of its left-out sites locked in: what it costs to have this site.
 * Refused where the run found no plan, for a site that may not open, and while or after it has been asked for. Whether
 * the records are still those of the run is seen when it is computed.
 */
export async function forceSite(
  tx: Write,
  actor: Actor,
  runId: number,
  { site }: { site: string },
): Promise<PlanRun> {
  const run = await getRun(tx, runId)
  permit(actor, 'plan.compute')
  // whoever removes the run meanwhile waits, and sees that this one is made from it
  await lockRun(tx, runId)
  const result = await getRunPlan(tx, runId)
  const left = result.leftOut.find(each => each.site === site)
  if (!left)
    throw new Refusal('invalid', 'plan.site_not_left_out', {
      run: runId,
      faults: [{ path: 'site', value: site, allowed: 'the code of a site that the plan leaves out' }],
    })
  refuseIf(left.reason !== 'not-chosen', 'plan.site_cannot_be_forced', { site, reason: left.reason })
  const before = (await listForcedRuns(tx, runId)).find(
    each => each.forced?.site === site && (each.state === 'finished' || !hasEnded(each.state)),
  )
  refuseIf(before !== undefined, 'plan.site_forced_already', { site, run: before?.id })
  const { scenario } = run
  const lock = { site, option: null, year: null }
  const id = await insertRun(tx, actor, {
    // what the site costs needs no other births cases, which take several times as long
    scenario: JSON.stringify({ ...scenario, compareBirths: false, lockIn: [...scenario.lockIn, lock] }),
    matrixText: (await findMatrixText(tx, runId)) ?? null,
    baseRunId: runId as PlanRunId,
    startRunId: runId as PlanRunId,
    forcedSite: site,
    forcedSiteName: left.name,
  })
  await record(tx, actor, 'plan.site_forced', 'plan_run', id, { run: runId, site })
  return getRun(tx, id)
}
