import type { SiteReport } from '../../engine/index.ts'
import { weakest } from '../../kernel/mark.ts'
import { type PlanOpening, placeOf } from './plan-openings.ts'
import type { LEFT_OUT_REASONS, LeftOutSite } from './plan-rows.ts'
import type { PlanProblem } from './programme-model.ts'

type Reason = (typeof LEFT_OUT_REASONS)[number]

/** Sites that open nothing, by code, each with the price of having it nevertheless. */
export function leftOutSites(
  problem: PlanProblem,
  openings: readonly PlanOpening[],
  reports: readonly SiteReport[],
): LeftOutSite[] {
  const opened = new Set(openings.map(each => each.site.index))
  const reportOf = new Map(reports.map(report => [report.site, report]))
  const barred = new Set(
    problem.scenario.lockOut
      .filter(lock => lock.option === null && lock.year === null)
      .map(lock => lock.site),
  )
  const inModel = problem.sites.sites
    .filter(site => !opened.has(site.index))
    .map(site => {
      const reason: Reason = barred.has(site.record.code) ? 'locked-out' : 'not-chosen'
      return row(problem, site.record, reason, reportOf.get(site.index))
    })
  const outside = problem.sites.leftOut.map(({ record, reason }) => row(problem, record, reason, undefined))
  return [...inModel, ...outside].sort((a, b) => (a.site < b.site ? -1 : 1))
}

function row(
  problem: PlanProblem,
  record: PlanOpening['site']['record'],
  reason: Reason,
  report: SiteReport | undefined,
): LeftOutSite {
  return {
    ...placeOf(problem, record),
    reason,
    options: record.options.length,
    largestPlaces: Math.max(0, ...record.options.map(option => option.places)),
    availableFrom: record.availableFrom,
    forcingAtLeast: finiteOrNull(reason === 'not-chosen' ? report?.forcingAtLeast : undefined),
    priceGap: finiteOrNull(reason === 'not-chosen' ? report?.reducedCost : undefined),
    mark: weakest(['estimated', record.mark, record.positionMark]),
  }
}

const finiteOrNull = (value: number | undefined): number | null =>
  value === undefined || !Number.isFinite(value) ? null : value
