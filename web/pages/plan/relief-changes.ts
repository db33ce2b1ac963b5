/**
 * A relief as changes of the scenario: what each yielding row gives way is taken off its target, or added to its
 * limit, a hair more than proved necessary so that rounding cannot make the plan infeasible again.
 */
import type { TargetMeasure } from '../../api.ts'
import type {
  GovernmentLevel,
  PlanResult,
  ReliefChange,
  ReliefRow,
  Scenario,
  ScenarioChanges,
} from '../../plan-api.ts'

export function reliefChanges(result: PlanResult, relief: ReliefRow, waivedBy: string): ScenarioChanges {
  const { scenario } = result
  const of = (...families: ReliefChange['family'][]) =>
    relief.changes.filter(each => families.includes(each.family))
  const [targets, budget, carers] = [of('places', 'inclusive', 'coverage'), of('budget'), of('carers')]
  const [training, district, locks] = [of('training'), of('district'), of('lock-in', 'lock-out', 'duty')]
  return {
    ...(targets.length > 0 ? { targets: lowered(result, targets) } : {}),
    ...(budget.length > 0 && scenario.budgets ? { budgets: raised(scenario.budgets, budget) } : {}),
    ...(carers.length > 0 ? { carers: moreCarers(result, carers) } : {}),
    ...(training.length > 0 ? { training: moreTraining(result, training) } : {}),
    ...(district.length > 0 ? { districtFloors: withoutFloors(scenario, district) } : {}),
    ...(locks.length > 0 ? dropped(scenario, locks, waivedBy) : {}),
  }
}

const INDICATOR: Partial<Record<ReliefChange['family'], TargetMeasure>> = {
  places: 'places_per_1000',
  inclusive: 'inclusive_share',
  coverage: 'community_coverage',
}

/** Targets as they are asked for, each year given way by its amount in the indicator's own unit. */
function lowered(result: PlanResult, changes: readonly ReliefChange[]): Scenario['targets'] {
  const targets: NonNullable<Scenario['targets']> = { ...result.scenario.targets }
  for (const indicator of new Set(changes.flatMap(each => INDICATOR[each.family] ?? []))) {
    const years: Record<string, number | null> = {}
    for (const row of result.indicators)
      if (row.indicator === indicator && !row.baseline && row.target !== null) years[row.year] = row.target
    for (const { family, year, amount } of changes) {
      const row = result.indicators.find(
        each => each.indicator === indicator && each.year === year && !each.baseline,
      )
      const now = years[String(year)]
      if (INDICATOR[family] !== indicator || !row || now == null || row.denominator === 0) continue
      const scale = indicator === 'places_per_1000' ? 1000 : 1
      years[String(year)] = floored(now - (scale * amount) / row.denominator)
    }
    targets[indicator] = years
  }
  return targets
}

const floored = (value: number) => Math.max(0, Math.floor((value - 1e-9) * 10_000) / 10_000)
const yuanUp = (yuan: number) => Math.ceil(yuan * 1.0001)

function raised(budgets: NonNullable<Scenario['budgets']>, changes: readonly ReliefChange[]) {
  const totalYuan = budgets.totalYuan ? { ...budgets.totalYuan } : null
  const byLevelYuan = budgets.byLevelYuan ? structuredClone(budgets.byLevelYuan) : null
  for (const { year, level, amount } of changes) {
    const table = level === null ? totalYuan : byLevelYuan?.[level as GovernmentLevel]
    const key = String(year)
    if (table && table[key] !== undefined) table[key] = yuanUp(table[key] + amount)
  }
  return { ...budgets, totalYuan, byLevelYuan }
}

function moreCarers({ scenario, carers }: PlanResult, changes: readonly ReliefChange[]): Scenario['carers'] {
  const stock = Object.fromEntries(
    carers.map(({ year, certifiedWithoutTraining }) => {
      const more = changes.filter(each => each.year === year).reduce((sum, each) => sum + each.amount, 0)
      return [String(year), Math.ceil(certifiedWithoutTraining + more)]
    }),
  )
  return { ...scenario.carers, stock }
}

function moreTraining(
  { scenario, limits }: PlanResult,
  changes: readonly ReliefChange[],
): Scenario['training'] {
  const asked = limits.filter(each => each.family === 'training').map(({ limit }) => limit)
  const now = scenario.training.yearlyLimit ?? Math.max(0, ...asked)
  return { ...scenario.training, yearlyLimit: Math.ceil(now + Math.max(...changes.map(each => each.amount))) }
}

/** Districts that give way are freed; the others keep what the scenario or the pack asks of them. */
function withoutFloors({ districtFloors }: Scenario, changes: readonly ReliefChange[]) {
  const freed = Object.fromEntries(changes.flatMap(({ district }) => (district ? [[district, 0]] : [])))
  const floors = districtFloors ?? { unit: 'places_per_1000' as const, everywhere: null, firstYear: null }
  return { ...floors, byDistrict: { ...districtFloors?.byDistrict, ...freed } }
}

function dropped(scenario: Scenario, changes: readonly ReliefChange[], waivedBy: string): ScenarioChanges {
  const sitesOf = (family: ReliefChange['family']) =>
    new Set(changes.flatMap(each => (each.family === family && each.site ? [each.site] : [])))
  const [into, out, duties] = [sitesOf('lock-in'), sitesOf('lock-out'), sitesOf('duty')]
  return {
    lockIn: scenario.lockIn.filter(lock => !into.has(lock.site)),
    lockOut: scenario.lockOut.filter(lock => !out.has(lock.site)),
    waivedDuties: [...scenario.waivedDuties, ...[...duties].map(site => ({ site, reason: waivedBy }))],
  }
}
