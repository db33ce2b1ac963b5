import type { PlanAccess, PlanResult } from '../../domain/plans/index.ts'
import { wordOf } from '../../domain/tables/index.ts'
import type { Output } from '../output.ts'

const FIGURES = [
  ['usable', '可达性（每百名）', 'access per 100', (row: PlanAccess) => decimal(row.access, 1)],
  ['usable', '基尼系数', 'Gini', (row: PlanAccess) => decimal(row.gini, 3)],
  ['usable', '低于下限占比', 'below the threshold', (row: PlanAccess) => percent(row.belowShare)],
  ['usable', '无托位可及占比', 'none in reach', (row: PlanAccess) => percent(row.outOfReachShare)],
  [
    'affordable',
    '可负担托位可达性（每百名）',
    'access to affordable places',
    (row: PlanAccess) => decimal(row.access, 1),
  ],
  [
    'affordable',
    '无可负担托位可及占比',
    'no affordable one in reach',
    (row: PlanAccess) => percent(row.outOfReachShare),
  ],
] as const

/** The city's access and its fairness before and after; districts stand in the JSON and in the files. */
export function reportAccess(output: Output, { access }: PlanResult): void {
  const zh = output.language === 'zh'
  const city = access.filter(row => row.group === 'city')
  const rowsTo = (to: PlanAccess['to']) => city.filter(row => row.to === to)
  output.line('')
  output.say({
    en: 'Access to places for children who want care, and how evenly it lies:',
    zh: '有照护需求婴幼儿的托位可达性及其公平：',
  })
  output.table(
    ['', ...rowsTo('usable').map(row => `${zh ? wordOf(row.moment) : NAMES[row.moment]} ${row.day}`)],
    FIGURES.map(([to, inChinese, inEnglish, of]) => [zh ? inChinese : inEnglish, ...rowsTo(to).map(of)]),
  )
}

const NAMES: Record<PlanAccess['moment'], string> = {
  base: 'base date',
  without: 'without the programme',
  with: 'with it',
}
const decimal = (value: number | null, digits: number): string =>
  value === null ? '–' : value.toFixed(digits)
const percent = (share: number | null): string => (share === null ? '–' : `${(100 * share).toFixed(1)} %`)
