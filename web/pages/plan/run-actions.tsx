import { useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import { useText } from '../../language.tsx'
import type { PlanRun } from '../../plan-api.ts'
import { requestAgain, useCancelPlan, useDeletePlan, useRequestPlan } from './queries.ts'

/** What may be done with a run now. */
export function RunActions({ run }: { run: PlanRun }) {
  const { plan } = useText()
  const navigate = useNavigate()
  const again = useRequestPlan()
  const cancel = useCancelPlan()
  const remove = useDeletePlan()
  const open = (id: number) => void navigate({ to: '/plan/$run', params: { run: String(id) } })
  return (
    <>
      {run.may.cancel && (
        <Button danger loading={cancel.isPending} onClick={() => cancel.mutate(run.id)}>
          {plan.cancel}
        </Button>
      )}
      <Button onClick={() => void navigate({ to: '/plan', search: { from: run.id } })}>{plan.edit}</Button>
      {run.state !== 'finished' && run.may.delete && (
        <Button
          type="primary"
          loading={again.isPending}
          onClick={() => again.mutate(requestAgain(run), { onSuccess: next => open(next.id) })}
        >
          {plan.retry}
        </Button>
      )}
      {run.may.delete && (
        <Button
          loading={remove.isPending}
          onClick={() => remove.mutate(run.id, { onSuccess: () => void navigate({ to: '/plan' }) })}
        >
          {plan.delete}
        </Button>
      )}
    </>
  )
}
