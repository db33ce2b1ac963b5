import { Button } from 'antd'
import { type ReactNode, useState } from 'react'
import { useText } from '../../language.tsx'
import type { PlanRun } from '../../plan-api.ts'
import { Failed } from '../../ui/states.tsx'
import { useDeletePlan } from './queries.ts'

/** Removes a run once the planner has confirmed it; `children` is the button that asks. */
export function RunRemoval(props: {
  run: PlanRun
  onRemoved?: () => void
  children: (ask: () => void) => ReactNode
}) {
  const { run, onRemoved } = props
  const { planRuns } = useText()
  const [asking, setAsking] = useState(false)
  const remove = useDeletePlan()
  if (!asking) return props.children(() => setAsking(true))
  return (
    <span className="run-ask" role="alertdialog" aria-label={planRuns.deleteAsk(String(run.id))}>
      <span>{planRuns.deleteAsk(String(run.id))}</span>
      <Button
        danger
        size="small"
        loading={remove.isPending}
        onClick={() => remove.mutate(run.id, { onSuccess: () => onRemoved?.() })}
      >
        {planRuns.deleteYes}
      </Button>
      <Button size="small" autoFocus onClick={() => setAsking(false)}>
        {planRuns.deleteNo}
      </Button>
      {remove.error && <Failed error={remove.error} />}
    </span>
  )
}
