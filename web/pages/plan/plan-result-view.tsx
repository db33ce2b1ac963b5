import { useText } from '../../language.tsx'
import type { PlanResult, PlanRun } from '../../plan-api.ts'
import { AccessPanel } from './access-panel.tsx'
import { BindingLimits } from './binding-limits.tsx'
import { BirthsPanel } from './births-panel.tsx'
import { BridgePanel } from './bridge-panel.tsx'
import { CarerForecastPanel } from './carer-forecast-panel.tsx'
import { CarerPanel } from './carer-panel.tsx'
import { ChildrenPanel } from './children-panel.tsx'
import { CostPanel } from './cost-panel.tsx'
import { IndicatorPanel } from './indicator-panel.tsx'
import { PlanAssumptions } from './plan-assumptions.tsx'
import { PlanExport } from './plan-export.tsx'
import './plan-result.css'
import { Reliefs } from './reliefs.tsx'
import { SitesPanel } from './sites-panel.tsx'
import { Verdict } from './verdict.tsx'

/** What a finished computation found. */
export function PlanResultView({ run, result }: { run: PlanRun; result: PlanResult }) {
  const { plan } = useText()
  const found = result.objective !== null
  return (
    <>
      <Verdict run={run} result={result} />
      {result.reliefs.length > 0 && <Reliefs run={run} result={result} />}
      {found && (
        <>
          <IndicatorPanel result={result} />
          <BridgePanel result={result} />
          <AccessPanel result={result} />
          <div id="sites">
            <SitesPanel run={run} result={result} />
          </div>
          <div className="plan-pair">
            <CostPanel result={result} />
            <div className="stack">
              <BindingLimits result={result} />
              <CarerPanel result={result} />
            </div>
          </div>
        </>
      )}
      <ChildrenPanel result={result} />
      <CarerForecastPanel result={result} />
      <BirthsPanel result={result} />
      <PlanAssumptions result={result} />
      <section className="panel plan-export-panel" aria-label={plan.exportPlan}>
        <PlanExport run={run} />
      </section>
    </>
  )
}
