import type { LeftOutSite, PlanResult } from '../../domain/plans/index.ts'
import { many } from '../count.ts'
import type { Sentence } from '../language.ts'
import type { Output } from '../output.ts'

/** About as many as an operator looks into next; JSON and files have all. */
const MOST_NEAREST = 3

/** The sites left out that would come in for the least: capital lower by so much, all else as it is. */
export function reportNearest(output: Output, { leftOut }: PlanResult): void {
  const all = leftOut
    .flatMap(site => {
      const capital = site.joining?.capital
      return capital && capital.aboutFen !== null
        ? [{ site, about: capital.aboutFen, enough: capital.enoughFen ?? Infinity, now: capital.nowFen }]
        : []
    })
    .toSorted((a, b) => a.about - b.about || byEnough(a, b) || (a.site.site < b.site.site ? -1 : 1))
  if (all.length === 0) return
  output.line('')
  output.say({
    en: 'Sites left out whose capital would have to fall least to come in, all else as it is:',
    zh: '未入选点位中，其余不变时建设投入须降低最少的：',
  })
  for (const each of all.slice(0, MOST_NEAREST)) output.say(nearLine(each))
  const more = all.length - MOST_NEAREST
  if (more > 0)
    output.say({
      en: `  ${many(more, 'more site stands', 'more sites stand')} in --json, --csv and --xlsx, and on the page of a plan computed there.`,
      zh: `  另有 ${more} 处，见 --json、--csv、--xlsx；在网页上计算的方案也可在页面查看。`,
    })
}

type Near = { site: LeftOutSite; about: number; enough: number; now: number }

function nearLine({ site: { site, name }, about, enough, now }: Near): Sentence {
  // less than a yuan is none: at the prices of the rules such a site costs what those chosen cost
  const [en, zh] =
    about < 100
      ? ['hardly any lower by the estimate', '估计几乎无须降低']
      : [`about ${yuan(about)} yuan lower by the estimate`, `估计须降低约 ${yuan(about)} 元`]
  const proved =
    enough < Infinity
      ? {
          en: `${yuan(enough)} yuan lower is proved to be enough`,
          zh: `已证明降低 ${yuan(enough)} 元即可入选`,
        }
      : { en: 'how much is enough is not proved', zh: '降低多少即可入选未能证明' }
  return {
    en: `  ${name} ${site}, capital ${yuan(now)} yuan: ${en}; ${proved.en}.`,
    zh: `  ${name} ${site}，建设投入 ${yuan(now)} 元：${zh}；${proved.zh}。`,
  }
}

const yuan = (fen: number): string => Math.ceil(fen / 100).toLocaleString('en')

const byEnough = (a: { enough: number }, b: { enough: number }) =>
  a.enough === b.enough ? 0 : a.enough - b.enough
