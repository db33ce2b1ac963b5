import { useFormat, useText } from '../../language.tsx'
import type { PlanAssumption } from '../../plan-api.ts'
import { CARER_FLOWS } from './form-values.ts'

/** The value of an assumption as a planner would say it; a form that nobody foresaw stands as it is stored. */
export function AssumptionValue({ of: { key, value, unit } }: { of: PlanAssumption }) {
  const { planResult, planForm, forecast } = useText()
  const format = useFormat()
  const { values } = planResult
  if (value === true) return values.yes
  if (value === null) return values.none
  if (value === false) return values.no
  if (key === 'boys_per_girl') return String(value)
  if (key === 'population_ages') return values.endOf(String(value))
  if (key === 'children_by') return forecast.childrenNote[String(value)] ?? String(value)
  if (unit === 'year') return String(value)
  if (typeof value === 'number')
    return unit?.startsWith('share') ? format.percent(value) : format.decimal(value)
  if (key === 'births_case') return planForm.birthsCases[value as keyof typeof planForm.birthsCases]
  if (typeof value === 'string') return value
  const lines = linesOf(value, {
    row: ({ metres, monthlyYuan, share }) => {
      if (metres !== undefined) return values.metres(format.metres(metres), format.percent(share))
      if (monthlyYuan === null || monthlyYuan === undefined) return values.anyFee(format.percent(share))
      return values.upTo(format.yuan(monthlyYuan), format.percent(share))
    },
    entry: (name, amount) => {
      if (values.bands[name]) return `${values.bands[name]} ${format.percent(amount)}`
      const births = planForm.birthsCases[name as keyof typeof planForm.birthsCases]
      if (key === 'fertility_levels') return `${births} ${amount}`
      if (key === 'net_migrants') return `${births} ${format.count(amount)}`
      if (name.endsWith('Share')) return `${values.parts[name] ?? name} ${format.percent(amount)}`
      return `${values.parts[name] ?? name} ${format.count(amount)}`
    },
  })
  return (
    <ul className="assumption-value">
      {lines.map(line => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  )
}

/** Stored objects have no order of their own: youngest first, those there before those to come. */
const ORDER = [
  'infant',
  'toddler_young',
  'toddler_old',
  'older_toddler',
  'certifiedOutsidePosts',
  'graduatesPerYear',
  'trainable',
  ...CARER_FLOWS,
  'low',
  'middle',
  'high',
]

type Row = { metres?: number; monthlyYuan?: number | null; share: number }

function linesOf(
  value: unknown,
  say: { row: (row: Row) => string; entry: (name: string, amount: number) => string },
): string[] {
  if (Array.isArray(value) && value.every(each => typeof each?.share === 'number')) return value.map(say.row)
  // what is null is not limited, and has nothing to say
  const entries = Object.entries(value ?? {}).filter(([, each]) => each !== null)
  if (entries.length > 0 && entries.every(([, each]) => typeof each === 'number'))
    return entries
      .toSorted(([a], [b]) => ORDER.indexOf(a) - ORDER.indexOf(b))
      .map(([name, amount]) => say.entry(name, amount as number))
  return [JSON.stringify(value)]
}
