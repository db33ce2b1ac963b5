/** Locks in and out and the duties of new residential areas, in the model's indices; faults come all at once. */
import type { Duty, Lock } from '../../engine/index.ts'
import { Refusal } from '../../kernel/refusal.ts'
import type { SchemaFault } from '../../kernel/schema-faults.ts'
import type { DecisionRecords, PlanRecords, SiteRecord } from './plan-records.ts'
import { dutyFulfilled, type PlanSite, type PlanSites, planSites } from './plan-sites.ts'
import type { Scenario } from './scenario.ts'

export type Decisions = {
  readonly lockIn: Lock[]
  readonly lockOut: Lock[]
  readonly duties: Duty[]
  /** codes of sites with a duty that falls due within the plan. */
  readonly dutySites: ReadonlySet<string>
  /** sites whose duty falls due within the plan, but which can open their places only after it: told, not asked for. */
  readonly dutiesAfterPlan: readonly DutyRecord[]
}

/** A site of a new residential area, which owes so many places by the end of a calendar year. */
type DutyRecord = SiteRecord & { readonly dutyPlaces: number; readonly dutyYear: number }

const hasDuty = (record: SiteRecord): record is DutyRecord =>
  record.dutyPlaces !== null && record.dutyYear !== null

/** The planner's decisions; refuses those that no plan could follow, all in one list. */
export function planDecisions(records: PlanRecords, planSites: PlanSites, scenario: Scenario): Decisions {
  const { faults, ...decisions } = decide(records, planSites, scenario)
  if (faults.length > 0) throw new Refusal('invalid', 'plan.decisions_impossible', { faults })
  return decisions
}

/** What of the scenario names nothing in the records, or asks for what no plan could do. */
export const decisionFaults = (records: DecisionRecords, scenario: Scenario): SchemaFault[] =>
  decide(records, planSites(records, scenario), scenario).faults

/** Codes alone that name nothing in the records, whatever years and base date are. */
export function codeFaults(records: DecisionRecords, scenario: Scenario): SchemaFault[] {
  const faults: SchemaFault[] = []
  const known = new Set(records.sites.map(each => each.code))
  for (const field of ['lockIn', 'lockOut'] as const)
    scenario[field].forEach(({ site }, i) => {
      if (!known.has(site))
        faults.push({ path: `${field}.${i}.site`, value: site, allowed: 'the code of a site' })
    })
  checkCodes(records, scenario, faults)
  return faults
}

function decide(records: DecisionRecords, planSites: PlanSites, scenario: Scenario) {
  const faults: SchemaFault[] = []
  const find = finder(planSites, scenario.firstYear)
  const lastYear = scenario.lastYear - scenario.firstYear
  const lockIn: Lock[] = []
  scenario.lockIn.forEach((lock, i) => {
    const found = find(lock, `lockIn.${i}`, true, faults)
    if (!found) return
    if (canOpen(found.site, found.lock, lastYear)) lockIn.push(found.lock)
    else faults.push({ path: `lockIn.${i}`, value: lock, allowed: openings(found.site, scenario) })
  })
  const lockOut = scenario.lockOut.flatMap((lock, i) => find(lock, `lockOut.${i}`, false, faults)?.lock ?? [])
  checkCodes(records, scenario, faults)
  const { duties, dutiesAfterPlan } = planDuties(records.sites, planSites, scenario, faults)
  const dutySites = new Set(duties.map(duty => planSites.sites[duty.site]!.record.code))
  return { lockIn, lockOut, duties, dutySites, dutiesAfterPlan, faults }
}

/** A code that names nothing would silently ask for nothing. */
function checkCodes({ sites, territory }: DecisionRecords, scenario: Scenario, faults: SchemaFault[]): void {
  const owing = new Set(sites.filter(hasDuty).map(each => each.code))
  scenario.waivedDuties.forEach(({ site }, i) => {
    if (!owing.has(site))
      faults.push({ path: `waivedDuties.${i}.site`, value: site, allowed: 'the code of a site with a duty' })
  })
  const districts = new Set(territory.districts.map(each => each.code))
  for (const table of ['byDistrict', 'placesByDistrict'] as const)
    for (const [code, floor] of Object.entries(scenario.districtFloors?.[table] ?? {}))
      if (!districts.has(code))
        faults.push({
          path: `districtFloors.${table}.${code}`,
          value: floor,
          allowed: 'the code of a district of the city',
        })
}

