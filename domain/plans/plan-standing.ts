/** The records behind the bridge: what stands without the programme, and which communities are covered by what. */
import { weakest } from '../../kernel/mark.ts'
import type { CommunityRecord } from '../indicators/territory-records.ts'
import { baselineYear } from './baseline-year.ts'
import type { CoveredRow, StandingKind, StandingRow } from './bridge-rows.ts'
import { areasOf, communitiesCoveredBy } from './plan-coverage.ts'
import type { PlanOpening } from './plan-openings.ts'
import type { PlanProblem } from './programme-model.ts'

/** Institutions filed on the base date, then projects under way, by code. */
export function standingRows(problem: PlanProblem): StandingRow[] {
  const { records, facilities, scenario } = problem
  const filed = records.network.institutions.filter(each => each.filed)
  const institutions = filed.map(({ of, recognised, carers }): StandingRow => {
    const own = facilities.filter(each => each.kind === 'institution' && each.code === of.code)
    return {
      kind: 'institution',
      code: of.code,
      name: of.name ?? '',
      ...whereIs(problem, of.community),
      mode: of.mode,
      countsFrom: baselineYear(scenario),
      places: sum(own, each => each.filed),
      inclusive: recognised,
      carersNeeded: sum(own, each => each.carers),
      carersInPost: carers.inPost,
      carersCertified: carers.certified,
      mark: of.mark,
    }
  })
  const projects = records.projects.map((project): StandingRow => {
    const facility = facilities.find(each => each.kind === 'project' && each.code === project.code)!
    return {
      kind: project.begun ? 'project_building' : 'project_planned',
      code: project.code,
      name: project.name,
      ...whereIs(problem, project.community),
      mode: project.mode,
      countsFrom: scenario.firstYear + facility.fromYear,
      places: facility.filed,
      inclusive: project.inclusive,
      carersNeeded: facility.carers,
      carersInPost: null,
      carersCertified: null,
      mark: project.mark,
    }
  })
  return [...institutions.sort(byCode), ...projects.sort(byCode)]
}

/**
 * Communities covered by the last plan year, each counted once: for what covers it first, and in the same year for an
 * institution before a project begun, that before one not begun, and these before the programme.
 */
export function coveredRows(problem: PlanProblem, openings: readonly PlanOpening[]): CoveredRow[] {
  const { facilities, records, scenario, years, sites } = problem
  const begun = new Map(records.projects.map(each => [each.code, each.begun]))
  const kindOf = (kind: 'institution' | 'project', code: string): StandingKind =>
    kind === 'institution' ? 'institution' : begun.get(code) ? 'project_building' : 'project_planned'
  const areas = areasOf(facilities)
  const standing = facilities
    .filter(each => each.covers)
    .map(({ kind, code, community, serves, fromYear, mark }) => ({
      by: kindOf(kind, code),
      code,
      countsFrom: kind === 'institution' ? baselineYear(scenario) : scenario.firstYear + fromYear,
      communities: [community, ...serves],
      mark,
    }))
  const opened = openings
    .filter(each => each.option.mode !== 'home_based')
    .map(({ site, option, year }) => ({
      by: 'programme' as const,
      code: site.record.code,
      countsFrom: years[year]!,
      communities: communitiesCoveredBy(sites.sites[site.index]!, areas),
      mark: weakest([site.record.mark, option.mark]),
    }))
  const first = new Map<CommunityRecord, CoveredRow>()
  const inTurn = [...standing, ...opened].sort(
    (a, b) => a.countsFrom - b.countsFrom || RANK[a.by] - RANK[b.by] || byCode(a, b),
  )
  for (const { communities, ...row } of inTurn)
    for (const community of communities) {
      if (community.communityKind !== 'community' || first.has(community)) continue
      if (row.countsFrom <= scenario.lastYear)
        first.set(community, { ...whereIs(problem, community), ...row })
    }
  return [...first].sort(([a], [b]) => a.index - b.index).map(([, row]) => row)
}

const RANK: Record<CoveredRow['by'], number> = {
  institution: 0,
  project_building: 1,
  project_planned: 2,
  programme: 3,
}

function whereIs({ records }: PlanProblem, community: CommunityRecord) {
  const { subdistricts, districts } = records.territory
  const district = districts[subdistricts[community.subdistrict]!.district]!
  return {
    district: district.code,
    districtName: district.name,
    community: community.code,
    communityName: community.name ?? '',
  }
}

const byCode = (a: { code: string }, b: { code: string }) => (a.code < b.code ? -1 : a.code > b.code ? 1 : 0)
const sum = <T>(list: readonly T[], of: (each: T) => number): number =>
  list.reduce((total, each) => total + of(each), 0)
