import { useEffect, useMemo, useState } from 'react'
import { useFormat, useText } from '../../language.tsx'
import type { PlanProgress, PlanRun } from '../../plan-api.ts'
import { Chart } from '../../ui/chart.tsx'
import type { ChartOption } from '../../ui/chart-canvas.tsx'
import { DataTable } from '../../ui/data-table.tsx'
import { Panel } from '../../ui/panel.tsx'
import { useObjectiveText } from './objective.ts'
import { useRunEvents } from './use-run-events.ts'

/** A computation under way: phase, best plan and bound so far, and how the gap between them closes. */
export function RunProgress({ run }: { run: PlanRun }) {
  const { plan } = useText()
  const format = useFormat()
  const objectiveText = useObjectiveText()
  const { heard, cutOff } = useRunEvents(run)
  const now = heard.at(-1)
  const elapsed = useElapsed(run.startedAt)
  const unit = run.scenario.aim === 'least-cost' ? 'fen' : 'child_years'
  // the last stage has an objective of its own, beside which the aim's stands as it was reached
  const fair = now?.phase === 'fairness'
  const aimed = heard.findLast(each => each.phase !== 'fairness')
  return (
    <Panel title={plan.progress} note={plan.stateNotes[run.state]}>
      <p className="only-heard" role="status">
        {now ? plan.phases[now.phase] : plan.states[run.state]}
      </p>
      {cutOff && (
        <p className="cut-off" role="alert">
          {plan.cutOff}
        </p>
      )}
      <dl className="facts" data-testid="progress">
        <dt>{plan.states[run.state]}</dt>
        <dd>
          <span className="working" aria-hidden="true" /> {now ? plan.phases[now.phase] : '…'}
        </dd>
        <dt>{plan.seconds}</dt>
        <dd>{elapsed === null ? '–' : format.seconds(elapsed)}</dd>
        <dt>{plan.objective[unit]}</dt>
        <dd>{objectiveText(aimed?.objective ?? null, unit)}</dd>
        <dt>{plan.bound}</dt>
        <dd>{objectiveText(aimed?.bound ?? null, unit)}</dd>
        <dt>{plan.gap}</dt>
        <dd>{aimed?.gap == null ? plan.noGapYet : format.fineShare(aimed.gap)}</dd>
        {fair && (
          <>
            <dt>{plan.fairestObjective}</dt>
            <dd>{format.share(now.objective)}</dd>
          </>
        )}
      </dl>
      {now?.part != null && <PartDone part={now.part} label={plan.phases[now.phase]} />}
      <GapChart heard={heard} />
    </Panel>
  )
}

/** How much of the phase is done. */
function PartDone({ part, label }: { part: number; label: string }) {
  const format = useFormat()
  return (
    <p className="part-done">
      <progress value={part} max={1} aria-label={label} />
      <span>{format.percent(Math.floor(part * 100) / 100)}</span>
    </p>
  )
}

/** Whole seconds since the instant, told anew every second; null while it has not come. */
function useElapsed(since: string | null): number | null {
  const [now, setNow] = useState(Date.now)
  useEffect(() => {
    const clock = setInterval(() => setNow(Date.now()), 1_000)
    return () => clearInterval(clock)
  }, [])
  return since === null ? null : Math.max(0, Math.floor((now - Date.parse(since)) / 1_000))
}

function GapChart({ heard }: { heard: readonly PlanProgress[] }) {
  const { plan, planResult } = useText()
  const format = useFormat()
  // of the aim itself: how fair a plan can be is another question
  const known = useMemo(() => heard.filter(each => each.gap !== null && each.phase !== 'fairness'), [heard])
  const option = useMemo(
    (): ChartOption => ({
      animation: false,
      grid: { left: 8, right: 18, top: 14, bottom: 6, containLabel: true },
      tooltip: { trigger: 'axis', valueFormatter: value => format.fineShare(Number(value)) },
      xAxis: { type: 'value', axisLabel: { formatter: (value: number) => format.seconds(value) } },
      yAxis: { type: 'value', min: 0, axisLabel: { formatter: (value: number) => format.fineShare(value) } },
      series: [
        {
          type: 'line',
          step: 'end',
          name: plan.gap,
          // A single point has no line to be seen by.
          showSymbol: known.length === 1,
          areaStyle: { opacity: 0.12 },
          data: known.map(each => [each.seconds, each.gap!]),
        },
      ],
    }),
    [known, format, plan],
  )
  if (known.length === 0) return <p className="small quiet">{planResult.gapChartLater}</p>
  return (
    <Chart
      label={plan.gapChart}
      option={option}
      height={220}
      table={
        <DataTable
          caption={plan.gapChart}
          rows={known.map((each, i) => ({ ...each, key: String(i) }))}
          keyOf={each => each.key}
          height={220}
          columns={[
            { key: 'seconds', title: plan.seconds, cell: each => format.seconds(each.seconds) },
            { key: 'gap', title: plan.gap, number: true, cell: each => format.fineShare(each.gap) },
          ]}
        />
      }
    />
  )
}
