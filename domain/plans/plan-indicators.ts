/** The plan's indicators year by year, counted from the records that stand and the sites that open. */
import { type Mark, weakest } from '../../kernel/mark.ts'
import { INDICATORS, type Indicator } from '../territory/target.ts'
import { type Ratio, ratioValue, recordsMark } from './plan-baseline.ts'
import { baselineYear } from './plan-money.ts'
import type { PlanOpening } from './plan-openings.ts'
import type { PlanIndicator } from './plan-rows.ts'
import type { PlanProblem } from './programme-model.ts'

/** Targets are met in whole places and carers; this only forgives the last bit of a division. */
const DUST = 1e-9

/** The base date first, then each plan year, in the order of the indicators. */
export function planIndicators(
  problem: PlanProblem,
  openings: readonly PlanOpening[],
  certified: readonly number[],
): PlanIndicator[] {
  const { records, facilities, years, scenario, targets, people } = problem
  const now = recordsMark(records, facilities)
  const later = weakest([now, people.mark, ...openings.map(each => each.option.mark)])
  const baseline = INDICATORS.map(indicator =>
    row(indicator, baselineYear(scenario), problem.baseline[indicator], null, now, null, true),
  )
  const planned = years.flatMap((year, t) => {
    const ratios = ratiosOf(problem, openings, t, certified[t]!)
    return INDICATORS.map(indicator => {
      const { value, mark } = targets[indicator][t]!
      return row(indicator, year, ratios[indicator], value, later, mark, false)
    })
  })
  return [...baseline, ...planned]
}

function row(
  indicator: Indicator,
  year: number,
  ratio: Ratio,
  target: number | null,
  mark: Mark,
  targetMark: Mark | null,
  baseline: boolean,
): PlanIndicator {
  const value = ratioValue(indicator, ratio)
  const met = target === null ? null : value !== null && value >= target - DUST
  return { year, baseline, indicator, value, ...ratio, target, met, mark, targetMark }
}

function ratiosOf(
  problem: PlanProblem,
  openings: readonly PlanOpening[],
  t: number,
  certified: number,
): Record<Indicator, Ratio> {
  const { facilities, records, people, carers } = problem
  const standing = facilities.filter(each => each.fromYear <= t)
  const open = openings.filter(each => each.year <= t)
  const filed = sum(standing, each => each.filed) + sum(open, each => each.option.places)
  const inclusive =
    sum(standing, each => (each.inclusive ? each.filed : 0)) +
    sum(open, each => (each.option.inclusiveIn[t] ? each.option.places : 0))
  const { districts, communities } = records.territory
  const residents = people.residents.subarray(t * districts.length, (t + 1) * districts.length)
  const posts = carers.posts[t]! + sum(open, each => each.option.carers)
  return {
    places_per_1000: { numerator: filed, denominator: residents.reduce((a, b) => a + b, 0) },
    inclusive_share: { numerator: inclusive, denominator: filed },
    certified_carer_share: { numerator: Math.min(posts, certified), denominator: posts },
    community_coverage: {
      numerator: coveredCommunities(problem, open, t),
      denominator: communities.filter(each => each.communityKind === 'community').length,
    },
  }
}

function coveredCommunities(problem: PlanProblem, open: readonly PlanOpening[], t: number): number {
  const { weight, covered, siteStart, site } = problem.model.coverage!
  const points = weight.length
  const opened = new Set(open.filter(each => each.option.mode !== 'home_based').map(each => each.site.index))
  let count = 0
  for (let point = 0; point < points; point++) {
    if (weight[point] === 0) continue
    let hit = covered[t * points + point] === 1
    for (let at = siteStart[point]!; !hit && at < siteStart[point + 1]!; at++) hit = opened.has(site[at]!)
    if (hit) count++
  }
  return count
}

const sum = <T>(list: readonly T[], of: (each: T) => number): number =>
  list.reduce((total, each) => total + of(each), 0)
