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
    en: 'Sites left out that are nearest to coming in, and by how much their capital would have to be lower (estimate):',
    zh: '未入选但最接近入选的点位，建设投入约需降低（按影子价格估算）：',
  })
  for (const { site, about, now } of nearest)
    output.say({
      en: `  ${named(site)}: ${yuan(about)} of ${yuan(now)} yuan`,
      zh: `  ${named(site)}：${yuan(about)} 元（现为 ${yuan(now)} 元）`,
    })
}
