import { Scenario as ScenarioSchema, USUAL_SNAP_METRES } from '../../../contract/plans.ts'
import { faultsOf } from '../../../kernel/schema-faults.ts'
import { TARGET_MEASURES } from '../../api.ts'
import { AGE_BANDS, GOVERNMENT_LEVELS, type Scenario, type ScenarioChanges } from '../../plan-api.ts'
import { type Fault, faultsIn } from './form-faults.ts'
import { CARER_FLOWS, type FormValues, isShare, timesOf, type Values, WAN } from './form-values.ts'

/** What the form asks in the scenario's units, as changes of the base; every fault that can be seen here comes with it. */
export function changesOf(form: FormValues, base: Scenario): { changes: ScenarioChanges; faults: Fault[] } {
  const reader = new Reader(form)
  const { values } = form
  const asked = {
    code: values.code ?? base.code,
    name: values.name?.trim() ?? '',
    nameEn: values.nameEn?.trim() ?? '',
    mark: values.mark as Scenario['mark'],
    baseDate: values.baseDate ?? '',
    firstYear: reader.number('firstYear') ?? base.firstYear,
    lastYear: reader.number('lastYear') ?? base.lastYear,
    births: values.births as Scenario['births'],
    children: childrenOf(reader, values),
    targetsInAllBirths: values.targetsInAllBirths === 'yes',
    compareBirths: values.compareBirths === 'yes',
    aim: values.aim as Scenario['aim'],
    fairest: values.fairest === 'yes',
    duties: values.duties === 'yes',
    targets: targetsOf(reader, values),
    budgets: budgetsOf(reader, values),
    districtFloors: floorsOf(reader, values),
    carers: carersOf(reader, values),
    takeUp: takeUpOf(reader, values),
    travel: travelOf(reader, form),
    training: {
      offered: values['training.offered'] === 'yes',
      yuanPerCarer: reader.number('training.yuanPerCarer'),
      lagYears: reader.number('training.lagYears'),
      yearlyLimit: reader.number('training.yearlyLimit'),
      totalLimit: reader.number('training.totalLimit'),
    },
    reachMetres: reader.number('reachMetres'),
    leastReachableUse: reader.number('leastReachableUse', 100) ?? 0,
    lowUseShare: reader.number('lowUseShare', 100),
    discountRate: reader.number('discountRate', 100),
    evaluationYears: reader.number('evaluationYears'),
    work: reader.number('work') ?? base.work,
    seconds: reader.number('seconds'),
    gap: reader.number('gap', 100),
    ...form.lists,
  } satisfies ScenarioChanges
  const changed = Object.entries(asked).filter(
    ([key, value]) => sorted(value) !== sorted(base[key as keyof Scenario]),
  )
  const changes = Object.fromEntries(changed) as ScenarioChanges
  const read = ScenarioSchema.safeParse({ ...base, ...changes })
  const known = new Set(reader.faults.map(({ path }) => path))
  const others = read.success
    ? []
    : faultsIn({ faults: faultsOf(read.error, { ...base, ...changes }) }, values).filter(
        ({ path }) => !known.has(path),
      )
  return { changes, faults: [...reader.faults, ...others] }
}

/** Text by which two values are alike whatever the order of their fields. */
const sorted = (value: unknown): string =>
  JSON.stringify(value, (_, inner: unknown) =>
    inner instanceof Object && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  )

class Reader {
  readonly faults: Fault[] = []
  readonly #values: Values
  readonly #years: readonly number[]
  constructor({ values, years }: FormValues) {
    this.#values = values
    this.#years = years
  }

  /** The number typed at a path, divided into the scenario's unit; null where nothing is typed. */
  number(path: string, times = 1): number | null {
    const text = (this.#values[path] ?? '').trim().replaceAll(/[,，\s]/g, '')
    if (text === '') return null
    const value = Number(text)
    if (Number.isFinite(value)) return Number((value / times).toPrecision(12))
    this.faults.push({ path, value: text, allowed: 'a number' })
    return null
  }

  /** A number that may not be left out. */
  needed(path: string, times = 1): number {
    const faultsBefore = this.faults.length
    const value = this.number(path, times)
    if (value === null && this.faults.length === faultsBefore)
      this.faults.push({ path, value: '', allowed: 'a number' })
    return value ?? 0
  }

  /** Numbers typed for years, empty ones left out. */
  byYear(path: string, times = 1): Record<string, number> {
    return Object.fromEntries(
      this.#years.flatMap(year => {
        const value = this.number(`${path}.${year}`, times)
        return value === null ? [] : [[String(year), value]]
      }),
    )
  }
}

