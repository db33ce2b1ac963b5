import { column } from '../../kernel/table.ts'
import type { BridgeRow, CoveredRow, StandingRow } from './bridge-rows.ts'
import { markColumn } from './export-columns.ts'
import type { ExportTable } from './export-tables.ts'
import { tableNamed } from './table-names.ts'

/** What each numerator and denominator is made of; the amounts of one sum to it. */
export const bridgeTable: ExportTable<BridgeRow> = {
  ...tableNamed('bridge'),
  about: {
    zh: '每个分子、分母由什么相加而成',
    en: 'what each numerator and denominator is the sum of',
  },
  rows: result => result.bridge,
  columns: [
    column('year', '年份', 'Year', 'integer', row => row.year),
    column('baseline', '基准', 'Baseline', 'boolean', row => row.baseline),
    column('day', '截至', 'On the day', 'text', row => row.day),
    column('indicator', '指标', 'Indicator', 'code', row => row.indicator),
    column('part', '分子或分母', 'Part', 'code', row => row.part),
    column('item', '构成', 'Item', 'rule', row => row.item),
    column('amount', '数量', 'Amount', 'number', row => row.amount),
    markColumn<BridgeRow>(),
  ],
}

/** Institutions and projects under way, each counted from a year on. */
export const standingTable: ExportTable<StandingRow> = {
  ...tableNamed('standing'),
  about: {
    zh: '基准日已备案的机构和已批准的项目，自计入年份起每年计入',
    en: 'institutions filed on the base date and adopted projects, each counted every year from the one named',
  },
  rows: result => result.standing,
  columns: [
    column('kind', '类别', 'Kind', 'rule', row => row.kind),
    column('code', '编码', 'Code', 'text', row => row.code),
    column('name', '名称', 'Name', 'text', row => row.name),
    column('district', '区编码', 'District code', 'text', row => row.district),
    column('district_name', '区', 'District', 'text', row => row.districtName),
    column('community', '社区编码', 'Community code', 'text', row => row.community),
    column('community_name', '社区', 'Community', 'text', row => row.communityName),
    column('mode', '服务形式', 'Mode', 'code', row => row.mode),
    column('counts_from', '计入年份', 'Counts from the end of', 'integer', row => row.countsFrom),
    column('places', '备案托位', 'Filed places', 'integer', row => row.places),
    column('inclusive', '普惠', 'Inclusive', 'boolean', row => row.inclusive),
    column('carers_needed', '按比例需保育人员', 'Carers needed', 'integer', row => row.carersNeeded),
    column('carers_in_post', '在岗保育人员', 'Carers in post', 'integer', row => row.carersInPost),
    column('carers_certified', '其中持证', 'Certified of them', 'integer', row => row.carersCertified),
    markColumn<StandingRow>(),
  ],
}

/** Covered communities, each once, with what covers it first. */
export const coveredTable: ExportTable<CoveredRow> = {
  ...tableNamed('covered'),
  about: {
    zh: '规划期内被覆盖的社区，各计一次',
    en: 'communities covered within the plan, each once',
  },
  rows: result => result.covered,
  columns: [
    column('community', '社区编码', 'Community code', 'text', row => row.community),
    column('community_name', '社区', 'Community', 'text', row => row.communityName),
    column('district', '区编码', 'District code', 'text', row => row.district),
    column('district_name', '区', 'District', 'text', row => row.districtName),
    column('counts_from', '计入年份', 'Covered from the end of', 'integer', row => row.countsFrom),
    column('by', '首先由', 'First covered by', 'rule', row => row.by),
    column('code', '编码', 'Its code', 'text', row => row.code),
    markColumn<CoveredRow>(),
  ],
}
