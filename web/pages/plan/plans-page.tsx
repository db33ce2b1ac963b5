import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useText } from '../../language.tsx'
import type { PlanRun, Scenario } from '../../plan-api.ts'
import { PageHead, Panel } from '../../ui/panel.tsx'
import { Answer } from '../../ui/states.tsx'
import './plan.css'
import { PlanForm } from './plan-form.tsx'
import type { PlansSearch } from './plan-search.ts'
import { runQuery, runsQuery, scenariosQuery } from './queries.ts'
import { RunList } from './run-list.tsx'

/** Settings of a new plan beside the computations there are. */
export function PlansPage() {
  const { plan } = useText()
  const { from } = useSearch({ from: '/plan' })
  const scenarios = useQuery(scenariosQuery())
  const runs = useQuery(runsQuery())
  const started = useQuery({ ...runQuery(from ?? 0), enabled: from !== undefined })
  const ready = from === undefined || started.data !== undefined || started.error !== null
  return (
    <div className="stack">
      <PageHead title={plan.title} note={plan.intro} />
      <div className="plans">
        <Answer of={{ ...scenarios, data: ready ? scenarios.data : undefined }} height={900}>
          {list => (
            <FormFor scenarios={list} run={started.data}>
              <Panel title={plan.runs} flush className="plans-runs">
                <Answer of={runs} height={300}>
                  {listed => <RunList runs={listed} />}
                </Answer>
              </Panel>
            </FormFor>
          )}
        </Answer>
      </div>
    </div>
  )
}

function FormFor(props: { scenarios: readonly Scenario[]; run: PlanRun | undefined; children: ReactNode }) {
  const { scenarios, run } = props
  const { planForm } = useText()
  const search = useSearch({ from: '/plan' })
  const navigate = useNavigate({ from: '/plan' })
  const wanted = search.scenario ?? run?.scenario.code
  const base = scenarios.find(({ code }) => code === wanted) ?? scenarios[0]
  if (!base) return null
  const given = run && !search.scenario ? run.scenario : base
  const start = withLock(given, search)
  return (
    <PlanForm
      key={[base.code, run?.id, search.lockIn, search.lockOut].join(' ')}
      scenarios={scenarios}
      base={base}
      start={start}
      run={given === base ? undefined : run}
      title={run && given !== base && planForm.basedOn(String(run.id))}
      beside={props.children}
      onScenario={scenario => void navigate({ search: { scenario }, replace: true, resetScroll: false })}
    />
  )
}

/** The settings with the one site locked that the address names. */
function withLock(scenario: Scenario, { lockIn, lockOut }: PlansSearch): Scenario {
  const site = lockIn ?? lockOut
  if (site === undefined) return scenario
  const others = (each: { site: string }) => each.site !== site
  const lock = { site, option: null, year: null }
  return {
    ...scenario,
    lockIn: [...scenario.lockIn.filter(others), ...(lockIn ? [lock] : [])],
    lockOut: [...scenario.lockOut.filter(others), ...(lockIn ? [] : [lock])],
  }
}
