import type { LeftOutSite, PlanResult } from '../../domain/plans/index.ts'
import type { Output } from '../output.ts'

/** About as many as an operator looks into next; JSON and files have all. */
const MOST_NEAREST = 3

/** The sites left out that would come in for the least: capital lower by so much, all else as it is. */
export function reportNearest(output: Output, { leftOut }: PlanResult): void {
  const nearest = leftOut
    .flatMap(site => {
      const capital = site.joining?.capital
      return capital && capital.aboutFen !== null
        ? [{ site, about: capital.aboutFen, now: capital.nowFen }]
        : []
    })
    .toSorted((a, b) => a.about - b.about || (a.site.site < b.site.site ? -1 : 1))
    .slice(0, MOST_NEAREST)
  if (nearest.length === 0) return
  const yuan = (fen: number) => Math.ceil(fen / 100).toLocaleString('en')
  const named = ({ site, name }: LeftOutSite) => `${name} ${site}`
  output.line('')
  output.say({
    en: 'Left out and nearest to coming in, were their capital lower by about (at the prices of the rules):',
    zh: '未开设而最接近入选的点位，按各规则的影子价格，建设投入约须降：',
  })
  for (const { site, about, now } of nearest)
    output.say({
      en: `  ${named(site)}: ${yuan(about)} of ${yuan(now)} yuan`,
      zh: `  ${named(site)}：${yuan(about)} 元（现为 ${yuan(now)} 元）`,
    })
}
