import { NONE } from '../../format.ts'
import { useFormat, useText } from '../../language.tsx'
import type { LeftOutSite, PlanResult } from '../../plan-api.ts'

/** What it is proved to cost to have a site that the plan leaves out. */
export function useForcingText(result: PlanResult): (site: LeftOutSite) => string {
  const { plan } = useText()
  const format = useFormat()
  return ({ forcingAtLeast: least }) => {
    if (least === null) return NONE
    if (least <= 0) return plan.forcingUnproved
    return result.objectiveUnit === 'fen'
      ? plan.forcingAtLeast(format.fen(least))
      : plan.forcingLoss(format.decimal(least))
  }
}
