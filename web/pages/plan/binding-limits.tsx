import { useAreaNames } from '../../area-names.ts'
import { useFormat, useText } from '../../language.tsx'
import type { LimitRow, PlanResult } from '../../plan-api.ts'
import { Panel } from '../../ui/panel.tsx'
import { Empty } from '../../ui/states.tsx'

const TEN_THOUSAND = 10_000

/** The rules that hold the plan back, dearest first, with what easing each by one unit is worth. */
export function BindingLimits({ result }: { result: PlanResult }) {
  const { plan } = useText()
  const binding = result.limits
    .filter(each => each.binds)
    .toSorted((a, b) => (b.marginalValue ?? 0) - (a.marginalValue ?? 0))
  return (
    <Panel title={plan.binds} flush>
      {binding.length === 0 ? (
        <div className="panel-body">
          <Empty>{plan.bindsNone}</Empty>
        </div>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls must be reachable by keyboard
        <section className="limits-scroll" tabIndex={0} aria-label={plan.binds}>
          <ul className="limits">
            {binding.map(row => (
              <Limit key={[row.family, row.year, row.level, row.district].join()} row={row} result={result} />
            ))}
          </ul>
        </section>
      )}
    </Panel>
  )
}

function Limit({ row, result }: { row: LimitRow; result: PlanResult }) {
  const { plan, terms } = useText()
  const format = useFormat()
  const areaName = useAreaNames()
  // a child costs far more than a yuan
  const many = row.unit === 'yuan' && row.marginalUnit === 'child_years'
  const worth = (row.marginalValue ?? 0) * (many ? TEN_THOUSAND : 1)
  const unit = many ? plan.tenThousandYuan : plan.oneUnit(plan.units[row.unit])
  const said = (value: number | null) =>
    value === null ? '–' : row.unit === 'yuan' ? format.yuan(value) : format.count(Math.round(value))
  // The model asks for inclusive places beyond the share of all places, so its row says less than the share itself.
  const share = result.indicators.find(
    each => each.indicator === 'inclusive_share' && each.year === row.year && !each.baseline,
  )
  const [asked, reached] =
    row.family === 'inclusive' && share
      ? [format.share(share.target), format.share(share.value)]
      : [said(row.limit), said(row.value)]
  const who = row.district ? areaName(row.district) : row.level && terms.governmentLevels[row.level]
  return (
    <li>
      <b>
        {row.year} {plan.limitFamilies[row.family]}
        {who && ` · ${who}`}
      </b>
      <span className="quiet small">
        {plan.required} {row.sense === 'at-least' ? '≥' : '≤'} {asked} · {plan.planned} {reached}
      </span>
      <span>
        {row.marginalValue === null
          ? plan.easeNothing
          : row.marginalUnit === 'yuan'
            ? plan.easeSaves(unit, format.yuan(worth))
            : plan.easeServes(unit, format.decimal(worth))}
      </span>
    </li>
  )
}
