import { column, type FilledTable, fillTable } from '../../kernel/table.ts'
import type { ComparedRun, PlanComparison } from './comparison.ts'

type Line = { readonly subject: string; readonly value: string; readonly zh: string; readonly en: string }

/** The first sheet of a comparison's workbook: which two plans stand side by side, and how the lines are read. */
export const comparisonGuide = ({ first, second, settings, sites }: PlanComparison): FilledTable =>
  fillTable<Line>(
    { name: 'guide', zh: '说明', en: 'Guide' },
    [
      column('subject', '对象', 'Subject', 'text', row => row.subject),
      column('value', '内容', 'Content', 'text', row => row.value),
      column('zh', '中文说明', 'In Chinese', 'text', row => row.zh),
      column('en', '英文说明', 'In English', 'text', row => row.en),
    ],
    [
      { subject: '前者 First', value: nameOf(first), ...runOf(first) },
      { subject: '后者 Second', value: nameOf(second), ...runOf(second) },
      {
        subject: '指标 figure',
        value: '',
        zh: '每行一项数字；差为后者减前者，两者不可比（目标不同的目标值）或为文字时空着',
        en: 'a figure on each line; the difference is second less first, empty for texts and for objectives of different aims',
      },
      {
        subject: '设定 setting',
        value: String(settings.length),
        zh: '两个方案不同的设定，编码为情景中的字段；空为未设：按数据包或不限',
        en: 'settings in which the plans differ, by their field in the scenario; empty is not set: as the pack, or without limit',
      },
      {
        subject: '点位 site',
        value: String(sites.length),
        zh: '两个方案开设不同的点位：开设年份、开设方式、托位；空为不开设，差为托位之差',
        en: 'sites that the plans open differently: year, option, places; empty where it opens nothing, the difference is of places',
      },
      {
        subject: '元 yuan',
        value: '',
        zh: '基年不变价；“折现公共投入”含规划期后至评价期末的运营补助',
        en: 'constant prices of the base year; the discounted cost has the support up to the end of the evaluation',
      },
      {
        subject: '差距 Gap',
        value: '',
        zh: '方案与已证明的界之差，占目标值的比例；小于差距的成本差说明不了哪个方案更好',
        en: 'distance of the plan from its proved bound as a share of the objective; costs that differ by less do not say which plan is better',
      },
      {
        subject: '可达性 Access',
        value: '',
        zh: '每百名有照护需求婴幼儿的可及托位，按全部可用托位计；末年为规划期最后一年',
        en: 'places in reach per 100 children who want care, of all usable places; the last year is that of the plan',
      },
    ],
  )

const nameOf = ({ name, nameEn }: ComparedRun): string => `${name} ${nameEn}`

const runOf = ({ id, firstYear, lastYear, baseDate }: ComparedRun): Pick<Line, 'zh' | 'en'> => ({
  zh: `第 ${id} 号计算，${firstYear}—${lastYear} 年，基准日 ${baseDate}`,
  en: `computation ${id}, ${firstYear}–${lastYear}, base date ${baseDate}`,
})
