import { column } from '../../kernel/table.ts'
import type { CarerFlowRow, ChildrenRow } from '../forecast/forecast-rows.ts'
import { markColumn } from './export-columns.ts'
import type { ExportTable } from './export-tables.ts'
import { tableNamed } from './table-names.ts'

/** Residents and children as forecast. */
export const childrenTable = {
  ...tableNamed('children'),
  about: {
    zh: '各年末常住人口与三岁以下婴幼儿：全市低、中、高三种出生情景，所选情景另分区',
    en: 'residents and under-threes at year ends: the city in low, middle and high births, the districts in the case chosen',
  },
  rows: result => result.children,
  columns: [
    column('year', '年份', 'Year', 'integer', row => row.year),
    column('births_case', '出生情景', 'Births', 'code', row => row.birthsCase),
    column('district', '区编码', 'District code', 'text', row => row.district),
    column('district_name', '区', 'District', 'text', row => row.districtName),
    column('residents', '常住人口', 'Residents', 'integer', row => row.residents),
    column('age0', '0岁', 'Age 0', 'integer', row => row.age0),
    column('age1', '1岁', 'Age 1', 'integer', row => row.age1),
    column('age2', '2岁', 'Age 2', 'integer', row => row.age2),
    column('under_threes', '三岁以下', 'Under three', 'integer', row => row.underThrees),
    column('births', '出生人口', 'Births', 'integer', row => row.births),
    markColumn<ChildrenRow>(),
  ],
} satisfies ExportTable<ChildrenRow>

/** Carers as stock and flow. */
export const carerFlowTable = {
  ...tableNamed('carer-flows'),
  about: {
    zh: '不计本方案培训的保育人员存量与流量：年末持证＝年初持证－离职－到期未续＋考核通过＋毕业入行',
    en: 'carers as stock and flow without the programme: certified = before − left − lapsed + passed + entered',
  },
  rows: result => result.carerFlows,
  columns: [
    column('year', '年份', 'Year', 'integer', row => row.year),
    column('district', '区编码', 'District code', 'text', row => row.district),
    column('district_name', '区', 'District', 'text', row => row.districtName),
    column('certified_before', '年初持证', 'Certified before', 'integer', row => row.certifiedBefore),
    column('entered', '毕业入行', 'Graduates entering', 'integer', row => row.entered),
    column('passed', '考核通过', 'Passed in service', 'integer', row => row.passed),
    column('lapsed', '到期未续', 'Certificates lapsed', 'integer', row => row.lapsed),
    column('left_certified', '持证离职', 'Certified who left', 'integer', row => row.leftCertified),
    column('certified', '年末持证', 'Certified', 'integer', row => row.certified),
    column('uncertified_before', '年初未持证', 'Uncertified before', 'integer', row => row.uncertifiedBefore),
    column('left_uncertified', '未持证离职', 'Uncertified who left', 'integer', row => row.leftUncertified),
    column('uncertified', '年末未持证', 'Uncertified', 'integer', row => row.uncertified),
    markColumn<CarerFlowRow>(),
  ],
} satisfies ExportTable<CarerFlowRow>
