import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { hasEnded } from '../../../contract/plans.ts'
import { useFormat, useText } from '../../language.tsx'
import type { PlanRun } from '../../plan-api.ts'
import { NotFound } from '../../ui/not-found.tsx'
import { PageHead } from '../../ui/panel.tsx'
import { Answer } from '../../ui/states.tsx'
import './plan.css'
import { PlanResultView } from './plan-result-view.tsx'
import { resultQuery, runQuery } from './queries.ts'
import { RunActions } from './run-actions.tsx'
import { useRunName } from './run-name.ts'
import { RunProgress } from './run-progress.tsx'
import { RunStopped } from './run-stopped.tsx'
import { StateTag } from './state-tag.tsx'

/** One computation: how it goes while it runs, what it found, or why it found nothing. */
export function PlanRunPage() {
  const { run: text } = useParams({ from: '/plan/$run' })
  const id = Number(text)
  if (!Number.isSafeInteger(id) || id < 1) return <NotFound />
  return <Run key={id} id={id} />
}

function Run({ id }: { id: number }) {
  const { plan } = useText()
  const run = useQuery(runQuery(id))
  return (
    <div className="stack">
      {run.data ? <RunHead run={run.data} /> : <PageHead title={plan.run(String(id))} note={'\u00a0'} />}
      <Answer of={run} height={600}>
        {data => <RunBody run={data} />}
      </Answer>
    </div>
  )
}

function RunHead({ run }: { run: PlanRun }) {
  const { plan } = useText()
  const format = useFormat()
  const runName = useRunName()
  const { scenario, forced } = run
  return (
    <PageHead
      title={`${plan.run(String(run.id))} ${runName(run)}`}
      note={
        <>
          <StateTag state={run.state} status={run.summary?.status} />{' '}
          {[
            `${scenario.firstYear}–${scenario.lastYear}`,
            plan.aims[scenario.aim],
            format.moment(run.requestedAt),
          ].join(' · ')}
          {forced && (
            <>
              {' · '}
              <Link
                to="/plan/$run"
                params={{ run: String(forced.run) }}
                search={{ sites: 'left-out', site: forced.site }}
              >
                {plan.run(String(forced.run))}
              </Link>
            </>
          )}
        </>
      }
      tools={<RunActions run={run} />}
    />
  )
}

function RunBody({ run }: { run: PlanRun }) {
  const result = useQuery(resultQuery(run.id, run.state === 'finished'))
  if (!hasEnded(run.state)) return <RunProgress run={run} />
  if (run.state !== 'finished') return <RunStopped run={run} />
  return (
    <Answer of={result} height={1200}>
      {data => <PlanResultView run={run} result={data} />}
    </Answer>
  )
}
