import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import {
  type Figure,
  type MeasureUnit,
  type Standing,
  TARGET_MEASURES,
  type TargetMeasure,
} from '../../api.ts'
import { useFormat, useText } from '../../language.tsx'
import { MarkTag } from '../../ui/mark.tsx'
import { figureText, withheldText } from '../../words.ts'
import { aimedTarget } from './gap.ts'
import { MeasureDrawer } from './measure-drawer.tsx'

/** The four indicators that the city's plan sets targets for. */
export function TargetCards({ standing }: { standing: Standing }) {
  const { overview } = useText()
  const [explained, setExplained] = useState<TargetMeasure | null>(null)
  const city = standing.areas.find(({ area }) => area.level === 'city')
  if (!city) return null
  return (
    <section aria-label={overview.targets} className="cards">
      {TARGET_MEASURES.map(measure => {
        const figure = city.figures[measure]
        return (
          figure && (
            <Card
              key={measure}
              measure={measure}
              figure={figure}
              standing={standing}
              onExplain={() => setExplained(measure)}
            />
          )
        )
      })}
      <MeasureDrawer standing={standing} measure={explained} onClose={() => setExplained(null)} />
    </section>
  )
}

function Card(props: { measure: TargetMeasure; figure: Figure; standing: Standing; onExplain: () => void }) {
  const { measure, figure, standing } = props
  const text = useText()
  const { overview, terms } = text
  const format = useFormat()
  const unit = standing.measures.find(about => about.id === measure)?.unit ?? 'share'
  const name = terms.measures[measure]
  const [above, below] = terms.numerators[measure]
  return (
    <article className="card" aria-label={name}>
      <div className="card-head">
        <h2>{name}</h2>
        <MarkTag mark={figure.mark} />
      </div>
      <p className="card-value">
        <strong className={figure.value === null ? 'card-none' : ''}>
          {figureText(figure, unit, text, format)}
        </strong>
        {figure.value !== null && unit === 'per_1000' && <span>{terms.units.per_1000}</span>}
      </p>
      <p className="small quiet">
        {figure.withheld
          ? withheldText(figure, text, format)
          : `${format.count(figure.numerator)} ${above} / ${format.count(figure.denominator)} ${below}`}
      </p>
      <TargetBar figure={figure} unit={unit} on={standing.on} />
      <p className="card-links small">
        <button
          type="button"
          className="link-button"
          onClick={props.onExplain}
          aria-label={overview.formulaOf(name)}
        >
          {overview.formula}
        </button>
        <Link to="/records" search={{ measure, on: standing.on }} aria-label={overview.recordsOf(name)}>
          {overview.records}
        </Link>
      </p>
    </article>
  )
}

/** The value as a bar with a tick for each year of the target's path. */
function TargetBar({ figure, unit, on }: { figure: Figure; unit: MeasureUnit; on: string }) {
  const { overview } = useText()
  const format = useFormat()
  const end = aimedTarget(figure, on)
  if (!end || !figure.target) return <p className="small quiet target-bar-none">{overview.noTarget}</p>
  const most = Math.max(end.value, figure.value ?? 0) * 1.04
  const at = (value: number) => `${(100 * value) / most}%`
  const { ofYear, path } = figure.target
  const year = Number(on.slice(0, 4))
  const ahead = path.filter(point => point.year >= year && point.year <= end.year)
  return (
    <div className="target-bar">
      <div className="target-track" aria-hidden="true">
        <span className="target-fill" style={{ width: at(figure.value ?? 0) }} />
        {ahead.map(point => (
          <span
            key={`${point.year} ${point.plan}`}
            className={`target-tick ${point === end ? 'target-end' : ''}`}
            style={{ left: at(point.value) }}
            title={`${point.year} ${format.measure(point.value, unit)}`}
          />
        ))}
      </div>
      <p className="target-words small">
        {ofYear !== null && year !== end.year && (
          <span>
            {overview.targetOf(String(year))} <b>{format.measure(ofYear, unit)}</b>
          </span>
        )}
        <span>
          {overview.targetOf(String(end.year))} <b>{format.measure(end.value, unit)}</b>
        </span>
      </p>
    </div>
  )
}
