/** Access before and after the programme, shared out over the plan's own ways, children and places. */
import { yearEnd } from '../../kernel/civil-date.ts'
import { MARKS, type Mark, weakest } from '../../kernel/mark.ts'
import { type PlacesReached, placesReached } from '../indicators/access.ts'
import { ACCESS_TO, type AccessTo } from '../indicators/access-figures.ts'
import { accessFairness } from '../indicators/access-groups.ts'
import { AGE_BANDS, wantingByCommunity } from '../indicators/wanting-children.ts'
import { CLASS_TYPES } from '../registry/care-class.ts'
import { isAffordable } from '../registry/fee.ts'
import { ACCESS_MOMENTS, type AccessMoment, type PlanAccess, type PlanAccessPoint } from './access-rows.ts'
import { recordsMark } from './plan-baseline.ts'
import type { PlanOpening } from './plan-openings.ts'
import type { PlanProblem } from './programme-model.ts'
import { baseDateOf } from './scenario.ts'

export type PlanAccessRows = {
  readonly access: PlanAccess[]
  readonly accessPoints: PlanAccessPoint[]
}

type Reached = Record<'base' | 'without', PlacesReached> & { with?: PlacesReached }

/** Figures by moment and group, and the communities behind them; no openings where no plan was found. */
export function planAccess(problem: PlanProblem, openings: readonly PlanOpening[] | null): PlanAccessRows {
  const reachedAt = (to: AccessTo) =>
    Object.fromEntries(
      ACCESS_MOMENTS.flatMap(moment =>
        moment === 'with' && !openings
          ? []
          : [[moment, reachedOf(problem, { moment, to }, openings ?? [])] as const],
      ),
    ) as Reached
  const reached: Record<AccessTo, Reached> = {
    usable: reachedAt('usable'),
    affordable: reachedAt('affordable'),
  }
  const marks = (what: Said) => marksOf(problem, what, openings ?? [])
  return {
    access: ACCESS_TO.flatMap(to =>
      ACCESS_MOMENTS.flatMap(moment => {
        const found = reached[to][moment]
        return found ? groupRows(problem, { moment, to }, found, marks({ moment, to })) : []
      }),
    ),
    accessPoints: pointRows(problem, reached, weakest(marks({ moment: 'with', to: 'affordable' }))),
  }
}

/** Which moment's access, and to which places. */
type Said = { readonly moment: AccessMoment; readonly to: AccessTo }

function reachedOf(problem: PlanProblem, said: Said, openings: readonly PlanOpening[]): PlacesReached {
  const { model, records, settings, people, years } = problem
  const { start, facility, cost } = model.travel
  const last = years.length - 1
  const perYear = records.territory.communities.length * AGE_BANDS.length
  return placesReached({
    wanting:
      said.moment === 'base'
        ? wantingByCommunity(records.population, settings.takeUp)
        : people.wanting.subarray(last * perYear, (last + 1) * perYear),
    places: placesOf(problem, said, openings),
    ages: records.network.rules,
    ways: { start, facility, metres: cost },
    reachMetres: settings.reachMetres,
  })
}

/** facility × class type: usable or affordable places. On the base date no project stands, even one that opens in the first year. */
function placesOf(
  { facilities, sites, years, settings }: PlanProblem,
  { moment, to }: Said,
  openings: readonly PlanOpening[],
): Float64Array {
  const types = CLASS_TYPES.length
  const isOffered = (monthlyFen: number | null) =>
    to === 'usable' || isAffordable(monthlyFen, settings.affordableMonthlyYuan)
  const places = new Float64Array((facilities.length + sites.sites.length) * types)
  facilities.forEach(({ kind, fromYear, usable, monthlyFen }, f) => {
    const stands = moment === 'base' ? kind === 'institution' : fromYear < years.length
    if (stands && isOffered(monthlyFen)) places.set(usable, f * types)
  })
  if (moment === 'with')
    for (const { site, option } of openings.filter(each => isOffered(each.option.monthlyFen)))
      for (const each of option.classes)
        places[(facilities.length + site.index) * types + CLASS_TYPES.indexOf(each.classType)]! += each.places
  return places
}

