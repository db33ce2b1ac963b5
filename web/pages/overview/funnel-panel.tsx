import { Link } from '@tanstack/react-router'
import type { CSSProperties } from 'react'
import type { Figure, Standing } from '../../api.ts'
import { useFormat, useText } from '../../language.tsx'
import { MarkTag } from '../../ui/mark.tsx'
import { Panel } from '../../ui/panel.tsx'
import { figureText } from '../../words.ts'
import './funnel.css'

const STAGES = ['planned', 'building', 'filed', 'usable', 'within_reach', 'affordable', 'occupied'] as const
type Stage = (typeof STAGES)[number]
/** Stages whose places are part of the stage before, so that the difference is a loss with a name. */
const LOSSES = ['usable', 'within_reach', 'affordable'] as const
type Loss = (typeof LOSSES)[number]

/** The place funnel of the city: each stage as a column, and what is lost on the way to it. */
export function FunnelPanel({ standing }: { standing: Standing }) {
  const { overview } = useText()
  const figures = standing.areas.find(({ area }) => area.level === 'city')?.figures
  if (!figures) return null
  const most = Math.max(1, ...STAGES.map(stage => figures[stage]?.value ?? 0))
  return (
    <Panel title={overview.funnel} note={overview.funnelNote}>
      <div className="funnel">
        {STAGES.map((stage, i) => {
          const figure = figures[stage]
          const before = isLoss(stage) ? figures[STAGES[i - 1]!] : undefined
          return (
            figure && <Column key={stage} {...{ stage, figure, before, most, on: standing.on, figures }} />
          )
        })}
      </div>
    </Panel>
  )
}

const isLoss = (stage: Stage): stage is Loss => (LOSSES as readonly string[]).includes(stage)

function Column(props: {
  stage: Stage
  figure: Figure
  before: Figure | undefined
  most: number
  on: string
  figures: Record<string, Figure>
}) {
  const { stage, figure, before, most, on } = props
  const text = useText()
  const { overview, terms } = text
  const format = useFormat()
  const name = terms.measures[stage]
  const value = figure.value ?? 0
  const lost = before?.value == null ? 0 : before.value - value
  const filed = props.figures.filed?.value ?? 0
  const isPipeline = stage === 'planned' || stage === 'building'
  const sizes = { '--value': value / most, '--lost': Math.max(0, lost) / most } as CSSProperties
  return (
    <div className={`funnel-stage funnel-${stage}`}>
      <div className="funnel-loss">
        {isLoss(stage) && lost > 0 && (
          <Link
            to="/records"
            // of usable places all that is left out was lost here; later lists also hold what was lost before
            search={{ measure: stage, on, part: stage === 'usable' ? 'left_out' : 'lost' }}
            aria-label={overview.lossRecords(overview.losses[stage], format.count(lost))}
          >
            <b>−{format.count(lost)}</b> {overview.losses[stage]}
          </Link>
        )}
      </div>
      <Link
        className="funnel-column"
        to="/records"
        search={{ measure: stage, on }}
        style={sizes}
        aria-label={overview.stageRecords(name, figureText(figure, 'places', text, format))}
      >
        <span className="funnel-ghost" />
        <span className="funnel-bar" />
        <strong className={figure.value === null ? 'funnel-none' : ''}>
          {figureText(figure, 'places', text, format)}
        </strong>
      </Link>
      <p className="funnel-name">
        {name} <MarkTag mark={figure.mark} bare />
      </p>
      <p className="small quiet">
        {stage === 'filed' && overview.chain}
        {isPipeline && overview.pipeline}
        {stage !== 'filed' && !isPipeline && filed > 0 && overview.ofFiled(format.share(value / filed))}
      </p>
    </div>
  )
}
