import { NONE } from '../../format.ts'
import { useFormat, useText } from '../../language.tsx'
import type { PlanResult } from '../../plan-api.ts'
import { DataTable } from '../../ui/data-table.tsx'
import { MarkTag } from '../../ui/mark.tsx'
import { Panel } from '../../ui/panel.tsx'

/** The plan under low, middle and high births, beside the plan that each case alone would have. */
export function BirthsPanel({ result }: { result: PlanResult }) {
  const { planForm, planResult } = useText()
  const format = useFormat()
  if (!result.births) return null
  const { births: titles } = planResult
  const whole = (value: number | null) => format.count(value === null ? null : Math.round(value))
  const inAll = result.births[0]?.sitesInAllCases ?? null
  return (
    <Panel
      title={titles.title}
      note={inAll === null ? titles.note : `${titles.note} ${titles.inAll(format.count(inAll))}`}
      flush
    >
      <DataTable
        caption={titles.title}
        rows={result.births}
        keyOf={each => each.births}
        columns={[
          { key: 'births', title: titles.case, cell: each => planForm.birthsCases[each.births] },
          { key: 'missed', title: titles.missed, number: true, cell: each => whole(each.targetsMissed) },
          { key: 'missing', title: titles.missing, number: true, cell: each => whole(each.placesMissing) },
          { key: 'served', title: titles.served, number: true, cell: each => whole(each.served) },
          { key: 'use', title: titles.use, number: true, cell: each => format.share(each.occupancyShare) },
          {
            key: 'difference',
            title: titles.difference,
            number: true,
            cell: ({ remade }) =>
              remade?.differenceFen == null ? NONE : format.fen(Math.round(remade.differenceFen)),
          },
          {
            key: 'also',
            title: titles.also,
            number: true,
            cell: ({ remade }) =>
              remade ? `${format.count(remade.sitesAlso)} / ${format.count(remade.sitesOpened)}` : NONE,
          },
          { key: 'mark', title: '', cell: each => <MarkTag mark={each.mark} bare /> },
        ]}
      />
    </Panel>
  )
}
