import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useAreaNames } from '../../area-names.ts'
import { useFormat, useText } from '../../language.tsx'
import { cityQuery } from '../../queries.ts'
import { ExportLinks } from '../../ui/fields.tsx'
import { PageHead } from '../../ui/panel.tsx'
import { Answer } from '../../ui/states.tsx'
import { measureName } from '../../words.ts'
import { FigureBox } from './figure-box.tsx'
import { recordsQuery } from './queries.ts'
import { RecordParts } from './record-parts.tsx'
import './records.css'
import type { RecordsSearch } from './records-search.ts'

/** The records that a figure counts, those it leaves out and why: everything needed to count it again by hand. */
export function RecordsPage() {
  const text = useText()
  const format = useFormat()
  const search = useSearch({ from: '/records' })
  const navigate = useNavigate({ from: '/records' })
  const city = useQuery(cityQuery()).data
  const measure = search.measure ?? 'places_per_1000'
  const records = useQuery(recordsQuery(measure, search.on, search.area))
  const change = (next: { [K in keyof RecordsSearch]?: RecordsSearch[K] | undefined }) =>
    void navigate({
      search: now => ({ ...now, ...next }) as RecordsSearch,
      replace: true,
      resetScroll: false,
    })
  const areaName = useAreaNames()
  const on = search.on ?? records.data?.on ?? city?.defaultOn
  const name = measureName(measure as never, text, format)
  const file = (format: string) => {
    const query = new URLSearchParams({
      measure,
      ...(on ? { on } : {}),
      ...(search.area ? { area: search.area } : {}),
    })
    return `/api/records.${format}?${query}`
  }
  return (
    <div className="stack">
      <PageHead
        title={text.records.title}
        note={[records.data && areaName(records.data.area.code), name, on && format.day(on)]
          .filter(Boolean)
          .join(' · ')}
        tools={
          <ExportLinks
            label={text.records.title}
            links={[
              { name: 'XLSX', href: file('xlsx') },
              { name: 'CSV', href: file('csv') },
            ]}
          />
        }
      />
      <FigureBox search={search} list={records.data} change={change} measure={measure} on={on} />
      <Answer of={records} height={640}>
        {list => <RecordParts list={list} search={search} change={change} />}
      </Answer>
    </div>
  )
}
