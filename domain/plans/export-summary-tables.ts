import { type Mark, weakest } from '../../kernel/mark.ts'
import { column } from '../../kernel/table.ts'
import { wordOf } from '../tables/index.ts'
import { GOVERNMENT_LEVELS } from '../territory/funding-share.ts'
import { ACCESS_FIGURES, cityAccess } from './export-access-words.ts'
import { markColumn, yuan } from './export-columns.ts'
import type { ExportTable } from './export-tables.ts'
import type { PlanResult } from './plan-result.ts'
import type { PlanIndicator } from './plan-rows.ts'
import { tableNamed } from './table-names.ts'

type Line = {
  item: string
  zh: string
  en: string
  value: number | null
  text: string | null
  unit: string
  mark: Mark
}

type NumberLine = (item: string, zh: string, en: string, value: number | null, unit: string) => Line

/** One line per figure: a number, or a text where the figure is none. */
export const summaryTable: ExportTable<Line> = {
  ...tableNamed('summary'),
  about: {
    zh: '整个方案的数字，一行一项',
    en: 'figures of the whole plan, one a row',
  },
  rows: summaryLines,
  columns: [
    column('item', '编码', 'Item', 'text', row => row.item),
    column('item_zh', '项目', 'Item in Chinese', 'text', row => row.zh),
    column('item_en', '英文', 'Item in English', 'text', row => row.en),
    column('value', '数值', 'Value', 'number', row => row.value, 'unit'),
    // births, status and aim are codes, which a workbook says in Chinese too; other texts are no codes
    column('text', '文字', 'Text', 'code', row => row.text),
    column('unit', '单位', 'Unit', 'unit', row => row.unit),
    markColumn<Line>(),
  ],
}

function summaryLines(result: PlanResult): Line[] {
  const { totals, inputs, scenario } = result
  const money = result.objectiveUnit === 'fen'
  const objective = (value: number | null) => (value === null ? null : money ? yuan(value) : value)
  const unit = money ? 'yuan' : 'child_years'
  const mark = totals.mark
  const number: NumberLine = (item, zh, en, value, of) => ({
    item,
    zh,
    en,
    value,
    text: null,
    unit: of,
    mark,
  })
  const words = (item: string, zh: string, en: string, text: string): Line => ({
    item,
    zh,
    en,
    value: null,
    text,
    unit: '',
    mark: weakest([mark, scenario.mark]),
  })
  return [
    words('city', '城市', 'City', `${inputs.cityName} ${inputs.cityNameEn}`),
    words('scenario', '情景', 'Scenario', `${scenario.name} ${scenario.nameEn}`),
    words('births', '出生情景', 'Births', scenario.births),
    words('base_date', '基准日', 'Base date', inputs.baseDate),
    words('status', '状态', 'Status', result.status),
    words('aim', '目标', 'Aim', result.aim),
    number('objective', '目标值', 'Objective', objective(result.objective), unit),
    number('bound', '界', 'Bound', objective(result.bound), unit),
    number('gap', '差距', 'Gap', result.gap, 'share'),
    number('sites_opened', '开办点位', 'Sites opened', totals.sitesOpened, 'sites'),
    number('new_places', '新增托位', 'New places', totals.newPlaces, 'places'),
    number(
      'new_inclusive_places',
      '新增普惠托位（末年普惠）',
      'New places, inclusive in the last year',
      totals.newInclusivePlaces,
      'places',
    ),
    number('low_use_sites', '预计使用率低的点位', 'Sites of low expected use', totals.lowUseSites, 'sites'),
    number('low_use_places', '其中托位', 'Their places', totals.lowUsePlaces, 'places'),
    number('low_use_share', '使用率低的界限', 'Low use is below', inputs.lowUseShare, 'share'),
    number(
      'occupancy_last_year',
      '末年预计使用率',
      'Predicted use of places in the last year',
      result.use.findLast(row => row.district === null)?.occupancyShare ?? null,
      'share',
    ),
    number('carers_trained', '培训人数', 'Carers trained', totals.carersTrained, 'carers'),
    number('capital', '建设投入', 'Capital', yuan(totals.capitalFen), 'yuan'),
    number('support', '运营补助', 'Support', yuan(totals.supportFen), 'yuan'),
    number('training', '培训经费', 'Training', yuan(totals.trainingFen), 'yuan'),
    number('public_cost', '公共投入合计', 'Public cost', yuan(totals.publicCostFen), 'yuan'),
    ...GOVERNMENT_LEVELS.map(level =>
      number(
        `public_cost_${level}`,
        `${wordOf(level)}投入`,
        `Borne by ${level}`,
        yuan(totals.costByLevelFen[level] ?? 0),
        'yuan',
      ),
    ),
    number(
      'discounted_cost',
      '折现总成本',
      'Discounted cost to the horizon',
      yuan(totals.discountedFen),
      'yuan',
    ),
    number(
      'served_last_year',
      '末年在托预计',
      'Children served in the last year',
      totals.servedLastYear,
      'children',
    ),
    ...accessLines(result, number),
    words('fingerprint', '输入指纹', 'Fingerprint of the inputs', inputs.fingerprint),
  ]
}

/** The city's access and fairness before and after. */
const accessLines = ({ access }: PlanResult, number: NumberLine): Line[] =>
  ACCESS_FIGURES.flatMap(({ item, moment, figure, zh, en, unit }) => {
    const row = cityAccess(access, moment)
    return row ? [{ ...number(item, zh, en, row[figure], unit), mark: row.mark }] : []
  })

/** Each indicator against its target, year by year; the base date first. */
export const indicatorTable: ExportTable<PlanIndicator> = {
  ...tableNamed('indicators'),
  about: {
    zh: '各指标在基准日和各年年末的数值与目标',
    en: 'each indicator on the base date and at year ends, against its target',
  },
  rows: result => result.indicators,
  columns: [
    column('year', '年份', 'Year', 'integer', row => row.year),
    column('baseline', '基准', 'Baseline', 'boolean', row => row.baseline),
    column('day', '截至', 'On the day', 'text', row => row.day),
    column('indicator', '指标', 'Indicator', 'code', row => row.indicator),
    column('value', '数值', 'Value', 'number', row => row.value),
    column('numerator', '分子', 'Numerator', 'number', row => row.numerator),
    column('denominator', '分母', 'Denominator', 'number', row => row.denominator),
    column('target', '目标', 'Target', 'number', row => row.target),
    column('met', '达标', 'Met', 'boolean', row => row.met),
    column('note', '说明', 'Note', 'text', noteOf),
    column('target_mark', '目标标记', 'Mark of the target', 'text', row => row.targetMark),
    markColumn<PlanIndicator>(),
  ],
}

/** What must be read beside the figure. */
function noteOf({ indicator, baseline }: PlanIndicator): string | null {
  if (indicator !== 'certified_carer_share' || baseline) return null
  return '假定岗位先由持证人员担任，尚未受聘 if posts go to certified carers first; nobody has hired them yet'
}
