import { Link } from '@tanstack/react-router'
import type { AreaStanding, MeasureAbout } from '../../api.ts'
import { useFormat, useNameOf, useText } from '../../language.tsx'
import { MarkTag } from '../../ui/mark.tsx'
import { figureText, withheldText } from '../../words.ts'
import { useOverview } from './use-overview.ts'

/** The selected area in words, with what can be done with it. Its room is kept when nothing is selected. */
export function SelectionStrip(props: {
  area: AreaStanding | undefined
  about: MeasureAbout | undefined
  name: string
  on: string | undefined
}) {
  const text = useText()
  const { overview } = text
  const format = useFormat()
  const nameOf = useNameOf()
  const { change, search } = useOverview()
  const { area: standing, about, on } = props
  const figure = about && standing?.figures[about.id]
  if (!standing || !figure || !on)
    return (
      <div className="selection quiet small" aria-live="polite">
        {overview.selectHint}
      </div>
    )
  const { area } = standing
  return (
    <div className="selection selection-made" aria-live="polite">
      <b>{nameOf(area)}</b>
      <span>
        {props.name} {figureText(figure, about.unit, text, format)}
        {figure.denominator !== null && (
          <span className="quiet">
            {' '}
            ({format.count(figure.numerator)} / {format.count(figure.denominator)})
          </span>
        )}
      </span>
      <MarkTag mark={figure.mark} />
      {figure.withheld && <span className="small">{withheldText(figure, text, format)}</span>}
      {area.level === 'district' && (
        <button
          type="button"
          className="link-button"
          onClick={() => change({ within: area.code, area: undefined, level: undefined, sort: search.sort })}
        >
          {overview.showSubdistrictsOf(nameOf(area))}
        </button>
      )}
      <Link to="/records" search={{ measure: about.id, on, area: area.code }}>
        {overview.records}
      </Link>
      <button type="button" className="link-button" onClick={() => change({ area: undefined })}>
        {overview.clearSelection}
      </button>
    </div>
  )
}
