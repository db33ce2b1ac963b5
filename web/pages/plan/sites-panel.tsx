import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback, useMemo, useState } from 'react'
import type { Boundaries } from '../../api.ts'
import { useFormat, useNameOf, useText } from '../../language.tsx'
import { CityMap } from '../../map/city-map.tsx'
import type { PlanResult, PlanRun } from '../../plan-api.ts'
import { boundariesQuery } from '../../queries.ts'
import { Panel } from '../../ui/panel.tsx'
import { ShapeIcon } from '../../ui/shape-icon.tsx'
import { LockBar } from './lock-bar.tsx'
import './sites.css'
import type { PlanRunSearch } from './plan-search.ts'
import { SiteChoice } from './site-choice.tsx'
import { siteLayers, YEAR_COLOURS } from './site-layers.ts'
import { SitePopup } from './site-popup.tsx'
import { LeftOutTable, OpenedTable } from './site-tables.tsx'

const NO_COLOURS: ReadonlyMap<string, string> = new Map()

/** Which sites open when, and what it would cost to have the others: map and table with one selection. */
export function SitesPanel({ run, result }: { run: PlanRun; result: PlanResult }) {
  const { plan, planResult } = useText()
  const format = useFormat()
  const nameOf = useNameOf()
  const search = useSearch({ from: '/plan/$run' })
  const navigate = useNavigate({ from: '/plan/$run' })
  const [hovered, setHovered] = useState<string>()
  const districts = useQuery(boundariesQuery('district')).data
  const change = useCallback(
    (next: { [K in keyof PlanRunSearch]?: PlanRunSearch[K] | undefined }) =>
      void navigate({
        search: now => ({ ...now, ...next }) as PlanRunSearch,
        replace: true,
        resetScroll: false,
      }),
    [navigate],
  )
  const until = search.year ?? result.scenario.lastYear
  const leftOut = search.sites === 'left-out'
  const onlyLow = search.use === 'low'
  const opened = useMemo(
    () => result.programme.filter(row => row.year <= until && (row.lowUse || !onlyLow)),
    [result, until, onlyLow],
  )
  const boundaries = useMemo(() => ({ district: plain(districts), subdistrict: undefined }), [districts])
  const layers = useMemo(
    () =>
      siteLayers({
        opened,
        leftOut: leftOut ? result.leftOut : [],
        firstYear: result.scenario.firstYear,
        chosen: search.site ?? hovered,
      }),
    [opened, leftOut, result, search.site, hovered],
  )
  const places = opened.reduce((sum, row) => sum + row.places, 0)
  return (
    <Panel
      title={plan.sites}
      note={`${plan.openedUntil(String(until))}: ${format.count(opened.length)} · ${plan.siteColumns.places} ${format.count(places)}`}
      flush
    >
      <LockBar run={run} result={result} />
      {search.site && (
        <SiteChoice run={run} result={result} site={search.site} close={() => change({ site: undefined })} />
      )}
      <YearSlider result={result} until={until} onYear={year => change({ year })} />
      <label className="low-use-filter">
        <input
          type="checkbox"
          checked={onlyLow}
          onChange={event => change({ use: event.target.checked ? 'low' : undefined })}
        />{' '}
        {planResult.lowUseFilter(format.percent(result.inputs.lowUseShare))}
      </label>
      <div className="sites">
        <div className="sites-map">
          <CityMap
            label={plan.map}
            level="district"
            district={undefined}
            boundaries={boundaries}
            colours={plainColours(districts)}
            nameOf={nameOf}
            selected={undefined}
            hovered={undefined}
            onSelect={ignore}
            onHover={ignore}
            layers={layers}
            popup={(_, code) => <SitePopup code={code} result={result} />}
          />
        </div>
        <YearLegend result={result} leftOut={leftOut} />
        <div className="sites-table">
          <fieldset className="tab-row">
            <legend className="only-heard">{plan.sites}</legend>
            <button type="button" aria-pressed={!leftOut} onClick={() => change({ sites: undefined })}>
              {plan.opened} <span className="quiet">{format.count(opened.length)}</span>
            </button>
            <button type="button" aria-pressed={leftOut} onClick={() => change({ sites: 'left-out' })}>
              {plan.leftOut} <span className="quiet">{format.count(result.leftOut.length)}</span>
            </button>
          </fieldset>
          {leftOut ? (
            <LeftOutTable
              result={result}
              rows={result.leftOut}
              {...{ search, change, hovered, setHovered }}
            />
          ) : (
            <OpenedTable result={result} rows={opened} {...{ search, change, hovered, setHovered }} />
          )}
        </div>
      </div>
    </Panel>
  )
}

const ignore = () => undefined
const plain = (districts: Boundaries | undefined) => districts

const plainColours = (districts: Boundaries | undefined): ReadonlyMap<string, string> => {
  if (!districts) return NO_COLOURS
  let known = PLAIN.get(districts)
  if (!known) {
    known = new Map(districts.features.map(({ properties }) => [properties.code, '#f7f9f9']))
    PLAIN.set(districts, known)
  }
  return known
}
const PLAIN = new WeakMap<Boundaries, ReadonlyMap<string, string>>()

function YearSlider(props: {
  result: PlanResult
  until: number
  onYear: (year: number | undefined) => void
}) {
  const { plan } = useText()
  const { firstYear, lastYear } = props.result.scenario
  return (
    <label className="year-slider">
      <span>{plan.openedUntil(String(props.until))}</span>
      <input
        type="range"
        min={firstYear}
        max={lastYear}
        step={1}
        value={props.until}
        aria-label={plan.yearOpened}
        aria-valuetext={plan.openedUntil(String(props.until))}
        onChange={event => {
          const year = Number(event.target.value)
          props.onYear(year === lastYear ? undefined : year)
        }}
      />
      <span className="quiet">
        {firstYear}–{lastYear}
      </span>
    </label>
  )
}

function YearLegend({ result, leftOut }: { result: PlanResult; leftOut: boolean }) {
  const { plan, overview } = useText()
  const { firstYear, lastYear } = result.scenario
  const years = Array.from({ length: lastYear - firstYear + 1 }, (_, i) => firstYear + i)
  return (
    <section className="site-legend" aria-label={overview.legend}>
      <ul>
        {years.map((year, i) => (
          <li key={year}>
            <ShapeIcon shape="circle" colour={YEAR_COLOURS[Math.min(i, YEAR_COLOURS.length - 1)]!} /> {year}
          </li>
        ))}
        {leftOut && (
          <li>
            <ShapeIcon shape="circle" colour="#6b7a83" hollow /> {plan.leftOut}
          </li>
        )}
        <li className="quiet">{overview.sizeByPlaces}</li>
      </ul>
    </section>
  )
}
