import type { ExportColumn } from '../../kernel/table.ts'
import { column } from '../../kernel/table.ts'
import { CLASS_NAMES, CLASS_TYPES } from '../registry/care-class.ts'
import { wordOf } from '../tables/index.ts'
import { GOVERNMENT_LEVELS } from '../territory/funding-share.ts'
import { markColumn, yuan } from './export-columns.ts'
import type { ExportTable } from './export-tables.ts'
import type { PlanResult } from './plan-result.ts'
import type { LeftOutSite, ProgrammeRow } from './plan-rows.ts'
import { tableNamed } from './table-names.ts'

type Sited = ProgrammeRow | LeftOutSite

const placeColumns = <Row extends Sited>(): ExportColumn<Row>[] => [
  column('site', '选址编码', 'Site', 'text', row => row.site),
  column('name', '名称', 'Name', 'text', row => row.name),
  column('kind', '类别', 'Kind', 'code', row => row.kind),
  column('district', '区编码', 'District code', 'text', row => row.district),
  column('district_name', '区', 'District', 'text', row => row.districtName),
  column('community', '社区编码', 'Community code', 'text', row => row.community),
  column('community_name', '社区', 'Community', 'text', row => row.communityName),
  column('longitude', '经度', 'Longitude', 'number', row => row.longitude),
  column('latitude', '纬度', 'Latitude', 'number', row => row.latitude),
  column('position_mark', '位置标记', 'Position mark', 'text', row => row.positionMark),
]

const classOf = (row: ProgrammeRow, type: (typeof CLASS_TYPES)[number]) =>
  row.classes.find(each => each.classType === type)

const classColumns = CLASS_TYPES.flatMap((type): ExportColumn<ProgrammeRow>[] => {
  const { zh, en } = CLASS_NAMES[type]
  return [
    column(
      `${type}_classes`,
      `${zh}班数`,
      `${en} classes`,
      'integer',
      row => classOf(row, type)?.classes ?? 0,
    ),
    column(`${type}_places`, `${zh}托位`, `${en} places`, 'integer', row => classOf(row, type)?.places ?? 0),
  ]
})

/** What opens, where, when and at what cost. */
export const programmeTable: ExportTable<ProgrammeRow> = {
  ...tableNamed('programme'),
  about: {
    zh: '开办什么、在哪里、何时、多少钱',
    en: 'what opens, where, when and at what cost',
  },
  rows: result => result.programme,
  columns: [
    column('year', '开办年份', 'Opens', 'integer', row => row.year),
    column('start_year', '启动年份', 'Starts', 'integer', row => row.startYear),
    ...placeColumns<ProgrammeRow>(),
    column('option', '开设方式编码', 'Option', 'text', row => row.option),
    column('mode', '服务形式', 'Mode', 'code', row => row.mode),
    column('operating_model', '运营模式', 'Operating model', 'code', row => row.operatingModel),
    column('places', '托位', 'Places', 'integer', row => row.places),
    ...classColumns,
    column('inclusive', '普惠（开办当年）', 'Inclusive when opened', 'boolean', row => row.inclusive),
    column('inclusive_years', '普惠年份', 'Inclusive in years', 'text', row => row.inclusiveYears.join(' ')),
    column('monthly_yuan', '月收费(元)', 'Monthly fee, yuan', 'yuan', row => yuan(row.monthlyFen)),
    column('carers', '保育人员', 'Carers', 'integer', row => row.carers),
    column('capital_yuan', '建设投入(元)', 'Capital, yuan', 'yuan', row => yuan(row.capitalFen)),
    column('yearly_support_yuan', '年度补助(元)', 'Yearly support, yuan', 'yuan', row =>
      yuan(row.yearlySupportFen),
    ),
    column('support_yuan', '规划期补助(元)', 'Support in the plan, yuan', 'yuan', row =>
      yuan(row.supportFen),
    ),
    ...GOVERNMENT_LEVELS.map(level =>
      column<ProgrammeRow>(
        `${level}_yuan`,
        `${wordOf(level)}负担(元)`,
        `Borne by ${level}, yuan`,
        'yuan',
        row => yuan(row.costByLevelFen[level] ?? 0),
      ),
    ),
    column('discounted_yuan', '折现总成本(元)', 'Discounted cost, yuan', 'number', row =>
      yuan(row.discountedFen),
    ),
    column('predicted_occupied', '预计在托', 'Predicted in care', 'expected', row => row.predictedOccupied),
    column('predicted_share', '预计使用率', 'Predicted use', 'share', row => row.predictedShare),
    column('low_use', '预计使用率低', 'Low use expected', 'boolean', row => row.lowUse),
    column('locked_in', '规划锁定', 'Locked in', 'boolean', row => row.lockedIn),
    column('duty', '配建义务', 'Duty', 'boolean', row => row.duty),
    markColumn<ProgrammeRow>(),
  ],
}

