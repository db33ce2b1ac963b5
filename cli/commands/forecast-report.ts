/** A forecast for the eye; all of it stands in the JSON and the CSV. */
import {
  assumptionPartNames,
  type PlanAssumption,
  type Scenario,
  type ScenarioForecast,
} from '../../domain/plans/index.ts'
import type { Language } from '../language.ts'
import type { Output } from '../output.ts'
import type { ForecastOf } from './forecast.ts'

const CASES = {
  en: { observed: 'observed', low: 'low', middle: 'middle', high: 'high' },
  zh: { observed: '已观测', low: '低', middle: '中', high: '高' },
} as const
const MARKS = {
  en: { official: 'official', estimated: 'estimated', demo: 'demo' },
  zh: { official: '官方', estimated: '推算', demo: '演示' },
} as const
const whole = (value: number | null): string => (value === null ? '–' : value.toLocaleString('en-US'))

/** Prints the rows of the city, where asked those of its districts, and what they rest on. */
export function reportForecast(
  output: Output,
  what: ForecastOf,
  found: ScenarioForecast & { readonly scenario: Scenario },
  districts: boolean,
): void {
  const { scenario } = found
  output.say({
    en: `${scenario.nameEn}, base date ${scenario.baseDate}`,
    zh: `${scenario.name}，基准日 ${scenario.baseDate}`,
  })
  if (what === 'children') sayGiven(output, scenario)
  output.line('')
  if (what === 'children') childrenRows(output, found, districts)
  else carerRows(output, found, districts)
  output.line('')
  output.say({ en: 'What these figures rest on', zh: '推算依据' })
  const about = what === 'children' ? CHILDREN_KEYS : CARER_KEYS
  output.table(
    output.language === 'zh' ? ['假定', '取值', '来源', '标记'] : ['Assumption', 'Value', 'Source', 'Mark'],
    found.assumptions.filter(({ key }) => about.has(key)).map(each => assumptionRow(each, output.language)),
  )
}

/** What is given is one number for low, middle and high, which else differ in it. */
function sayGiven(output: Output, { children }: Scenario): void {
  if (children.by !== 'cohorts') return
  const isGiven = { fertility: children.totalFertility !== null, migrants: children.netMigrants !== null }
  const words = [
    ...(isGiven.fertility ? [{ en: 'births per woman', zh: '总和生育率' }] : []),
    ...(isGiven.migrants ? [{ en: 'net migrants', zh: '净迁入人口' }] : []),
  ]
  if (words.length === 0) return
  const [en, zh] = [words.map(each => each.en).join(' and '), words.map(each => each.zh).join('、')]
  const both = isGiven.fertility && isGiven.migrants
  output.say({
    en: `The ${en} given hold for low, middle and high alike${both ? ': the three cases are the same' : ''}.`,
    zh: `所给的${zh}同时用于低、中、高三种情景${both ? '，三者相同' : ''}。`,
  })
}

const CHILDREN_KEYS = new Set([
  'children_by',
  'district_years',
  'fertility_levels',
  'net_migrants',
  'boys_per_girl',
  'population_ages',
  'life_tables',
  'fertility_rates',
  'migrants_are_below_age',
  'new_housing_draws_families',
])
const CARER_KEYS = new Set([
  'carer_stock',
  'carer_flows',
  'graduates',
  'nobody_leaves_and_certificates_are_renewed',
])

const assumptionRow = (
  { name, nameEn, value, source, mark }: PlanAssumption,
  language: Language,
): string[] => [
  language === 'zh' ? name : nameEn,
  valueText(value, language),
  (language === 'zh' ? source?.title : (source?.titleEn ?? source?.title)) ?? '–',
  MARKS[language][mark],
]

const WORDS: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  en: { true: 'yes', false: 'no', pack: 'figures of the city pack', cohorts: 'projection by cohorts' },
  zh: { true: '是', false: '否', pack: '数据包人口数', cohorts: '队列推算' },
}

function valueText(value: unknown, language: Language): string {
  if (!(value instanceof Object)) return WORDS[language][String(value)] ?? String(value)
  const names: Readonly<Record<string, string>> = { ...assumptionPartNames(language), ...CASES[language] }
  return Object.entries(value)
    .map(([name, each]) => `${names[name] ?? name} ${each}`)
    .join(language === 'zh' ? '，' : ', ')
}

/** A column of a table of districts; `null` where nothing in it is worth a column. */
type Column<Row> = readonly [zh: string, en: string, cell: (row: Row) => string] | null

/** Prints the rows of the city, and where asked those of its districts with a column that names them. */
function printRows<Row extends { readonly district: string | null }>(
  output: Output,
  rows: readonly Row[],
  districts: boolean,
  columns: readonly Column<Row>[],
): void {
  const shown = columns.filter(column => column !== null)
  output.table(
    shown.map(([zh, en]) => (output.language === 'zh' ? zh : en)),
    rows.filter(row => districts || row.district === null).map(row => shown.map(([, , cell]) => cell(row))),
  )
}

/** The column that says which district, or the whole city, a row is of. */
function areaColumn(
  { language }: Output,
  { areas }: ScenarioForecast,
): Exclude<Column<{ readonly district: string | null }>, null> {
  const names = new Map(areas.map(({ code, name, nameEn }) => [code, language === 'zh' ? name : nameEn]))
  return ['区', 'District', ({ district }) => names.get(district) ?? district ?? '']
}

function childrenRows(output: Output, found: ScenarioForecast, districts: boolean): void {
  const { language } = output
  type Row = ScenarioForecast['children'][number]
  const figure = (zh: string, en: string, of: (row: Row) => number | null): Column<Row> => [
    zh,
    en,
    row => whole(of(row)),
  ]
  printRows<Row>(output, found.children, districts, [
    ['年份', 'Year', row => String(row.year)],
    ['出生情景', 'Births case', row => CASES[language][row.birthsCase]],
    districts ? areaColumn(output, found) : null,
    figure('0岁', 'Age 0', row => row.age0),
    figure('1岁', 'Age 1', row => row.age1),
    figure('2岁', 'Age 2', row => row.age2),
    figure('三岁以下', 'Under 3', row => row.underThrees),
    // figures of the city pack do not say how many are born
    found.children.some(row => row.births !== null) ? figure('出生', 'Births', row => row.births) : null,
    figure('常住人口', 'Residents', row => row.residents),
    ['标记', 'Mark', row => MARKS[language][row.mark]],
  ])
}

function carerRows(output: Output, found: ScenarioForecast, districts: boolean): void {
  type Row = ScenarioForecast['carers'][number]
  const figure = (zh: string, en: string, of: (row: Row) => number): Column<Row> => [
    zh,
    en,
    row => whole(of(row)),
  ]
  printRows<Row>(output, found.carers, districts, [
    ['年份', 'Year', row => String(row.year)],
    districts ? areaColumn(output, found) : null,
    figure('年初持证', 'Before', row => row.certifiedBefore),
    figure('毕业入行', 'Entered', row => row.entered),
    figure('考核通过', 'Passed', row => row.passed),
    figure('到期未续', 'Lapsed', row => row.lapsed),
    figure('离职', 'Left', row => row.leftCertified),
    figure('年末持证', 'Certified', row => row.certified),
    figure('年末未持证', 'Uncertified', row => row.uncertified),
    ['标记', 'Mark', row => MARKS[output.language][row.mark]],
  ])
}
