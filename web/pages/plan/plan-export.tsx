import { PLAN_TABLES, planRoutes } from '../../../contract/plans.ts'
import { pathOf } from '../../../contract/route.ts'
import { useText } from '../../language.tsx'
import type { PlanRun } from '../../plan-api.ts'

const FORMATS = { xlsx: 'XLSX', geojson: 'GeoJSON', json: 'JSON' } as const

/** The programme as files: workbook, map layer, everything, or table by table. */
export function PlanExport({ run }: { run: PlanRun }) {
  const { plan } = useText()
  const { id } = run
  return (
    <div className="plan-export">
      <b>{plan.exportPlan}</b>
      {Object.entries(FORMATS).map(([format, name]) => (
        <a
          key={format}
          className="export-button"
          href={pathOf(planRoutes.planFile, { params: { id, format } })}
          download
        >
          {name}
        </a>
      ))}
      <span className="export-links">
        <span className="quiet">{plan.csvTables}</span>
        {PLAN_TABLES.map(table => (
          <a key={table} href={pathOf(planRoutes.planTable, { params: { id, table } })} download>
            {plan.tables[table]}
          </a>
        ))}
      </span>
    </div>
  )
}
