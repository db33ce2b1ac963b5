import { Link } from '@tanstack/react-router'
import type { Figure, Standing } from '../../api.ts'
import { useFormat, useText } from '../../language.tsx'
import { MarkTag } from '../../ui/mark.tsx'
import { Panel } from '../../ui/panel.tsx'
import { Answer } from '../../ui/states.tsx'
import { figureText, formulaOf } from '../../words.ts'
import './new-areas.css'

type Asked = { data: Standing | undefined; error: unknown; refetch: () => unknown }
const STATES = [
  'duty_without_project',
  'duty_planned',
  'duty_built',
  'duty_handed_over',
  'duty_open',
] as const

/** Whether new residential areas have the places they owe, and how far those of the others have got. */
export function NewAreasPanel({ standing }: { standing: Asked }) {
  const { overview } = useText()
  return (
    <Panel title={overview.newAreas.title}>
      <Answer of={standing} height={150}>
        {data => <Duties standing={data} />}
      </Answer>
    </Panel>
  )
}

function Duties({ standing }: { standing: Standing }) {
  const text = useText()
  const format = useFormat()
  const { newAreas } = text.overview
  const figures = standing.areas.find(({ area }) => area.level === 'city')?.figures
  const compliance = figures?.new_area_compliance
  if (!figures || !compliance) return null
  return (
    <div className="new-areas">
      {compliance.denominator === 0 ? (
        <p>{newAreas.none}</p>
      ) : (
        <p className="new-areas-said">
          <b>{figureText(compliance, 'share', text, format)}</b>
          {compliance.denominator !== null && (
            <Link to="/records" search={{ measure: 'new_area_compliance', on: standing.on }}>
              {newAreas.due(format.count(compliance.numerator), format.count(compliance.denominator))}
            </Link>
          )}
          <MarkTag mark={compliance.mark} />
        </p>
      )}
      {!!compliance.denominator && <States figures={figures} compliance={compliance} on={standing.on} />}
      <p className="small quiet">{formulaOf('new_area_compliance', text)}</p>
    </div>
  )
}

/** The states in their order; together they are all areas due. */
function States(props: { figures: Record<string, Figure>; compliance: Figure; on: string }) {
  const { newAreas, records } = useText().overview
  const format = useFormat()
  const { figures, compliance, on } = props
  const tooFew = (figures.duty_open?.value ?? 0) - (compliance.numerator ?? 0)
  return (
    <ol className="new-areas-states">
      {STATES.map(state => {
        const count = format.count(figures[state]?.value ?? null)
        return (
          <li key={state}>
            <Link to="/records" search={{ measure: state, on }}>
              <b>{count}</b> <span>{newAreas.states[state]}</span>{' '}
              <span className="only-heard">{records}</span>
            </Link>
            {state === 'duty_open' && tooFew > 0 && (
              <Link
                className="small"
                to="/records"
                search={{
                  measure: 'new_area_compliance',
                  on,
                  part: 'left_out',
                  reason: 'duty_too_few_places',
                }}
              >
                {newAreas.tooFew(format.count(tooFew))}
              </Link>
            )}
          </li>
        )
      })}
    </ol>
  )
}
