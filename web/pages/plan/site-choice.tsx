import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useEffect, useRef } from 'react'
import { hasEnded } from '../../../contract/plans.ts'
import { useFormat, useText } from '../../language.tsx'
import type { LeftOutSite, PlanResult, PlanRun } from '../../plan-api.ts'
import { Failed } from '../../ui/states.tsx'
import { onEscape } from './closing.ts'
import { useForcingText } from './forcing.ts'
import { JoiningList } from './joining.tsx'
import { type ForcedSite, forcedQuery, useCancelPlan, useForceSite } from './queries.ts'

/** The site chosen in table or map: what having it costs, and a new plan with or without it. */
export function SiteChoice(props: { run: PlanRun; result: PlanResult; site: string; close: () => void }) {
  const { run, result, site } = props
  const { plan, planRuns, shell } = useText()
  const opened = result.programme.find(row => row.site === site)
  const left = result.leftOut.find(row => row.site === site)
  const row = opened ?? left
  const panel = useRef<HTMLElement>(null)
  const cameFrom = useRef<HTMLElement>(null)
  // chosen far below, in the table, it would open out of sight, and behind whoever goes by the keyboard
  // biome-ignore lint/correctness/useExhaustiveDependencies: each newly chosen site is shown
  useEffect(() => {
    void panel.current?.scrollIntoView({ block: 'nearest' })
    const row = document.activeElement
    if (!(row instanceof HTMLElement && row.matches('.table-pick'))) return
    cameFrom.current = row
    panel.current?.focus({ preventScroll: true })
  }, [site])
  if (!row) return null
  const close = () => {
    props.close()
    cameFrom.current?.focus()
  }
  const said = opened
    ? planRuns.openedIn(String(opened.year))
    : planRuns.isLeftOut(plan.leftOutReasons[left!.reason])
  return (
    <section
      ref={panel}
      className="site-choice"
      aria-label={planRuns.chosenSite}
      tabIndex={-1}
      onKeyDown={onEscape(close)}
    >
      <button type="button" className="site-choice-close" aria-label={shell.close} onClick={close}>
        ×
      </button>
      <p>
        <b>{row.name}</b> <span className="quiet">{said}</span>
      </p>
      {left?.reason === 'not-chosen' && result.objective !== null && (
        <SiteCost run={run} result={result} left={left} />
      )}
      <p className="site-choice-ways">
        {!(left && CANNOT_OPEN.has(left.reason)) && (
          <Link to="/plan" search={{ from: run.id, lockIn: site }}>
            {planRuns.planWith}
          </Link>
        )}
        <Link to="/plan" search={{ from: run.id, lockOut: site }}>
          {planRuns.planWithout}
        </Link>
      </p>
    </section>
  )
}

/** Left out for good: no lock opens such a site. */
const CANNOT_OPEN: ReadonlySet<string> = new Set(['not-available-in-time', 'no-option', 'duty-fulfilled'])

function SiteCost({ run, result, left }: { run: PlanRun; result: PlanResult; left: LeftOutSite }) {
  const { plan, planRuns } = useText()
  const forcingText = useForcingText(result)
  const force = useForceSite(run.id)
  const asked = useQuery(forcedQuery(run.id)).data?.find(each => each.site === left.site)
  const state = asked?.run.state
  const open = state === undefined || (hasEnded(state) && state !== 'finished')
  return (
    <>
      <dl className="site-cost">
        <dt>{planRuns.standing}</dt>
        <dd>{forcingText(left)}</dd>
        {left.joining && (
          <>
            <dt>{planRuns.wouldJoin}</dt>
            <dd>
              <JoiningList joining={left.joining} />
            </dd>
          </>
        )}
        {asked && (
          <>
            <dt>{planRuns.askedCost}</dt>
            <dd>
              <div role="status">
                {open ? planRuns.notDone(plan.states[state!]) : <Asked asked={asked} left={left} />}
              </div>
            </dd>
          </>
        )}
      </dl>
      {open && (
        <Button loading={force.isPending} onClick={() => force.mutate(left.site)}>
          {result.objectiveUnit === 'fen' ? planRuns.askCost : planRuns.askLoss}
        </Button>
      )}
      {force.error && <Failed error={force.error} />}
    </>
  )
}

function Asked({ asked, left }: { asked: ForcedSite; left: LeftOutSite }) {
  const { plan, planRuns } = useText()
  const format = useFormat()
  const cancel = useCancelPlan()
  const { run } = asked
  const to = { to: '/plan/$run', params: { run: String(run.id) } } as const
  if (run.state === 'finished')
    return (
      <>
        <CostText asked={asked} left={left} /> <Link {...to}>{planRuns.seePlan}</Link>
      </>
    )
  const { progress } = run
  return (
    <>
      <span className="working" aria-hidden="true" /> {planRuns.asking}
      {run.state === 'queued' ? ` · ${planRuns.waiting}` : ''}
      {progress && ` · ${plan.phases[progress.phase]}`}
      {progress?.gap != null && ` · ${plan.gap} ${format.fineShare(progress.gap)}`}{' '}
      <Link {...to}>{planRuns.watch}</Link>{' '}
      <Button
        size="small"
        loading={cancel.isPending || run.state === 'stopping'}
        onClick={() => cancel.mutate(run.id)}
      >
        {planRuns.stopAsking}
      </Button>
    </>
  )
}

/** Both bounds are proved, so the better of the two lower ones holds. */
function CostText({ asked: { cost }, left }: { asked: ForcedSite; left: LeftOutSite }) {
  const { planRuns } = useText()
  const format = useFormat()
  if (!cost) return null
  const said = (amount: number) =>
    cost.unit === 'fen' ? format.fen(amount) : planRuns.childYears(format.decimal(amount))
  if (cost.outcome === 'impossible') return <span>{planRuns.impossible}</span>
  const least = Math.max(cost.atLeast ?? 0, left.forcingAtLeast ?? 0)
  if (cost.atMost === null) return <span>{planRuns.atLeastOnly(said(least))}</span>
  const { found, atMost } = cost
  // both plans proved optimal: what is left between the bounds is rounding
  const exact = atMost - least <= Math.max(1, 1e-6 * Math.abs(atMost))
  return (
    <span>
      {exact ? planRuns.exactly(said(atMost)) : planRuns.between(said(least), said(atMost))}
      {!exact && found !== null && (
        <span className="quiet">
          {' '}
          · {found < 0 ? planRuns.foundBetter(said(-found)) : planRuns.foundMore(said(found))}
        </span>
      )}
    </span>
  )
}
