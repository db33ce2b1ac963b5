import { useState } from 'react'
import { useAreaNames } from '../../area-names.ts'
import { useFormat, useText } from '../../language.tsx'
import type { PlanResult } from '../../plan-api.ts'
import { DataTable } from '../../ui/data-table.tsx'

/** Predicted use of each district in the last year. */
export function DistrictUse({ result }: { result: PlanResult }) {
  const { plan } = useText()
  const format = useFormat()
  const areaName = useAreaNames()
  const [open, setOpen] = useState(false)
  const last = Math.max(...result.use.map(each => each.year))
  const rows = result.use.filter(each => each.year === last && each.district !== null)
  if (rows.length === 0) return null
  return (
    <details className="inner-details" onToggle={event => setOpen(event.currentTarget.open)}>
      <summary>
        {plan.useByDistrict} {last}
      </summary>
      {open && (
        <DataTable
          caption={plan.useByDistrict}
          rows={rows}
          keyOf={each => each.district ?? ''}
          columns={[
            {
              key: 'district',
              title: plan.district,
              cell: each => areaName(each.district ?? ''),
              order: each => each.district,
            },
            {
              key: 'places',
              title: plan.siteColumns.places,
              number: true,
              cell: each => format.count(each.filedPlaces),
              order: each => each.filedPlaces,
            },
            {
              key: 'use',
              title: plan.predictedUse,
              number: true,
              cell: each => format.share(each.occupancyShare),
              order: each => each.occupancyShare,
            },
            {
              key: 'served',
              title: plan.predictedServed,
              number: true,
              cell: each => format.share(each.servedShare),
              order: each => each.servedShare,
            },
          ]}
        />
      )}
    </details>
  )
}
