import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
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
  const { chosen, choose } = useChosen(runs)
  if (runs.length === 0)
    return (
      <div className="panel-body">
        <Empty>{plan.noRuns}</Empty>
      </div>
    )
  return (
    <>
      <CompareBar chosen={chosen} clear={() => choose([])} />
      <ul className="run-list">
        {runs.map(run => (
          <RunLine key={run.id} run={run} chosen={chosen} choose={choose} />
        ))}
      </ul>
    </>
  )
}

type Choosing = { chosen: readonly number[]; choose: (runs: readonly number[]) => void }

/** Only plans can be compared: not a run that has none, yet or for good. */
const hasPlan = ({ summary }: PlanRun): boolean => summary !== null && summary.objective !== null

/** The finished runs chosen for a comparison, kept in the address; ones that are gone fall away. */
function useChosen(runs: readonly PlanRun[]): Choosing {
  const search = useSearch({ from: '/plan' })
  const navigate = useNavigate({ from: '/plan' })
  const comparable = new Set(runs.filter(hasPlan).map(({ id }) => id))
  const chosen = (search.chosen?.split(',') ?? []).map(Number).filter(id => comparable.has(id))
  const choose = (next: readonly number[]) =>
    void navigate({
      search: ({ chosen: _, ...now }) => ({ ...now, ...(next.length > 0 ? { chosen: next.join(',') } : {}) }),
      replace: true,
      resetScroll: false,
    })
  return { chosen, choose }
}

function CompareBar({ chosen, clear }: { chosen: readonly number[]; clear: () => void }) {
  const { planRuns } = useText()
  const format = useFormat()
  const navigate = useNavigate()
  if (chosen.length === 0) return null
  const [first, second] = [...chosen].sort((a, b) => a - b)
  return (
    <div className="compare-bar" role="status">
      <span>{planRuns.chosenOf(format.count(chosen.length))}</span>
      <Button
        type="primary"
        disabled={second === undefined}
        onClick={() =>
          void navigate({
            to: '/plan/$run/compared/$other',
            params: { run: String(first), other: String(second) },
          })
        }
      >
        {planRuns.compare}
      </Button>
      <Button onClick={clear}>{planRuns.clearChoice}</Button>
    </div>
  )
}

function RunLine({ run, chosen, choose }: { run: PlanRun } & Choosing) {
  const { plan, planRuns } = useText()
  const format = useFormat()
  const runName = useRunName()
  const objectiveText = useObjectiveText()
  const { summary, scenario } = run
  const [asking, setAsking] = useState(false)
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
      <RunDescent run={run} />
      {summary && summary.objective !== null && (
        <p className="small">
          {plan.objective[summary.objectiveUnit]} {objectiveText(summary.objective, summary.objectiveUnit)} ·{' '}
          {plan.gap} {format.fineShare(summary.gap)}
        </p>
      )}
      <div className="run-line-end">
        {hasPlan(run) && (
          <label className="tick small">
            <input
              type="checkbox"
              aria-label={planRuns.choose(String(run.id))}
              checked={chosen.includes(run.id)}
              disabled={chosen.length === 2 && !chosen.includes(run.id)}
              onChange={event =>
                choose(event.target.checked ? [...chosen, run.id] : chosen.filter(each => each !== run.id))
              }
            />
            {planRuns.compare}
          </label>
        )}
        {run.may.delete && (
          <RunRemoval run={run} asking={asking} setAsking={setAsking}>
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
      </div>
    </li>
  )
}

/** What tells plans of one scenario apart: the plan it started from, how many sites changed, and its locks. */
function RunDescent({ run: { start, scenario, summary } }: { run: PlanRun }) {
  const { plan, planRuns } = useText()
  const format = useFormat()
  const locks = scenario.lockIn.length + scenario.lockOut.length
  const changes = summary?.changes
  const parts = [
    start &&
      (start.relief
        ? planRuns.startedFromRelief(String(start.run), plan.reliefFamilies[start.relief])
        : planRuns.startedFrom(String(start.run))),
    start?.changeLittle && planRuns.littleChange,
    changes &&
      planRuns.sitesChanged(
        format.count(changes.opened.length + changes.dropped.length + changes.otherwise.length),
      ),
    locks > 0 && planRuns.locks(format.count(scenario.lockIn.length), format.count(scenario.lockOut.length)),
  ].filter(Boolean)
  return parts.length === 0 ? null : <p className="small quiet">{parts.join(' · ')}</p>
}
