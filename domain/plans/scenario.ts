/**
 * What a planner asks: years, aim, targets, money, carers, families, locks, effort.
 * A scenario is written in yuan and calendar years, as the bureau writes; the programme's model turns it into fen and
 * year numbers. `null` means "as the city pack says on the base date", never "nothing"; the search alone has no pack: without
 * `seconds` there is no clock, without `gap` the engine's own.
 */
import { z } from 'zod'
import type { CivilDate } from '../../kernel/civil-date.ts'
import { civilDate, isCivilDate, yearOf } from '../../kernel/civil-date.ts'
import { MARKS } from '../../kernel/mark.ts'
import { PROJECTED_BIRTHS_CASES } from '../territory/territory.ts'
import type { NetworkTravel, ServiceTravel } from '../travel/travel-choice.ts'
import { checkCarriedMoney } from './carried-money.ts'
import { ScenarioCode, seenText } from './plan-text.ts'
import { RELIEF_FAMILIES } from './relief-family.ts'
import {
  budgets,
  carers,
  children,
  code,
  day,
  districtFloors,
  lock,
  share,
  takeUp,
  targets,
  training,
  travel,
  year,
} from './scenario-parts.ts'

export const AIMS = ['least-cost', 'most-served'] as const
/** A plan is decided year by year; ten years is also the horizon over which costs are weighed. */
export const MOST_YEARS = 10

const fields = {
  code: ScenarioCode,
  name: seenText(120),
  nameEn: seenText(120),
  mark: z.enum(MARKS),
  baseDate: day,
  firstYear: year,
  lastYear: year,
  births: z.enum(PROJECTED_BIRTHS_CASES),
  children,
  /** targets of places hold for the residents of low, middle and high births alike. */
  targetsInAllBirths: z.boolean(),
  /** hold the plan against low, middle and high births, and make it anew for each. */
  compareBirths: z.boolean(),
  aim: z.enum(AIMS),
  fairest: z.boolean(),
  targets: targets.nullable(),
  budgets: budgets.nullable(),
  districtFloors: districtFloors.nullable(),
  carers,
  training,
  takeUp,
  reachMetres: z.number().positive().max(100_000).nullable(),
  travel,
  /** an opened site expected to fill less of its places in the last year is flagged. */
  lowUseShare: share.nullable(),
  /** options that their reachable wanting children could never fill to this share are left out; 0 leaves none out. */
  leastReachableUse: share,
  discountRate: z.number().min(0).max(0.3).nullable(),
  evaluationYears: z.int().min(1).max(40).nullable(),
  lockIn: z.array(lock).max(5000),
  lockOut: z.array(lock).max(5000),
  duties: z.boolean(),
  waivedDuties: z.array(z.strictObject({ site: code, reason: seenText(500) })).max(1000),
  work: z.number().min(0.01).max(100),
  seconds: z.number().positive().max(86_400).nullable(),
  gap: share.nullable(),
}

const defaulted = {
  ...fields,
  nameEn: fields.nameEn.default('Unnamed scenario'),
  mark: fields.mark.default('demo'),
  births: fields.births.default('middle'),
  children: fields.children.prefault({ by: 'pack' }),
  targetsInAllBirths: fields.targetsInAllBirths.default(false),
  compareBirths: fields.compareBirths.default(false),
  aim: fields.aim.default('least-cost'),
  fairest: fields.fairest.default(true),
  targets: fields.targets.default(null),
  budgets: fields.budgets.default(null),
  districtFloors: fields.districtFloors.default(null),
  carers: fields.carers.prefault({}),
  training: fields.training.prefault({}),
  takeUp: fields.takeUp.prefault({}),
  reachMetres: fields.reachMetres.default(null),
  travel: fields.travel.prefault({ by: 'distance' }),
  lowUseShare: fields.lowUseShare.default(null),
  leastReachableUse: fields.leastReachableUse.default(0),
  discountRate: fields.discountRate.default(null),
  evaluationYears: fields.evaluationYears.default(null),
  lockIn: fields.lockIn.default([]),
  lockOut: fields.lockOut.default([]),
  duties: fields.duties.default(true),
  waivedDuties: fields.waivedDuties.default([]),
  work: fields.work.default(1),
  seconds: fields.seconds.default(null),
  gap: fields.gap.default(null),
}

/** A scenario field by field, before the rules between fields. */
export const ScenarioFields = z.strictObject(defaulted)

