import { NONE } from '../../format.ts'
import { useFormat, useText } from '../../language.tsx'
import type { PlanResult } from '../../plan-api.ts'
import { type Column, DataTable } from '../../ui/data-table.tsx'
import { MarkTag } from '../../ui/mark.tsx'
import { Panel } from '../../ui/panel.tsx'
import './births.css'

type Case = NonNullable<PlanResult['births']>[number]

/** The plan under low, middle and high births, beside the plan that each case alone would have. */
export function BirthsPanel({ result }: { result: PlanResult }) {
  const { planResult } = useText()
  const format = useFormat()
  const columns = useColumns(result.scenario.births)
  if (!result.births) return null
  const { births: titles } = planResult
  const inAll = result.births[0]?.sitesInAllCases ?? null
  const remade = result.births.filter(each => each.remade)
  return (
    <Panel title={titles.title} note={inAll === null ? undefined : titles.inAll(format.count(inAll))} flush>
      <div className="births">
        <section>
          <h3>{titles.thisPlan}</h3>
          <DataTable
            caption={titles.thisPlan}
            rows={result.births}
            keyOf={each => each.births}
            columns={columns.thisPlan}
          />
        </section>
        {remade.length > 0 && (
          <section>
            <h3>{titles.thatPlan}</h3>
            <DataTable
              caption={titles.thatPlan}
              rows={remade}
              keyOf={each => each.births}
              columns={columns.thatPlan}
            />
          </section>
        )}
      </div>
    </Panel>
  )
}

function useColumns(used: Case['births']): Record<'thisPlan' | 'thatPlan', Column<Case>[]> {
  const { forecast, planForm, planResult } = useText()
  const format = useFormat()
  const { births: titles } = planResult
  const whole = (value: number | null) => format.count(value === null ? null : Math.round(value))
  const nameOf = ({ births }: Case) =>
    (births === used ? forecast.chosenCase : forecast.caseLine)(planForm.birthsCases[births])
  const births: Column<Case> = { key: 'births', title: titles.case, cell: nameOf }
  const mark: Column<Case> = { key: 'mark', title: '', cell: each => <MarkTag mark={each.mark} bare /> }
  const figure = (key: keyof typeof titles, cell: Column<Case>['cell']): Column<Case> => ({
    key,
    title: String(titles[key]),
    number: true,
    cell,
  })
  return {
    thisPlan: [
      births,
      figure('missed', each => whole(each.targetsMissed)),
      figure('missing', each => whole(each.placesMissing)),
      figure('served', each => whole(each.served)),
      figure('use', each => format.share(each.occupancyShare)),
      mark,
    ],
    thatPlan: [
      births,
      figure('difference', ({ remade }) =>
        remade?.differenceFen == null ? NONE : format.fen(Math.round(remade.differenceFen)),
      ),
      figure('opened', ({ remade }) => whole(remade?.sitesOpened ?? null)),
      figure('also', ({ remade }) => whole(remade?.sitesAlso ?? null)),
      mark,
    ],
  }
}
