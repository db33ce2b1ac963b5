import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { planRoutes } from '../../../contract/plans.ts'
import { pathOf } from '../../../contract/route.ts'
import { useAreaNames } from '../../area-names.ts'
import { NONE } from '../../format.ts'
import { useFormat, useLanguage, useText } from '../../language.tsx'
import type { ComparedSite, PlanComparison } from '../../plan-api.ts'
import { type Column, DataTable } from '../../ui/data-table.tsx'
import { ExportLinks } from '../../ui/fields.tsx'
import { NotFound } from '../../ui/not-found.tsx'
import { PageHead, Panel } from '../../ui/panel.tsx'
import { Answer, Empty } from '../../ui/states.tsx'
import { useComparedFigures } from './compared-figures.ts'
import './plan.css'
import { comparisonQuery } from './queries.ts'
import { useSettingName, useSettingText } from './setting-name.ts'

/** Two finished plans side by side. */
export function ComparePage() {
  const { run, other } = useParams({ from: '/plan/$run/compared/$other' })
  const [first, second] = [Number(run), Number(other)]
  const usable = [first, second].every(id => Number.isSafeInteger(id) && id > 0)
  return usable ? <Compared first={first} second={second} /> : <NotFound />
}

function Compared({ first, second }: { first: number; second: number }) {
  const { planRuns } = useText()
  const comparison = useQuery(comparisonQuery(first, second))
  const links = (['xlsx', 'csv'] as const).map(format => ({
    name: format.toUpperCase(),
    href: pathOf(planRoutes.comparisonFile, { params: { id: first, other: second, format } }),
  }))
  return (
    <div className="stack">
      <PageHead
        title={planRuns.comparison}
        note={planRuns.comparisonOf(String(first), String(second))}
        tools={<ExportLinks label={planRuns.comparison} links={links} />}
      />
      <Answer of={comparison} height={700}>
        {data => (
          <>
            <FigurePanel comparison={data} />
            <SettingPanel comparison={data} />
            <SitePanel comparison={data} />
          </>
        )}
      </Answer>
    </div>
  )
}

function FigurePanel({ comparison }: { comparison: PlanComparison }) {
  const { plan, planRuns } = useText()
  const language = useLanguage()
  const rows = useComparedFigures(comparison)
  const { first, second } = comparison
  const heading = (run: typeof first) =>
    `${plan.run(String(run.id))} ${language === 'en' ? run.nameEn : run.name}`
  return (
    <Panel title={planRuns.comparisonOf(String(first.id), String(second.id))} flush>
      {first.aim !== second.aim && <p className="compare-note">{planRuns.otherAims}</p>}
      {(first.firstYear !== second.firstYear || first.lastYear !== second.lastYear) && (
        <p className="compare-note">{planRuns.otherYears}</p>
      )}
      <div className="compare-figures">
        <DataTable
          caption={planRuns.comparison}
          rows={rows}
          keyOf={row => row.key}
          columns={[
            { key: 'figure', title: planRuns.figure, cell: row => row.title },
            { key: 'first', title: heading(first), number: true, cell: row => row.first },
            { key: 'second', title: heading(second), number: true, cell: row => row.second },
            { key: 'difference', title: planRuns.difference, number: true, cell: row => row.difference },
          ]}
        />
      </div>
      <p className="compare-note">
        {[first, second].map(({ id }) => (
          <Link key={id} to="/plan/$run" params={{ run: String(id) }}>
            {plan.run(String(id))}
          </Link>
        ))}
      </p>
    </Panel>
  )
}

/** What the two planners asked differently. */
function SettingPanel({ comparison }: { comparison: PlanComparison }) {
  const { planRuns } = useText()
  const settingName = useSettingName()
  const settingText = useSettingText()
  const { first, second, settings } = comparison
  return (
    <Panel title={planRuns.settingsDiffer} note={planRuns.settingsNote} flush>
      {settings.length === 0 ? (
        <div className="panel-body">
          <Empty>{planRuns.noSettingsDiffer}</Empty>
        </div>
      ) : (
        <DataTable
          caption={planRuns.settingsDiffer}
          rows={settings}
          keyOf={row => row.path}
          columns={[
            { key: 'setting', title: planRuns.setting, cell: row => settingName(row.path) },
            {
              key: 'first',
              title: planRuns.inRun(String(first.id)),
              cell: row => settingText(row, row.first),
            },
            {
              key: 'second',
              title: planRuns.inRun(String(second.id)),
              cell: row => settingText(row, row.second),
            },
          ]}
          pageSize={50}
        />
      )}
    </Panel>
  )
}

function SitePanel({ comparison }: { comparison: PlanComparison }) {
  const { plan, planRuns } = useText()
  const format = useFormat()
  const areaName = useAreaNames()
  const { first, second, sites, alike } = comparison
  const opening = (of: ComparedSite['first']) =>
    of ? planRuns.opens(String(of.year), format.count(of.places)) : planRuns.opensNot
  const columns: Column<ComparedSite>[] = [
    { key: 'name', title: plan.siteColumns.name, order: row => row.name, cell: row => row.name },
    {
      key: 'how',
      title: planRuns.howDiffers,
      order: row => row.differs,
      cell: row => planRuns.differs[row.differs],
    },
    { key: 'first', title: planRuns.inRun(String(first.id)), cell: row => opening(row.first) },
    { key: 'second', title: planRuns.inRun(String(second.id)), cell: row => opening(row.second) },
    {
      key: 'district',
      title: plan.siteColumns.district,
      order: row => row.district,
      cell: row => areaName(row.district) || NONE,
    },
  ]
  return (
    <Panel title={planRuns.sitesDiffer} note={planRuns.sitesAlike(format.count(alike))} flush>
      {sites.length === 0 ? (
        <div className="panel-body">
          <Empty>{planRuns.noSitesDiffer}</Empty>
        </div>
      ) : (
        <DataTable
          caption={planRuns.sitesDiffer}
          rows={sites}
          keyOf={row => row.site}
          columns={columns}
          pageSize={50}
        />
      )}
    </Panel>
  )
}
