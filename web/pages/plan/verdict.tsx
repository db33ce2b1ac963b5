import { Link } from '@tanstack/react-router'
import { useFormat, useText } from '../../language.tsx'
import type { Messages } from '../../messages/zh.ts'
import type { PlanResult, PlanRun } from '../../plan-api.ts'
import { MarkTag } from '../../ui/mark.tsx'
import { useObjectiveText } from './objective.ts'

/** What was proved, in one sentence, with the figures that it rests on. */
export function Verdict({ run, result }: { run: PlanRun; result: PlanResult }) {
  const { plan, planResult } = useText()
  const format = useFormat()
  const objectiveText = useObjectiveText()
  const { totals, objectiveUnit: unit } = result
  const found = result.objective !== null
  return (
    <section className={`verdict verdict-${result.status}`} aria-label={plan.statuses[result.status]}>
      <div className="verdict-said">
        <p className="verdict-objective">
          {found && <span className="small">{plan.objective[unit]}</span>}
          <strong>{found ? objectiveText(result.objective, unit) : plan.statuses[result.status]}</strong>
        </p>
        <p className="verdict-proof">{proofOf(result, { plan, planResult }, format.fineShare)}</p>
        {found && (
          <p className="small quiet">
            {plan.bound} {objectiveText(result.bound, unit)} · {plan.gap} {format.fineShare(result.gap)} ·{' '}
            {plan.seconds} {format.seconds(result.seconds)}
          </p>
        )}
        {result.changes && <Changes run={run} changes={result.changes} />}
        {found && result.stages.length > 1 && <Stages result={result} />}
        {found && <MarkTag mark={totals.mark} />}
      </div>
      {found && (
        <dl className="verdict-totals">
          <Total name={plan.totals.sitesOpened} value={format.count(totals.sitesOpened)} />
          <Total
            name={plan.totals.newPlaces}
            value={format.count(totals.newPlaces)}
            note={`${plan.totals.newInclusivePlaces} ${format.count(totals.newInclusivePlaces)}`}
          />
          <Total name={plan.totals.carersTrained} value={format.count(Math.round(totals.carersTrained))} />
          <Total name={plan.totals.publicCost} value={format.fen(totals.publicCostFen)} />
          <Total
            name={planResult.lowUseTotal(format.percent(result.inputs.lowUseShare))}
            value={format.count(totals.lowUseSites)}
            note={planResult.lowUseNote(format.count(totals.lowUsePlaces))}
          />
          <Total name={plan.totals.served} value={format.count(Math.round(totals.servedLastYear))} />
        </dl>
      )}
    </section>
  )
}

/** What the plan opens otherwise than the run it started from. */
function Changes({ run, changes }: { run: PlanRun; changes: NonNullable<PlanResult['changes']> }) {
  const { planResult } = useText()
  const format = useFormat()
  const counts = {
    opened: format.count(changes.opened.length),
    dropped: format.count(changes.dropped.length),
    otherwise: format.count(changes.otherwise.length),
    alike: format.count(changes.alike),
  }
  return (
    <p className="small">
      {run.start && (
        <Link to="/plan/$run/compared/$other" params={{ run: String(run.start.run), other: String(run.id) }}>
          {planResult.againstRun(String(run.start.run))}
        </Link>
      )}{' '}
      {planResult.changedSites(counts)}
      {changes.changeLittle && ` · ${planResult.littleChanged}`}
      {changes.littleCostsFen !== undefined &&
        ` · ${planResult.littleCosts(format.yuan(Math.round(changes.littleCostsFen / 100)))}`}
    </p>
  )
}

function Total({ name, value, note }: { name: string; value: string; note?: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        {value} {note && <span className="small quiet verdict-note">{note}</span>}
      </dd>
    </div>
  )
}

function proofOf(
  result: PlanResult,
  { plan, planResult }: Pick<Messages, 'plan' | 'planResult'>,
  share: (value: number | null) => string,
): string {
  const cheapest = result.aim === 'least-cost'
  switch (result.status) {
    case 'infeasible':
      return result.reliefs.some(each => each.helps !== false) ? plan.infeasibleNote : planResult.infeasible
    case 'stopped':
      return result.gap === null ? plan.stoppedNoBound : plan.stoppedNote(share(result.gap))
    case 'optimal':
      return cheapest ? plan.provedCheapest : plan.provedMost
    case 'within-gap':
      return cheapest ? plan.withinCheapest(share(result.gap)) : plan.withinMost(share(result.gap))
  }
}

function Stages({ result }: { result: PlanResult }) {
  const { plan } = useText()
  const format = useFormat()
  const objectiveText = useObjectiveText()
  return (
    <ul className="small" aria-label={plan.stagesTitle}>
      {result.stages.map(stage => {
        const said = (value: number | null) =>
          stage.name === 'fairest'
            ? format.share(value)
            : objectiveText(value, stage.name === 'least-cost' ? 'fen' : 'child_years')
        return (
          <li key={stage.name}>
            {plan.stages[stage.name]}
            {stage.name === 'fairest' && ` (${plan.fairestObjective})`} <b>{said(stage.objective)}</b> ·{' '}
            {plan.bound} {said(stage.bound)} · {plan.gap} {format.fineShare(stage.gap)}
          </li>
        )
      })}
    </ul>
  )
}
