import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { AccessDay, AccessTo } from '../../api.ts'
import { useFormat, useText } from '../../language.tsx'
import { AccessToChoice } from '../../ui/access-to.tsx'
import { ExportLinks } from '../../ui/fields.tsx'
import { LorenzCurve } from '../../ui/lorenz-curve.tsx'
import { MarkTag } from '../../ui/mark.tsx'
import { Panel } from '../../ui/panel.tsx'
import { Answer } from '../../ui/states.tsx'
import './fairness.css'
import { FairnessTable } from './fairness-table.tsx'
import { ACCESS_MEASURES } from './overview-search.ts'
import { accessQuery } from './queries.ts'
import { useOverview } from './use-overview.ts'

/** How evenly places lie within reach: the curve, what the measures say, every group and district. */
export function FairnessPanel() {
  const { access: text } = useText()
  const format = useFormat()
  const { on, change, measure, search } = useOverview()
  const to = search.to ?? 'usable'
  const own = ACCESS_MEASURES[to]
  const asked = useQuery(accessQuery(on, to))
  const links = (['groups', 'communities'] as const).flatMap(table =>
    ['xlsx', 'csv'].map(kind => ({
      name: `${table === 'groups' ? text.groupsFile : text.communitiesFile} ${kind.toUpperCase()}`,
      href: `/api/access/${table}.${kind}?on=${on}&to=${to}`,
    })),
  )
  const choose = (next: AccessTo) =>
    change({
      to: next === 'usable' ? undefined : next,
      // a map coloured by access stays coloured by the one that is told
      ...(measure === own ? { measure: ACCESS_MEASURES[next] } : {}),
    })
  const colourMap = () => {
    change({ measure: own, sort: undefined })
    document.getElementById('areas')?.scrollIntoView({ block: 'start' })
  }
  return (
    <Panel
      title={text.title}
      note={asked.data && text.note(format.metres(asked.data.method.reachMetres), asked.data.to)}
      tools={
        <>
          <AccessToChoice to={to} onChange={choose} />
          {on && <ExportLinks label={text.title} links={links} />}
        </>
      }
    >
      <Answer of={asked} height={430}>
        {data => (
          <div className={`fairness ${asked.isPlaceholderData ? 'another-day' : ''}`}>
            <Measures access={data} />
            <FairnessTable access={data} />
            <p className="fairness-links">
              {measure !== own && (
                <button type="button" className="link-button" onClick={colourMap}>
                  {text.colourMap}
                </button>
              )}
              <Link to="/records" search={{ measure: ACCESS_MEASURES[data.to], on: data.on }}>
                {text.communities}
              </Link>
            </p>
            <Method access={data} />
          </div>
        )}
      </Answer>
    </Panel>
  )
}

/** The city's curve and measures, each in one sentence. */
function Measures({ access }: { access: AccessDay }) {
  const { access: text, overview } = useText()
  const format = useFormat()
  const { groups, lorenz, method, theilBetween, theilWithin, recordsFrom } = access
  const city = groups[0]
  if (!city) return null
  if (city.withheld)
    return (
      <p className="state state-empty">
        {recordsFrom
          ? overview.noRecordsBefore(format.day(recordsFrom))
          : text.withheld(format.share(city.unknownShare))}
      </p>
    )
  const said = [
    ['access', format.per100(city.access), null],
    ['gini', format.index(city.gini), text.meanings.gini],
    [
      'theil',
      format.index(city.theil),
      text.meanings.theil(format.index(theilBetween), format.index(theilWithin)),
    ],
    ['palma', format.index(city.palma), text.meanings.palma],
    [
      'below',
      format.share(city.belowShare),
      method.threshold
        ? text.meanings.below(format.decimal(method.threshold.per100))
        : text.meanings.noThreshold,
    ],
    ['none', format.share(city.outOfReachShare), text.meanings.none(access.to)],
  ] as const
  return (
    <div className="fairness-city">
      <LorenzCurve curve={lorenz} />
      <dl className="fairness-measures">
        {said.map(([key, value, meaning]) => (
          <div key={key}>
            <dt>{text.measures[key]}</dt>
            <dd>
              <b>{value}</b> <MarkTag mark={(key === 'below' && method.threshold?.mark) || city.mark} bare />
            </dd>
            {meaning && <dd className="small quiet">{meaning}</dd>}
          </div>
        ))}
      </dl>
    </div>
  )
}

function Method({ access: { method, groups, to } }: { access: AccessDay }) {
  const { access: text } = useText()
  const format = useFormat()
  const unknown = groups[0]?.withheld === null ? groups[0].unknownShare : 0
  return (
    <p className="small quiet fairness-method">
      {text.method({
        metres: format.metres(method.reachMetres),
        detour: format.decimal(method.detourFactor),
        weight: format.decimal(method.weightAtReach),
        fees: text.fees[to](format.count(method.affordableMonthlyYuan)),
      })}{' '}
      {text.notTheFunnel} {unknown > 0 && text.unknown(format.share(unknown))}
    </p>
  )
}
