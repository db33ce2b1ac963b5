import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import { type FormEvent, useMemo, useRef, useState } from 'react'
import { ApiError } from '../../../contract/client.ts'
import { TARGET_MEASURES } from '../../api.ts'
import { useFormat, useLanguage, useText } from '../../language.tsx'
import type { Scenario } from '../../plan-api.ts'
import { cityQuery } from '../../queries.ts'
import { Pick } from '../../ui/fields.tsx'
import { Failed } from '../../ui/states.tsx'
import { standingQuery } from '../overview/queries.ts'
import { BudgetFields } from './budget-fields.tsx'
import { FloorFields } from './floor-fields.tsx'
import { changesOf, type Fault, faultsIn } from './form-changes.ts'
import { ChoiceField, FormPart, FormProvider, TextField, TickField, useForm } from './form-fields.tsx'
import { type FormValues, type PackTargets, type Values, valuesOf } from './form-values.ts'
import { LockFields } from './lock-fields.tsx'
import './plan-form.css'
import { useRequestPlan } from './queries.ts'
import { TargetFields } from './target-fields.tsx'

/** The settings of a plan. `start` fills the fields, `base` is what the server applies the changes to. */
export function PlanForm(props: {
  scenarios: readonly Scenario[]
  base: Scenario
  start: Scenario
  onScenario: (code: string) => void
}) {
  const { base, start } = props
  const { planForm, plan } = useText()
  const [form, setForm] = useState<FormValues>(() => valuesOf(start))
  const [own, setOwn] = useState<readonly Fault[]>([])
  const request = useRequestPlan()
  const navigate = useNavigate()
  const top = useRef<HTMLDivElement>(null)
  const packTargets = usePackTargets()
  const error = request.error
  const refused = error instanceof ApiError ? faultsIn(error.refusal.facts, form.values) : []
  const faults = own.length > 0 ? own : refused
  const set = (next: Values) => setForm(now => ({ ...now, values: { ...now.values, ...next } }))

  const submit = (event: FormEvent) => {
    event.preventDefault()
    const { changes, faults } = changesOf(form, base)
    setOwn(faults)
    if (faults.length > 0) return top.current?.focus()
    request.mutate(
      { scenario: base.code, changes },
      {
        onSuccess: run => void navigate({ to: '/plan/$run', params: { run: String(run.id) } }),
        onError: () => top.current?.focus(),
      },
    )
    return undefined
  }

  return (
    <FormProvider value={{ values: form.values, faults, set }}>
      <form className="plan-form" onSubmit={submit} noValidate>
        <div ref={top} tabIndex={-1} className="form-top">
          {faults.length > 0 ? <FaultList faults={faults} /> : error ? <Failed error={error} /> : null}
        </div>
        <FormPart title={planForm.scenario}>
          <ScenarioPick {...props} />
          <TextField path="name" label={planForm.name} />
          <ChoiceField path="aim" label={planForm.aim} choices={plan.aims} />
          {form.values.aim === 'most-served' && <TickField path="fairest" label={planForm.fairest} />}
          <ChoiceField path="births" label={planForm.births} choices={planForm.birthsCases} />
          <div className="form-row">
            <TextField path="baseDate" label={planForm.baseDate} type="date" />
            <TextField path="firstYear" label={planForm.firstYear} number />
            <TextField path="lastYear" label={planForm.lastYear} number />
          </div>
        </FormPart>
        <TargetFields pack={packTargets} />
        <BudgetFields />
        <details className="form-more">
          <summary>{planForm.more}</summary>
          <FloorFields />
          <CarerFields />
          <LockFields lists={form.lists} change={lists => setForm(now => ({ ...now, lists }))} />
          <MoneyFields />
        </details>
        <div className="form-end">
          <Effort />
          <Button type="primary" htmlType="submit" size="large" loading={request.isPending}>
            {request.isPending ? planForm.computing : planForm.compute}
          </Button>
        </div>
      </form>
    </FormProvider>
  )
}

