import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useText } from '../../language.tsx'
import type { PlanRun, Scenario } from '../../plan-api.ts'
import { PageHead, Panel } from '../../ui/panel.tsx'
import { Answer } from '../../ui/states.tsx'
import './plan.css'
import { PlanForm } from './plan-form.tsx'
import { runQuery, runsQuery, scenariosQuery } from './queries.ts'
import { RunList } from './run-list.tsx'

/** Settings of a new plan beside the computations there are. */
export function PlansPage() {
  const { plan, planForm } = useText()
  const { from } = useSearch({ from: '/plan' })
  const scenarios = useQuery(scenariosQuery())
  const runs = useQuery(runsQuery())
  const started = useQuery({ ...runQuery(from ?? 0), enabled: from !== undefined })
  const ready = from === undefined || started.data !== undefined || started.error !== null
  return (
    <div className="stack">
      <PageHead title={plan.title} note={plan.intro} />
      <div className="plans">
        <Panel title={planForm.title} note={from !== undefined && planForm.basedOn(String(from))}>
          <Answer of={{ ...scenarios, data: ready ? scenarios.data : undefined }} height={900}>
            {list => <FormFor scenarios={list} run={started.data} />}
          </Answer>
        </Panel>
        <Panel title={plan.runs} flush>
          <Answer of={runs} height={300}>
            {list => <RunList runs={list} />}
          </Answer>
        </Panel>
      </div>
    </div>
  )
}

function FormFor({ scenarios, run }: { scenarios: readonly Scenario[]; run: PlanRun | undefined }) {
  const search = useSearch({ from: '/plan' })
  const navigate = useNavigate({ from: '/plan' })
  const wanted = search.scenario ?? run?.scenario.code
  const base = scenarios.find(({ code }) => code === wanted) ?? scenarios[0]
  if (!base) return null
  const start = run && !search.scenario ? run.scenario : base
  return (
    <PlanForm
      key={`${base.code} ${run?.id ?? ''}`}
      scenarios={scenarios}
      base={base}
      start={start}
      onScenario={scenario => void navigate({ search: { scenario }, replace: true, resetScroll: false })}
    />
  )
}
