import type { Mark } from '../../kernel/mark.ts'
import { column } from '../../kernel/table.ts'
import { markColumn } from './export-columns.ts'
import type { ExportTable } from './export-tables.ts'
import type { PlanResult } from './plan-result.ts'
import type { ReliefRow } from './relief-row.ts'
import { tableNamed } from './table-names.ts'

type Row = {
  relief: ReliefRow
  /** null where the family changes nothing: it cannot help, or that is not settled. */
  change: ReliefRow['changes'][number] | null
  mark: Mark
}

/** For an infeasible scenario: what would have to yield, one row a rule, with the totals of its family on each. */
export const reliefTable: ExportTable<Row> = {
  ...tableNamed('reliefs'),
  about: {
    zh: '没有可行方案时：单独放宽每类规则、或各类规则一起放宽（joint，按各自要求的比例计）的最小改动',
    en: 'where no plan is possible: the least change of each family of rules alone, and of all together (joint, in shares of what each asks for)',
  },
  rows: rowsOf,
  columns: [
    column('yields', '放宽', 'What yields', 'rule', row => row.relief.family),
    column('helps', '有效', 'Helps', 'boolean', row => row.relief.helps),
    column(
      'least_change',
      '至少（已证明）',
      'At least (proved)',
      'number',
      row => row.relief.leastChange,
      'change_unit',
    ),
    column(
      'found_change',
      '足够（已找到）',
      'Enough (found)',
      'number',
      row => row.relief.foundChange,
      'change_unit',
    ),
    column('change_unit', '合计单位', 'Totals in', 'unit', row => row.relief.unit),
    column('year', '年份', 'Year', 'integer', row => row.change?.year ?? null),
    column('family', '规则', 'Rule', 'rule', row => row.change?.family ?? null),
    column('level', '层级', 'Level', 'code', row => row.change?.level ?? null),
    column('district', '区编码', 'District code', 'text', row => row.change?.district ?? null),
    column('district_name', '区', 'District', 'text', row => row.change?.districtName ?? null),
    column('site', '点位编码', 'Site code', 'text', row => row.change?.site ?? null),
    column('site_name', '点位', 'Site', 'text', row => row.change?.siteName ?? null),
    column('amount', '改动', 'Amount', 'number', row => row.change?.amount ?? null),
    column('unit', '单位', 'Unit', 'unit', row => row.change?.unit ?? null),
    column('share', '占要求的比例', 'Share of what is asked', 'share', row => row.change?.share ?? null),
    markColumn<Row>(),
  ],
}

function rowsOf({ reliefs, totals }: PlanResult): Row[] {
  return reliefs.flatMap(relief =>
    (relief.changes.length > 0 ? relief.changes : [null]).map(change => ({
      relief,
      change,
      mark: totals.mark,
    })),
  )
}
