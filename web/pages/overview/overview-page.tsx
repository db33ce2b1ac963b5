import { type UseQueryResult, useQuery } from '@tanstack/react-query'
import { ApiError } from '../../../contract/client.ts'
import type { Standing } from '../../api.ts'
import { useFormat, useNameOf, useText } from '../../language.tsx'
import { PageHead } from '../../ui/panel.tsx'
import { Answer, Failed } from '../../ui/states.tsx'
import { AreasPanel } from './areas-panel.tsx'
import { CoveragePanel } from './coverage-panel.tsx'
import { DayPicker } from './day-picker.tsx'
import { FairnessPanel } from './fairness-panel.tsx'
import { FunnelPanel } from './funnel-panel.tsx'
import { GapPanel } from './gap-panel.tsx'
import './overview.css'
import { NewAreasPanel } from './new-areas-panel.tsx'
import { QualityPanel } from './quality-panel.tsx'
import { standingQuery } from './queries.ts'
import { TargetCards } from './target-cards.tsx'
import { TrendPanel } from './trend-panel.tsx'
import { useOverview } from './use-overview.ts'

export function OverviewPage() {
  const { overview, shell } = useText()
  const format = useFormat()
  const nameOf = useNameOf()
  const { city, on } = useOverview()
  const standing = useQuery(standingQuery(on, 'district'))
  if (city.error) return <Failed error={city.error} retry={() => void city.refetch()} />
  const noSuchDay =
    standing.error instanceof ApiError && standing.error.refusal.code === 'indicators.day_without_records'
  const note = [
    city.data && shell.recordsUntil(format.day(city.data.recordsUntil)),
    city.data && on !== undefined && on > city.data.recordsUntil && overview.afterRecords,
    standing.data && overview.population(String(standing.data.populationYear)),
  ]
  return (
    <div
      className={`stack ${standing.isPlaceholderData ? 'another-day' : ''}`}
      aria-busy={standing.isPlaceholderData}
    >
      <PageHead
        title={overview.title(city.data ? nameOf(city.data) : '')}
        note={note.filter(Boolean).join(' · ') || '\u00a0'}
        tools={<DayPicker />}
      />
      {/* every part below would say the same */}
      {noSuchDay ? <Failed error={standing.error} /> : <OverviewParts standing={standing} />}
    </div>
  )
}

function OverviewParts({ standing }: { standing: UseQueryResult<Standing> }) {
  return (
    <>
      <Answer of={standing} height={176}>
        {data => <TargetCards standing={data} />}
      </Answer>
      {standing.data && <GapPanel standing={standing.data} />}
      <Answer of={standing} height={330}>
        {data => <FunnelPanel standing={data} />}
      </Answer>
      <AreasPanel cityStanding={standing} />
      <FairnessPanel />
      <div className="overview-pair">
        <div className="stack">
          <TrendPanel standing={standing} />
          <NewAreasPanel standing={standing} />
          <QualityPanel />
        </div>
        <CoveragePanel standing={standing} />
      </div>
    </>
  )
}