/** Marks of all that goes in beside the communities' own. */
function marksOf(problem: PlanProblem, { moment, to }: Said, openings: readonly PlanOpening[]): Mark[] {
  const { records, facilities, settings, people, scenario } = problem
  const used = ['take_up', 'reach_metres', 'detour_factor', 'access_threshold_per_100']
  if (to === 'affordable') used.push('affordable_monthly_yuan')
  const settingMarks = settings.assumptions.filter(each => used.includes(each.key)).map(each => each.mark)
  const rules = [...records.network.rules.values()].map(each => each.mark)
  const institutions = facilities.filter(each => each.kind === 'institution')
  const standing = records.network.institutions.filter(each => each.open).map(({ of }) => of.positionMark)
  const base = [recordsMark(records, institutions), ...standing, ...settingMarks, ...rules]
  if (moment === 'base') return base
  const later = [...base, people.mark, scenario.mark, ...facilities.map(each => each.mark)]
  if (moment === 'without') return later
  return [
    ...later,
    ...openings.flatMap(({ site, option }) => [site.record.mark, site.record.positionMark, option.mark]),
  ]
}

function groupRows(
  problem: PlanProblem,
  { moment, to }: Said,
  { children, places }: PlacesReached,
  marks: readonly Mark[],
): PlanAccess[] {
  const { records, settings, scenario, years } = problem
  const { territory, population } = records
  const { recordsFrom } = territory.city
  const { groups, theilBetween, theilWithin } = accessFairness({
    ...{ territory, children, places },
    residents: population.residents,
    ranks: communityRanks(problem),
    inputRank: MARKS.indexOf(weakest(marks)),
    threshold: settings.accessThreshold,
    withheldAbove: settings.withheldShare,
    withoutRecords: recordsFrom !== null && baseDateOf(scenario) < recordsFrom,
  })
  const day = moment === 'base' ? scenario.baseDate : yearEnd(years.at(-1)!)
  return groups.map(({ kind, code, name, nameEn: _, ...figures }) => ({
    ...{ moment, day, to, group: kind },
    district: kind === 'district' ? code : null,
    districtName: kind === 'district' ? name : null,
    ...figures,
    theilBetween: kind === 'city' ? theilBetween : null,
    theilWithin: kind === 'city' ? theilWithin : null,
  }))
}

const communityRanks = ({ records: { population, territory } }: PlanProblem): Int8Array =>
  population.ranks.map((rank, at) => Math.max(rank, territory.positionRanks[at]!))

function pointRows(
  problem: PlanProblem,
  reached: Record<AccessTo, Reached>,
  others: Mark,
): PlanAccessPoint[] {
  const { communities, subdistricts, districts, placeUnknown } = problem.records.territory
  const ranks = communityRanks(problem)
  const { usable, affordable } = reached
  return communities.map((community, i) => ({
    community: community.code,
    communityName: community.name ?? '',
    group: community.communityKind === 'village' ? 'rural' : 'urban',
    district: districts[subdistricts[community.subdistrict]!.district]!.code,
    childrenBase: usable.base.children[i]!,
    childrenLast: usable.without.children[i]!,
    placesBase: usable.base.places[i]!,
    placesWithout: usable.without.places[i]!,
    placesWith: usable.with ? usable.with.places[i]! : null,
    affordableBase: affordable.base.places[i]!,
    affordableWithout: affordable.without.places[i]!,
    affordableWith: affordable.with ? affordable.with.places[i]! : null,
    placeUnknown: placeUnknown[i] === 1,
    mark: weakest([MARKS[ranks[i]!]!, others]),
  }))
}