/** The same, for reading what else a faulty scenario says: what must be said stands in for itself where it is faulty. */
export const SoundFields = ScenarioFields.extend({
  code: fields.code.catch('unread'),
  name: fields.name.catch('unread'),
  baseDate: fields.baseDate.catch(civilDate('2000-01-01')),
  firstYear: fields.firstYear.catch(2000),
  lastYear: fields.lastYear.catch(2000),
})

/** The same with the rules between fields, without those that need a year which is faulty. */
export const soundFieldsWith = (years: SoundYears) =>
  ScenarioFields.check(ctx => checkAcrossFields(ctx.value, ctx.issues, years))

/** A whole scenario, as it stands in a pack's `scenarios/*.json`; only code, name, base date and years must be said. */
export const Scenario = soundFieldsWith({ firstYear: true, lastYear: true })
export type Scenario = z.infer<typeof Scenario>

/** What a planner changes of a scenario: any field, each replacing the base's whole; `{}` is the base itself. */
export const ScenarioChanges = z.strictObject(fields).partial()
export type ScenarioChanges = z.infer<typeof ScenarioChanges>

/** Longest matrix that a request may bring, in characters: about 400,000 ways. */
export const MATRIX_CHARACTERS = 12_000_000

/** A request to compute: a stored scenario by code (the one of today when absent) with changes. */
export const PlanRequest = z.strictObject({
  scenario: ScenarioCode.optional(),
  /** Faulty ones pass as they are: they are refused with what the city's records say against them, in one list. */
  changes: ScenarioChanges.catch(faulty => faulty.value as ScenarioChanges).default({}),
  /** The CSV of a scenario that travels by matrix: its text, or the run that was given it before. */
  matrix: z
    .union(
      [
        z.strictObject({ text: z.string().min(1).max(MATRIX_CHARACTERS) }),
        z.strictObject({ run: z.int().positive() }),
      ],
      { error: 'either text, the CSV itself, or run, the number of a computation that has a matrix' },
    )
    .optional(),
  /**
   * A finished run to start from: its prices bound the new plan at once, its plan is repaired. Of a run that found no plan
   * the change that would have allowed one: it is made, on top of the changes given, and the plan found for it is repaired.
   */
  from: z
    .strictObject({
      run: z.int().positive(),
      changeLittle: z.boolean().default(false),
      relief: z.enum(RELIEF_FAMILIES).optional(),
    })
    .refine(({ changeLittle, relief }) => !(changeLittle && relief), {
      path: ['relief'],
      error: 'nothing where changeLittle is true',
    })
    .optional(),
})
export type PlanRequest = z.infer<typeof PlanRequest>

/** Whether ways are computed when the plan is: along a road network or by a routing service. */
export const isComputed = (travel: Scenario['travel']): travel is NetworkTravel | ServiceTravel =>
  travel.by === 'network' || travel.by === 'service'

/** The plan's calendar years, first to last. */
export const yearsOf = (scenario: Pick<Scenario, 'firstYear' | 'lastYear'>): number[] =>
  Array.from({ length: scenario.lastYear - scenario.firstYear + 1 }, (_, t) => scenario.firstYear + t)

/** The base day, checked by the schema. */
export const baseDateOf = (scenario: Pick<Scenario, 'baseDate'>): CivilDate => scenario.baseDate as CivilDate

type Issues = z.core.$ZodRawIssue[]
/** Which of the two are as written, not stand-ins. */
type SoundYears = Readonly<Record<'firstYear' | 'lastYear', boolean>>

function checkAcrossFields(scenario: Fields, issues: Issues, sound: SoundYears): void {
  const fault = (path: (string | number)[], input: unknown, allowed: string) =>
    issues.push({ code: 'custom', path, input, message: allowed })
  const { firstYear, lastYear } = scenario
  const areSound = sound.firstYear && sound.lastYear
  if (areSound && (lastYear < firstYear || lastYear > firstYear + MOST_YEARS - 1))
    fault(
      ['lastYear'],
      lastYear,
      `${firstYear} to ${firstYear + MOST_YEARS - 1}: at most ${MOST_YEARS} years`,
    )
  // The base day states what stands before the programme; a later one would count the programme's own years twice.
  if (sound.firstYear && isCivilDate(scenario.baseDate) && yearOf(scenario.baseDate) > firstYear)
    fault(['baseDate'], scenario.baseDate, `a day of ${firstYear} or earlier`)
  // in years that run backwards no year lies: nothing else is to blame
  if (areSound && firstYear <= lastYear) checkYears(scenario, fault)
  checkLocks(scenario, fault)
  checkFloors(scenario.districtFloors, fault)
  checkFalling(scenario.takeUp.rings, ['takeUp', 'rings'], 'metres', fault)
  checkFalling(scenario.takeUp.tiers, ['takeUp', 'tiers'], 'monthlyYuan', fault)
}

