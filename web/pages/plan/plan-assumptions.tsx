import { useState } from 'react'
import { useFormat, useLanguage, useText } from '../../language.tsx'
import type { PlanResult } from '../../plan-api.ts'
import { DataTable } from '../../ui/data-table.tsx'
import { MarkTag } from '../../ui/mark.tsx'
import { SettingUnit, SettingValue } from '../../ui/setting-value.tsx'
import { Origin } from './origin.tsx'

/** Every figure that the plan rests on, and who set it. */
export function PlanAssumptions({ result }: { result: PlanResult }) {
  const { plan, sources } = useText()
  const format = useFormat()
  const language = useLanguage()
  const [open, setOpen] = useState(false)
  const { inputs } = result
  return (
    <details className="panel plan-assumptions" onToggle={event => setOpen(event.currentTarget.open)}>
      <summary>
        {plan.assumptions}
        <span className="quiet small">
          {' '}
          {plan.inputsLine(
            format.count(inputs.demandPoints),
            format.count(inputs.institutions),
            format.count(inputs.sites),
            format.count(inputs.options),
          )}
        </span>
      </summary>
      {open && (
        <DataTable
          caption={plan.assumptions}
          rows={inputs.assumptions}
          keyOf={each => each.key}
          columns={[
            {
              key: 'key',
              title: plan.assumption,
              cell: each => (
                <>
                  {language === 'en' ? each.nameEn : each.name}{' '}
                  <code className="small quiet">{each.key}</code>
                </>
              ),
            },
            {
              key: 'value',
              title: sources.settingColumns.value,
              cell: each => <SettingValue of={each} />,
            },
            {
              key: 'unit',
              title: sources.settingColumns.unit,
              cell: each => <SettingUnit of={each.unit} />,
            },
            { key: 'from', title: sources.settingColumns.source, cell: each => <Origin of={each} /> },
            { key: 'mark', title: sources.settingColumns.mark, cell: each => <MarkTag mark={each.mark} /> },
          ]}
        />
      )}
    </details>
  )
}
