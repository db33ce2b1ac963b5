import { Button } from 'antd'
import { useRef } from 'react'
import { Scenario as ScenarioSchema } from '../../../contract/plans.ts'
import { faultsOf } from '../../../kernel/schema-faults.ts'
import { useText } from '../../language.tsx'
import type { Scenario } from '../../plan-api.ts'
import { type Fault, faultsIn } from './form-faults.ts'

/** The form's scenario as a JSON file, the same that the command reads, and back. */
export function ScenarioFile(props: {
  /** what the form asks; undefined where it has faults. */
  scenario: () => Scenario | undefined
  load: (scenario: Scenario) => void
  refuse: (faults: readonly Fault[]) => void
}) {
  const { planForm } = useText()
  const input = useRef<HTMLInputElement>(null)
  const read = async (file: File | undefined) => {
    if (!file) return
    const given = parsed(await file.text())
    const found = ScenarioSchema.safeParse(given)
    if (found.success) return props.load(found.data)
    const notJson = { path: file.name, value: '', allowed: 'a scenario in JSON' }
    props.refuse(given === undefined ? [notJson] : faultsIn({ faults: faultsOf(found.error, given) }, {}))
  }
  const save = () => {
    const scenario = props.scenario()
    if (!scenario) return
    const url = URL.createObjectURL(
      new Blob([`${JSON.stringify(scenario, null, 2)}\n`], { type: 'application/json' }),
    )
    Object.assign(document.createElement('a'), { href: url, download: `${scenario.code}.json` }).click()
    setTimeout(() => URL.revokeObjectURL(url), 10_000)
  }
  return (
    <div className="scenario-file">
      <input
        ref={input}
        type="file"
        className="only-heard"
        tabIndex={-1}
        // the button below stands for it
        aria-hidden="true"
        accept=".json,application/json"
        onChange={event => {
          void read(event.target.files?.[0])
          // the same file may be chosen again after it was corrected
          event.target.value = ''
        }}
      />
      <Button onClick={() => input.current?.click()}>{planForm.loadFile}</Button>
      <Button onClick={save}>{planForm.saveFile}</Button>
    </div>
  )
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
