/** The city's access before and after a plan, figure by figure, as the summary and the comparison of plans say it. */
import { ACCESS_MOMENTS, type AccessMoment, type PlanAccess } from './access-rows.ts'

type Shown = 'access' | 'gini' | 'outOfReachShare'

export type AccessFigure = {
  readonly item: string
  readonly moment: AccessMoment
  readonly figure: Shown
  readonly zh: string
  readonly en: string
  readonly unit: string
}

const AT: Readonly<Record<AccessMoment, readonly [zh: string, en: string]>> = {
  base: ['基准日', 'on the base date'],
  without: ['末年无方案', 'in the last year without the programme'],
  with: ['末年有方案', 'in the last year with the programme'],
}

const FIGURES: readonly Pick<AccessFigure, 'item' | 'figure' | 'zh' | 'en' | 'unit'>[] = [
  { item: 'access', figure: 'access', zh: '可达性', en: 'Access', unit: 'places_per_100' },
  { item: 'gini', figure: 'gini', zh: '基尼系数', en: 'Gini of access', unit: '' },
  {
    item: 'out_of_reach_share',
    figure: 'outOfReachShare',
    zh: '无托位可及占比',
    en: 'Children with no place in reach',
    unit: 'share',
  },
]

/** On the base date, then in the last year without the programme, then with it. */
export const ACCESS_FIGURES: readonly AccessFigure[] = ACCESS_MOMENTS.flatMap(moment =>
  FIGURES.map(each => ({
    ...each,
    moment,
    item: `${each.item}_${moment}`,
    zh: `${AT[moment][0]}${each.zh}`,
    en: `${each.en} ${AT[moment][1]}`,
  })),
)

/** The city's row of usable places at a moment; none where no plan was found. */
export const cityAccess = (rows: readonly PlanAccess[], moment: AccessMoment): PlanAccess | undefined =>
  rows.find(row => row.group === 'city' && row.moment === moment && row.to === 'usable')
