import { useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import { useAreaNames } from '../../area-names.ts'
import { useFormat, useText } from '../../language.tsx'
import type { PlanResult, PlanRun, ReliefChange, ReliefRow } from '../../plan-api.ts'
import { Panel } from '../../ui/panel.tsx'
import { Failed } from '../../ui/states.tsx'
import { requestAgain, useRequestPlan } from './queries.ts'

/** Where no plan fits: the smallest change of all rules together and of each family alone, each ready to be computed. */
export function Reliefs({ run, result }: { run: PlanRun; result: PlanResult }) {
  const { plan, planResult } = useText()
  const format = useFormat()
  const request = useRequestPlan()
  const navigate = useNavigate()
  const apply = (relief: ReliefRow) => {
    request.mutate(
      { ...requestAgain(run), from: { run: run.id, relief: relief.family } },
      { onSuccess: next => void navigate({ to: '/plan/$run', params: { run: String(next.id) } }) },
    )
  }
  const helping = result.reliefs.filter(each => each.helps !== false)
  const useless = result.reliefs.flatMap(({ helps, family }) =>
    helps === false && family !== 'joint' ? [planResult.reliefFamilies[family]] : [],
  )
  const jointUseless = result.reliefs.some(({ helps, family }) => helps === false && family === 'joint')
  const aloneHelps = helping.some(each => each.family !== 'joint')
  const few = result.leftOut.filter(each => each.reason === 'too-few-children').length
  return (
    <Panel title={plan.reliefs} flush>
      {request.error && <Failed error={request.error} />}
      {useless.length > 0 && (
        <p className="relief-note">
          {!aloneHelps && !jointUseless ? planResult.noneAlone(useless) : planResult.notAlone(useless)}
        </p>
      )}
      {jointUseless && <p className="relief-note">{planResult.jointNotEnough}</p>}
      {result.scenario.leastReachableUse > 0 && few > 0 && (
        <p className="relief-note">
          {planResult.lowUseRelief(format.percent(result.scenario.leastReachableUse), format.count(few))}
        </p>
      )}
      <ul className="reliefs">
        {helping.map(relief => (
          <Relief
            key={relief.family}
            relief={relief}
            carriesOver={result.scenario.budgets?.carryOver ?? false}
            pending={request.isPending}
            onApply={() => apply(relief)}
          />
        ))}
      </ul>
    </Panel>
  )
}

/** What is asked of a rule, in words: money, a share of what the rule asks for, or whole things of a unit. */
function useAmount() {
  const { plan } = useText()
  const format = useFormat()
  return (value: number, unit: ReliefRow['unit']) => {
    if (unit === 'yuan') return format.yuan(value)
    if (unit === 'share') return format.fineShare(value)
    const count = Math.ceil(value)
    return unit
      ? `${format.count(count)} ${(count === 1 ? plan.units : plan.unitsMany)[unit]}`
      : format.count(count)
  }
}

type ReliefProps = {
  readonly relief: ReliefRow
  /** whether money that is not spent may be spent later, so that a budget's share is one of all years' money. */
  readonly carriesOver: boolean
  readonly pending: boolean
  readonly onApply: () => void
}

function Relief({ relief, carriesOver, pending, onApply }: ReliefProps) {
  const { plan, planResult } = useText()
  const format = useFormat()
  const amountOf = useAmount()
  const joint = relief.family === 'joint'
  const said = (value: number) => amountOf(value, relief.unit)
  const name = plan.reliefFamilies[relief.family]
  return (
    <li>
      <h3>{name}</h3>
      <p>
        {relief.helps === null && `${joint ? planResult.jointUnknown : plan.helpsUnknown} `}
        {relief.foundChange !== null &&
          (joint
            ? plan.foundChanges(format.count(relief.changes.length))
            : plan.foundChange(said(relief.foundChange)))}
        {!joint && relief.leastChange !== null && (
          <span className="quiet"> · {plan.leastChange(said(relief.leastChange))}</span>
        )}
      </p>
      {joint && (
        <p className="small quiet">
          {plan.jointNote}
          {relief.foundChange !== null && ` ${plan.shareSum(format.decimal(relief.foundChange))}`}
          {relief.leastChange !== null && ` ${plan.leastShareSum(format.decimal(relief.leastChange))}`}
        </p>
      )}
      <Changes changes={relief.changes.slice(0, CHANGES_IN_SIGHT)} carriesOver={carriesOver} />
      {relief.changes.length > CHANGES_IN_SIGHT && (
        <details>
          <summary className="small">
            {plan.moreChanges(format.count(relief.changes.length - CHANGES_IN_SIGHT))}
          </summary>
          <Changes changes={relief.changes.slice(CHANGES_IN_SIGHT)} carriesOver={carriesOver} />
        </details>
      )}
      {relief.foundChange !== null && relief.found === undefined && (
        <p className="small quiet">{planResult.applyAgain}</p>
      )}
      {relief.found && (
        <Button loading={pending} onClick={onApply} aria-label={plan.applyRelief(name)}>
          {plan.apply}
        </Button>
      )}
    </li>
  )
}

/** Longer lists of changes, such as of many locks, open on demand. */
const CHANGES_IN_SIGHT = 24

type ChangesProps = Pick<ReliefProps, 'carriesOver'> & { readonly changes: readonly ReliefChange[] }

function Changes({ changes, carriesOver }: ChangesProps) {
  return (
    <ul className="relief-changes">
      {changes.map(change => (
        <li key={[change.family, change.year, change.level, change.district, change.site].join()}>
          <Change change={change} carriesOver={carriesOver} />
        </li>
      ))}
    </ul>
  )
}

function Change({
  change,
  carriesOver,
}: Pick<ReliefProps, 'carriesOver'> & { readonly change: ReliefChange }) {
  const { plan, terms } = useText()
  const format = useFormat()
  const amountOf = useAmount()
  const areaName = useAreaNames()
  const district = change.district && areaName(change.district)
  const who = change.siteName ?? district ?? (change.level && terms.governmentLevels[change.level])
  const amount = change.unit === 'decision' ? '' : amountOf(change.amount, change.unit)
  const ofWhat = change.family === 'budget' && carriesOver ? plan.ofAllYears : plan.ofAsked
  const share = change.share === undefined ? '' : ofWhat(format.fineShare(change.share))
  return [change.year, who, plan.reliefChange[change.family], amount, share].filter(Boolean).join(' ')
}
