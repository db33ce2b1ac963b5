import { Button } from 'antd'
import { type FormEvent, useRef, useState } from 'react'
import { useText } from '../../language.tsx'
import type { PlanRun } from '../../plan-api.ts'
import { Failed } from '../../ui/states.tsx'
import { onEscape, useFocusOnClose } from './closing.ts'
import { useRenamePlan } from './queries.ts'

/** A name of the planner's own; an empty one gives the run its scenario's name again. */
export function RunRenaming(props: { run: PlanRun; open: boolean; setOpen: (open: boolean) => void }) {
  const { run, open, setOpen } = props
  const { planRuns } = useText()
  const [name, setName] = useState('')
  const rename = useRenamePlan(run.id)
  const around = useRef<HTMLSpanElement>(null)
  useFocusOnClose(around, open)
  const close = () => setOpen(false)
  const begin = () => {
    setName(run.name ?? '')
    setOpen(true)
  }
  if (!open)
    return (
      <span ref={around} className="run-ask-closed">
        <Button onClick={begin}>{planRuns.rename}</Button>
      </span>
    )
  const save = (event: FormEvent) => {
    event.preventDefault()
    rename.mutate(name.trim() === '' ? null : name.trim(), { onSuccess: close })
  }
  return (
    <form className="run-ask" onSubmit={save} onKeyDown={onEscape(close)}>
      <input
        className="text-field"
        // biome-ignore lint/a11y/noAutofocus: the planner has just asked for this field
        autoFocus
        maxLength={120}
        aria-label={planRuns.newName}
        placeholder={run.scenario.name}
        value={name}
        onChange={event => setName(event.target.value)}
      />
      <Button htmlType="submit" type="primary" loading={rename.isPending}>
        {planRuns.save}
      </Button>
      <Button onClick={close}>{planRuns.keep}</Button>
      {rename.error && <Failed error={rename.error} />}
    </form>
  )
}
