/** A forecast for the eye; all of it stands in the JSON and the CSV. */
import type { PlanAssumption, Scenario, ScenarioForecast } from '../../domain/plans/index.ts'
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
  return Object.entries(value)
    .map(([name, each]) => `${name} ${each}`)
    .join(', ')
}

function childrenRows(output: Output, { children }: ScenarioForecast, districts: boolean): void {
  const headings =
    output.language === 'zh'
      ? ['年份', '出生情景', '区', '0岁', '1岁', '2岁', '三岁以下', '出生', '常住人口', '标记']
      : ['Year', 'Births', 'District', 'Age 0', 'Age 1', 'Age 2', 'Under 3', 'Born', 'Residents', 'Mark']
  output.table(
    headings,
    children
      .filter(row => districts || row.district === null)
      .map(row => [
        String(row.year),
        CASES[output.language][row.birthsCase],
        row.districtName ?? '',
        ...[row.age0, row.age1, row.age2, row.underThrees, row.births, row.residents].map(whole),
        MARKS[output.language][row.mark],
      ]),
  )
}

function carerRows(output: Output, { carers }: ScenarioForecast, districts: boolean): void {
  const headings =
    output.language === 'zh'
      ? [
          '年份',
          '区',
          '年初持证',
          '毕业入行',
          '考核通过',
          '到期未续',
          '离职',
          '年末持证',
          '年末未持证',
          '标记',
        ]
      : [
          'Year',
          'District',
          'Before',
          'Entered',
          'Passed',
          'Lapsed',
          'Left',
          'Certified',
          'Uncertified',
          'Mark',
        ]
  output.table(
    headings,
    carers
      .filter(row => districts || row.district === null)
      .map(row => [
        String(row.year),
        row.districtName ?? '',
        ...[row.certifiedBefore, row.entered, row.passed].map(whole),
        ...[row.lapsed, row.leftCertified, row.certified, row.uncertified].map(whole),
        MARKS[output.language][row.mark],
      ]),
  )
}
