import { z } from 'zod'
import { PlanComparison } from '../domain/plans/comparison.ts'
import { ForcedCost } from '../domain/plans/forced-site.ts'
import { PlanProgressView, PlanResult } from '../domain/plans/plan-result.ts'
import { hasEnded, PlanRun, RUN_STATES, RunName } from '../domain/plans/plan-run.ts'
import { MATRIX_CHARACTERS, PlanRequest, Scenario } from '../domain/plans/scenario.ts'
import { settingNames } from '../domain/plans/setting-names.ts'
import { tableNames } from '../domain/plans/table-names.ts'
import { USUAL_KM_PER_HOUR, USUAL_SNAP_METRES } from '../domain/travel/travel-mode.ts'
import { XLSX } from './overview.ts'
import { Key } from './parts.ts'
import { routes } from './route.ts'

export {
  hasEnded,
  MATRIX_CHARACTERS,
  Scenario,
  settingNames,
  tableNames,
  USUAL_KM_PER_HOUR,
  USUAL_SNAP_METRES,
}

/** What the caller may do next with a run; a reason where not. */
const Allowed = z.object({ cancel: z.boolean(), rename: z.boolean(), delete: z.boolean() })
const RunReply = PlanRun.extend({ may: Allowed })
const RunPath = z.object({ id: Key })
const ComparedPath = RunPath.extend({ other: Key })

/** A computation that forces a left-out site in, and what it proved once it is finished. */
const ForcedSite = z.object({ run: RunReply, site: z.string(), cost: ForcedCost.nullable() })

/** Tables of an exported plan, each a CSV file of its own and a sheet of the workbook. */
export const PLAN_TABLES = [
  'guide',
  'summary',
  'indicators',
  'bridge',
  'standing',
  'covered',
  'programme',
  'left-out',
  'cost',
  'carers',
  'carer-flows',
  'limits',
  'reliefs',
  'use',
  'access',
  'access-points',
  'children',
  'births',
  'inputs',
] as const

export const RunEvent = z.object({ state: z.enum(RUN_STATES), progress: PlanProgressView.nullable() })

/** Programmes: scenarios, computations and what they found. */
export const planRoutes = routes({
  scenarios: {
    method: 'GET',
    path: '/scenarios',
    summary: 'Scenarios of the city pack; the first is the one of today',
    reply: z.array(Scenario),
  },
  requestPlan: {
    method: 'POST',
    path: '/plan-runs',
    summary: 'Computes a programme in the background: a scenario with changes',
    body: PlanRequest,
    // a matrix of ways travels in the request
    bodyLimit: 16 * 1024 * 1024,
    reply: RunReply,
  },
  planRuns: {
    method: 'GET',
    path: '/plan-runs',
    summary: 'Computations, newest first',
    reply: z.array(RunReply),
  },
  planRun: {
    method: 'GET',
    path: '/plan-runs/{id}',
    summary: 'One computation: state, progress, summary',
    params: RunPath,
    reply: RunReply,
  },
  planResult: {
    method: 'GET',
    path: '/plan-runs/{id}/result',
    summary: 'The programme that a finished computation found',
    params: RunPath,
    // the thousands of communities that access is counted from are for the files
    reply: PlanResult.omit({ accessPoints: true }),
  },
  planEvents: {
    method: 'GET',
    path: '/plan-runs/{id}/events',
    summary: 'State and gap as they change, until the computation ends',
    params: RunPath,
    reply: { events: RunEvent },
  },
  cancelPlan: {
    method: 'POST',
    path: '/plan-runs/{id}/cancel',
    summary: 'Cancels a queued computation; a running one ends soon, with the best programme so far if any',
    params: RunPath,
    reply: RunReply,
  },
  renamePlan: {
    method: 'POST',
    path: '/plan-runs/{id}/name',
    summary: 'Names a computation; null takes the name of its scenario again',
    params: RunPath,
    body: RunName,
    reply: RunReply,
  },
  forceSite: {
    method: 'POST',
    path: '/plan-runs/{id}/forced-sites',
    summary: 'Computes in the background what it costs to have a site that a finished programme leaves out',
    params: RunPath,
    body: z.strictObject({ site: z.string().min(1).max(40) }),
    reply: RunReply,
  },
  forcedSites: {
    method: 'GET',
    path: '/plan-runs/{id}/forced-sites',
    summary: 'Sites forced into a finished programme, newest first, each with the proved cost of having it',
    params: RunPath,
    reply: z.array(ForcedSite),
  },
  comparePlans: {
    method: 'GET',
    path: '/plan-runs/{id}/compared/{other}',
    summary: 'Two finished programmes side by side, with the sites that they open differently',
    params: ComparedPath,
    reply: PlanComparison,
  },
  comparisonFile: {
    method: 'GET',
    path: '/plan-runs/{id}/compared/{other}/comparison.{format}',
    summary: 'The comparison of two finished programmes as a table',
    params: ComparedPath.extend({ format: z.enum(['csv', 'xlsx']) }),
    reply: { file: ['text/csv; charset=utf-8', XLSX] },
  },
  deletePlan: {
    method: 'DELETE',
    path: '/plan-runs/{id}',
    summary: 'Removes a computation that has ended',
    params: RunPath,
    reply: z.object({ id: z.number() }),
  },
  planFile: {
    method: 'GET',
    path: '/plan-runs/{id}/programme.{format}',
    summary: 'A finished programme as workbook, GeoJSON or JSON',
    params: RunPath.extend({ format: z.enum(['xlsx', 'geojson', 'json']) }),
    reply: { file: [XLSX, 'application/geo+json', 'application/json'] },
  },
  planTable: {
    method: 'GET',
    path: '/plan-runs/{id}/tables/{table}.csv',
    summary: 'One table of a finished programme as CSV',
    params: RunPath.extend({ table: z.enum(PLAN_TABLES) }),
    reply: { file: ['text/csv; charset=utf-8'] },
  },
})