/** The pack's own targets, to start from where a planner makes them their own. */
function usePackTargets(): PackTargets {
  const city = useQuery(cityQuery()).data
  const standing = useQuery(standingQuery(city?.defaultOn, 'district')).data
  return useMemo(() => {
    const figures = standing?.areas.find(({ area }) => area.level === 'city')?.figures
    return Object.fromEntries(
      TARGET_MEASURES.map(measure => [
        measure,
        Object.fromEntries(
          figures?.[measure]?.target?.path.map(point => [String(point.year), point.value]) ?? [],
        ),
      ]),
    ) as unknown as PackTargets
  }, [standing])
}

function ScenarioPick(props: {
  scenarios: readonly Scenario[]
  base: Scenario
  onScenario: (code: string) => void
}) {
  const { planForm } = useText()
  const language = useLanguage()
  const listed = props.scenarios.some(({ code }) => code === props.base.code)
  const all = listed ? props.scenarios : [props.base, ...props.scenarios]
  return (
    <Pick
      label={planForm.scenario}
      value={props.base.code}
      onChange={props.onScenario}
      choices={all.map(each => ({ value: each.code, label: language === 'en' ? each.nameEn : each.name }))}
    />
  )
}

function FaultList({ faults }: { faults: readonly Fault[] }) {
  const { planForm } = useText()
  const format = useFormat()
  return (
    <div className="state state-refused" role="alert">
      <p>{planForm.faults(format.count(faults.length))}</p>
      <ul className="fault-list">
        {faults.map(fault => (
          <li key={fault.path}>
            <code>{fault.path}</code> {planForm.faultAt(fault.value, planForm.allowed(fault.allowed))}
          </li>
        ))}
      </ul>
    </div>
  )
}

function CarerFields() {
  const { planForm } = useText()
  return (
    <FormPart title={planForm.carersTitle} path="training">
      <TickField path="carers.required" label={planForm.carersRequired} />
      <TickField path="training.offered" label={planForm.trainingOffered} />
      <div className="form-row">
        <TextField
          path="training.yuanPerCarer"
          label={planForm.trainingCost}
          hint={planForm.packValue}
          number
        />
        <TextField
          path="training.yearlyLimit"
          label={planForm.trainingLimit}
          hint={planForm.packValue}
          number
        />
        <TextField
          path="training.totalLimit"
          label={planForm.trainingTotal}
          hint={planForm.packValue}
          number
        />
      </div>
    </FormPart>
  )
}

function MoneyFields() {
  const { planForm } = useText()
  return (
    <FormPart title={planForm.money}>
      <div className="form-row">
        <TextField path="reachMetres" label={planForm.reach} hint={planForm.packValue} number />
        <TextField path="discountRate" label={planForm.discount} hint={planForm.packValue} number />
        <TextField path="evaluationYears" label={planForm.evaluation} hint={planForm.packValue} number />
        <TextField path="gap" label={planForm.gapStop} number />
        <TextField path="seconds" label={planForm.secondsStop} number />
      </div>
    </FormPart>
  )
}

/** How much work the search may do, 1 being the normal amount. */
const EFFORTS = { quick: '0.3', normal: '1', thorough: '3', most: '10' } as const

function Effort() {
  const { planForm } = useText()
  const { values, set } = useForm()
  const known = Object.entries(EFFORTS).some(([, work]) => work === values.work)
  return (
    <Pick
      label={planForm.effort}
      value={values.work ?? '1'}
      onChange={work => set({ work })}
      choices={[
        ...Object.entries(EFFORTS).map(([effort, work]) => ({
          value: work,
          label: planForm.efforts[effort as keyof typeof EFFORTS],
        })),
        ...(known ? [] : [{ value: values.work ?? '', label: values.work ?? '' }]),
      ]}
    />
  )
}