type ScenarioLock = Scenario['lockIn'][number]

function finder({ sites, leftOut }: PlanSites, firstYear: number) {
  const byCode = new Map(sites.map(site => [site.record.code, site]))
  const unavailable = new Set(leftOut.map(each => each.record.code))
  return (lock: ScenarioLock, path: string, must: boolean, faults: SchemaFault[]) => {
    const site = byCode.get(lock.site)
    // Locking out what cannot open anyway asks for nothing and breaks nothing.
    if (!site && !must && unavailable.has(lock.site)) return undefined
    if (!site) {
      const allowed = unavailable.has(lock.site)
        ? 'a site that can open an option in time'
        : 'the code of a site'
      faults.push({ path: `${path}.site`, value: lock.site, allowed })
      return undefined
    }
    const option = site.options.find(each => each.code === lock.option)
    const known = site.record.options.some(each => each.code === lock.option)
    if (!must && !option && known) return undefined
    if (lock.option !== null && !option) {
      const allowed = `one of ${site.options.map(each => each.code).join(', ')}`
      faults.push({ path: `${path}.option`, value: lock.option, allowed })
      return undefined
    }
    const year = lock.year === null ? null : lock.year - firstYear
    return { site, lock: { site: site.index, option: option?.index ?? null, year } }
  }
}

/** Whether some option of the site can open as the lock wants. */
const canOpen = (site: PlanSite, lock: Lock, lastYear: number): boolean =>
  site.options.some(option => {
    const soonest = site.firstStart + option.leadYears
    const asked = lock.year ?? Math.max(soonest, lastYear)
    return (lock.option === null || option.index === lock.option) && soonest <= asked && asked <= lastYear
  })

const openings = (site: PlanSite, scenario: Scenario): string =>
  site.options
    .map(option => `${option.code} from ${scenario.firstYear + site.firstStart + option.leadYears}`)
    .join(', ')

/**
 * Duties due within the plan. One that was due before the plan, or whose area is handed over too late for its own due
 * year, is due as soon as an option of its size can open: the delay is a fact that no plan can undo. Where that is after
 * the plan the duty is listed apart; where no option is large enough the planner must waive it. Places that stand or are
 * under way for the duty are not asked for again.
 */
function planDuties(
  records: readonly SiteRecord[],
  { sites }: PlanSites,
  scenario: Scenario,
  faults: SchemaFault[],
): Pick<Decisions, 'duties' | 'dutiesAfterPlan'> {
  const waived = new Set(scenario.waivedDuties.map(each => each.site))
  const inModel = new Map(sites.map(site => [site.record.code, site]))
  const lastYear = scenario.lastYear - scenario.firstYear
  const duties: Duty[] = []
  const dutiesAfterPlan: DutyRecord[] = []
  for (const record of scenario.duties ? records.filter(hasDuty) : []) {
    const due = record.dutyYear - scenario.firstYear
    if (due > lastYear || waived.has(record.code) || dutyFulfilled(record)) continue
    const owed = record.dutyPlaces - record.promisedPlaces
    const enough = record.options.filter(option => option.places >= owed)
    if (enough.length === 0) {
      faults.push(dutyTooLarge(record, owed))
      continue
    }
    const site = inModel.get(record.code)
    const soonest = (site?.firstStart ?? Infinity) + Math.min(...enough.map(option => option.leadYears))
    if (!site || soonest > lastYear) dutiesAfterPlan.push(record)
    else duties.push({ site: site.index, leastPlaces: owed, byYear: Math.max(due, soonest) })
  }
  return { duties, dutiesAfterPlan }
}

const dutyTooLarge = ({ code, options }: DutyRecord, owed: number): SchemaFault => ({
  path: `duties.${code}`,
  value: owed,
  allowed: `an option of ${owed} places or more (the largest has ${Math.max(0, ...options.map(each => each.places))}), or a waiver with its reason`,
})