type LeftOutRow = LeftOutSite & { readonly unit: PlanResult['objectiveUnit'] }

/** Money in yuan, children-years as they are. */
const inUnit = (row: LeftOutRow, value: number | null) =>
  value === null ? null : row.unit === 'fen' ? yuan(value) : value

const LOWERED = { capital: ['建设投入', 'Capital'], yearlySupport: ['年度补助', 'Yearly support'] } as const
const KEYS = { capital: 'capital', yearlySupport: 'yearly_support' } as const
const RAISED = { places: ['托位目标', 'Target of places'], budget: ['预算', 'Budget'] } as const

const fenToYuan = (fen: number | null | undefined) => (fen === null || fen === undefined ? null : yuan(fen))

/** What would have to change, one amount a column: proved least, estimate, proved enough. */
const joiningColumns: ExportColumn<LeftOutRow>[] = [
  column(
    'joins_option',
    '最接近入选的开设方式',
    'Option nearest to joining',
    'text',
    row => row.joining?.option ?? null,
  ),
  column('joins_year', '其开办年份', 'Its opening year', 'integer', row => row.joining?.year ?? null),
  ...(['capital', 'yearlySupport'] as const).flatMap((money): ExportColumn<LeftOutRow>[] => {
    const [zh, en] = LOWERED[money]
    const key = KEYS[money]
    return [
      column(`${key}_now_yuan`, `${zh}现为(元)`, `${en} now, yuan`, 'number', row =>
        fenToYuan(row.joining?.[money]?.nowFen),
      ),
      column(
        `${key}_lower_least_yuan`,
        `${zh}至少须降(元，已证明)`,
        `${en} lower at least, yuan (proved)`,
        'number',
        row => fenToYuan(row.joining?.[money]?.atLeastFen),
      ),
      column(
        `${key}_lower_about_yuan`,
        `${zh}约须降(元，估计)`,
        `${en} lower by about, yuan (estimate)`,
        'number',
        row => fenToYuan(row.joining?.[money]?.aboutFen),
      ),
      column(
        `${key}_lower_enough_yuan`,
        `${zh}降此即足(元，已证明)`,
        `${en} lower, enough, yuan (proved)`,
        'number',
        row => fenToYuan(row.joining?.[money]?.enoughFen),
      ),
    ]
  }),
  ...(['places', 'budget'] as const).flatMap((family): ExportColumn<LeftOutRow>[] => {
    const [zh, en] = RAISED[family]
    const unit =
      family === 'budget' ? { zh: '元，', en: ', yuan', key: '_yuan' } : { zh: '个，', en: '', key: '' }
    const of = (row: LeftOutRow) => row.joining?.rules.find(rule => rule.family === family)
    return [
      column(`${family}_year`, `${zh}年份`, `${en}, year`, 'integer', row => of(row)?.year ?? null),
      column(
        `${family}_more_least${unit.key}`,
        `${zh}至少须增(${unit.zh}已证明)`,
        `${en} more at least${unit.en} (proved)`,
        'number',
        row => of(row)?.atLeast ?? null,
      ),
      column(
        `${family}_more_about${unit.key}`,
        `${zh}约须增(${unit.zh}估计)`,
        `${en} more, about${unit.en} (estimate)`,
        'number',
        row => of(row)?.about ?? null,
      ),
    ]
  }),
]

/** Sites that open nothing, with the price of having them nevertheless and what would bring them in. */
export const leftOutTable: ExportTable<LeftOutRow> = {
  ...tableNamed('left-out'),
  about: {
    zh: '未开办的点位、原因、强行纳入的代价，以及须有何变化才会入选',
    en: 'sites that open nothing, why, the price of having them nevertheless, and what would have to change',
  },
  rows: result => result.leftOut.map(site => ({ ...site, unit: result.objectiveUnit })),
  columns: [
    ...placeColumns<LeftOutRow>(),
    column('reason', '原因', 'Reason', 'code', row => row.reason),
    column('options', '开设方式数', 'Options', 'integer', row => row.options),
    column('largest_places', '最大托位', 'Most places', 'integer', row => row.largestPlaces),
    column('available_from', '可用日', 'Available from', 'text', row => row.availableFrom),
    column('forcing_at_least', '强制纳入至少增加', 'Forcing it in costs at least', 'number', row =>
      inUnit(row, row.forcingAtLeast),
    ),
    column('price_gap', '影子价差', 'Gap to the going price', 'number', row => inUnit(row, row.priceGap)),
    column('unit', '单位', 'Unit', 'unit', row => (row.unit === 'fen' ? 'yuan' : 'child_years')),
    ...joiningColumns,
    markColumn<LeftOutRow>(),
  ],
}
