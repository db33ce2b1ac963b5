import type { AccessGroup, AccessOnDay } from '../../domain/indicators/index.ts'
import { wordOf } from '../../domain/tables/index.ts'
import { type Output, rightAligned } from '../output.ts'

const HEADINGS = {
  en: ['Group', 'Children', 'Per 100', 'Gini', 'Theil', 'Palma', 'Below', 'None', 'Mark'],
  zh: ['人群', '婴幼儿', '每百名', '基尼', '泰尔', '帕尔马', '低于下限', '无可及', '标记'],
} as const

/** How evenly places lie, one row for each group, and how the figures are counted. */
export function reportFairness(output: Output, access: AccessOnDay): void {
  const { groups, method, theilBetween, theilWithin, on, to, recordsFrom } = access
  const { name, nameEn } = groups[0]!
  output.say({
    en: `${nameEn} on ${on}: ${to} places per 100 children who want care, within ${method.reachMetres} m of way (straight line × ${method.detourFactor}); enhanced two-step floating catchment, Gaussian to ${method.weightAtReach} at the reach`,
    zh: `${name}，${on}：路程 ${method.reachMetres} 米（直线 × ${method.detourFactor}）之内每百名有照护需求婴幼儿的${to === 'affordable' ? '可负担托位' : '可用托位'}；增强型两步移动搜寻法，高斯衰减，至可达距离处为 ${method.weightAtReach}`,
  })
  if (to === 'affordable')
    output.say({
      en: `Affordable: usable places whose published fee is at most ${method.affordableMonthlyYuan} yuan a month.`,
      zh: `可负担：已公布收费且每月不超过 ${method.affordableMonthlyYuan} 元的可用托位。`,
    })
  if (recordsFrom)
    output.say({ en: `No records before ${recordsFrom}.`, zh: `${recordsFrom} 之前尚无记录。` })
  output.line('')
  const rows = groups.map(group => rowOf(group, output))
  output.table(...rightAligned(HEADINGS[output.language], rows, [1, 2, 3, 4, 5, 6, 7]))
  output.line('')
  if (theilBetween !== null && theilWithin !== null)
    output.say({
      en: `Theil: ${theilBetween.toFixed(3)} between districts, ${theilWithin.toFixed(3)} within them.`,
      zh: `泰尔指数：区与区之间 ${theilBetween.toFixed(3)}，各区之内 ${theilWithin.toFixed(3)}。`,
    })
  const below = method.threshold?.per100
  output.say(
    below === undefined
      ? {
          en: 'No threshold is set (access_threshold_per_100).',
          zh: '未设可达性下限（access_threshold_per_100）。',
        }
      : { en: `Below: less than ${below} places per 100.`, zh: `低于下限：每百名不足 ${below} 个。` },
  )
  for (const { unknownShare, withheld } of groups.slice(0, 1))
    if (!withheld && unknownShare > 0)
      output.say({
        en: `The place of ${percent(unknownShare)} of residents is not known; they are counted at points set by rule.`,
        zh: `${percent(unknownShare)} 的居民位置不明，按规则推定的点位计入。`,
      })
}

function rowOf(group: AccessGroup, { language }: Output): string[] {
  const name = language === 'zh' ? group.name : group.nameEn
  const mark = group.withheld ? wordIn(group.withheld, language) : wordIn(group.mark, language)
  return [
    group.kind === 'urban' || group.kind === 'rural' ? groupIn(group.kind, language) : name,
    Math.round(group.children).toLocaleString('en-US'),
    decimal(group.access, 1),
    decimal(group.gini, 3),
    decimal(group.theil, 3),
    decimal(group.palma, 2),
    group.belowShare === null ? '–' : percent(group.belowShare),
    group.outOfReachShare === null ? '–' : percent(group.outOfReachShare),
    mark,
  ]
}

const MARKS: Readonly<Record<string, string>> = { official: '官方', estimated: '推算', demo: '演示' }
const wordIn = (code: string, language: Output['language']): string =>
  language === 'zh' ? (MARKS[code] ?? wordOf(code)) : code.replaceAll('_', ' ')
const groupIn = (kind: string, language: Output['language']): string =>
  language === 'zh' ? wordOf(kind, 'record') : kind
const decimal = (value: number | null, digits: number): string =>
  value === null ? '–' : value.toFixed(digits)
const percent = (share: number): string => `${(100 * share).toFixed(1)} %`
