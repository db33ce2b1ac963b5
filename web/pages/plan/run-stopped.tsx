import { useText } from '../../language.tsx'
import type { PlanRun } from '../../plan-api.ts'

type PlaceFault = { place: string; value: string; allowed: string }

/** A run that ended without a result, told calmly; the way on stands in the page's head. */
export function RunStopped({ run }: { run: PlanRun }) {
  const { plan, planForm, refusals } = useText()
  const { failure } = run
  const known = failure && refusals.codes[failure.code]
  const sentence = typeof known === 'function' ? known(failure!.facts) : known
  const faults = Array.isArray(failure?.facts.faults) ? (failure.facts.faults as Partial<PlaceFault>[]) : []
  const places = faults.filter((each): each is PlaceFault => each.place !== undefined)
  return (
    <div className={`state ${run.state === 'failed' ? 'state-failed' : ''}`}>
      <h2>{plan.states[run.state]}</h2>
      <p>{plan.stateNotes[run.state]}</p>
      {sentence && <p>{sentence}</p>}
      {places.length > 0 && (
        <ul>
          {places.map(({ place, value, allowed }) => (
            <li key={`${place} ${value}`}>
              {planForm.allowed(place)}:{' '}
              {planForm.faultAt(planForm.allowed(value), planForm.allowed(allowed))}
            </li>
          ))}
        </ul>
      )}
      {failure && (
        <details>
          <summary>{refusals.detail}</summary>
          <pre>{`${failure.code}\n${JSON.stringify(failure.facts, null, 1)}`}</pre>
        </details>
      )}
    </div>
  )
}
