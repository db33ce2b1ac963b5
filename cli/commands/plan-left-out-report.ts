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
        ? [{ site, about: capital.aboutFen, enough: capital.enoughFen ?? Infinity, now: capital.nowFen }]
        : []
    })
    .toSorted((a, b) => a.about - b.about || byEnough(a, b) || (a.site.site < b.site.site ? -1 : 1))
    .slice(0, MOST_NEAREST)
  if (nearest.length === 0) return
  const yuan = (fen: number) => Math.ceil(fen / 100).toLocaleString('en')
  const named = ({ site, name }: LeftOutSite) => `${name} ${site}`
  output.line('')
  output.say({
    en: 'Sites left out that are nearest to coming in, and by how much their capital would have to be lower:',
    zh: '未入选但最接近入选的点位，建设投入约需降低：',
  })
  for (const { site, about, enough, now } of nearest) {
    const proved = enough < Infinity
    // less than a yuan is none: at the prices of the rules such a site costs what those chosen cost
    const [en, zh] =
      about < 100
        ? ['hardly anything (estimate)', '几乎无须降低（估计）']
        : [`about ${yuan(about)} yuan (estimate)`, `约 ${yuan(about)} 元（估计）`]
    output.say({
      en: `  ${named(site)}: ${en}${proved ? `, ${yuan(enough)} yuan is enough (proved)` : ''}, of ${yuan(now)} yuan`,
      zh: `  ${named(site)}：${zh}${proved ? `，低 ${yuan(enough)} 元即足（已证明）` : ''}，现为 ${yuan(now)} 元`,
    })
  }
}

const byEnough = (a: { enough: number }, b: { enough: number }) =>
  a.enough === b.enough ? 0 : a.enough - b.enough