function carersOf(reader: Reader, values: Values): Scenario['carers'] {
  const flows = CARER_FLOWS.map(part => [part, reader.number(`carers.flows.${part}`, timesOf(part))])
  return {
    required: values['carers.required'] === 'yes',
    stock: values['carers.stock'] === 'own' ? reader.byYear('carers.stock') : null,
    certifiedOutsidePosts: reader.number('carers.certifiedOutsidePosts'),
    graduatesPerYear: reader.number('carers.graduatesPerYear'),
    flows: Object.fromEntries(flows) as Scenario['carers']['flows'],
  }
}

function childrenOf(reader: Reader, values: Values): Scenario['children'] {
  if (values['children.by'] !== 'cohorts') return { by: 'pack' }
  return {
    by: 'cohorts',
    totalFertility: reader.number('children.totalFertility'),
    netMigrants: reader.number('children.netMigrants'),
    boysPerGirl: reader.number('children.boysPerGirl'),
    newHousing: values['children.newHousing'] === 'yes',
  }
}

function takeUpOf(reader: Reader, values: Values): Scenario['takeUp'] {
  const bands = AGE_BANDS.flatMap(band => {
    const share = reader.number(`takeUp.byBand.${band}`, 100)
    return share === null ? [] : [[band, share]]
  })
  const rows = (path: string) =>
    values[path] === 'own'
      ? Array.from({ length: Number(values[`${path}.count`]) }, (_, i) => `${path}.${i}`)
      : null
  const shareAt = (row: string) => reader.needed(`${row}.share`, 100)
  return {
    byBand: bands.length > 0 ? Object.fromEntries(bands) : null,
    rings:
      rows('takeUp.rings')?.map(row => ({ metres: reader.needed(`${row}.metres`), share: shareAt(row) })) ??
      null,
    tiers:
      rows('takeUp.tiers')?.map(row => ({
        monthlyYuan: reader.number(`${row}.monthlyYuan`),
        share: shareAt(row),
      })) ?? null,
  }
}

function travelOf(reader: Reader, { values, matrix }: FormValues): Scenario['travel'] {
  const by = values['travel.by']
  if (by === 'network' || by === 'service') {
    const use = {
      mode: values['travel.mode'] === 'cycle' ? ('cycle' as const) : ('walk' as const),
      snapMetres: reader.number('travel.snapMetres') ?? USUAL_SNAP_METRES,
      unreached: values['travel.unreached'] === 'leave-out' ? ('leave-out' as const) : ('refuse' as const),
    }
    // the page knows no files of the server: its network is the one that is set up there
    return by === 'service'
      ? { by, ...use }
      : { by, file: null, kmPerHour: reader.number('travel.kmPerHour'), ...use }
  }
  if (by !== 'matrix') return { by: 'distance', detour: reader.number('travel.detour') }
  const file = values['travel.file'] ?? ''
  if (!matrix) reader.faults.push({ path: 'travel.file', value: file, allowed: 'a CSV file of ways' })
  return { by: 'matrix', file: file || '-' }
}

function targetsOf(reader: Reader, values: Values): Scenario['targets'] {
  const targets: NonNullable<Scenario['targets']> = {}
  for (const measure of TARGET_MEASURES) {
    const from = values[`targets.${measure}`]
    if (from === 'none') targets[measure] = {}
    if (from === 'own') targets[measure] = reader.byYear(`targets.${measure}`, isShare(measure) ? 100 : 1)
  }
  return Object.keys(targets).length > 0 ? targets : null
}

function budgetsOf(reader: Reader, values: Values): Scenario['budgets'] {
  if (values.budgets !== 'yes') return null
  const carryOver = values['budgets.carryOver'] === 'yes'
  if (values['budgets.by'] !== 'levels')
    return { totalYuan: reader.byYear('budgets.totalYuan', 1 / WAN), byLevelYuan: null, carryOver }
  const byLevelYuan = Object.fromEntries(
    GOVERNMENT_LEVELS.map(level => [level, reader.byYear(`budgets.byLevelYuan.${level}`, 1 / WAN)]),
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
  const tables = /^districtFloors\.placesByDistrict\.([^.]+)$/
  const placesByDistrict = Object.fromEntries(
    Object.keys(values).flatMap(path => {
      const district = tables.exec(path)?.[1]
      return district && values[path] === 'yes' ? [[district, reader.byYear(path)]] : []
    }),
  )
  return {
    unit,
    everywhere: reader.number('districtFloors.everywhere', times),
    byDistrict,
    placesByDistrict,
    firstYear: reader.number('districtFloors.firstYear'),
  }
}
