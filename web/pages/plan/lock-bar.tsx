import { useNavigate, useSearch } from '@tanstack/react-router'
import { Button, Checkbox } from 'antd'
import { useState } from 'react'
import { useFormat, useText } from '../../language.tsx'
import type { PlanResult, PlanRun } from '../../plan-api.ts'
import { Failed } from '../../ui/states.tsx'
import type { PlanRunSearch } from './plan-search.ts'
import { requestAgain, useRequestPlan } from './queries.ts'

const codesIn = (text: string | undefined) => text?.split(',').filter(Boolean) ?? []

/** Decisions about single sites, kept in the address until they are computed. */
function useLocks() {
  const search = useSearch({ from: '/plan/$run' })
  const navigate = useNavigate({ from: '/plan/$run' })
  const into = codesIn(search.lockIn)
  const out = codesIn(search.lockOut)
  const put = (next: Pick<PlanRunSearch, 'lockIn' | 'lockOut'>) =>
    void navigate({
      search: ({ lockIn: _in, lockOut: _out, ...now }) => ({ ...now, ...next }),
      replace: true,
      resetScroll: false,
    })
  const toggle = (site: string, way: 'lockIn' | 'lockOut') => {
    const now = way === 'lockIn' ? into : out
    const kept = { lockIn: into.filter(each => each !== site), lockOut: out.filter(each => each !== site) }
    if (!now.includes(site)) kept[way].push(site)
    put({
      ...(kept.lockIn.length > 0 ? { lockIn: kept.lockIn.join(',') } : {}),
      ...(kept.lockOut.length > 0 ? { lockOut: kept.lockOut.join(',') } : {}),
    })
  }
  return { into, out, toggle, clear: () => put({}) }
}

export function LockButtons({
  site,
  name,
  notes,
}: {
  site: string
  name: string
  notes: readonly (string | false)[]
}) {
  const { plan } = useText()
  const { into, out, toggle } = useLocks()
  return (
    <span className="lock-buttons">
      <button
        type="button"
        aria-pressed={into.includes(site)}
        aria-label={plan.lockInSite(name)}
        onClick={() => toggle(site, 'lockIn')}
      >
        {plan.lockIn}
      </button>
      <button
        type="button"
        aria-pressed={out.includes(site)}
        aria-label={plan.lockOutSite(name)}
        onClick={() => toggle(site, 'lockOut')}
      >
        {plan.lockOut}
      </button>
      {notes.filter(Boolean).map(note => (
        <span key={String(note)} className="small quiet">
          {note}
        </span>
      ))}
    </span>
  )
}

/** The locks that wait, and the button that computes with them. */
export function LockBar({ run, result }: { run: PlanRun; result: PlanResult }) {
  const { plan } = useText()
  const format = useFormat()
  const navigate = useNavigate()
  const request = useRequestPlan()
  const { into, out, clear } = useLocks()
  const [changeLittle, setChangeLittle] = useState(false)
  if (into.length + out.length === 0) return null
  const compute = () =>
    request.mutate(
      {
        ...requestAgain(run, withLocks(result, into, out)),
        ...(result.objective === null ? {} : { from: { run: run.id, changeLittle } }),
      },
      { onSuccess: next => void navigate({ to: '/plan/$run', params: { run: String(next.id) } }) },
    )
  return (
    <div className="lock-bar" role="status">
      <span>{plan.pendingLocks(format.count(into.length), format.count(out.length))}</span>
      {result.aim === 'least-cost' && result.objective !== null && (
        <Checkbox checked={changeLittle} onChange={event => setChangeLittle(event.target.checked)}>
          {plan.changeLittle}
        </Checkbox>
      )}
      <Button type="primary" loading={request.isPending} onClick={compute}>
        {plan.recompute}
      </Button>
      <Button onClick={clear}>{plan.clearLocks}</Button>
      {request.error && <Failed error={request.error} />}
    </div>
  )
}

function withLocks({ scenario }: PlanResult, into: readonly string[], out: readonly string[]) {
  const kept = (lock: { site: string }) => !into.includes(lock.site) && !out.includes(lock.site)
  const lock = (site: string) => ({ site, option: null, year: null })
  return {
    lockIn: [...scenario.lockIn.filter(kept), ...into.map(lock)],
    lockOut: [...scenario.lockOut.filter(kept), ...out.map(lock)],
  }
}
