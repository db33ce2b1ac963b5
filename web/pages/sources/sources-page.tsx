import { useQuery } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { MARKS } from '../../../kernel/mark.ts'
import type { Setting, Source } from '../../api.ts'
import { NONE } from '../../format.ts'
import { useFormat, useLanguage, useText } from '../../language.tsx'
import { cityQuery, settingsQuery, sourcesQuery } from '../../queries.ts'
import { useSourceTitles, useTitleOf } from '../../source-titles.ts'
import { DataTable } from '../../ui/data-table.tsx'
import { MarkTag } from '../../ui/mark.tsx'
import { PageHead, Panel } from '../../ui/panel.tsx'
import { SettingName } from '../../ui/setting-name.tsx'
import { SettingUnit, SettingValue } from '../../ui/setting-value.tsx'
import { Answer } from '../../ui/states.tsx'
import './sources.css'

/** Where figures come from and by which rules they are counted. */
export function SourcesPage() {
  const { sources, terms, shell } = useText()
  const format = useFormat()
  const search = useSearch({ from: '/sources' })
  const city = useQuery(cityQuery()).data
  const on = search.on ?? city?.defaultOn
  const documents = useQuery(sourcesQuery())
  const settings = useQuery(settingsQuery(on))
  return (
    <div className="stack">
      <PageHead title={sources.title} note={sources.intro} />
      <Panel title={sources.marks}>
        <ul className="quality-marks">
          {MARKS.map(mark => (
            <li key={mark}>
              <MarkTag mark={mark} /> {terms.markNotes[mark]}
            </li>
          ))}
        </ul>
      </Panel>
      <Panel title={sources.documents} flush>
        <Answer of={documents} height={500}>
          {list => <Documents list={list} />}
        </Answer>
      </Panel>
      <Panel title={sources.settings} note={on && sources.settingsOn(format.day(on))} flush>
        <Answer of={settings} height={400}>
          {list => <Settings list={list} />}
        </Answer>
      </Panel>
      <Panel title={sources.api}>
        <p>
          {sources.apiNote} <a href="/api/docs">{shell.apiDocs}</a>
        </p>
      </Panel>
    </div>
  )
}

type Noted = Pick<Source, 'note' | 'noteEn'>

/** The note in the reader's language; where a pack has it in one only, that one. */
function useNoteOf(): (each: Noted) => string | null {
  const language = useLanguage()
  return ({ note, noteEn }) => (language === 'en' ? (noteEn ?? note) : (note ?? noteEn))
}

function Documents({ list }: { list: readonly Source[] }) {
  const { sources, terms } = useText()
  const format = useFormat()
  const { columns } = sources
  const noteOf = useNoteOf()
  const titleOf = useTitleOf()
  return (
    <DataTable
      caption={sources.documents}
      rows={list}
      keyOf={each => each.code}
      columns={[
        {
          key: 'title',
          title: columns.title,
          order: titleOf,
          cell: each =>
            each.url ? (
              <a href={each.url} target="_blank" rel="noreferrer">
                {titleOf(each)}
              </a>
            ) : (
              titleOf(each)
            ),
        },
        {
          key: 'kind',
          title: columns.kind,
          cell: each => terms.sourceKinds[each.kind],
          order: each => each.kind,
        },
        { key: 'number', title: columns.number, cell: each => each.number ?? NONE },
        { key: 'issuer', title: columns.issuer, cell: each => each.issuer ?? NONE },
        {
          key: 'issuedOn',
          title: columns.issuedOn,
          order: each => each.issuedOn,
          cell: each => (each.issuedOn ? format.day(each.issuedOn) : NONE),
        },
        {
          key: 'certainty',
          title: columns.certainty,
          cell: each => (each.certainty ? terms.certainties[each.certainty] : NONE),
        },
        { key: 'licence', title: columns.licence, cell: each => each.licence ?? NONE },
        {
          key: 'note',
          title: columns.note,
          cell: each => <span className="source-note">{noteOf(each) ?? NONE}</span>,
        },
      ]}
    />
  )
}

function Settings({ list }: { list: readonly Setting[] }) {
  const { sources } = useText()
  const { settingColumns: columns } = sources
  const sourceTitle = useSourceTitles()
  const noteOf = useNoteOf()
  return (
    <DataTable
      caption={sources.settings}
      rows={list}
      keyOf={each => each.key}
      columns={[
        {
          key: 'key',
          title: columns.key,
          cell: each => <SettingName of={each.key} />,
          order: each => each.key,
        },
        { key: 'value', title: columns.value, cell: each => <SettingValue of={each} /> },
        { key: 'unit', title: columns.unit, cell: each => <SettingUnit of={each.unit} /> },
        { key: 'mark', title: columns.mark, cell: each => <MarkTag mark={each.mark} /> },
        {
          key: 'source',
          title: columns.source,
          cell: each => (each.source ? sourceTitle(each.source) : NONE),
        },
        {
          key: 'note',
          title: columns.note,
          cell: each => <span className="source-note">{noteOf(each) ?? NONE}</span>,
        },
      ]}
    />
  )
}
