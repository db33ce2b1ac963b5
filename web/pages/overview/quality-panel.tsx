import { useQuery } from '@tanstack/react-query'
import { Drawer } from 'antd'
import { useState } from 'react'
import { MARKS } from '../../../kernel/mark.ts'
import type { PackWarning } from '../../api.ts'
import { NONE } from '../../format.ts'
import { useFormat, useLanguage, useText } from '../../language.tsx'
import { cityQuery } from '../../queries.ts'
import { DataTable } from '../../ui/data-table.tsx'
import { MarkTag } from '../../ui/mark.tsx'
import { Panel } from '../../ui/panel.tsx'
import { Answer } from '../../ui/states.tsx'
import { packWarningsQuery } from './queries.ts'

/** How far the figures may be trusted: marks, demonstration data, doubts of the pack. */
export function QualityPanel() {
  const { overview, terms, shell } = useText()
  const format = useFormat()
  const [open, setOpen] = useState(false)
  const city = useQuery(cityQuery())
  const warnings = useQuery(packWarningsQuery(open))
  const count = city.data?.pack.warningCount ?? 0
  return (
    <Panel title={overview.quality}>
      <div className="quality-list">
        <p>{overview.demoNote}</p>
        <ul className="quality-marks">
          {MARKS.map(mark => (
            <li key={mark}>
              <MarkTag mark={mark} /> <span className="small quiet">{terms.markNotes[mark]}</span>
            </li>
          ))}
        </ul>
        {city.data &&
          (count === 0 ? (
            <p>{overview.noWarnings}</p>
          ) : (
            <p>
              {overview.warnings(format.count(count))}{' '}
              <button type="button" className="link-button" onClick={() => setOpen(true)}>
                {overview.showWarnings}
              </button>
            </p>
          ))}
      </div>
      <Drawer
        open={open}
        onClose={() => setOpen(false)}
        size={720}
        title={overview.warnings(format.count(count))}
        closable={{ 'aria-label': shell.close }}
      >
        {open && (
          <Answer of={warnings} height={400}>
            {list => <Warnings list={list} />}
          </Answer>
        )}
      </Drawer>
    </Panel>
  )
}

function Warnings({ list }: { list: readonly PackWarning[] }) {
  const { overview } = useText()
  const language = useLanguage()
  const numbered = list.map((warning, i) => ({ ...warning, key: String(i) }))
  const { file, row, column, value, allowed } = overview.warningColumns
  return (
    <DataTable
      caption={overview.quality}
      rows={numbered}
      keyOf={each => each.key}
      pageSize={50}
      columns={[
        { key: 'file', title: file, cell: each => each.file, order: each => each.file },
        { key: 'row', title: row, cell: each => each.row ?? NONE, number: true, order: each => each.row },
        { key: 'column', title: column, cell: each => each.column ?? NONE },
        { key: 'value', title: value, cell: each => each.value ?? NONE },
        {
          key: 'allowed',
          title: allowed,
          cell: each => (
            <span className="warning-allowed">{language === 'zh' ? each.allowedZh : each.allowed}</span>
          ),
        },
      ]}
    />
  )
}
