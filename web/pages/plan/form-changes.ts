import { TARGET_MEASURES } from '../../api.ts'
import { GOVERNMENT_LEVELS, type Scenario, type ScenarioChanges } from '../../plan-api.ts'
import { type FormValues, isShare, typed, type Values, WAN, yearsIn } from './form-values.ts'

/** A fault beside its field: what stands there and what is allowed, in the words of the server. */
export type Fault = { readonly path: string; readonly value: string; readonly allowed: string }

/** What the form asks in the scenario's units, as changes of the base; unreadable numbers are faults. */
export function changesOf(form: FormValues, base: Scenario): { changes: ScenarioChanges; faults: Fault[] } {
  const reader = new Reader(form.values)
  const { values } = form
  const asked = {
    name: values.name?.trim() ?? '',
    baseDate: values.baseDate ?? '',
    firstYear: reader.number('firstYear') ?? base.firstYear,
    lastYear: reader.number('lastYear') ?? base.lastYear,
    births: values.births as Scenario['births'],
    aim: values.aim as Scenario['aim'],
    fairest: values.fairest === 'yes',
    duties: values.duties === 'yes',
    targets: targetsOf(reader, values),
    budgets: budgetsOf(reader, values),
    districtFloors: floorsOf(reader, values),
    carers: { ...base.carers, required: values['carers.required'] === 'yes' },
    training: {
      ...base.training,
      offered: values['training.offered'] === 'yes',
      yuanPerCarer: reader.number('training.yuanPerCarer'),
      yearlyLimit: reader.number('training.yearlyLimit'),
      totalLimit: reader.number('training.totalLimit'),
    },
    reachMetres: reader.number('reachMetres'),
    discountRate: reader.number('discountRate', 100),
    evaluationYears: reader.number('evaluationYears'),
    work: reader.number('work') ?? base.work,
    seconds: reader.number('seconds'),
    gap: reader.number('gap', 100),
    ...form.lists,
  } satisfies ScenarioChanges
  const changed = Object.entries(asked).filter(
    ([key, value]) => JSON.stringify(value) !== JSON.stringify(base[key as keyof Scenario]),
  )
  return { changes: Object.fromEntries(changed) as ScenarioChanges, faults: reader.faults }
}

class Reader {
  readonly faults: Fault[] = []
  readonly #values: Values
  constructor(values: Values) {
    this.#values = values
  }

  /** The number typed at a path, divided into the scenario's unit; null where nothing is typed. */
  number(path: string, times = 1): number | null {
    const text = (this.#values[path] ?? '').trim().replaceAll(/[,，\s]/g, '')
    if (text === '') return null
    const value = Number(text)
    if (Number.isFinite(value)) return Number((value / times).toPrecision(12))
    this.faults.push({ path, value: text, allowed: 'a value of type number' })
    return null
  }

  /** Numbers typed for years, empty ones left out. */
  byYear(path: string, years: readonly number[], times = 1): Record<string, number> {
    return Object.fromEntries(
      years.flatMap(year => {
        const value = this.number(`${path}.${year}`, times)
        return value === null ? [] : [[String(year), value]]
      }),
    )
  }
}

function targetsOf(reader: Reader, values: Values): Scenario['targets'] {
  const years = yearsIn(values)
  const targets: NonNullable<Scenario['targets']> = {}
  for (const measure of TARGET_MEASURES) {
    const from = values[`targets.${measure}`]
    if (from === 'none') targets[measure] = {}
    if (from === 'own')
      targets[measure] = reader.byYear(`targets.${measure}`, years, isShare(measure) ? 100 : 1)
  }
  return Object.keys(targets).length > 0 ? targets : null
}

function budgetsOf(reader: Reader, values: Values): Scenario['budgets'] {
  if (values.budgets !== 'yes') return null
  const years = yearsIn(values)
  const carryOver = values['budgets.carryOver'] === 'yes'
  if (values['budgets.by'] !== 'levels')
    return { totalYuan: reader.byYear('budgets.totalYuan', years, 1 / WAN), byLevelYuan: null, carryOver }
  const byLevelYuan = Object.fromEntries(
    GOVERNMENT_LEVELS.map(level => [level, reader.byYear(`budgets.byLevelYuan.${level}`, years, 1 / WAN)]),
  )
  return { totalYuan: null, byLevelYuan, carryOver }
}

function floorsOf(reader: Reader, values: Values): Scenario['districtFloors'] {
  if (values.districtFloors !== 'yes') return null
  const unit = values['districtFloors.unit'] as NonNullable<Scenario['districtFloors']>['unit']
  const times = unit === 'share_of_city_target' ? 100 : 1
  const prefix = 'districtFloors.byDistrict.'
  const byDistrict: Record<string, number> = {}
  for (const path of Object.keys(values).filter(key => key.startsWith(prefix))) {
    const value = reader.number(path, times)
    if (value !== null) byDistrict[path.slice(prefix.length)] = value
  }
  return {
    unit,
    everywhere: reader.number('districtFloors.everywhere', times),
    byDistrict,
    firstYear: reader.number('districtFloors.firstYear'),
  }
}

/** Schemas' own words in the few phrases that the message files translate. */
const PHRASES: [RegExp, string][] = [
  [/^Too small: expected \w+ to (?:be|have) >=(\S+).*$/, 'at least $1'],
  [/^Too small: expected \w+ to (?:be|have) >(\S+).*$/, 'more than $1'],
  [/^Too big: expected \w+ to (?:be|have) <=(\S+).*$/, 'at most $1'],
  [/^Too big: expected \w+ to (?:be|have) <(\S+).*$/, 'less than $1'],
  [/^Invalid (?:input|option): expected (?:number|int|string|boolean).*$/, 'a value of type number'],
  [/^Invalid number: must be a multiple of 0\.01$/, 'at most two decimals'],
]

const phraseOf = (words: string): string => {
  for (const [pattern, phrase] of PHRASES) if (pattern.test(words)) return words.replace(pattern, phrase)
  return words
}

/** The faults of a refused request by the path of their field, in the units of the form. */
export function faultsIn(facts: Record<string, unknown>, values: Values): Fault[] {
  if (!Array.isArray(facts.faults)) return []
  return facts.faults.map((fault: Record<string, unknown>) => {
    const path = String(fault.path ?? '').replace(/^changes\./, '')
    const times = timesOf(path, values)
    const allowed = phraseOf(String(fault.allowed ?? ''))
    return {
      path,
      value: values[path] ?? (fault.value === null || fault.value === undefined ? '' : String(fault.value)),
      // Years stay years; limits are written in what the field is typed in.
      allowed:
        times === 1
          ? allowed
          : allowed.replace(/\d+(?:\.\d+)?(?:e[+-]?\d+)?$/, limit => typed(Number(limit), times)),
    }
  })
}

/** How many of the form's units make one of the scenario's: percent and 10,000 yuan are the form's own. */
function timesOf(path: string, values: Values): number {
  if (/^(discountRate|gap)$/.test(path) || /^targets\.(?!places_per_1000)\w+\./.test(path)) return 100
  if (path.startsWith('budgets.')) return 1 / WAN
  const ofTarget = values['districtFloors.unit'] === 'share_of_city_target'
  return ofTarget && /^districtFloors\.(everywhere|byDistrict)/.test(path) ? 100 : 1
}
