import { useFormat, useText } from '../../language.tsx'
import type { LeftOutSite } from '../../plan-api.ts'

type Joining = NonNullable<LeftOutSite['joining']>
type Figure = { said: string; proved: boolean }

/** What would have to change for a site left out to be in, each figure marked as proved or estimated. */
export function JoiningList({ joining }: { joining: Joining }) {
  const { planRuns } = useText()
  const format = useFormat()
  const rows = useJoiningRows()(joining)
  const { joins } = planRuns
  return (
    <>
      <p className="quiet">{joins.any(format.count(joining.places), String(joining.year))}</p>
      <ul className="joining">
        {rows.map(({ what, figures, note }) => (
          <li key={what}>
            <b>{what}</b>{' '}
            {figures.map(({ said, proved }, at) => (
              <span key={said}>
                {at > 0 && ' · '}
                {said} <span className="quiet">({proved ? joins.proved : joins.estimate})</span>
              </span>
            ))}
            {note && <span className="quiet"> — {note}</span>}
          </li>
        ))}
      </ul>
    </>
  )
}

/** The nearest change in a line, for tables and the map. */
export function useJoiningText(): (joining: Joining) => string {
  const { planRuns } = useText()
  const rowsOf = useJoiningRows()
  return joining => {
    const row = rowsOf(joining).find(each => each.helps)
    const figure = row?.figures.find(each => !each.proved) ?? row?.figures[0]
    return row && figure ? `${row.what}: ${figure.said}` : planRuns.joins.noAmount
  }
}

function useJoiningRows() {
  const { planRuns, terms } = useText()
  const format = useFormat()
  const { joins } = planRuns
  const fen = (amount: number) => format.fen(amount)
  const proved = (said: string): Figure => ({ said, proved: true })
  const estimated = (said: string): Figure => ({ said, proved: false })
  const neededOf = ({ atLeastFen, aboutFen }: NonNullable<Joining['capital']>): Figure[] => {
    if (atLeastFen === null) return [proved(joins.freeNot)]
    const least = atLeastFen >= 100 ? [proved(joins.lowerAtLeast(fen(atLeastFen)))] : []
    if (aboutFen === null) return [...least, estimated(joins.freeNot)]
    return [...least, estimated(aboutFen < 100 ? joins.asWell : joins.lowerAbout(fen(aboutFen)))]
  }
  const lowered = (what: string, change: NonNullable<Joining['capital']>) => ({
    what,
    figures: [
      ...neededOf(change),
      ...(change.enoughFen === null ? [] : [proved(joins.lowerEnough(fen(change.enoughFen)))]),
    ],
    note: null,
    helps: change.aboutFen !== null,
  })
  const raised = ({ family, year, level, atLeast, about }: Joining['rules'][number]) => {
    const amount = (value: number) =>
      family === 'budget' ? fen(value * 100) : joins.morePlaces(format.count(Math.ceil(value)))
    return {
      what:
        family === 'budget'
          ? joins.budget(String(year), level === null ? null : terms.governmentLevels[level])
          : joins.places(String(year)),
      figures: [
        ...(atLeast !== null && atLeast >= 1 ? [proved(joins.moreAtLeast(amount(atLeast)))] : []),
        ...(about === null ? [] : [estimated(about < 1 ? joins.asWell : joins.moreAbout(amount(about)))]),
      ],
      note: about === null ? joins.noAmount : null,
      helps: about !== null,
    }
  }
  return ({ capital, yearlySupport, rules }: Joining) => [
    ...(capital ? [lowered(joins.capital(fen(capital.nowFen)), capital)] : []),
    ...(yearlySupport ? [lowered(joins.support(fen(yearlySupport.nowFen)), yearlySupport)] : []),
    ...rules.map(raised),
  ]
}
