import { Button } from 'antd'
import { type FormEvent, useState } from 'react'
import { useText } from '../../language.tsx'
import type { PlanRun } from '../../plan-api.ts'
import { Failed } from '../../ui/states.tsx'
import { useRenamePlan } from './queries.ts'

/** A name of the planner's own; an empty one gives the run its scenario's name again. */
export function RunRenaming({ run }: { run: PlanRun }) {
  const { planRuns } = useText()
  const [name, setName] = useState<string>()
  const rename = useRenamePlan(run.id)
  if (name === undefined) return <Button onClick={() => setName(run.name ?? '')}>{planRuns.rename}</Button>
  const save = (event: FormEvent) => {
    event.preventDefault()
    rename.mutate(name.trim() === '' ? null : name.trim(), { onSuccess: () => setName(undefined) })
  }
  return (
    <form className="run-ask" onSubmit={save}>
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
      <Button onClick={() => setName(undefined)}>{planRuns.keep}</Button>
      {rename.error && <Failed error={rename.error} />}
    </form>
  )
}
