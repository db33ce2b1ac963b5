import { Button } from 'antd'
import { type ReactNode, useRef } from 'react'
import { useText } from '../../language.tsx'
import type { PlanRun } from '../../plan-api.ts'
import { Failed } from '../../ui/states.tsx'
import { onEscape, useFocusOnClose } from './closing.ts'
import { useDeletePlan } from './queries.ts'

/** Removes a run once the planner has confirmed it; `children` is the button that asks. */
export function RunRemoval(props: {
  run: PlanRun
  asking: boolean
  setAsking: (asking: boolean) => void
  onRemoved?: () => void
  children: (ask: () => void) => ReactNode
}) {
  const { run, asking, setAsking, onRemoved } = props
  const { planRuns } = useText()
  const remove = useDeletePlan()
  const around = useRef<HTMLSpanElement>(null)
  useFocusOnClose(around, asking)
  const close = () => setAsking(false)
  if (!asking)
    return (
      <span ref={around} className="run-ask-closed">
        {props.children(() => setAsking(true))}
      </span>
    )
  return (
    <span
      className="run-ask"
      role="alertdialog"
      aria-label={planRuns.deleteAsk(String(run.id))}
      onKeyDown={onEscape(close)}
    >
      <span>{planRuns.deleteAsk(String(run.id))}</span>
      <Button
        danger
        size="small"
        loading={remove.isPending}
        onClick={() => remove.mutate(run.id, { onSuccess: () => onRemoved?.() })}
      >
        {planRuns.deleteYes}
      </Button>
      <Button size="small" autoFocus onClick={close}>
        {planRuns.deleteNo}
      </Button>
      {remove.error && <Failed error={remove.error} />}
    </span>
  )
}
