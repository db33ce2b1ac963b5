import { isCivilDate, yearOf } from '../../../kernel/civil-date.ts'
import { useText } from '../../language.tsx'
import { useOverview } from './use-overview.ts'

/** The day that is looked at, with the days most asked for beside it. */
export function DayPicker() {
  const { overview } = useText()
  const { city, on, change } = useOverview()
  const data = city.data
  if (!data || on === undefined) return <div style={{ height: 56 }} />
  const lastYear = yearOf(data.defaultOn)
  const yearEnds = Array.from({ length: 4 }, (_, i) => `${lastYear - 1 - i}-12-31`).filter(
    day => day >= data.recordsFrom,
  )
  const go = (day: string) => change({ on: day === data.defaultOn ? undefined : day })
  return (
    <>
      <fieldset className="button-row">
        <legend className="only-heard">{overview.quickDays}</legend>
        <button type="button" aria-pressed={on === data.defaultOn} onClick={() => go(data.defaultOn)}>
          {overview.latest}
        </button>
        {yearEnds.map(day => (
          <button key={day} type="button" aria-pressed={on === day} onClick={() => go(day)}>
            {overview.yearEnd(day.slice(0, 4))}
          </button>
        ))}
      </fieldset>
      <label className="field">
        <span>{overview.on}</span>
        <input
          className="text-field"
          type="date"
          value={on}
          min={data.firstDay}
          max={data.recordsUntil}
          onChange={event => isCivilDate(event.target.value) && go(event.target.value)}
        />
      </label>
    </>
  )
}
