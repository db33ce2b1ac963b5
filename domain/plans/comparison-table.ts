import { column, type ExportColumn, type FilledTable, fillTable } from '../../kernel/table.ts'
import type { ComparedRun, PlanComparison } from './comparison.ts'
import { ACCESS_FIGURES } from './export-access-words.ts'
import { yuan } from './export-columns.ts'
import { settingName } from './setting-names.ts'

type Line = {
  readonly part: 'figure' | 'setting' | 'site'
  readonly item: string
  readonly name: string
  readonly nameEn: string
  readonly unit: string
  readonly first: string | number | null
  readonly second: string | number | null
  readonly difference: number | null
}

/** What a figure of a compared run is called in Chinese and English, its unit, and how it is read in that unit. */
type FigureOf = readonly [string, string, string, string, (run: ComparedRun) => string | number | null]
const FIGURES: readonly FigureOf[] = [
  ['run', '计算', 'Computation', '', run => run.id],
  ['name', '名称', 'Name', '', run => run.name],
  ['name_en', '英文名称', 'English name', '', run => run.nameEn],
  ['base_date', '基准日', 'Base date', '', run => run.baseDate],
  ['years', '年份', 'Years', '', run => `${run.firstYear}-${run.lastYear}`],
  ['aim', '目标', 'Aim', '', run => run.aim],
  ['status', '结论', 'Outcome', '', run => run.status],
  [
    'objective',
    '目标值',
    'Objective',
    '',
    ({ objective, objectiveUnit }) =>
      objectiveUnit === 'fen' && objective !== null ? yuan(objective) : objective,
  ],
  ['gap', '差距', 'Gap', 'share', run => run.gap],
  ['public_cost', '规划期公共投入', 'Public cost within the plan', 'yuan', run => yuan(run.publicCostFen)],
  ['discounted_cost', '折现公共投入', 'Discounted public cost', 'yuan', run => yuan(run.discountedFen)],
  ['sites_opened', '开设点位', 'Sites opened', 'sites', run => run.sitesOpened],
  ['new_places', '新增托位', 'New places', 'places', run => run.newPlaces],
  [
    'new_inclusive_places',
    '新增普惠托位（末年普惠）',
    'New places, inclusive in the last year',
    'places',
    run => run.newInclusivePlaces,
  ],
  ['carers_trained', '培训人员', 'Carers trained', 'carers', run => run.carersTrained],
  ['served_last_year', '末年服务婴幼儿', 'Children served in the last year', 'children', run => run.served],
  [
    'served_share_last_year',
    '末年服务占比',
    'Share served in the last year',
    'share',
    run => run.servedShare,
  ],
  [
    'least_served_share',
    '最低区服务占比',
    'Least served share of a district',
    'share',
    run => run.leastServedShare,
  ],
  [
    'least_served_district',
    '服务占比最低的区',
    'District with the least served share',
    '',
    run => run.leastServedDistrictName,
  ],
  ...ACCESS_FIGURES.map(
    ({ item, zh, en, unit, moment, figure }): FigureOf => [
      item,
      zh,
      en,
      unit,
      run => run.access[moment]?.[figure] ?? null,
    ],
  ),
]

const COLUMNS: readonly ExportColumn<Line>[] = [
  column('part', '部分', 'Part', 'record', row => row.part),
  column('item', '编码', 'Item', 'text', row => row.item),
  column('name', '名称', 'Name', 'text', row => row.name),
  column('name_en', '英文', 'Name in English', 'text', row => row.nameEn),
  column('unit', '单位', 'Unit', 'unit', row => row.unit),
  column('first', '前者', 'First', 'code', row => row.first),
  column('second', '后者', 'Second', 'code', row => row.second),
  column('difference', '差', 'Difference (second − first)', 'number', row => row.difference, 'unit'),
]

/** The comparison as one table: a line per figure, per differing setting, and per site that the plans open differently. */
export const comparisonTable = (comparison: PlanComparison): FilledTable =>
  fillTable({ name: 'comparison', zh: '方案比较', en: 'Comparison' }, COLUMNS, [
    ...figureLines(comparison),
    ...settingLines(comparison),
    ...siteLines(comparison),
  ])

function figureLines({ first, second }: PlanComparison): Line[] {
  return FIGURES.map(([item, name, nameEn, usual, of]) => {
    const unit = item === 'objective' ? objectiveUnit(first, second) : usual
    const [a, b] = [of(first), of(second)]
    const comparable = item !== 'run' && (item !== 'objective' || first.aim === second.aim)
    const difference = comparable && typeof a === 'number' && typeof b === 'number' ? told(b - a) : null
    return {
      part: 'figure',
      item,
      name,
      nameEn,
      unit,
      first: a,
      second: b,
      difference,
    }
  })
}

/** Two aims have an objective each, in units of their own. */
const objectiveUnit = (...runs: ComparedRun[]): string =>
  [...new Set(runs.map(run => (run.objectiveUnit === 'fen' ? 'yuan' : 'child_years')))].join(' / ')

/** Settings in the scenario's own units: yuan, shares, years. */
function settingLines({ settings }: PlanComparison): Line[] {
  return settings.map(({ path, first, second }) => {
    const numbers = typeof first === 'number' && typeof second === 'number'
    return {
      part: 'setting',
      item: path,
      name: settingName(path, 'zh'),
      nameEn: settingName(path, 'en'),
      unit: /yuan/i.test(path) ? 'yuan' : '',
      first: said(first),
      second: said(second),
      difference: numbers ? told(second - first) : null,
    }
  })
}

const said = (value: string | number | boolean | null) => (typeof value === 'boolean' ? String(value) : value)

/** Equal figures summed in another order differ in their last digits, which is no difference. */
const told = (difference: number): number => Number(difference.toFixed(9)) + 0

function siteLines({ sites }: PlanComparison): Line[] {
  return sites.map(({ site, name, first, second }) => {
    const said = (opening: typeof first) =>
      opening ? `${opening.year} ${opening.option} ${opening.places}` : ''
    return {
      part: 'site',
      item: site,
      name,
      // sites have the one name that their address gives them
      nameEn: '',
      unit: 'year_option_places',
      first: said(first),
      second: said(second),
      difference: (second?.places ?? 0) - (first?.places ?? 0),
    }
  })
}
