import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, type ReactNode, useEffect, useId, useMemo, useRef, useState } from 'react'
import { ApiError } from '../../../contract/client.ts'
import { isCivilDate } from '../../../kernel/civil-date.ts'
import { TARGET_MEASURES } from '../../api.ts'
import { useLanguage, useText } from '../../language.tsx'
import type { PlanRun, Scenario } from '../../plan-api.ts'
import { cityQuery, settingsQuery } from '../../queries.ts'
import { Pick } from '../../ui/fields.tsx'
import { Panel } from '../../ui/panel.tsx'
import { Failed } from '../../ui/states.tsx'
import { standingQuery } from '../overview/queries.ts'
import { BudgetFields } from './budget-fields.tsx'
import { ChildrenFields, TakeUpFields } from './family-fields.tsx'
import { FaultList } from './fault-list.tsx'
import { FloorFields } from './floor-fields.tsx'
import { changesOf } from './form-changes.ts'
import { type Fault, faultCount, faultsIn } from './form-faults.ts'
import { ChoiceField, FormPart, FormProvider, isIn, TextField, TickField, useForm } from './form-fields.tsx'
import { FormSummary } from './form-summary.tsx'
import {
  type FormValues,
  type MatrixGiven,
  type PackTargets,
  type Values,
  valuesOf,
  withValues,
} from './form-values.ts'
import { LockFields } from './lock-fields.tsx'
import { CarerFields, MoneyFields, SearchFields, UseFields } from './more-fields.tsx'
import './plan-form.css'
import './year-table.css'
import { matrixOfRun, useRequestPlan } from './queries.ts'
import { ScenarioFile } from './scenario-file.tsx'
import { TargetFields } from './target-fields.tsx'
import { TravelFields } from './travel-fields.tsx'

/** The settings of a plan. `start` fills the fields, `base` is what the server applies the changes to. */
export function PlanForm(props: {
  scenarios: readonly Scenario[]
  base: Scenario
  start: Scenario
  /** the run whose settings, and whose matrix, the form starts from. */
  run: PlanRun | undefined
  onScenario: (code: string) => void
  title: ReactNode
  beside: ReactNode
}) {
  const { base, start, run } = props
  const { planForm } = useText()
  const [form, setForm] = useState<FormValues>(() =>
    valuesOf(start, run ? (matrixOfRun(start, run.id).matrix ?? null) : null),
  )
  const [changeLittle, setChangeLittle] = useState(false)
  const [own, setOwn] = useState<readonly Fault[]>([])
  // an earlier run without a plan is nothing to start from
  const startRun = run && run.summary?.objective != null ? run.id : undefined
  const cheapest = form.values.aim === 'least-cost'
  const request = useRequestPlan()
  const navigate = useNavigate()
  const element = useRef<HTMLFormElement>(null)
  const id = useId()
  const packTargets = usePackTargets()
  const pack = usePackSettings(form.values.baseDate)
  const baseForm = useMemo(() => valuesOf(base), [base])
  const error = request.error
  const refused = error instanceof ApiError ? faultsIn(error.refusal.facts, form.values) : []
  const faults = own.length > 0 ? own : refused
  const count = faults === refused && error instanceof ApiError ? faultCount(error.refusal.facts) : 0
  const set = (next: Values) => setForm(now => withValues(now, { ...now.values, ...next }))
  const reset = (group: readonly string[]) => {
    const of = (values: Values, inside: boolean) =>
      Object.entries(values).filter(([path]) => isIn(path, group) === inside)
    setForm(now =>
      withValues(now, Object.fromEntries([...of(now.values, false), ...of(baseForm.values, true)])),
    )
  }
  useFocusOnFault(element, faults, error)

  /** The changes asked for, or nothing where the form itself sees a fault. */
  const read = () => {
    const { changes, faults } = changesOf(form, base)
    request.reset()
    setOwn(faults)
    return faults.length > 0 ? undefined : changes
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const changes = read()
    if (!changes) return
    const matrix = form.values['travel.by'] === 'matrix' && form.matrix ? { matrix: form.matrix } : {}
    request.mutate(
      {
        scenario: base.code,
        changes,
        ...matrix,
        ...(startRun === undefined
          ? {}
          : { from: { run: startRun, changeLittle: cheapest && changeLittle } }),
      },
      { onSuccess: made => void navigate({ to: '/plan/$run', params: { run: String(made.id) } }) },
    )
  }
  const changeMatrix = (matrix: MatrixGiven, found: readonly Fault[]) => {
    setForm(now => ({ ...now, matrix }))
    setOwn(found)
  }

  return (
    <FormProvider
      value={{ values: form.values, years: form.years, faults, set, base: baseForm.values, reset, pack }}
    >
      <Panel title={planForm.title} note={props.title}>
        <form ref={element} id={id} className="plan-form" onSubmit={submit} noValidate>
          <div className="form-top" tabIndex={-1}>
            {faults.length > 0 ? (
              <FaultList faults={faults} count={Math.max(count, faults.length)} />
            ) : error ? (
              <Failed error={error} />
            ) : null}
          </div>
          <ScenarioFields {...props}>
            <ScenarioFile
              scenario={() => {
                const changes = read()
                return changes && ({ ...base, ...changes } as Scenario)
              }}
              load={scenario => {
                request.reset()
                setOwn([])
                setForm(valuesOf(scenario))
              }}
              refuse={setOwn}
            />
          </ScenarioFields>
          {startRun !== undefined && cheapest && (
            <label className="tick">
              <input
                type="checkbox"
                checked={changeLittle}
                onChange={event => setChangeLittle(event.target.checked)}
              />
              {planForm.changeLittle(String(startRun))}
            </label>
          )}
          <TargetFields pack={packTargets} />
          <BudgetFields />
          <UseFields />
          <details className="form-more">
            <summary>{planForm.more}</summary>
            <div className="form-more-parts">
              <FloorFields />
              <CarerFields />
              <ChildrenFields />
              <TakeUpFields />
              <TravelFields matrix={form.matrix} change={changeMatrix} />
              <LockFields
                lists={form.lists}
                base={baseForm.lists}
                change={lists => setForm(now => ({ ...now, lists }))}
              />
              <div className="form-part-pair">
                <MoneyFields />
                <SearchFields />
              </div>
            </div>
          </details>
        </form>
      </Panel>
      <div className="stack plans-side">
        <FormSummary
          form={form}
          formId={id}
          base={base}
          packTargets={packTargets}
          sending={request.isPending}
        />
        {props.beside}
      </div>
    </FormProvider>
  )
}

