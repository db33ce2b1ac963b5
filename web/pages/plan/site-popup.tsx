import { useAreaNames } from '../../area-names.ts'
import { useFormat, useText } from '../../language.tsx'
import type { PlanResult } from '../../plan-api.ts'
import { MarkTag } from '../../ui/mark.tsx'
import { useForcingText } from './forcing.ts'
import { useJoiningText } from './joining.tsx'

/** What a site of the plan says about itself on the map. */
export function SitePopup({ code, result }: { code: string; result: PlanResult }) {
  const { plan, planRuns, terms } = useText()
  const format = useFormat()
  const areaName = useAreaNames()
  const forcingText = useForcingText(result)
  const joiningText = useJoiningText()
  const { siteColumns } = plan
  const row = result.programme.find(({ site }) => site === code)
  const left = result.leftOut.find(({ site }) => site === code)
  if (row)
    return (
      <div className="popup">
        <h3>{row.name}</h3>
        <p className="quiet">
          {terms.modes[row.mode]} · {terms.operatingModels[row.operatingModel]} · {areaName(row.district)}
        </p>
        <dl>
          <dt>{siteColumns.year}</dt>
          <dd>{row.year}</dd>
          <dt>{siteColumns.places}</dt>
          <dd>{format.count(row.places)}</dd>
          <dt>{siteColumns.predicted}</dt>
          <dd>
            {format.count(row.predictedOccupied)} · {format.share(row.predictedShare)}
          </dd>
          <dt>{siteColumns.fee}</dt>
          <dd>{format.fen(row.monthlyFen)}</dd>
          <dt>{siteColumns.capital}</dt>
          <dd>{format.fen(row.capitalFen)}</dd>
          <dt>{siteColumns.support}</dt>
          <dd>{format.fen(row.yearlySupportFen)}</dd>
        </dl>
        <MarkTag mark={row.mark} />
      </div>
    )
  return left ? (
    <div className="popup">
      <h3>{left.name}</h3>
      <p className="quiet">
        {terms.siteKinds[left.kind]} · {areaName(left.district)}
      </p>
      <p>
        {plan.leftOutReasons[left.reason]} · {siteColumns.forcing}: {forcingText(left)}
      </p>
      {left.joining && (
        <p>
          {planRuns.wouldJoin} — {joiningText(left.joining)}
        </p>
      )}
      <MarkTag mark={left.mark} />
    </div>
  ) : null
}
