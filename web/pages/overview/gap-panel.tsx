import { type Standing, TARGET_MEASURES, type TargetMeasure } from '../../api.ts'
import { NONE } from '../../format.ts'
import { useFormat, useText } from '../../language.tsx'
import { DataTable } from '../../ui/data-table.tsx'
import { Panel } from '../../ui/panel.tsx'
import { figureText } from '../../words.ts'
import { aimedTarget, shortOf } from './gap.ts'

/** What the city lacks to the targets that it looks ahead to, one below the other. */
export function GapPanel({ standing }: { standing: Standing }) {
  const text = useText()
  const format = useFormat()
  const { overview, terms } = text
  const figures = standing.areas.find(({ area }) => area.level === 'city')?.figures ?? {}
  const rows = TARGET_MEASURES.flatMap(measure => {
    const figure = figures[measure]
    const target = figure && aimedTarget(figure, standing.on)
    if (!figure || !target) return []
    const unit = standing.measures.find(about => about.id === measure)?.unit ?? 'share'
    return [{ measure, figure, target, unit, short: shortOf(figure, target.value, unit) }]
  })
  if (rows.length === 0) return null
  const shortText = (measure: TargetMeasure, short: number | null) => {
    if (short === null) return NONE
    return short === 0 ? overview.reached : overview.gap[measure](format.count(short))
  }
  const { gapColumns: titles } = overview
  return (
    <Panel title={overview.gaps} note={overview.gapsNote} flush className="gaps">
      <DataTable
        caption={overview.gaps}
        rows={rows}
        keyOf={row => row.measure}
        columns={[
          { key: 'measure', title: titles.measure, cell: row => terms.measures[row.measure] },
          {
            key: 'value',
            title: titles.value,
            number: true,
            cell: row => figureText(row.figure, row.unit, text, format),
          },
          {
            key: 'target',
            title: titles.target,
            number: true,
            cell: row => `${row.target.year} · ${format.measure(row.target.value, row.unit)}`,
          },
          {
            key: 'short',
            title: titles.short,
            number: true,
            cell: row => (
              <b className={row.short === 0 ? 'gap-none' : 'gap-short'}>
                {shortText(row.measure, row.short)}
              </b>
            ),
          },
        ]}
      />
    </Panel>
  )
}
