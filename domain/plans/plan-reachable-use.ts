/**
 * Options that children could never fill: those whose reachable wanting children, all of them, would leave more places
 * empty than the planner allows. They are taken out before the model is built, so the plan's bound is one of the same
 * restricted choice.
 */
import { bandCount, bandsOfClass, type Demand, type Travel, tierOf } from '../../engine/index.ts'
import { CLASS_TYPES } from '../registry/care-class.ts'
import type { PlanOption, PlanSite, PlanSites } from './plan-sites.ts'
import type { Scenario } from './scenario.ts'

/** Ways to all facilities; candidate sites come after `existing` others. */
export type ReachableInput = {
  readonly demand: Demand
  readonly travel: Travel
  readonly existing: number
  readonly years: number
}

/**
 * Leaves out options that could fill less than `leastReachableUse` of their places in every year in which they may be
 * open, and sites without any other. A site that owes a duty keeps all its options. One that is locked in keeps the option
 * it is locked to, and all where none could be filled; beyond that it has the same choice as without the lock, so that
 * plans with and without it compare.
 */
export function ofLeastUse(planSites: PlanSites, scenario: Scenario, input: ReachableInput): PlanSites {
  const least = scenario.leastReachableUse
  if (least === 0) return planSites
  const owing = sitesThatOwe(planSites, scenario)
  const lockedTo = new Map(scenario.lockIn.map(lock => [lock.site, lock.option]))
  const children = childrenInReach(planSites, input)
  const sites: PlanSite[] = []
  const options: PlanOption[] = []
  const leftOut = [...planSites.leftOut]
  for (const site of planSites.sites) {
    const { code } = site.record
    const fillable = site.options.filter(
      option =>
        lockedTo.get(code) === option.code ||
        mostFilled(site, option, children[site.index]!, input) >= least * option.places,
    )
    const decided = owing.has(code) || (lockedTo.has(code) && fillable.length === 0)
    const kept = decided ? site.options : fillable
    if (kept.length === 0) {
      leftOut.push({ record: site.record, reason: 'too-few-children' })
      continue
    }
    const own = kept.map((option, i) => ({ ...option, index: options.length + i }))
    options.push(...own)
    sites.push({ ...site, index: sites.length, options: own })
  }
  return { sites, options, leftOut }
}

/** The ways to the facilities that are still there: the existing ones and the kept sites, by their new indices. */
export function travelToKept(travel: Travel, existing: number, all: PlanSites, kept: PlanSites): Travel {
  if (all === kept) return travel
  const newIndex = new Map(kept.sites.map(site => [site.record.code, existing + site.index]))
  const facilityOf = all.sites.map(site => newIndex.get(site.record.code) ?? -1)
  const start = new Int32Array(travel.start.length)
  const facility: number[] = []
  const cost: number[] = []
  for (let point = 0; point + 1 < start.length; point++) {
    for (let entry = travel.start[point]!; entry < travel.start[point + 1]!; entry++) {
      const was = travel.facility[entry]!
      const now = was < existing ? was : facilityOf[was - existing]!
      if (now < 0) continue
      facility.push(now)
      cost.push(travel.cost[entry]!)
    }
    start[point + 1] = facility.length
  }
  return { start, facility: Int32Array.from(facility), cost: Float64Array.from(cost) }
}

function sitesThatOwe({ sites }: PlanSites, scenario: Scenario): ReadonlySet<string> {
  const waived = new Set(scenario.waivedDuties.map(each => each.site))
  const owing = sites.filter(
    ({ record: { code, dutyYear } }) =>
      scenario.duties && dutyYear !== null && dutyYear <= scenario.lastYear && !waived.has(code),
  )
  return new Set(owing.map(site => site.record.code))
}

/** site → year × band: wanting children who would go as far as the site, whatever it costs. */
function childrenInReach({ sites }: PlanSites, { demand, travel, existing, years }: ReachableInput) {
  const children = sites.map(() => new Float64Array(years * bandCount))
  for (let point = 0; point < demand.points; point++)
    for (let entry = travel.start[point]!; entry < travel.start[point + 1]!; entry++) {
      const own = children[travel.facility[entry]! - existing]
      const willing = demand.ringShare[tierOf(travel.cost[entry]!, demand.ringLimit)] ?? 0
      if (!own || willing === 0) continue
      for (let t = 0; t < years; t++)
        for (let band = 0; band < bandCount; band++)
          own[t * bandCount + band]! +=
            willing * demand.wanting[(t * demand.points + point) * bandCount + band]!
    }
  return children
}

/** The most places of the option that these children could fill in any year, if no other place stood anywhere. */
function mostFilled(
  site: PlanSite,
  option: PlanOption,
  children: Float64Array,
  { demand, years }: ReachableInput,
): number {
  const paying = demand.tierShare[tierOf(option.monthlyFen, demand.tierLimitFen)] ?? 0
  let most = 0
  for (let t = site.firstStart + option.leadYears; t < years; t++) {
    const inBand = (band: number) => paying * children[t * bandCount + band]!
    const taken = new Set<number>()
    let filled = 0
    for (const { classType, places } of option.classes) {
      const bands = bandsOf(CLASS_TYPES.indexOf(classType))
      for (const band of bands) taken.add(band)
      filled += Math.min(places, sum(bands.map(inBand)))
    }
    // Two class types may take the same band, but no child twice.
    most = Math.max(most, Math.min(filled, sum([...taken].map(inBand))))
  }
  return most
}

const bandsOf = (type: number): number[] =>
  Array.from({ length: bandCount }, (_, band) => band).filter(
    band => bandsOfClass[type * bandCount + band] === 1,
  )
const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0)
