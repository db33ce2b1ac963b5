import { useText } from '../../language.tsx'
import { GOVERNMENT_LEVELS } from '../../plan-api.ts'
import { ChoiceField, FormPart, TextField, TickField, useForm } from './form-fields.tsx'

/** Yearly budgets, all levels together or each by itself, in units of 10,000 yuan. */
export function BudgetFields() {
  const { planForm, terms } = useText()
  const { values, years } = useForm()
  const on = values.budgets === 'yes'
  const byLevel = values['budgets.by'] === 'levels'
  const rows = byLevel
    ? GOVERNMENT_LEVELS.map(level => ({
        path: `budgets.byLevelYuan.${level}`,
        who: terms.governmentLevels[level],
      }))
    : [{ path: 'budgets.totalYuan', who: planForm.allLevels }]
  return (
    <FormPart title={planForm.budgets} path="budgets" group={['budgets']}>
      <TickField path="budgets" label={planForm.withBudgets} />
      {on && (
        <>
          <ChoiceField
            path="budgets.by"
            label={planForm.budgetBy}
            bare
            choices={{ total: planForm.budgetTotal, levels: planForm.budgetLevels }}
          />
          <YearRow caption={planForm.budgetUnit} rows={rows} years={years} labelOf={planForm.budgetIn} />
          <TickField path="budgets.carryOver" label={planForm.carryOver} />
        </>
      )}
    </FormPart>
  )
}

/** A table of fields by year; on a narrow page the years stand below each other. */
export function YearRow(props: {
  caption: string
  rows: readonly { path: string; who: string }[]
  years: readonly number[]
  labelOf: (who: string, year: string) => string
}) {
  return (
    <div className="year-scroll">
      <table className="year-table">
        <caption className="small quiet">{props.caption}</caption>
        <thead>
          <tr>
            <td />
            {props.years.map(year => (
              <th key={year} scope="col">
                {year}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {props.rows.map(({ path, who }) => (
            <tr key={path}>
              <th scope="row">{who}</th>
              {props.years.map(year => (
                <td key={year} data-year={year}>
                  <TextField bare number path={`${path}.${year}`} label={props.labelOf(who, String(year))} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
