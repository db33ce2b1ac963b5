import type { Mark } from '../../kernel/mark.ts'
import { column } from '../../kernel/table.ts'
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
    column('value', '数值', 'Value', 'number', row => (typeof row.value === 'number' ? row.value : null)),
    column('text', '文字', 'Text', 'text', row => textOf(row.value)),
    column('unit', '单位', 'Unit', 'text', row => row.unit),
    column('from', '来自', 'Set by', 'code', row => row.from),
    column('source', '来源编码', 'Source', 'text', row => row.source?.code ?? null),
    column('source_title', '来源名称', 'Title of the source', 'text', row => row.source?.title ?? null),
    column('source_day', '来源日期', 'Day of the source', 'text', row => row.source?.issuedOn ?? null),
    markColumn<Input>(),
  ],
}

/** Words as they are, tables of shares as JSON; a number stands in its own column. */
function textOf(value: unknown): string | null {
  if (typeof value === 'number') return null
  return typeof value === 'string' ? value : JSON.stringify(value)
}
