import type { Figure, Measure, Standing } from '../../api.ts'
import { useFormat, useText } from '../../language.tsx'
import { MarkTag } from '../../ui/mark.tsx'
import { figureText, walkOf, withheldText } from '../../words.ts'
import { useOverview } from './use-overview.ts'

type Figures = Readonly<Record<string, Figure>>
const WHO = ['residents', 'under_threes'] as const

/** Walking coverage; where it is withheld, what can be said of the people whose place is known, and where it is shown. */
export function WalkCoverage({ standing, figures }: { standing: Standing; figures: Figures }) {
  const text = useText()
  const format = useFormat()
  const { overview, terms } = text
  const metres = [...new Set(standing.measures.flatMap(({ id }) => walkOf(id)?.metres ?? []))]
  const withheld = Object.values(figures).find(figure => figure.withheld?.reason === 'points_estimated')
  return (
    <>
      <h3>{overview.coverageB}</h3>
      <p className="small quiet">{terms.walkFormula}</p>
      <WalkTable caption={overview.coverageB} metres={metres}>
        {measure => <Shown figure={figures[measure]} />}
      </WalkTable>
      {withheld?.withheld?.reason === 'points_estimated' && (
        <>
          <p className="small">{overview.withheld(format.share(withheld.withheld.estimatedShare))}</p>
          <KnownPart {...{ figures, metres, share: 1 - withheld.withheld.estimatedShare }} />
          <ShownIn standing={standing} />
        </>
      )}
    </>
  )
}

/** The share over the people on published points: never the area's figure, and named so. */
function KnownPart(props: { figures: Figures; metres: readonly number[]; share: number }) {
  const { overview } = useText()
  const format = useFormat()
  const { figures, metres } = props
  const title = overview.knownPart(format.share(props.share))
  return (
    <>
      <h4>{title}</h4>
      <WalkTable caption={title} metres={metres}>
        {measure => {
          const withheld = figures[measure]?.withheld
          const part = withheld?.reason === 'points_estimated' ? withheld.onPublishedPoints : null
          return (
            part && (
              <>
                <MarkTag mark={part.mark} bare /> {format.share(part.value)}
              </>
            )
          )
        }}
      </WalkTable>
    </>
  )
}

/** In how many sub-districts the figure is shown, with the map coloured by that of the middle circle. */
function ShownIn({ standing }: { standing: Standing }) {
  const { overview } = useText()
  const format = useFormat()
  const { change } = useOverview()
  const walks = standing.measures.filter(({ id }) => walkOf(id)?.who === 'residents')
  const about = walks[Math.floor(walks.length / 2)]
  if (!about?.shownIn) return null
  const { subdistricts, of } = about.shownIn
  const colour = () => {
    change({ measure: about.id, level: 'subdistrict', within: undefined, area: undefined, sort: undefined })
    document.getElementById('areas')?.scrollIntoView({ block: 'center' })
  }
  return (
    <p className="small">
      {overview.shownIn(format.count(subdistricts), format.count(of))}{' '}
      <button type="button" className="link-button" onClick={colour}>
        {overview.showOnMap}
      </button>
    </p>
  )
}

function WalkTable(props: {
  caption: string
  metres: readonly number[]
  children: (measure: Measure) => React.ReactNode
}) {
  const { overview } = useText()
  const format = useFormat()
  return (
    <table className="table">
      <caption className="only-heard">{props.caption}</caption>
      <thead>
        <tr>
          <th scope="col">{overview.radius}</th>
          <th scope="col" className="number">
            {overview.residentsShare}
          </th>
          <th scope="col" className="number">
            {overview.childrenShare}
          </th>
        </tr>
      </thead>
      <tbody>
        {props.metres.map(each => (
          <tr key={each}>
            <th scope="row">{format.metres(each)}</th>
            {WHO.map(who => (
              <td key={who} className="number">
                {props.children(`${who}_within_${each}`)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Shown({ figure }: { figure: Figure | undefined }) {
  const text = useText()
  const format = useFormat()
  if (!figure) return null
  const said = figureText(figure, 'share', text, format)
  if (figure.withheld)
    return (
      <span className="quiet" title={withheldText(figure, text, format)}>
        {said}
      </span>
    )
  return (
    <>
      <MarkTag mark={figure.mark} bare /> <b>{said}</b>
    </>
  )
}
