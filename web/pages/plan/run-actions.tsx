import { useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { useText } from '../../language.tsx'
import type { PlanRun } from '../../plan-api.ts'
import { Failed } from '../../ui/states.tsx'
import { requestSame, useCancelPlan, useRequestPlan } from './queries.ts'
import { RunRemoval } from './run-removal.tsx'
import { RunRenaming } from './run-renaming.tsx'

/** What may be done with a run now. */
export function RunActions({ run }: { run: PlanRun }) {
  const { plan } = useText()
  const navigate = useNavigate()
  const again = useRequestPlan()
  const cancel = useCancelPlan()
  // one question at a time
  const [asked, setAsked] = useState<'name' | 'removal'>()
  const open = (id: number) => void navigate({ to: '/plan/$run', params: { run: String(id) } })
  return (
    <>
      {run.may.cancel && (
        <Button
          danger
          title={plan.cancelNote}
          loading={cancel.isPending}
          onClick={() => cancel.mutate(run.id)}
        >
          {plan.cancel}
        </Button>
      )}
      {run.state === 'stopping' && <Button disabled>{plan.stopping}</Button>}
      <Button onClick={() => void navigate({ to: '/plan', search: { from: run.id } })}>{plan.edit}</Button>
      {run.may.delete && (
        <Button
          type={run.state === 'finished' ? 'default' : 'primary'}
          loading={again.isPending}
          onClick={() => again.mutate(requestSame(run), { onSuccess: next => open(next.id) })}
        >
          {plan.retry}
        </Button>
      )}
      {run.may.rename && (
        <RunRenaming run={run} open={asked === 'name'} setOpen={on => setAsked(on ? 'name' : undefined)} />
      )}
      {run.may.delete && (
        <RunRemoval
          run={run}
          asking={asked === 'removal'}
          setAsking={on => setAsked(on ? 'removal' : undefined)}
          onRemoved={() => void navigate({ to: '/plan' })}
        >
          {ask => <Button onClick={ask}>{plan.delete}</Button>}
        </RunRemoval>
      )}
      {(again.error ?? cancel.error) && <Failed error={again.error ?? cancel.error} />}
    </>
  )
}
