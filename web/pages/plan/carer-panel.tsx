import { useFormat, useLanguage, useText } from '../../language.tsx'
import type { PlanResult } from '../../plan-api.ts'
import { DataTable } from '../../ui/data-table.tsx'
import { MarkTag } from '../../ui/mark.tsx'
import { Panel } from '../../ui/panel.tsx'

/** Certified carers: needed and there, year by year, with training as a decision. */
export function CarerPanel({ result }: { result: PlanResult }) {
  const { plan } = useText()
  const format = useFormat()
  const whole = (value: number | null) => format.count(value === null ? null : Math.round(value))
  const language = useLanguage()
  const { carerColumns: titles } = plan
  const noTraining = result.inputs.assumptions.filter(({ key }) => key.startsWith('no_training_without_'))
  return (
    <Panel
      title={plan.carers}
      note={noTraining.map(each => (language === 'en' ? each.nameEn : each.name)).join(' · ')}
      flush
    >
      <DataTable
        caption={plan.carers}
        rows={result.carers}
        keyOf={each => String(each.year)}
        columns={[
          { key: 'year', title: plan.year, cell: each => each.year },
          {
            key: 'required',
            title: titles.required,
            number: true,
            cell: each => whole(each.required ?? each.existingNeed + each.newNeed),
          },
          { key: 'certified', title: titles.certified, number: true, cell: each => whole(each.certified) },
          { key: 'trained', title: titles.trained, number: true, cell: each => whole(each.trainedThisYear) },
          {
            key: 'spare',
            title: titles.spare,
            number: true,
            cell: each => whole(each.certified - (each.required ?? each.existingNeed + each.newNeed)),
          },
          { key: 'mark', title: '', cell: each => <MarkTag mark={each.mark} bare /> },
        ]}
      />
    </Panel>
  )
}
