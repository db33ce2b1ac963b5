import type { Figure, Standing } from '../../api.ts'
import { useFormat, useText } from '../../language.tsx'
import { MarkTag } from '../../ui/mark.tsx'
import { Panel } from '../../ui/panel.tsx'
import { Answer } from '../../ui/states.tsx'
import { walkOf } from '../../words.ts'

type Asked = { data: Standing | undefined; error: unknown; refetch: () => unknown }
const OFFICIAL = ['community_coverage', 'village_coverage', 'home_based_coverage'] as const

/** Coverage by both definitions, each said in words beside its figures. */
export function CoveragePanel({ standing }: { standing: Asked }) {
  const { overview } = useText()
  return (
    <Panel title={overview.coverage}>
      <Answer of={standing} height={260}>
        {data => <Both standing={data} />}
      </Answer>
    </Panel>
  )
}

function Both({ standing }: { standing: Standing }) {
  const { overview, terms } = useText()
  const figures = standing.areas.find(({ area }) => area.level === 'city')?.figures ?? {}
  const metres = [...new Set(standing.measures.flatMap(({ id }) => walkOf(id)?.metres ?? []))]
  return (
    <div className="coverage">
      <h3>{overview.coverageA}</h3>
      <p className="small quiet">{terms.formulas.community_coverage}</p>
      <div>
        <table className="table">
          <caption className="only-heard">{overview.coverageA}</caption>
          <tbody>
            {OFFICIAL.map(measure => (
              <tr key={measure}>
                <th scope="row">{terms.measures[measure]}</th>
                <Cells figure={figures[measure]} />
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <h3>{overview.coverageB}</h3>
      <p className="small quiet">{terms.walkFormula}</p>
      <div>
        <table className="table">
          <caption className="only-heard">{overview.coverageB}</caption>
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
            {metres.map(each => (
              <WalkRow key={each} metres={each} figures={figures} />
            ))}
          </tbody>
        </table>
      </div>
      <WithheldNote figures={Object.values(figures)} />
    </div>
  )
}

/** Why walking figures are not shown, said once for all of them. */
function WithheldNote({ figures }: { figures: readonly Figure[] }) {
  const { overview } = useText()
  const format = useFormat()
  const withheld = figures.find(figure => figure.withheld)?.withheld
  return withheld && <p className="small">{overview.withheld(format.share(withheld.estimatedShare))}</p>
}

function Cells({ figure }: { figure: Figure | undefined }) {
  const format = useFormat()
  return (
    <>
      <td className="number">
        <b>{format.share(figure?.value ?? null)}</b>
      </td>
      <td className="number quiet">
        {format.count(figure?.numerator ?? null)} / {format.count(figure?.denominator ?? null)}
      </td>
      <td>{figure && <MarkTag mark={figure.mark} bare />}</td>
    </>
  )
}

function WalkRow({ metres, figures }: { metres: number; figures: Record<string, Figure> }) {
  const { overview } = useText()
  const format = useFormat()
  return (
    <tr>
      <th scope="row">{format.metres(metres)}</th>
      {(['residents', 'under_threes'] as const).map(who => {
        const figure = figures[`${who}_within_${metres}`]
        return (
          <td key={who} className="number">
            {figure?.withheld ? (
              <span className="quiet">{overview.withheldShort}</span>
            ) : (
              <>
                {figure && <MarkTag mark={figure.mark} bare />} <b>{format.share(figure?.value ?? null)}</b>
              </>
            )}
          </td>
        )
      })}
    </tr>
  )
}
