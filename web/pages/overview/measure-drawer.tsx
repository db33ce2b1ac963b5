import { Drawer } from 'antd'
import type { Standing, TargetMeasure, TargetPoint } from '../../api.ts'
import { NONE } from '../../format.ts'
import { useFormat, useLanguage, useText } from '../../language.tsx'
import { DocumentLine } from '../../ui/document-line.tsx'
import { MarkTag } from '../../ui/mark.tsx'
import { figureText, formulaOf } from '../../words.ts'

/** What a figure means: formula, parts, path of its target, documents. */
export function MeasureDrawer(props: {
  standing: Standing
  measure: TargetMeasure | null
  onClose: () => void
}) {
  const { measure } = props
  const { shell, terms } = useText()
  return (
    <Drawer
      open={measure !== null}
      onClose={props.onClose}
      size={460}
      title={measure ? terms.measures[measure] : NONE}
      closable={{ 'aria-label': shell.close }}
    >
      {measure && <Explained {...props} measure={measure} />}
    </Drawer>
  )
}

function Explained({ standing, measure }: { standing: Standing; measure: TargetMeasure }) {
  const text = useText()
  const { overview, terms } = text
  const format = useFormat()
  const language = useLanguage()
  const about = standing.measures.find(each => each.id === measure)
  const figure = standing.areas.find(({ area }) => area.level === 'city')?.figures[measure]
  if (!about || !figure) return null
  const planOf = ({ plan }: TargetPoint) => {
    const document = plan === null ? undefined : standing.sources[plan]
    return document ? ` · ${(language === 'en' && document.titleEn) || document.title}` : ''
  }
  const [above, below] = terms.numerators[measure]
  return (
    <div className="explained">
      <p>{formulaOf(measure, text)}</p>
      <dl>
        <dt>{overview.numerator}</dt>
        <dd>
          {format.count(figure.numerator)} {above}
        </dd>
        <dt>{overview.denominator}</dt>
        <dd>
          {format.count(figure.denominator)} {below}
        </dd>
        <dt>{overview.value}</dt>
        <dd>
          {figureText(figure, about.unit, text, format)} <MarkTag mark={figure.mark} />
        </dd>
      </dl>
      {figure.target && (
        <>
          <h3>{overview.path}</h3>
          <ul className="path-list">
            {figure.target.path.map(point => (
              <li key={`${point.year} ${point.plan}`}>
                <span>{point.year}</span>
                <b>{format.measure(point.value, about.unit)}</b>
                <span className="quiet">
                  {overview.pathKinds[point.kind]}
                  {planOf(point)}
                </span>
                <MarkTag mark={point.mark} bare />
              </li>
            ))}
          </ul>
        </>
      )}
      <h3>{overview.documents}</h3>
      <ul className="document-list">
        {about.documents.map(code => (
          <DocumentLine key={code} document={standing.sources[code]} code={code} />
        ))}
      </ul>
    </div>
  )
}
