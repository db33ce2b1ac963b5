import type { InstitutionPoint, SitePoint } from '../../api.ts'
import { useFormat, useText } from '../../language.tsx'
import { MarkTag } from '../../ui/mark.tsx'
import type { PointData } from './use-point-layers.ts'

/** What an institution or a candidate site on the map says about itself. */
export function PointPopup({ layer, code, data }: { layer: string; code: string; data: PointData }) {
  const institution = layer === 'institutions' ? data.institutions.get(code) : undefined
  const site = layer === 'sites' ? data.sites.get(code) : undefined
  if (institution) return <InstitutionCard institution={institution} />
  return site ? <SiteCard site={site} /> : null
}

function InstitutionCard({ institution: each }: { institution: InstitutionPoint }) {
  const { overview, terms } = useText()
  const format = useFormat()
  const fees = [each.lowestFeeYuan, each.highestFeeYuan].filter(fee => fee !== null)
  return (
    <div className="popup">
      <h3>{each.name}</h3>
      <p className="quiet">
        {terms.modes[each.mode]} · {terms.operatingModels[each.operatingModel]} ·{' '}
        {each.inclusive ? overview.inclusive : overview.notInclusive}
      </p>
      <dl>
        <dt>{overview.places}</dt>
        <dd>
          {overview.filed} {format.count(each.filedPlaces)} · {overview.usable}{' '}
          {format.count(each.usablePlaces)} · {overview.enrolled} {format.count(each.enrolled)}
        </dd>
        <dt>{overview.fee}</dt>
        <dd>{fees.length > 0 ? [...new Set(fees)].map(format.yuan).join(' – ') : overview.noFee}</dd>
      </dl>
      <Marks mark={each.mark} positionMark={each.positionMark} />
    </div>
  )
}

function SiteCard({ site: each }: { site: SitePoint }) {
  const { overview, terms } = useText()
  const format = useFormat()
  return (
    <div className="popup">
      <h3>{each.name}</h3>
      <p className="quiet">{terms.siteKinds[each.kind]}</p>
      <dl>
        <dt>{overview.options}</dt>
        <dd>
          {format.count(each.options)} · {overview.upToPlaces(format.count(each.mostPlaces))}
        </dd>
        <dt>{overview.availableFrom}</dt>
        <dd>{format.day(each.availableFrom)}</dd>
      </dl>
      {each.dutyPlaces !== null && each.dutyYear !== null && (
        <p>{overview.duty(format.count(each.dutyPlaces), String(each.dutyYear))}</p>
      )}
      <Marks mark={each.mark} positionMark={each.positionMark} />
    </div>
  )
}

function Marks({ mark, positionMark }: Pick<SitePoint, 'mark' | 'positionMark'>) {
  const { overview } = useText()
  return (
    <p>
      <MarkTag mark={mark} />
      {positionMark !== 'official' && <span className="small quiet"> {overview.estimatedPoint}</span>}
    </p>
  )
}
