import { Link, useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import { useFormat, useText } from '../../language.tsx'
import type { PlanResult } from '../../plan-api.ts'

/** What must be read beside the indicators: which day they are of, what they assume, and who will use the places. */
export function IndicatorNotes({ result }: { result: PlanResult }) {
  const { planResult: text } = useText()
  const { baseDate } = result.inputs
  return (
    <div className="indicator-notes">
      <UseNote result={result} />
      <p>{text.certifiedNote}</p>
      <p>
        {text.daysNote(baseDate)}{' '}
        <Link to="/" search={{ on: baseDate }}>
          {text.openOverview}
        </Link>
      </p>
    </div>
  )
}

function UseNote({ result }: { result: PlanResult }) {
  const { planResult: text } = useText()
  const format = useFormat()
  const navigate = useNavigate({ from: '/plan/$run' })
  const { totals, inputs } = result
  const last = result.use.findLast(each => each.district === null)
  if (!last) return null
  return (
    <p className="use-warning">
      {text.placesAndUse({
        year: String(last.year),
        places: format.count(last.filedPlaces),
        usable: format.count(last.usablePlaces),
        wanting: format.count(last.wanting),
        occupied: format.count(last.occupied),
        share: format.share(last.occupancyShare),
      })}{' '}
      {text.useWarning}{' '}
      {totals.lowUseSites > 0 && (
        <>
          <b>
            {text.lowUse(
              format.count(totals.lowUseSites),
              format.count(totals.sitesOpened),
              format.count(totals.lowUsePlaces),
              format.percent(inputs.lowUseShare),
            )}
          </b>{' '}
          <Button
            size="small"
            onClick={() =>
              void navigate({
                search: now => ({ ...now, use: 'low', sites: undefined, year: undefined }),
                replace: true,
                resetScroll: false,
              }).then(() => document.getElementById('sites')?.scrollIntoView())
            }
          >
            {text.showLowUse}
          </Button>
        </>
      )}
    </p>
  )
}
