import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { isCivilDate } from '../../../kernel/civil-date.ts'
import type { RecordList } from '../../api.ts'
import { useFormat, useNameOf, useText } from '../../language.tsx'
import { areasQuery, cityQuery } from '../../queries.ts'
import { Pick } from '../../ui/fields.tsx'
import { MarkTag } from '../../ui/mark.tsx'
import { figureText, formulaOf, measureName, unitOf, withheldText } from '../../words.ts'
import { RECORD_MEASURES } from './record-measures.ts'
import type { RecordsSearch } from './records-search.ts'

type Change = (next: { [K in keyof RecordsSearch]?: RecordsSearch[K] | undefined }) => void

/** Which figure is looked into, and what it says. */
export function FigureBox(props: {
  search: RecordsSearch
  list: RecordList | undefined
  change: Change
  measure: string
  on: string | undefined
}) {
  const { list, change, measure, on } = props
  const text = useText()
  const format = useFormat()
  const city = useQuery(cityQuery()).data
  const figure = list?.figure
  const measures: string[] = RECORD_MEASURES.includes(measure as never)
    ? [...RECORD_MEASURES]
    : [measure, ...RECORD_MEASURES]
  return (
    <section className="figure-box" aria-label={text.records.figure}>
      <Pick
        label={text.records.measure}
        value={measure}
        choices={measures.map(id => ({ value: id, label: measureName(id as never, text, format) }))}
        onChange={id => change({ measure: id, reason: undefined, part: undefined })}
      />
      <AreaPick {...props} />
      <label className="field">
        <span>{text.overview.on}</span>
        <input
          className="text-field"
          type="date"
          value={on ?? ''}
          min={city?.firstDay}
          max={city?.recordsUntil}
          onChange={event => isCivilDate(event.target.value) && change({ on: event.target.value })}
        />
      </label>
      <div className="figure-said">
        <strong>{figure ? figureText(figure, unitOf(measure), text, format) : '\u00a0'}</strong>
        {figure && (
          <>
            {figure.denominator !== null && (
              <span className="quiet">
                {format.amount(figure.numerator)} / {format.amount(figure.denominator)}
              </span>
            )}
            <MarkTag mark={figure.mark} />
            {figure.withheld && <span className="small">{withheldText(figure, text, format)}</span>}
          </>
        )}
      </div>
      <p className="figure-formula small quiet">
        {formulaOf(measure as never, text)}{' '}
        <Link to="/" search={{ measure, ...(on ? { on } : {}) }}>
          {text.shell.overview}
        </Link>
      </p>
    </section>
  )
}

function AreaPick({
  search,
  list,
  change,
}: {
  search: RecordsSearch
  list: RecordList | undefined
  change: Change
}) {
  const { records } = useText()
  const nameOf = useNameOf()
  const city = useQuery(cityQuery()).data
  const districts = (useQuery(areasQuery()).data ?? []).filter(({ level }) => level === 'district')
  const known = districts.some(({ code }) => code === search.area)
  return (
    <Pick
      label={records.area}
      value={search.area ?? ''}
      onChange={area => change({ area: area || undefined })}
      choices={[
        { value: '', label: city ? nameOf(city) : '' },
        ...(search.area && !known ? [{ value: search.area, label: list?.area.name ?? search.area }] : []),
        ...districts.map(area => ({ value: area.code, label: nameOf(area) })),
      ]}
    />
  )
}
