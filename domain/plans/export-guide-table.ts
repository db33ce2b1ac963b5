/** The first sheet: what the others hold, on which day each figure stands, what units and marks mean. */
import { column, type FilledTable, fillTable } from '../../kernel/table.ts'
import { bilingual } from '../tables/index.ts'
import type { ExportTable } from './export-tables.ts'
import type { PlanResult } from './plan-result.ts'
import { tableNamed } from './table-names.ts'

type Line = { topic: string; subject: string; zh: string; en: string }

const TOPICS = {
  day: '日期 day',
  sheet: '工作表 sheet',
  sum: '复算 recount',
  unit: '单位 unit',
  mark: '标记 mark',
}

const MARKS: Line[] = [
  line('mark', 'official', '见于已公布的文件', 'stands in a published document'),
  line('mark', 'estimated', '按写明的方法由官方数据推得', 'follows from official figures by a named method'),
  line(
    'mark',
    'demo',
    '为演示而虚构；一行的标记是其中最弱的',
    'invented; a row has the weakest mark of what went in',
  ),
]

const UNITS: Line[] = [
  line('unit', 'yuan', '元，基年不变价', 'yuan in constant prices of the base year'),
  line('unit', 'share', '0 至 1 的比例，以百分数显示', '0 to 1, shown as percent'),
  line('unit', 'places_per_1000', '每千常住人口的备案托位', 'filed places per 1,000 residents'),
  line(
    'unit',
    'places_per_100',
    '每百名有照护需求婴幼儿的可及托位',
    'places in reach per 100 children who want care',
  ),
  line('unit', 'child_years', '一名婴幼儿受托一年为一人年', 'a child in care for a year'),
  line(
    'unit',
    'longitude, latitude',
    '度，WGS-84；position_mark 说明点位可信程度',
    'degrees, WGS-84; position_mark says how far the point may be trusted',
  ),
]

const SUMS: Line[] = [
  line(
    'sum',
    'places_per_1000',
    '分子＝“现有与在建”中计入年份不晚于当年的托位＋“开设点位”中开办年份不晚于当年的托位；分母为“指标构成”中的常住人口',
    'numerator = places of “Without the programme” that count from the year or earlier + places of “Programme” opened by then; denominator = residents in “Bridge”',
  ),
  line(
    'sum',
    'inclusive_share',
    '同上，只计普惠；本方案的托位在 inclusive_years 所列年份计入。分母为全部托位',
    'the same with inclusive places only, those of the programme in the years named in inclusive_years; denominator = all places',
  ),
  line(
    'sum',
    'certified_carer_share',
    '分母为岗位：全市在岗人数与全市机构按比例需要的人数中较大的，加项目和本方案所需。分子为持证人数（见“保育人员”），至多等于岗位：假定岗位先由持证人员担任，新增托位的岗位全部由持证人员担任，这些人尚未受聘。基准日只计在岗人数',
    'denominator = posts: the larger of two sums over the city, those in post and those that institutions need, + what projects and programme need; numerator = certified carers (“Carers”), at most the posts: it is assumed that posts go to certified carers first and those of new places to certified carers only; nobody has hired them yet; on the base date the posts are those in post',
  ),
  line(
    'sum',
    'community_coverage',
    '分子＝“覆盖社区”中计入年份不晚于当年的行数；分母为全部社区（村不计）',
    'numerator = rows of “Covered communities” that count from the year or earlier; denominator = all communities (社区), villages not counted',
  ),
  line(
    'sum',
    'public_cost',
    '“成本”中规划期内各行金额之和',
    'sum of yuan over the rows of “Cost” whose plan_year is true',
  ),
  line(
    'sum',
    'discounted_cost',
    '“成本”中各行金额 × 折现系数之和，含规划期后至评价期末的运营补助',
    'sum of yuan × discount_factor over all rows of “Cost”, with the support after the plan up to the end of the evaluation',
  ),
  line(
    'sum',
    'occupancy',
    '“预计使用”中全市一行：在托 ÷ 可用托位；各点位见“开设点位”',
    'the row of the city in “Predicted use”: occupied ÷ usable_places; of each site in “Programme”',
  ),
  line(
    'sum',
    'access',
    '“社区可达性”中该人群可及托位之和 ÷ 婴幼儿之和 × 100；基尼等指标由各行可达性（托位 ÷ 婴幼儿）按婴幼儿加权得出，公式见 docs/methods/fairness.md',
    'sum of the places of the group’s rows in “Access of communities” ÷ sum of their children × 100; Gini and the others come from the rows’ access (places ÷ children) weighted by children, formulas in docs/methods/fairness.md',
  ),
]

function line(topic: keyof typeof TOPICS, subject: string, zh: string, en: string): Line {
  return { topic, subject, zh, en }
}

/** Explains the given tables of the plan. */
export function guideTable(
  result: PlanResult,
  tables: readonly Pick<ExportTable, 'zh' | 'en' | 'about'>[],
): FilledTable {
  const { baseDate, years } = result.inputs
  const below = `${Math.round(result.inputs.lowUseShare * 100)} %`
  const rows = [
    line(
      'day',
      baseDate,
      '基准日：现有机构、项目、人口和人员以该日记录为准；baseline 为真的行是这一天的',
      'base date: institutions, projects, people and carers as recorded on that day; rows with baseline true are of this day',
    ),
    line(
      'day',
      `${years[0]}–${years.at(-1)}`,
      '各年数字均截至当年 12 月 31 日',
      'figures of a year are of its 31 December',
    ),
    ...tables.map(table => line('sheet', `${table.zh} ${table.en}`, table.about.zh, table.about.en)),
    ...SUMS,
    line(
      'sum',
      'low_use',
      `预计在托不足托位 ${below} 的点位。每千人口托位数数的是托位，不是孩子`,
      `sites expected to fill less than ${below} of their places. Places per 1,000 count places, not children`,
    ),
    ...UNITS,
    ...MARKS,
  ]
  return fillTable<Line>(
    tableNamed('guide'),
    [
      column('topic', '类别', 'Topic', 'text', row => TOPICS[row.topic as keyof typeof TOPICS]),
      column('subject', '对象', 'Subject', 'text', row => subjectOf(row)),
      column('zh', '中文说明', 'In Chinese', 'text', row => row.zh),
      column('en', '英文说明', 'In English', 'text', row => row.en),
    ],
    rows,
  )
}

const subjectOf = ({ topic, subject }: Line): string =>
  topic === 'unit' ? bilingual(subject, 'unit') : bilingual(subject)
