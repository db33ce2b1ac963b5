/** Ways that were computed for a plan, by road network or routing service, as the model and its readers take them. */
import { weakest } from '../../kernel/mark.ts'
import { type FoundWays, unreachedFacilities, type WaysAsked } from '../travel/found-ways.ts'
import { speedOf } from '../travel/travel-choice.ts'
import { ACCESS_SOURCE, STEPS_SHARE, WALKING_SOURCE } from '../travel/travel-mode.ts'
import { matrixMetres } from '../travel/ways-csv.ts'
import { nameOfAssumption } from './assumption-names.ts'
import type { PlanAssumption } from './plan-result.ts'
import type { MatrixWay } from './plan-travel.ts'
import { isComputed, type Scenario } from './scenario.ts'

/** A matrix of ways as the planner brought it. */
export type MatrixText = { readonly file: string; readonly text: string }

/** Ways found for the places of a plan. */
export type ComputedWays = { readonly asked: WaysAsked; readonly found: FoundWays }

/** The ways by the model's indices; a code may be several facilities of the model. */
export function matrixWays(
  { asked, found }: ComputedWays,
  byCode: ReadonlyMap<string, number[]>,
): MatrixWay[] {
  const ways: MatrixWay[] = []
  asked.facilities.forEach(({ code }, at) => {
    for (let way = found.start[at]!; way < found.start[at + 1]!; way++)
      for (const facility of byCode.get(code) ?? [])
        ways.push({ community: found.community[way]!, facility, metres: matrixMetres(found.metres[way]!) })
  })
  return ways
}

const MOST_CODES = 50

/** What computed ways rest on: mode, speeds, file or service, and what has none, for the readers of the plan. */
export function waysAssumptions(scenario: Scenario, { asked, found }: ComputedWays): PlanAssumption[] {
  const { travel } = scenario
  if (!isComputed(travel)) return []
  const { about, offNetwork } = found
  const assumption = (key: string, value: unknown, more: Partial<PlanAssumption> = {}): PlanAssumption => ({
    key,
    ...nameOfAssumption(key),
    value,
    unit: null,
    from: 'scenario',
    source: null,
    mark: scenario.mark,
    ...more,
  })
  const rule = { from: 'rule', mark: 'estimated' } as const
  const guess = { from: 'rule', mark: 'demo' } as const
  const usual = travel.by === 'network' && travel.kmPerHour === null
  const onFoot = travel.mode === 'walk'
  const codes = (list: readonly string[]) =>
    list.length > MOST_CODES ? `${list.slice(0, MOST_CODES).join(' ')} … (${list.length})` : list.join(' ')
  const listed = (key: string, list: readonly string[]) =>
    list.length > 0 ? [assumption(key, codes(list), { mark: weakest([scenario.mark, 'estimated']) })] : []
  const counted = (key: string, count: number) => (count > 0 ? [assumption(key, count, rule)] : [])
  return [
    assumption(onFoot ? 'ways_on_foot' : 'ways_by_bicycle', true),
    assumption(travel.by === 'network' ? 'network_file' : 'routing_service', about.from),
    ...(travel.by === 'network'
      ? [
          assumption('network_fingerprint', about.fingerprint),
          assumption('speed_km_per_hour', speedOf(travel), {
            unit: 'km/h',
            ...(usual ? { ...(onFoot ? rule : guess), source: onFoot ? WALKING_SOURCE : null } : {}),
          }),
          ...(onFoot ? [assumption('steps_share', STEPS_SHARE, { ...guess, unit: 'share' })] : []),
          assumption('streets_open_by_default', true, { ...rule, source: ACCESS_SOURCE }),
        ]
      : []),
    assumption('snap_metres', travel.snapMetres, { unit: 'm' }),
    ...counted('network_nodes', about.nodes ?? 0),
    ...counted('network_nodes_missing', about.missingNodes),
    ...counted('network_nodes_left_aside', about.nodesLeftAside),
    ...listed(
      'places_off_network',
      offNetwork.map(each => each.code),
    ),
    ...listed('facilities_unreached', unreachedFacilities(asked, found)),
  ]
}
