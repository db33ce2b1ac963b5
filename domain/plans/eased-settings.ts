/**
 * What to set in a scenario so that the plan found for a relief keeps every rule: targets as far as that plan reaches,
 * money, carers and trainings by what they lacked, locks and duties without those dropped. Everything else stays.
 */
import type { Relief, ReliefChange } from '../../engine/index.ts'
import { GOVERNMENT_LEVELS } from '../territory/funding-share.ts'
import type { Indicator } from '../territory/target.ts'
import { planOpenings } from './plan-openings.ts'
import type { PlanProblem } from './programme-model.ts'
import type { EasedSettings } from './relief-row.ts'
import type { Scenario } from './scenario.ts'

const FEN_PER_YUAN = 100

type Changes = readonly ReliefChange[]
type Openings = NonNullable<Relief['plan']>['openings']

/** The fields of the scenario to replace. */
export function easedSettings(problem: PlanProblem, changes: Changes, openings: Openings): EasedSettings {
  const of = (...families: ReliefChange['family'][]) => changes.filter(each => families.includes(each.family))
  const targets = of('places', 'inclusive', 'coverage')
  const budgets = of('budget')
  const carers = of('carers')
  const training = of('training')
  const floors = of('district')
  const locks = of('lock-in', 'lock-out', 'duty')
  const eased = targets.length > 0 ? lowered(problem, targets, openings) : null
  const follow = of('places').length > 0 && problem.scenario.districtFloors?.unit === 'share_of_city_target'
  return {
    ...(eased && { targets: eased }),
    ...(budgets.length > 0 && { budgets: raised(problem.scenario, problem.years, budgets) }),
    ...(carers.length > 0 && { carers: withCarers(problem, carers) }),
    ...(training.length > 0 && { training: withTraining(problem, training) }),
    ...((floors.length > 0 || follow) && { districtFloors: withFloors(problem, floors, follow) }),
    ...(locks.length > 0 && withoutLocks(problem, locks)),
  }
}

const INDICATOR: Partial<Record<ReliefChange['family'], Indicator>> = {
  places: 'places_per_1000',
  inclusive: 'inclusive_share',
  coverage: 'community_coverage',
}

/** Four decimals, never more than the value. */
const floored = (value: number) => Math.max(0, Math.floor((value + 1e-12) * 10_000) / 10_000)

/** Whole tables of the indicators that give way; in the years of the changes what the plan reaches. */
function lowered(
  problem: PlanProblem,
  changes: Changes,
  openings: Openings,
): NonNullable<Scenario['targets']> {
  const { scenario, years, targets, model } = problem
  const tables: NonNullable<Scenario['targets']> = { ...scenario.targets }
  for (const indicator of new Set(changes.flatMap(each => INDICATOR[each.family] ?? []))) {
    const table: Record<string, number | null> = {}
    years.forEach((year, t) => {
      const { value } = targets[indicator][t]!
      const change = changes.find(each => INDICATOR[each.family] === indicator && each.year === t)
      table[year] = value
      if (!change || value === null) return
      const asked = (indicator === 'places_per_1000' ? model.targets.places : model.targets.coveredWeight)[t]!
      const reached =
        indicator === 'inclusive_share'
          ? inclusiveShare(problem, openings, t)
          : value * Math.max(0, 1 - change.amount / asked)
      table[year] = floored(Math.min(value, reached))
    })
    tables[indicator] = table
  }
  return tables
}

/** Inclusive places over all places in a year with these openings; 1 where there is none. */
function inclusiveShare(problem: PlanProblem, openings: Openings, t: number): number {
  const { existing, years } = problem.model
  let [inclusive, all] = [0, 0]
  const add = (places: number, isInclusive: boolean) => {
    all += places
    if (isInclusive) inclusive += places
  }
  for (let at = 0; at < existing.count; at++)
    add(existing.filedPlaces[at * years + t]!, existing.inclusive[at * years + t] === 1)
  for (const { option, year } of planOpenings(problem, openings))
    if (year <= t) add(option.places, option.inclusiveIn[t]!)
  return all > 0 ? inclusive / all : 1
}

