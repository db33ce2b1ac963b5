import { Button } from 'antd'
import { useState } from 'react'
import { useText } from '../../language.tsx'
import { FormPart, TickField, useFault } from './form-fields.tsx'
import type { Lists } from './form-values.ts'

type Change = (lists: Lists) => void

/** Sites locked in or out, and duties waived with a reason. */
export function LockFields({ lists, base, change }: { lists: Lists; base: Lists; change: Change }) {
  const { planForm, plan } = useText()
  return (
    <FormPart
      title={planForm.locks}
      note={planForm.lockNote}
      group={['duties']}
      changed={JSON.stringify(lists) !== JSON.stringify(base)}
      onReset={() => change(base)}
    >
      <LockList title={plan.lockIn} list="lockIn" lists={lists} change={change} />
      <LockList title={plan.lockOut} list="lockOut" lists={lists} change={change} />
      <AddLock lists={lists} change={change} />
      <TickField path="duties" label={planForm.duties} />
      <Waivers lists={lists} change={change} />
    </FormPart>
  )
}

function LockList(props: { title: string; list: 'lockIn' | 'lockOut'; lists: Lists; change: Change }) {
  const { title, list, lists, change } = props
  const { planForm } = useText()
  return (
    <div className="lock-list">
      <span className="quiet">{title}</span>
      {lists[list].length === 0 && <span>{planForm.noLocks}</span>}
      {lists[list].map((lock, i) => (
        <span key={`${lock.site} ${lock.option} ${lock.year}`} className="lock">
          {[lock.site, lock.option, lock.year].filter(each => each !== null).join(' · ')}
          <ListFault path={`${list}.${i}`} />
          <button
            type="button"
            aria-label={planForm.removeLock(lock.site)}
            onClick={() => change({ ...lists, [list]: lists[list].filter(each => each !== lock) })}
          >
            ×
          </button>
        </span>
      ))}
    </div>
  )
}

/** What is wrong with an entry of a list. */
function ListFault({ path }: { path: string }) {
  const fault = useFault(path, true)
  return fault ? (
    <span className="fault" data-fault tabIndex={-1}>
      {fault}
    </span>
  ) : null
}

function AddLock({ lists, change }: { lists: Lists; change: Change }) {
  const { planForm } = useText()
  const [site, setSite] = useState('')
  const add = (list: 'lockIn' | 'lockOut') => {
    const code = site.trim()
    if (code === '') return
    const others = (each: { site: string }) => each.site !== code
    change({
      ...lists,
      lockIn: lists.lockIn.filter(others),
      lockOut: lists.lockOut.filter(others),
      [list]: [...lists[list].filter(others), { site: code, option: null, year: null }],
    })
    setSite('')
  }
  return (
    <div className="form-row form-row-end">
      <label className="form-field">
        <span>{planForm.addSite}</span>
        <input className="text-field" value={site} onChange={event => setSite(event.target.value)} />
      </label>
      <Button onClick={() => add('lockIn')}>{planForm.addLockIn}</Button>
      <Button onClick={() => add('lockOut')}>{planForm.addLockOut}</Button>
    </div>
  )
}

function Waivers({ lists, change }: { lists: Lists; change: Change }) {
  const { planForm } = useText()
  const [site, setSite] = useState('')
  const [reason, setReason] = useState('')
  const add = () => {
    if (site.trim() === '' || reason.trim() === '') return
    const waived = { site: site.trim(), reason: reason.trim() }
    change({
      ...lists,
      waivedDuties: [...lists.waivedDuties.filter(each => each.site !== waived.site), waived],
    })
    setSite('')
    setReason('')
  }
  return (
    <>
      {lists.waivedDuties.map((each, i) => (
        <div key={each.site} className="lock-list">
          <span className="lock">
            {each.site}
            <ListFault path={`waivedDuties.${i}`} />
            <button
              type="button"
              aria-label={planForm.removeLock(each.site)}
              onClick={() =>
                change({ ...lists, waivedDuties: lists.waivedDuties.filter(other => other !== each) })
              }
            >
              ×
            </button>
          </span>
          {each.reason}
        </div>
      ))}
      <div className="form-row form-row-end">
        <label className="form-field">
          <span>{planForm.waive}</span>
          <input className="text-field" value={site} onChange={event => setSite(event.target.value)} />
        </label>
        <label className="form-field">
          <span>{planForm.waiveReason}</span>
          <input className="text-field" value={reason} onChange={event => setReason(event.target.value)} />
        </label>
        <Button onClick={add}>{planForm.addWaiver}</Button>
      </div>
    </>
  )
}
