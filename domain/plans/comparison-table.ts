import { column, type ExportColumn, type FilledTable, fillTable } from '../../kernel/table.ts'
import type { ComparedRun, PlanComparison } from './comparison.ts'
import { yuan } from './export-columns.ts'

type Line = {
  readonly part: 'figure' | 'site'
  readonly item: string
  readonly name: string
  readonly unit: string
  readonly first: string
  readonly second: string
  readonly difference: number | null
}

/** What a figure of a compared run is called, its unit, and how it is read in that unit. */
const FIGURES: readonly [string, string, string, (run: ComparedRun) => string | number | null][] = [
  ['run', '计算', '', run => run.id],
  ['name', '名称', '', run => run.name],
  ['base_date', '基准日', '', run => run.baseDate],
  ['years', '年份', '', run => `${run.firstYear}-${run.lastYear}`],
  ['aim', '目标', '', run => run.aim],
  ['status', '结论', '', run => run.status],
  [
    'objective',
    '目标值',
    'yuan or child_years',
    ({ objective, objectiveUnit }) =>
      objectiveUnit === 'fen' && objective !== null ? yuan(objective) : objective,
  ],
  ['gap', '差距', 'share', run => run.gap],
  ['public_cost', '规划期公共投入', 'yuan', run => yuan(run.publicCostFen)],
  ['discounted_cost', '折现公共投入', 'yuan', run => yuan(run.discountedFen)],
  ['sites_opened', '开设点位', 'sites', run => run.sitesOpened],
  ['new_places', '新增托位', 'places', run => run.newPlaces],
  ['new_inclusive_places', '新增普惠托位', 'places', run => run.newInclusivePlaces],
  ['carers_trained', '培训人员', 'carers', run => run.carersTrained],
  ['served_last_year', '末年服务儿童', 'children', run => run.served],
  ['served_share_last_year', '末年服务占比', 'share', run => run.servedShare],
  ['least_served_share', '最低区服务占比', 'share', run => run.leastServedShare],
  ['least_served_district', '服务占比最低的区', '', run => run.leastServedDistrictName],
]

const COLUMNS: readonly ExportColumn<Line>[] = [
  column('part', '部分', 'Part', 'text', row => row.part),
  column('item', '编码', 'Item', 'text', row => row.item),
  column('name', '名称', 'Name', 'text', row => row.name),
  column('unit', '单位', 'Unit', 'text', row => row.unit),
  column('first', '前者', 'First', 'text', row => row.first),
  column('second', '后者', 'Second', 'text', row => row.second),
  column('difference', '差', 'Difference (second − first)', 'number', row => row.difference),
]

/** The comparison as one table: a line per figure, then a line per site that the two plans open differently. */
export const comparisonTable = (comparison: PlanComparison): FilledTable =>
  fillTable({ name: 'comparison', zh: '方案比较', en: 'Comparison' }, COLUMNS, [
    ...figureLines(comparison),
    ...siteLines(comparison),
  ])

function figureLines({ first, second }: PlanComparison): Line[] {
  return FIGURES.map(([item, name, unit, of]) => {
    const [a, b] = [of(first), of(second)]
    const comparable = item !== 'run' && (item !== 'objective' || first.aim === second.aim)
    const difference = comparable && typeof a === 'number' && typeof b === 'number' ? b - a : null
    return { part: 'figure', item, name, unit, first: String(a ?? ''), second: String(b ?? ''), difference }
  })
}

function siteLines({ sites }: PlanComparison): Line[] {
  return sites.map(({ site, name, first, second }) => {
    const said = (opening: typeof first) =>
      opening ? `${opening.year} ${opening.option} ${opening.places}` : ''
    return {
      part: 'site',
      item: site,
      name,
      unit: 'year option places',
      first: said(first),
      second: said(second),
      difference: (second?.places ?? 0) - (first?.places ?? 0),
    }
  })
}