/** The tables that the changes name, each year with what it lacked and a yuan for rounding. */
function raised({ budgets }: Scenario, years: readonly number[], changes: Changes) {
  const { totalYuan, byLevelYuan } = structuredClone(budgets!)
  for (const { year, source, amount } of changes) {
    const table = source === null ? totalYuan : byLevelYuan?.[GOVERNMENT_LEVELS[source]!]
    const key = String(years[year!])
    if (table?.[key] !== undefined) table[key] = Math.ceil(table[key] + amount / FEN_PER_YUAN) + 1
  }
  return { ...budgets!, totalYuan, byLevelYuan }
}

/** Certified carers by year as forecast, and those who were lacking. */
function withCarers({ scenario, carers, years }: PlanProblem, changes: Changes): Scenario['carers'] {
  const more = (t: number) => changes.reduce((sum, each) => sum + (each.year === t ? each.amount : 0), 0)
  const stock = Object.fromEntries(
    years.map((year, t) => [String(year), Math.ceil(carers.stock[t]! + more(t) - 1e-9)]),
  )
  return { ...scenario.carers, stock }
}

/** So many may be trained in all that enough of them pass. */
function withTraining({ scenario, settings, model }: PlanProblem, changes: Changes): Scenario['training'] {
  const passShare = settings.carerFlows?.passShare ?? 1
  const passing = changes.reduce((sum, each) => sum + each.amount, model.carers?.training?.totalLimit ?? 0)
  return { ...scenario.training, totalLimit: Math.ceil(passing / passShare - 1e-9) }
}

/**
 * Districts that give way get a table of their own, the places asked of them less what they lacked, year by year. Where
 * floors are shares of a target of the city that gives way, the other districts get theirs as well, lest they give way too.
 */
function withFloors({ scenario, years, model, records }: PlanProblem, changes: Changes, all: boolean) {
  const none = {
    unit: 'places_per_1000' as const,
    everywhere: null,
    byDistrict: {},
    firstYear: null,
    placesByDistrict: {},
  }
  const floors = scenario.districtFloors ?? none
  const placesByDistrict = { ...floors.placesByDistrict }
  records.territory.districts.forEach(({ code }, d) => {
    const own = changes.filter(each => each.district === d)
    if (own.length === 0 && !all) return
    const asked = (t: number) => model.targets.districtPlaces?.[d * years.length + t] ?? 0
    const lacked = (t: number) => own.find(each => each.year === t)?.amount ?? 0
    placesByDistrict[code] = Object.fromEntries(
      years.flatMap((year, t) =>
        asked(t) > 0 ? [[String(year), Math.max(0, Math.floor(asked(t) - lacked(t)))]] : [],
      ),
    )
  })
  return { ...floors, placesByDistrict }
}

/** In the city's language and in English, as it is kept with the scenario whoever reads it. */
const WAIVED = '为使方案可行而免除 (waived so that a plan is possible)'

function withoutLocks({ scenario, sites, years }: PlanProblem, changes: Changes) {
  const isKept = (family: ReliefChange['family']) => (lock: Scenario['lockIn'][number]) =>
    !changes.some(
      each =>
        each.family === family &&
        sites.sites[each.site!]!.record.code === lock.site &&
        (each.option === null ? null : sites.options[each.option]!.code) === lock.option &&
        (each.year === null ? null : years[each.year]!) === lock.year,
    )
  const duties = changes.filter(each => each.family === 'duty')
  return {
    lockIn: scenario.lockIn.filter(isKept('lock-in')),
    lockOut: scenario.lockOut.filter(isKept('lock-out')),
    waivedDuties: [
      ...scenario.waivedDuties,
      ...duties.map(({ site }) => ({ site: sites.sites[site!]!.record.code, reason: WAIVED })),
    ],
  }
}
