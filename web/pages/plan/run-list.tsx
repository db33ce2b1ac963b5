import { Link } from '@tanstack/react-router'
import { useFormat, useText } from '../../language.tsx'
import type { PlanRun } from '../../plan-api.ts'
import { Empty } from '../../ui/states.tsx'
import { useObjectiveText } from './objective.ts'
import { useRunName } from './run-name.ts'
import { RunRemoval } from './run-removal.tsx'
import { StateTag } from './state-tag.tsx'

/** Computations, newest first. */
export function RunList({ runs }: { runs: readonly PlanRun[] }) {
  const { plan } = useText()
  if (runs.length === 0)
    return (
      <div className="panel-body">
        <Empty>{plan.noRuns}</Empty>
      </div>
    )
  return (
    <ul className="run-list">
      {runs.map(run => (
        <RunLine key={run.id} run={run} />
      ))}
    </ul>
  )
}

function RunLine({ run }: { run: PlanRun }) {
  const { plan } = useText()
  const format = useFormat()
  const runName = useRunName()
  const objectiveText = useObjectiveText()
  const { summary, scenario } = run
  return (
    <li>
      <div className="run-line-head">
        <Link to="/plan/$run" params={{ run: String(run.id) }}>
          <b>{plan.run(String(run.id))}</b> {runName(run)}
        </Link>
        <StateTag state={run.state} status={summary?.status} />
      </div>
      <p className="small quiet">
        {format.moment(run.requestedAt)} · {scenario.firstYear}–{scenario.lastYear} ·{' '}
        {plan.aims[scenario.aim]}
      </p>
      {summary && summary.objective !== null && (
        <p className="small">
          {plan.objective[summary.objectiveUnit]} {objectiveText(summary.objective, summary.objectiveUnit)} ·{' '}
          {plan.gap} {format.fineShare(summary.gap)}
        </p>
      )}
      {run.may.delete && (
        <RunRemoval run={run}>
          {ask => (
            <button
              type="button"
              className="link-button small"
              aria-label={plan.removeRun(String(run.id))}
              onClick={ask}
            >
              {plan.remove}
            </button>
          )}
        </RunRemoval>
      )}
    </li>
  )
}
