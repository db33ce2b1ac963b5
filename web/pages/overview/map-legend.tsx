import type { DeliveryMode, MeasureAbout } from '../../api.ts'
import { useFormat, useText } from '../../language.tsx'
import type { Level } from '../../map/map-style.ts'
import { type Scale, USE_STEPS } from '../../map/scale.ts'
import { ShapeIcon } from '../../ui/shape-icon.tsx'
import { MODE_SHAPES, SITE_COLOUR } from './use-point-layers.ts'

/** What colours, patterns and shapes on the map mean. */
export function MapLegend(props: {
  scale: Scale | null
  about: MeasureAbout | undefined
  level: Level
  layers: string
}) {
  const { scale, about, level, layers } = props
  const { overview, terms } = useText()
  const format = useFormat()
  const bounds = scale ? [scale.least, ...scale.breaks, scale.most] : []
  return (
    <section className="legend" aria-label={overview.legend}>
      {scale && about && (
        <ul className="legend-scale">
          {scale.colours.map((colour, i) => (
            <li key={colour}>
              <i style={{ background: colour }} />
              {rangeText(format.measure(bounds[i]!, about.unit), format.measure(bounds[i + 1]!, about.unit))}
            </li>
          ))}
          {about.unit !== 'share' && <li className="quiet">{terms.units[about.unit]}</li>}
        </ul>
      )}
      <ul className="legend-notes">
        <li>
          <i className="legend-hatch" />
          {overview.noData}
        </li>
        {level === 'subdistrict' && (
          <li>
            <i className="legend-schematic" />
            {overview.schematic}
          </li>
        )}
      </ul>
      {layers.includes('institutions') && <InstitutionLegend />}
      {layers.includes('sites') && (
        <ul className="legend-notes">
          <li>
            <ShapeIcon shape="circle" colour={SITE_COLOUR} hollow />
            {overview.sites}
          </li>
        </ul>
      )}
    </section>
  )
}

/** A class whose ends are written alike is one value. */
const rangeText = (from: string, to: string): string => (from === to ? from : `${from}–${to}`)

function InstitutionLegend() {
  const { overview, terms } = useText()
  const format = useFormat()
  return (
    <ul className="legend-notes">
      {Object.entries(MODE_SHAPES).map(([mode, shape]) => (
        <li key={mode}>
          <ShapeIcon shape={shape} colour="#4a5963" />
          {terms.modes[mode as DeliveryMode]}
        </li>
      ))}
      <li>
        {overview.useOfPlaces}
        {USE_STEPS.map(({ below, colour }, i) => (
          <span key={colour} className="legend-use">
            <ShapeIcon shape="circle" colour={colour} />
            {below === Number.POSITIVE_INFINITY
              ? `≥ ${format.share(USE_STEPS[i - 1]!.below)}`
              : `< ${format.share(below)}`}
          </span>
        ))}
      </li>
      <li>{overview.sizeByPlaces}</li>
    </ul>
  )
}
