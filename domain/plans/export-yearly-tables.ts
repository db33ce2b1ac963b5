import { column } from '../../kernel/table.ts'
import { markColumn, yuan } from './export-columns.ts'
import type { ExportTable } from './export-tables.ts'
import type { CarerRow, CostRow, LimitRow, PlanUse } from './plan-rows.ts'
import { tableNamed } from './table-names.ts'

/** Public money by year, kind and level; years after the plan run to the end of the evaluation. */
export const costTable: ExportTable<CostRow> = {
  ...tableNamed('cost'),
  about: {
    zh: '各年各级财政投入',
    en: 'public money by year, kind and level',
  },
  rows: result => result.cost,
  columns: [
    column('year', '年份', 'Year', 'integer', row => row.year),
    column('plan_year', '规划期内', 'Plan year', 'boolean', row => row.planYear),
    column('kind', '资金类别', 'Kind', 'code', row => row.kind),
    column('level', '层级', 'Level', 'code', row => row.level),
    column('yuan', '金额(元)', 'Yuan', 'yuan', row => yuan(row.fen)),
    column('discount_factor', '折现系数', 'Discount factor', 'number', row => row.discountFactor),
    markColumn<CostRow>(),
  ],
}

/** Carers needed, there and trained. */
export const carerTable: ExportTable<CarerRow> = {
  ...tableNamed('carers'),
  about: {
    zh: '各年持证人员的需要与供给',
    en: 'certified carers needed and there, by year',
  },
  rows: result => result.carers,
  columns: [
    column('year', '年份', 'Year', 'integer', row => row.year),
    column('existing_need', '现有机构需求', 'Needed by existing places', 'number', row => row.existingNeed),
    column('new_need', '新增需求', 'Needed by new places', 'number', row => row.newNeed),
    column(
      'certified_without_training',
      '无培训持证人数',
      'Certified without training',
      'number',
      row => row.certifiedWithoutTraining,
    ),
    column(
      'trained_this_year',
      '当年培训且通过',
      'Trained this year who pass',
      'number',
      row => row.trainedThisYear,
    ),
    column('trained_ready', '累计可上岗', 'Trained and ready', 'number', row => row.trainedReady),
    column('certified', '持证人数', 'Certified', 'number', row => row.certified),
    column('required', '要求持证人数', 'Certified carers required', 'number', row => row.required),
    markColumn<CarerRow>(),
  ],
}

/** Every rule of the plan with what binds and what easing it is worth. */
export const limitTable: ExportTable<LimitRow> = {
  ...tableNamed('limits'),
  about: {
    zh: '每条规则的要求、方案值和放宽一个单位的价值',
    en: 'every rule: what is asked, what the plan has, what easing it by one unit is worth',
  },
  rows: result => result.limits,
  columns: [
    column('year', '年份', 'Year', 'integer', row => row.year),
    column('family', '约束类别', 'Rule', 'rule', row => row.family),
    column('level', '层级', 'Level', 'code', row => row.level),
    column('district', '区编码', 'District code', 'text', row => row.district),
    column('district_name', '区', 'District', 'text', row => row.districtName),
    column('sense', '方向', 'Sense', 'code', row => row.sense),
    column('limit', '限值', 'Limit', 'number', row => row.limit),
    column('value', '方案值', 'Plan', 'number', row => row.value),
    column('unit', '单位', 'Unit', 'unit', row => row.unit),
    column('binds', '起约束', 'Binds', 'boolean', row => row.binds),
    column('marginal_value', '边际价值', 'Worth of one unit', 'number', row => row.marginalValue),
    column('marginal_unit', '边际单位', 'Worth in', 'unit', row => row.marginalUnit),
    markColumn<LimitRow>(),
  ],
}

/** Predicted use, city first, then districts. */
export const useTable: ExportTable<PlanUse> = {
  ...tableNamed('use'),
  about: {
    zh: '全市及各区预计使用情况',
    en: 'predicted use of the city and its districts',
  },
  rows: result => result.use,
  columns: [
    column('year', '年份', 'Year', 'integer', row => row.year),
    column('district', '区编码', 'District code', 'text', row => row.district),
    column('district_name', '区', 'District', 'text', row => row.districtName),
    column('filed_places', '备案托位', 'Filed places', 'integer', row => row.filedPlaces),
    column('usable_places', '可用托位', 'Usable places', 'expected', row => row.usablePlaces),
    column('occupied', '预计在托', 'Predicted in care', 'expected', row => row.occupied),
    column('occupancy_share', '预计使用率', 'Predicted occupancy', 'share', row => row.occupancyShare),
    column('wanting', '有照护需求的婴幼儿', 'Children wanting care', 'expected', row => row.wanting),
    column('served', '获得服务', 'Served', 'expected', row => row.served),
    column('served_share', '服务率', 'Served share', 'share', row => row.servedShare),
    markColumn<PlanUse>(),
  ],
}
