import { TARGET_MEASURES, type TargetMeasure } from '../../api.ts'
import { useText } from '../../language.tsx'
import { FormPart, TextField, useForm } from './form-fields.tsx'
import { isShare, type PackTargets, typed, type Values } from './form-values.ts'

/** Targets by indicator and year: the pack's, none, or the planner's own. */
export function TargetFields({ pack }: { pack: PackTargets }) {
  const { planForm, terms } = useText()
  const { years } = useForm()
  return (
    <FormPart title={planForm.targets} note={planForm.targetsNote} path="targets" group={['targets']}>
      <div className="year-scroll">
        <table className="year-table">
          <caption className="only-heard">{planForm.targets}</caption>
          <thead>
            <tr>
              <td />
              <td />
              {years.map(year => (
                <th key={year} scope="col">
                  {year}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {TARGET_MEASURES.map(measure => (
              <tr key={measure}>
                <th scope="row">
                  {terms.measures[measure]}
                  {isShare(measure) ? ' (%)' : ''}
                </th>
                <td className="year-from">
                  <From measure={measure} pack={pack} years={years} />
                </td>
                {years.map(year => (
                  <td key={year} data-year={year}>
                    <Target measure={measure} year={year} pack={pack} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </FormPart>
  )
}

const shown = (measure: TargetMeasure, value: number | undefined) => {
  const text = typed(value, isShare(measure) ? 100 : 1)
  return text === '' ? '' : String(Number(Number(text).toFixed(2)))
}

function From({
  measure,
  pack,
  years,
}: {
  measure: TargetMeasure
  pack: PackTargets
  years: readonly number[]
}) {
  const { planForm, terms } = useText()
  const { values, set } = useForm()
  const change = (from: string) => {
    const next: Record<string, string> = { [`targets.${measure}`]: from }
    if (from === 'own')
      for (const year of years)
        next[`targets.${measure}.${year}`] ??=
          values[`targets.${measure}.${year}`] ?? shown(measure, pack[measure][year])
    set(next satisfies Values)
  }
  return (
    <select
      className="pick"
      aria-label={planForm.targetFromOf(terms.measures[measure])}
      value={values[`targets.${measure}`] ?? 'pack'}
      onChange={event => change(event.target.value)}
    >
      {Object.entries(planForm.targetFrom).map(([from, words]) => (
        <option key={from} value={from}>
          {words}
        </option>
      ))}
    </select>
  )
}

function Target({ measure, year, pack }: { measure: TargetMeasure; year: number; pack: PackTargets }) {
  const { planForm, terms } = useText()
  const { values } = useForm()
  const from = values[`targets.${measure}`] ?? 'pack'
  if (from === 'own')
    return (
      <TextField
        bare
        number
        path={`targets.${measure}.${year}`}
        label={planForm.targetIn(terms.measures[measure], String(year))}
      />
    )
  return (
    <span className="year-fixed">{from === 'pack' ? shown(measure, pack[measure][year]) || '–' : '–'}</span>
  )
}
