import type { Mark } from '../../kernel/mark.ts'
import { column } from '../../kernel/table.ts'
import { assumptionLines, type FigureWriter } from './assumption-values.ts'
import { markColumn } from './export-columns.ts'
import type { ExportTable } from './export-tables.ts'
import type { PlanAssumption, PlanInputs } from './plan-result.ts'
import { tableNamed } from './table-names.ts'

type Input = Omit<PlanAssumption, 'mark'> & { readonly mark: Mark }

/** What was read, with what it is called. */
const READ = [
  ['packName', '数据包', 'City pack'],
  ['packVersion', '数据包版本', 'Version of the pack'],
  ['baseDate', '基准日', 'Base date'],
  ['demandPoints', '社区和村', 'Communities and villages'],
  ['institutions', '已备案机构', 'Institutions filed'],
  ['projects', '在建和已批项目', 'Projects under way'],
  ['projectsNotBegun', '其中未动工', 'Not begun of them'],
  ['sites', '候选点位', 'Candidate sites'],
  ['options', '开设方式', 'Options'],
  ['travelPairs', '可达的社区与机构组合', 'Pairs of community and place in reach'],
] as const satisfies readonly (readonly [keyof PlanInputs, string, string])[]

/** What the plan rests on: records, settings and the planner's own choices. */
export const inputTable: ExportTable<Input> = {
  ...tableNamed('inputs'),
  about: {
    zh: '方案所依据的记录、设定和规则及其来源',
    en: 'records, settings and rules that the plan rests on, with their sources',
  },
  rows: ({ inputs, totals }) => [
    ...READ.map(([key, name, nameEn]) => ({
      key,
      name,
      nameEn,
      value: inputs[key],
      unit: null,
      from: 'pack' as const,
      source: null,
      mark: totals.mark,
    })),
    ...inputs.assumptions,
  ],
  columns: [
    column('key', '编码', 'Key', 'text', row => row.key),
    column('name_zh', '项目', 'Input in Chinese', 'text', row => row.name),
    column('name_en', '英文', 'Input in English', 'text', row => row.nameEn),
    column('value', '数值', 'Value', 'number', row => (isAmount(row) ? row.value : null), 'unit'),
    column('text_zh', '内容', 'In words, in Chinese', 'text', row => textOf(row, 'zh')),
    column('text_en', '英文内容', 'In words', 'text', row => textOf(row, 'en')),
    column('unit', '单位', 'Unit', 'unit', row => row.unit),
    column('from', '来自', 'Set by', 'code', row => row.from),
    column('source', '来源编码', 'Source', 'text', row => row.source?.code ?? null),
    column('source_title', '来源名称', 'Title of the source', 'text', row => row.source?.title ?? null),
    column('source_day', '来源日期', 'Day of the source', 'text', row => row.source?.issuedOn ?? null),
    markColumn<Input>(),
  ],
}

/** With all decimals, so that a re-count loses nothing. */
function writerIn(language: 'zh' | 'en'): FigureWriter {
  const written = (options: Intl.NumberFormatOptions = {}) => {
    const format = new Intl.NumberFormat('en', { maximumFractionDigits: 12, ...options })
    return (value: number) => format.format(value)
  }
  const [number, percent] = [written(), written({ style: 'percent' })]
  return {
    count: number,
    decimal: number,
    percent,
    metres: value => (language === 'zh' ? `${number(value)} 米` : `${number(value)} m`),
    yuan: value => (language === 'zh' ? `${number(value)} 元` : `¥${number(value)}`),
  }
}
const WRITERS = { zh: writerIn('zh'), en: writerIn('en') }

/** A number is one, but for the year at whose end cohorts begin. */
const isAmount = (row: Input): row is Input & { value: number } =>
  typeof row.value === 'number' && row.key !== 'population_ages'

/** As the page says it; an amount stands in its own column. */
function textOf(row: Input, language: 'zh' | 'en'): string | null {
  if (isAmount(row)) return null
  return assumptionLines(row, language, WRITERS[language]).join(language === 'zh' ? '；' : '; ')
}
