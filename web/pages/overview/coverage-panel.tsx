import type { Figure, Standing } from '../../api.ts'
import { useFormat, useText } from '../../language.tsx'
import { MarkTag } from '../../ui/mark.tsx'
import { Panel } from '../../ui/panel.tsx'
import { Answer } from '../../ui/states.tsx'
import { figureText } from '../../words.ts'
import { WalkCoverage } from './walk-coverage.tsx'

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
      <WalkCoverage standing={standing} figures={figures} />
    </div>
  )
}

function Cells({ figure }: { figure: Figure | undefined }) {
  const text = useText()
  const format = useFormat()
  return (
    <>
      <td className="number">
        <b>{figureText(figure, 'share', text, format)}</b>
      </td>
      <td className="number quiet">
        {format.count(figure?.numerator ?? null)} / {format.count(figure?.denominator ?? null)}
      </td>
      <td>{figure && <MarkTag mark={figure.mark} bare />}</td>
    </>
  )
}
