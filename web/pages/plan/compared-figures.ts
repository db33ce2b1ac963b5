import { useAreaNames } from '../../area-names.ts'
import { useFormat, useText } from '../../language.tsx'
import type { ComparedRun, PlanComparison } from '../../plan-api.ts'
import { useObjectiveText } from './objective.ts'

type FigureRow = {
  readonly key: string
  readonly title: string
  readonly first: string
  readonly second: string
  readonly difference: string
}

const signed = (value: number, said: (value: number) => string): string =>
  // a sign is no use where all digits are zero
  value > 0 && /[1-9]/.test(said(value)) ? `+${said(value)}` : said(value)

/** The figures of two compared plans as rows, each written once for both and for their difference. */
export function useComparedFigures({ first, second }: PlanComparison): FigureRow[] {
  const { plan, planRuns } = useText()
  const format = useFormat()
  const objectiveText = useObjectiveText()
  const areaName = useAreaNames()
  const { figures } = planRuns
  type Name = keyof typeof figures

  const words = (key: Name, of: (run: ComparedRun) => string): FigureRow => ({
    key,
    title: figures[key],
    first: of(first),
    second: of(second),
    difference: '',
  })
  const numbers = (
    key: Name,
    of: (run: ComparedRun) => number | null,
    said: (value: number) => string,
    comparable = true,
  ): FigureRow => {
    const [a, b] = [of(first), of(second)]
    const text = (value: number | null) => (value === null ? '–' : said(value))
    const less = a !== null && b !== null && comparable ? b - a : null
    const difference = less === null ? '' : signed(less, said)
    return { key, title: figures[key], first: text(a), second: text(b), difference }
  }
  const shares = (key: Name, of: (run: ComparedRun) => number | null): FigureRow => {
    const [a, b] = [of(first), of(second)]
    const difference = a === null || b === null ? '' : planRuns.points(signed((b - a) * 100, format.decimal))
    return { ...words(key, run => format.share(of(run))), difference }
  }
  const least = ({ leastServedShare: share, leastServedDistrict: district }: ComparedRun) =>
    share === null ? '–' : `${format.share(share)}${district ? ` ${areaName(district)}` : ''}`

  // before the plans and without them they may differ too: by base date, years and births
  const moments = ['base', 'without', 'with'] as const
  return [
    words('aim', run => plan.aims[run.aim]),
    words('years', run => `${run.firstYear}–${run.lastYear}`),
    words('baseDate', run => run.baseDate),
    words('status', run => plan.statuses[run.status]),
    {
      ...words('objective', run => objectiveText(run.objective, run.objectiveUnit)),
      difference:
        first.aim === second.aim && first.objective !== null && second.objective !== null
          ? signed(second.objective - first.objective, value => objectiveText(value, first.objectiveUnit))
          : '',
    },
    words('gap', run => format.fineShare(run.gap)),
    numbers('publicCostFen', run => run.publicCostFen, format.fen),
    numbers('discountedFen', run => run.discountedFen, format.fen),
    numbers('sitesOpened', run => run.sitesOpened, format.count),
    numbers('newPlaces', run => run.newPlaces, format.count),
    numbers('newInclusivePlaces', run => run.newInclusivePlaces, format.count),
    numbers('carersTrained', run => run.carersTrained, format.count),
    numbers('served', run => run.served, format.count),
    shares('servedShare', run => run.servedShare),
    words('leastServedShare', least),
    ...moments.map(at => numbers(`access_${at}`, run => run.access[at]?.access ?? null, format.per100)),
    ...moments.map(at => numbers(`gini_${at}`, run => run.access[at]?.gini ?? null, format.index)),
    ...moments.map(at => shares(`outOfReach_${at}`, run => run.access[at]?.outOfReachShare ?? null)),
  ]
}
