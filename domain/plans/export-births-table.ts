import { column } from '../../kernel/table.ts'
import { markColumn, yuan } from './export-columns.ts'
import type { ExportTable } from './export-tables.ts'
import type { BirthsRow } from './plan-rows.ts'
import { tableNamed } from './table-names.ts'

const yuanOrNull = (fen: number | null | undefined) => (fen == null ? null : yuan(fen))

/** The plan under low, middle and high births; empty where they were not compared. */
export const birthsTable: ExportTable<BirthsRow> = {
  ...tableNamed('births'),
  about: {
    zh: '本方案在低、中、高出生情景下的末年情况，以及各情景单独求得的方案',
    en: 'the plan in the last year under low, middle and high births, and the plan made for each case alone',
  },
  rows: result => result.births ?? [],
  columns: [
    column('births', '出生情景', 'Births', 'code', row => row.births),
    column('targets_missed', '未满足规则数', 'Rules missed', 'integer', row => row.targetsMissed),
    column('places_missing', '末年缺托位', 'Places missing, last year', 'number', row => row.placesMissing),
    column('wanting', '末年有照护需求的婴幼儿', 'Children wanting care', 'expected', row => row.wanting),
    column('served', '末年服务婴幼儿', 'Children served', 'expected', row => row.served),
    column('occupancy_share', '末年使用率', 'Occupancy', 'share', row => row.occupancyShare),
    column(
      'remade_status',
      '重算状态',
      'Status of the remade plan',
      'code',
      row => row.remade?.status ?? null,
    ),
    column('remade_yuan', '重算成本(元)', 'Cost of the remade plan', 'yuan', row =>
      yuanOrNull(row.remade?.objectiveFen),
    ),
    column('remade_bound_yuan', '重算界(元)', 'Bound of the remade plan', 'yuan', row =>
      yuanOrNull(row.remade?.boundFen),
    ),
    column('difference_yuan', '与本方案之差(元)', 'Less the cost of this plan', 'yuan', row =>
      yuanOrNull(row.remade?.differenceFen),
    ),
    column('remade_sites', '重算开办点位', 'Sites of the remade plan', 'integer', row =>
      row.remade ? row.remade.sitesOpened : null,
    ),
    column('sites_also', '其中本方案也开办', 'Of these opened here too', 'integer', row =>
      row.remade ? row.remade.sitesAlso : null,
    ),
    column('sites_in_all', '三情景均开办', 'Sites in all cases', 'integer', row => row.sitesInAllCases),
    markColumn<BirthsRow>(),
  ],
}
