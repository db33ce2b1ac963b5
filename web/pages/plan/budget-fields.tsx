import { useText } from '../../language.tsx'
import { GOVERNMENT_LEVELS } from '../../plan-api.ts'
import { ChoiceField, FormPart, TextField, TickField, useForm } from './form-fields.tsx'
import { yearsIn } from './form-values.ts'

/** Yearly budgets, all levels together or each by itself, in units of 10,000 yuan. */
export function BudgetFields() {
  const { planForm, terms } = useText()
  const { values } = useForm()
  const on = values.budgets === 'yes'
  const byLevel = values['budgets.by'] === 'levels'
  const rows = byLevel
    ? GOVERNMENT_LEVELS.map(level => ({
        path: `budgets.byLevelYuan.${level}`,
        who: terms.governmentLevels[level],
      }))
    : [{ path: 'budgets.totalYuan', who: planForm.allLevels }]
  return (
    <FormPart title={planForm.budgets} path="budgets">
      <TickField path="budgets" label={planForm.withBudgets} />
      {on && (
        <>
          <ChoiceField
            path="budgets.by"
            label={planForm.budgetBy}
            bare
            choices={{ total: planForm.budgetTotal, levels: planForm.budgetLevels }}
          />
          <BudgetTable rows={rows} years={yearsIn(values)} />
          <TickField path="budgets.carryOver" label={planForm.carryOver} />
        </>
      )}
    </FormPart>
  )
}

function BudgetTable(props: { rows: readonly { path: string; who: string }[]; years: readonly number[] }) {
  const { planForm } = useText()
  return (
    <div className="year-scroll">
      <table className="year-table">
        <caption className="small quiet">{planForm.budgetUnit}</caption>
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
                <td key={year}>
                  <TextField
                    bare
                    number
                    path={`${path}.${year}`}
                    label={planForm.budgetIn(who, String(year))}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
