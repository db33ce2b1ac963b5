import { planRoutes, XLSX } from '../contract/index.ts'
import type { Database } from '../db/index.ts'
import { inTransaction } from '../db/index.ts'
import { type Actor, may } from '../domain/identity/index.ts'
import {
  comparePlans,
  comparisonGuide,
  comparisonTable,
  deleteRun,
  forcedCost,
  forceSite,
  getRun,
  getRunPlan,
  getRunResult,
  hasEnded,
  listForcedRuns,
  listRuns,
  listScenarios,
  type PlanResult,
  type PlanRun,
  planGeoJson,
  planTables,
  planWorkbook,
  renameRun,
  requestRun,
} from '../domain/plans/index.ts'
import { tableCsv } from '../domain/tables/index.ts'
import type { TravelSources } from '../domain/travel/index.ts'
import { present } from '../kernel/refusal.ts'
import manifest from '../package.json' with { type: 'json' }
import { type FileAnswer, handlersFor, Tagged, tagOf } from './handlers.ts'
import type { PlanExecutor } from './plan-executor.ts'
import { tableFile } from './table-file.ts'

/** Scenarios and computations. */
export const planHandlers = (db: Database, executor: PlanExecutor, sources?: TravelSources) =>
  handlersFor(planRoutes, {
    scenarios: async (_, { today }) => listScenarios(db, today),
    requestPlan: async ({ body }, { actor, today }) => {
      const run = await inTransaction(db, actor, tx => requestRun(tx, actor, body, today, sources))
      executor.wake()
      return withAllowed(actor, run)
    },
    planRuns: async (_, { actor }) => (await listRuns(db)).map(run => withAllowed(actor, run)),
    planRun: async ({ params }, { actor }) => withAllowed(actor, await getRun(db, params.id)),
    planResult: async ({ params }) => {
      const { requestedAt, endedAt } = await getRun(db, params.id)
      const tag = tagOf(manifest.version, String(params.id), requestedAt, endedAt ?? '')
      return new Tagged(tag, async () => {
        const { accessPoints: _, ...shown } = await getRunResult(db, params.id)
        return shown
      })
    },
    planEvents: async ({ params }) => {
      await getRun(db, params.id)
      return (send, signal) => executor.follow(params.id, send, signal)
    },
    cancelPlan: async ({ params }, { actor }) => {
      await executor.cancel(actor, params.id)
      return withAllowed(actor, await getRun(db, params.id))
    },
    renamePlan: async ({ params, body }, { actor }) =>
      withAllowed(actor, await inTransaction(db, actor, tx => renameRun(tx, actor, params.id, body))),
    forceSite: async ({ params, body }, { actor }) => {
      const run = await inTransaction(db, actor, tx => forceSite(tx, actor, params.id, body))
      executor.wake()
      return withAllowed(actor, run)
    },
    forcedSites: async ({ params }, { actor }) => {
      const { summary } = await getRun(db, params.id)
      return (await listForcedRuns(db, params.id)).map(run => ({
        run: withAllowed(actor, run),
        site: run.forced?.site ?? '',
        cost: summary && run.summary && forcedCost(summary, run.summary),
      }))
    },
    comparePlans: async ({ params }) => compared(db, params),
    comparisonFile: async ({ params }) => {
      const comparison = await compared(db, params)
      const name = `comparison-${params.id}-${params.other}`
      return tableFile(comparisonTable(comparison), name, params.format, comparisonGuide(comparison))
    },
    deletePlan: async ({ params }, { actor }) => {
      await inTransaction(db, actor, tx => deleteRun(tx, actor, params.id))
      return { id: params.id }
    },
    planFile: async ({ params }) => fileOf(await getRunResult(db, params.id), params),
    planTable: async ({ params }) => {
      const result = await getRunResult(db, params.id)
      const table = present(
        planTables(result).find(each => each.name === params.table),
        'plan.no_such_table',
        params,
      )
      return {
        name: `${fileName(result, params.id)}-${table.name}.csv`,
        type: 'text/csv; charset=utf-8',
        content: tableCsv(table),
      }
    },
  })

async function compared(db: Database, { id, other }: { id: number; other: number }) {
  const finished = async (key: number) => ({
    run: await getRun(db, key),
    // one without a plan would stand beside the other as a plan of nothing
    result: await getRunPlan(db, key),
  })
  return comparePlans(await finished(id), await finished(other))
}

/** The run with what this person may do next. */
const withAllowed = (actor: Actor, run: PlanRun) => ({
  ...run,
  may: {
    cancel: !hasEnded(run.state) && run.state !== 'stopping' && may(actor, 'plan.cancel'),
    rename: may(actor, 'plan.rename'),
    delete: hasEnded(run.state) && may(actor, 'plan.delete'),
  },
})

const fileName = (result: PlanResult, run: number): string =>
  `${result.inputs.cityName}-${result.scenario.code}-${run}`

type PlanFormat = 'xlsx' | 'geojson' | 'json'

async function fileOf(
  result: PlanResult,
  { id, format }: { id: number; format: PlanFormat },
): Promise<FileAnswer> {
  const name = `${fileName(result, id)}.${format}`
  if (format === 'xlsx') return { name, type: XLSX, content: Buffer.from(await planWorkbook(result)) }
  if (format === 'geojson') return { name, type: 'application/geo+json', content: planGeoJson(result) }
  return { name, type: 'application/json', content: JSON.stringify(result) }
}