/** Years of tables, locks and floors lie within the plan. */
function checkYears(scenario: Fields, fault: Fault): void {
  const { firstYear, lastYear } = scenario
  for (const { path, years } of yearTables(scenario))
    for (const y of Object.keys(years))
      if (Number(y) < firstYear || Number(y) > lastYear)
        fault([...path, y], years[y], `years ${firstYear} to ${lastYear}`)
  for (const list of ['lockIn', 'lockOut'] as const)
    scenario[list].forEach((lock, i) => {
      if (lock.year !== null && (lock.year < firstYear || lock.year > lastYear))
        fault([list, i, 'year'], lock.year, `${firstYear} to ${lastYear}, or null`)
    })
  checkCarriedMoney(scenario.budgets, scenario, fault)
  const floorsFrom = scenario.districtFloors?.firstYear ?? firstYear
  if (floorsFrom < firstYear || floorsFrom > lastYear)
    fault(['districtFloors', 'firstYear'], floorsFrom, `${firstYear} to ${lastYear}, or null`)
}

type Fault = (path: (string | number)[], input: unknown, allowed: string) => void

/** A lock in that a lock out takes back, or that asks for another option or year than one before it, asks for nothing. */
function checkLocks({ lockIn, lockOut }: Fields, fault: Fault): void {
  const parted = (a: string | number | null, b: string | number | null) => a !== null && b !== null && a !== b
  const covers = (out: string | number | null, asked: string | number | null) => out === null || out === asked
  lockIn.forEach((asked, i) => {
    const out = lockOut.findIndex(
      each => each.site === asked.site && covers(each.option, asked.option) && covers(each.year, asked.year),
    )
    if (out >= 0)
      fault(['lockIn', i, 'site'], asked.site, `a site that is not locked out too (lockOut.${out})`)
    const other = lockIn.findIndex(
      (each, j) =>
        j < i &&
        each.site === asked.site &&
        (parted(each.option, asked.option) || parted(each.year, asked.year)),
    )
    if (other >= 0) fault(['lockIn', i], asked, `the same option and year as lockIn.${other}`)
  })
}

type Fields = z.infer<typeof ScenarioFields>

/** A floor as a share of the city's target is no more than that target. */
function checkFloors(floors: z.infer<typeof districtFloors> | null, fault: Fault): void {
  if (floors?.unit !== 'share_of_city_target') return
  const check = (path: string[], value: number | null) => {
    if (value !== null && value > 1) fault(['districtFloors', ...path], value, 'at most 1')
  }
  check(['everywhere'], floors.everywhere)
  for (const [code, value] of Object.entries(floors.byDistrict)) check(['byDistrict', code], value)
}

/** Families go farther and pay more only in falling numbers: limits rise from row to row, shares never do. */
function checkFalling<K extends string>(
  rows: readonly ({ share: number } & Record<K, number | null>)[] | null,
  path: string[],
  limit: K,
  fault: Fault,
): void {
  for (let i = 1; i < (rows?.length ?? 0); i++) {
    const [before, row] = [rows![i - 1]!, rows![i]!]
    const floor: number = before[limit] ?? Infinity
    if ((row[limit] ?? Infinity) <= floor)
      fault(
        [...path, i, limit],
        row[limit],
        floor === Infinity ? 'nothing after a tier without limit' : `more than ${floor}`,
      )
    if (row.share > before.share)
      fault([...path, i, 'share'], row.share, `at most ${before.share}, the share before`)
  }
}

function yearTables(scenario: Fields) {
  const tables: { path: string[]; years: Record<string, unknown> }[] = []
  for (const [indicator, years] of Object.entries(scenario.targets ?? {}))
    tables.push({ path: ['targets', indicator], years })
  if (scenario.budgets?.totalYuan)
    tables.push({ path: ['budgets', 'totalYuan'], years: scenario.budgets.totalYuan })
  for (const [level, years] of Object.entries(scenario.budgets?.byLevelYuan ?? {}))
    tables.push({ path: ['budgets', 'byLevelYuan', level], years })
  for (const [district, years] of Object.entries(scenario.districtFloors?.placesByDistrict ?? {}))
    tables.push({ path: ['districtFloors', 'placesByDistrict', district], years })
  if (scenario.carers.stock) tables.push({ path: ['carers', 'stock'], years: scenario.carers.stock })
  return tables
}
