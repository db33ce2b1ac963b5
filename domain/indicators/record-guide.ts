import { column, type FilledTable, fillTable } from '../../kernel/table.ts'
import { unitOf } from './inputs.ts'
import { wordsOf } from './measure-words.ts'
import type { RecordList } from './record-list.ts'

type Line = {
  readonly subject: string
  readonly value: string | number | null
  readonly zh: string
  readonly en: string
}

/** How the value comes from numerator and denominator, in the unit of the measure. */
function formulaOf(measure: RecordList['measure']): Pick<Line, 'zh' | 'en'> {
  switch (unitOf(measure)) {
    case 'share':
      return { zh: '分子÷分母，0 至 1 的比例', en: 'numerator ÷ denominator, a share from 0 to 1' }
    case 'per_100':
      return { zh: '分子÷分母×100', en: 'numerator ÷ denominator × 100' }
    case 'per_1000':
      return { zh: '分子÷分母×1000', en: 'numerator ÷ denominator × 1,000' }
    default:
      return { zh: '即分子，没有分母', en: 'the numerator; there is no denominator' }
  }
}

/** The first sheet of a workbook of records: which figure it is, how to count it again, and what the columns mean. */
export function recordGuideTable(list: RecordList): FilledTable {
  const { figure, area, on, measure } = list
  const name = wordsOf(measure)
  const own = list.areas[area.code]
  const said = (shown: readonly unknown[], zh: string, en: string, subject: string): Line => ({
    subject,
    value: shown.length,
    zh,
    en,
  })
  const rows: Line[] = [
    {
      subject: '指标 Measure',
      value: `${name.zh} ${name.en}`,
      zh: '定义与公式见 docs/methods/indicators.md 和 place-funnel.md',
      en: 'defined in docs/methods/indicators.md and place-funnel.md',
    },
    {
      subject: '区域 Area',
      value: own?.nameEn ? `${own.name} ${own.nameEn}` : area.name,
      zh: `编码 ${area.code}`,
      en: `code ${area.code}`,
    },
    { subject: '日期 Day', value: on, zh: '以该日的记录为准', en: 'records as they stand on this day' },
    {
      subject: '数值 Value',
      value: figure.value,
      ...(figure.withheld ? { zh: '不予显示', en: 'withheld' } : formulaOf(measure)),
    },
    {
      subject: '分子 Numerator',
      value: figure.numerator,
      zh: '“计入”各行数量之和',
      en: 'sum of the amounts of rows “counted”',
    },
    {
      subject: '分母 Denominator',
      value: figure.denominator,
      zh: '“分母”各行数量之和；空为没有分母',
      en: 'sum of the amounts of rows “denominator”; empty where there is none',
    },
    said(list.counted, '归类为“计入”的行数', 'rows whose part is “counted”', '计入 counted'),
    said(
      list.leftOut,
      '归类为“未计入”的行数，原因见“原因”列；数量为因此未计的部分',
      'rows whose part is “left out”, with the reason; the amount is what does not count for it',
      '未计入 left_out',
    ),
    said(list.denominator, '归类为“分母”的行数', 'rows whose part is “denominator”', '分母 denominator'),
    { subject: '标记 Mark', value: 'official', zh: '见于公开文件', en: 'stands in a published document' },
    {
      subject: '标记 Mark',
      value: 'estimated',
      zh: '由公布数据按所述方法推算',
      en: 'follows from official figures by a named method',
    },
    { subject: '标记 Mark', value: 'demo', zh: '演示数据', en: 'invented for demonstration' },
    {
      subject: '来源 Source',
      value: null,
      zh: '来源编码；全称见“来源与规则”页和数据包 sources.csv',
      en: 'code of the source; its title stands on the page of sources and in sources.csv of the pack',
    },
  ]
  return fillTable<Line>(
    { name: 'guide', zh: '说明', en: 'Guide' },
    [
      column('subject', '对象', 'Subject', 'text', row => row.subject),
      column('value', '内容', 'Content', 'text', row => row.value),
      column('zh', '中文说明', 'In Chinese', 'text', row => row.zh),
      column('en', '英文说明', 'In English', 'text', row => row.en),
    ],
    rows,
  )
}