/** Once there are faults, the first of their fields is shown and has the focus. */
function useFocusOnFault(
  element: { current: HTMLFormElement | null },
  faults: readonly Fault[],
  error: unknown,
): void {
  const signature = faults.map(({ path }) => path).join(' ')
  useEffect(() => {
    if (signature === '' && !error) return
    const form = element.current
    const first = form?.querySelector<HTMLElement>('[aria-invalid="true"], [data-fault]')
    first?.closest('details')?.setAttribute('open', '')
    ;(first ?? form?.querySelector<HTMLElement>('.form-top'))?.focus()
  }, [element, signature, error])
}

function ScenarioFields(props: {
  scenarios: readonly Scenario[]
  base: Scenario
  onScenario: (code: string) => void
  children: ReactNode
}) {
  const { planForm, plan } = useText()
  return (
    <FormPart
      title={planForm.scenario}
      group={[
        'name',
        'nameEn',
        'aim',
        'fairest',
        'births',
        'targetsInAllBirths',
        'compareBirths',
        'baseDate',
        'firstYear',
        'lastYear',
      ]}
    >
      <div className="form-row form-row-wide form-row-end">
        <ScenarioPick {...props} />
        {props.children}
      </div>
      <div className="form-row form-row-wide">
        <TextField path="name" label={planForm.name} />
        <TextField path="nameEn" label={planForm.nameEn} />
      </div>
      <div className="form-row form-row-wide">
        <ChoiceField path="aim" label={planForm.aim} choices={plan.aims} />
        <ChoiceField path="births" label={planForm.births} choices={planForm.birthsCases} />
      </div>
      <Fairest />
      <TickField path="targetsInAllBirths" label={planForm.targetsInAllBirths} />
      <TickField path="compareBirths" label={planForm.compareBirths} />
      <div className="form-row form-row-narrow">
        <TextField path="baseDate" label={planForm.baseDate} type="date" />
        <TextField path="firstYear" label={planForm.firstYear} number />
        <TextField path="lastYear" label={planForm.lastYear} number />
      </div>
    </FormPart>
  )
}

function Fairest() {
  const { planForm } = useText()
  const { values } = useForm()
  return values.aim === 'most-served' ? <TickField path="fairest" label={planForm.fairest} /> : null
}

/** The pack's settings on the base date. */
function usePackSettings(baseDate: string | undefined) {
  const settings = useQuery(settingsQuery(baseDate && isCivilDate(baseDate) ? baseDate : undefined)).data
  return useMemo(() => new Map((settings ?? []).map(each => [each.key, each])), [settings])
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
