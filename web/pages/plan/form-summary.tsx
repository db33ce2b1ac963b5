import { Button } from 'antd'
import { TARGET_MEASURES } from '../../api.ts'
import { useFormat, useText } from '../../language.tsx'
import type { Scenario, ScenarioChanges } from '../../plan-api.ts'
import { Pick } from '../../ui/fields.tsx'
import { Panel } from '../../ui/panel.tsx'
import { changesOf } from './form-changes.ts'
import { useForm } from './form-fields.tsx'
import { type FormValues, isShare, type PackTargets, WAN } from './form-values.ts'

/** What the form asks in a few lines, what of it departs from the scenario, and the button that computes it. */
export function FormSummary(props: {
  form: FormValues
  formId: string
  base: Scenario
  packTargets: PackTargets
  sending: boolean
}) {
  const { plan, planForm, terms } = useText()
  const { values } = props.form
  const { changes } = changesOf(props.form, props.base)
  const changed = Object.keys(changes) as (keyof typeof planForm.settings)[]
  const last = props.form.years.at(-1)
  return (
    <Panel title={planForm.summary}>
      <dl className="form-summary">
        <dt>{planForm.aim}</dt>
        <dd>{plan.aims[values.aim as keyof typeof plan.aims]}</dd>
        <dt>{planForm.years}</dt>
        <dd>
          {values.firstYear}–{values.lastYear}
        </dd>
        <dt>{planForm.budgets}</dt>
        <dd>
          <BudgetSum budgets={{ ...props.base, ...changes }.budgets} />
        </dd>
        {last !== undefined &&
          TARGET_MEASURES.map(measure => (
            <div key={measure} className="form-summary-pair">
              <dt>{planForm.targetIn(terms.measures[measure], String(last))}</dt>
              <dd>
                <LastTarget measure={measure} year={last} pack={props.packTargets} />
                {isShare(measure) ? ' %' : ''}
              </dd>
            </div>
          ))}
        <dt>{planForm.changed}</dt>
        <dd>
          {changed.length === 0
            ? planForm.unchanged
            : changed.map(key => planForm.settings[key]).join(planForm.listComma)}
        </dd>
      </dl>
      <div className="form-end">
        <Effort />
        <Button type="primary" htmlType="submit" form={props.formId} size="large" loading={props.sending}>
          {props.sending ? planForm.computing : planForm.compute}
        </Button>
      </div>
    </Panel>
  )
}

function BudgetSum({ budgets }: { budgets: ScenarioChanges['budgets'] }) {
  const { planForm } = useText()
  const format = useFormat()
  const tables = budgets?.totalYuan
    ? [budgets.totalYuan]
    : Object.values(budgets?.byLevelYuan ?? {}).filter(each => each !== undefined)
  const sum = tables.flatMap(table => Object.values(table)).reduce((all, yuan) => all + yuan, 0)
  if (!budgets || tables.length === 0) return <>{planForm.noLimit}</>
  return <>{format.yuan(Math.round(sum / WAN) * WAN)}</>
}

function LastTarget(props: { measure: (typeof TARGET_MEASURES)[number]; year: number; pack: PackTargets }) {
  const { measure, year, pack } = props
  const { values } = useForm()
  const format = useFormat()
  const from = values[`targets.${measure}`]
  if (from === 'own') return <>{values[`targets.${measure}.${year}`] || '–'}</>
  const value = from === 'none' ? undefined : pack[measure]?.[year]
  return <>{value === undefined ? '–' : format.decimal(value * (isShare(measure) ? 100 : 1))}</>
}

/** How much work the search may do, 1 being the normal amount. */
export const EFFORTS = { quick: '0.3', normal: '1', thorough: '3', most: '10' } as const

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
