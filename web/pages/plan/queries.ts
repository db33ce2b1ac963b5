/**
 * What the plan pages ask. A request, a cancel, a name and a delete refresh the list of runs and the run itself;
 * a finished run's result never changes.
 */
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '../../../contract/client.ts'
import { hasEnded, planRoutes } from '../../../contract/plans.ts'
import type { ReplyOf } from '../../../contract/route.ts'
import type { PlanRequest, PlanRun } from '../../plan-api.ts'

export const scenariosQuery = () =>
  queryOptions({
    queryKey: ['scenarios'],
    queryFn: ({ signal }) => call(planRoutes.scenarios, {}, { signal }),
  })

export type ForcedSite = ReplyOf<typeof planRoutes.forcedSites>[number]

const moving = (run: PlanRun | undefined) => run !== undefined && !hasEnded(run.state)

export const runsQuery = () =>
  queryOptions({
    queryKey: ['plan-runs'],
    queryFn: ({ signal }) => call(planRoutes.planRuns, {}, { signal }),
    staleTime: 0,
    refetchInterval: query => (query.state.data?.some(moving) ? 3000 : false),
  })

export const runQuery = (id: number) =>
  queryOptions({
    queryKey: ['plan-run', id],
    queryFn: ({ signal }) => call(planRoutes.planRun, { params: { id } }, { signal }),
    staleTime: 0,
    // The stream tells every change at once; this only helps where a proxy swallows it.
    refetchInterval: query => (moving(query.state.data) ? 5000 : false),
  })

export const resultQuery = (id: number, enabled: boolean) =>
  queryOptions({
    queryKey: ['plan-result', id],
    queryFn: ({ signal }) => call(planRoutes.planResult, { params: { id } }, { signal }),
    staleTime: Infinity,
    enabled,
  })

export const forcedQuery = (id: number) =>
  queryOptions({
    queryKey: ['forced-sites', id],
    queryFn: ({ signal }) => call(planRoutes.forcedSites, { params: { id } }, { signal }),
    staleTime: 0,
    refetchInterval: query => (query.state.data?.some(each => moving(each.run)) ? 1500 : false),
  })

/** Two finished plans side by side; names apart it never changes. */
export const comparisonQuery = (id: number, other: number) =>
  queryOptions({
    queryKey: ['plan-comparison', id, other],
    queryFn: ({ signal }) => call(planRoutes.comparePlans, { params: { id, other } }, { signal }),
  })

function useRefresh() {
  const client = useQueryClient()
  return (run?: PlanRun) => {
    if (run) client.setQueryData(runQuery(run.id).queryKey, run)
    if (run?.forced) void client.invalidateQueries({ queryKey: ['forced-sites', run.forced.run] })
    return client.invalidateQueries({ queryKey: ['plan-runs'] })
  }
}

export function useRequestPlan() {
  const refresh = useRefresh()
  return useMutation({
    mutationFn: (body: PlanRequest) => call(planRoutes.requestPlan, { body }),
    onSuccess: run => refresh(run),
  })
}

/** Asks what it costs to have a site that the run leaves out. */
export function useForceSite(id: number) {
  const refresh = useRefresh()
  return useMutation({
    mutationFn: (site: string) => call(planRoutes.forceSite, { params: { id }, body: { site } }),
    onSuccess: run => refresh(run),
  })
}

export function useRenamePlan(id: number) {
  const refresh = useRefresh()
  return useMutation({
    mutationFn: (name: string | null) => call(planRoutes.renamePlan, { params: { id }, body: { name } }),
    onSuccess: run => refresh(run),
  })
}

export function useCancelPlan() {
  const refresh = useRefresh()
  return useMutation({
    mutationFn: (id: number) => call(planRoutes.cancelPlan, { params: { id } }),
    onSuccess: run => refresh(run),
  })
}

export function useDeletePlan() {
  const refresh = useRefresh()
  return useMutation({
    mutationFn: (id: number) => call(planRoutes.deletePlan, { params: { id } }),
    onSuccess: () => refresh(),
  })
}

/** The same settings once more, with some of them changed. */
export function requestAgain({ id, scenario }: PlanRun, changes: PlanRequest['changes'] = {}): PlanRequest {
  const { code, ...settings } = scenario
  return { scenario: code, changes: { ...settings, ...changes }, ...matrixOfRun(scenario, id) }
}

/** The run once more, from what it started from where that is still there. */
export function requestSame(run: PlanRun): PlanRequest {
  const { start } = run
  if (!start) return requestAgain(run)
  const { run: earlier, changeLittle, relief } = start
  return { ...requestAgain(run), from: relief ? { run: earlier, relief } : { run: earlier, changeLittle } }
}

/** The matrix that the run was given, for a scenario that still travels by it. */
export const matrixOfRun = ({ travel }: Pick<PlanRun['scenario'], 'travel'>, run: number) =>
  travel.by === 'matrix' ? { matrix: { run } } : {}
