import { useText } from '../../language.tsx'
import type { PlanStatus, RunState } from '../../plan-api.ts'

/** Where a run stands; a finished one says what was proved. */
export function StateTag({ state, status }: { state: RunState; status: PlanStatus | undefined }) {
  const { plan } = useText()
  const look = status === 'infeasible' ? 'infeasible' : state
  return (
    <span className={`state-tag state-tag-${look}`}>
      {status ? plan.statuses[status] : plan.states[state]}
    </span>
  )
}
