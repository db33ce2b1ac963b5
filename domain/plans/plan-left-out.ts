import type { Joining, Lowered, SiteReport } from '../../engine/index.ts'
import { weakest } from '../../kernel/mark.ts'
import { GOVERNMENT_LEVELS } from '../territory/funding-share.ts'
import { type PlanOpening, placeOf } from './plan-openings.ts'
import type { LEFT_OUT_REASONS, LeftOutJoining, LeftOutSite } from './plan-rows.ts'
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
    ...(reason === 'not-chosen' && report?.joining ? { joining: joiningRow(problem, report.joining) } : {}),
    mark: weakest(['estimated', record.mark, record.positionMark]),
  }
}

const FEN_PER_YUAN = 100

/** What would have to change, in codes, calendar years and the money of the option as it is. */
function joiningRow({ sites, years }: PlanProblem, joining: Joining): LeftOutJoining {
  const option = sites.options[joining.option]!
  const lowered = (nowFen: number, change: Lowered | null) => {
    // nothing can be lowered by more than it is
    const within = (amount: number | null) => (amount !== null && amount <= nowFen ? amount : null)
    return (
      change && {
        nowFen,
        atLeastFen: within(change.atLeast),
        aboutFen: within(change.about),
        enoughFen: within(change.enough),
      }
    )
  }
  return {
    option: option.code,
    places: option.places,
    year: years[joining.year]!,
    capital: lowered(option.capitalFen, joining.capital),
    yearlySupport: lowered(option.yearlySupportFen, joining.support),
    rules: joining.rules.map(({ family, year, source, atLeast, about }) => {
      const money = family === 'budget'
      const amount = (value: number | null) => (value !== null && money ? value / FEN_PER_YUAN : value)
      return {
        family: money ? 'budget' : 'places',
        year: years[year]!,
        level: source === null ? null : GOVERNMENT_LEVELS[source]!,
        unit: money ? 'yuan' : 'place',
        atLeast: amount(atLeast),
        about: amount(about),
      }
    }),
  }
}

const finiteOrNull = (value: number | undefined): number | null =>
  value === undefined || !Number.isFinite(value) ? null : value
