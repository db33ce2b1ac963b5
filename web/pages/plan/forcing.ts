import { NONE } from '../../format.ts'
import { useFormat, useText } from '../../language.tsx'
import type { LeftOutSite, PlanResult } from '../../plan-api.ts'

/** Less than this is told as nearly free: a hundred yuan, a twentieth of a child-year. */
const NEARLY_FREE = { fen: 10_000, child_years: 0.05 }

/** What it costs to have a site that the plan leaves out: what is proved, or else the estimate at the prices of the rules. */
export function useForcingText(result: PlanResult): (site: LeftOutSite) => string {
  const { plan } = useText()
  const format = useFormat()
  const inMoney = result.objectiveUnit === 'fen'
  return ({ forcingAtLeast: proved, priceGap }) => {
    if (proved === null) return NONE
    if (proved > 0)
      return inMoney ? plan.forcingAtLeast(format.fen(proved)) : plan.forcingLoss(format.decimal(proved))
    if (priceGap === null) return NONE
    if (priceGap < NEARLY_FREE[result.objectiveUnit]) return plan.forcingNearlyFree
    return inMoney ? plan.forcingAbout(format.fen(priceGap)) : plan.forcingLossAbout(format.decimal(priceGap))
  }
}

/** What sites left out are ordered by: the amount that is told; null where nothing is known. */
export function forcingOrder({ forcingAtLeast: proved, priceGap }: LeftOutSite): number | null {
  if (proved === null) return null
  return proved > 0 ? proved : priceGap
}

/** Nearest to coming in first, those of which nothing is known last. */
export const byForcing = (a: LeftOutSite, b: LeftOutSite): number => {
  const [first, second] = [forcingOrder(a) ?? Infinity, forcingOrder(b) ?? Infinity]
  return first === second ? 0 : first - second
}
