/** A plan for the eye of an operator: a screenful; all of it stands in the JSON and in the files. */
import type { PlanResult } from '../../domain/plans/index.ts'

const MOST_LIMITS = 12

/** The plan in some lines of text. */
export function planReport(result: PlanResult): string {
  return [
    ...head(result),
    '',
    ...indicatorLines(result),
    '',
    ...(result.objective === null ? reliefLines(result) : [...moneyLines(result), '', ...limitLines(result)]),
    '',
  ].join('\n')
}

function head({
  scenario,
  inputs,
  status,
  objective,
  objectiveUnit,
  bound,
  gap,
  seconds,
  totals,
}: PlanResult) {
  const money = objectiveUnit === 'fen'
  const amount = (value: number | null) =>
    value === null ? 'none' : money ? `${yuan(value)} yuan` : `${value.toFixed(1)} children-years`
  return [
    `${inputs.cityNameEn} ${inputs.cityName} · ${scenario.nameEn} · births ${scenario.births} · base ${inputs.baseDate} [${totals.mark}]`,
    `status ${status} · ${scenario.aim} ${amount(objective)} · bound ${amount(bound)} · gap ${gap === null ? 'none' : percent(gap, 3)} · ${seconds.toFixed(1)} s`,
    `${totals.sitesOpened} sites open, ${totals.newPlaces} new places (${totals.newInclusivePlaces} inclusive), ${totals.carersTrained} carers trained, ${Math.round(totals.servedLastYear)} children served in ${inputs.years.at(-1)}`,
  ]
}

function indicatorLines({ indicators, use }: PlanResult): string[] {
  const names = [...new Set(indicators.map(row => row.indicator))]
  const years = [...new Set(indicators.map(row => row.year))]
  const cell = (name: string, year: number) => {
    const row = indicators.find(each => each.indicator === name && each.year === year)
    if (!row || row.value === null) return '–'
    const shown = name === 'places_per_1000' ? row.value.toFixed(3) : percent(row.value, 1)
    return `${shown}${row.met === null ? '' : row.met ? ' ✓' : ' ✗'}`
  }
  const occupancy = (year: number) => {
    const share = use.find(row => row.year === year && row.district === null)?.occupancyShare
    return share === null || share === undefined ? '–' : percent(share, 1)
  }
  const line = (name: string, cells: string[]) =>
    name.padEnd(24) + cells.map(each => each.padStart(10)).join('')
  return [
    line('year end', years.map(String)),
    ...names.map(name =>
      line(
        name,
        years.map(year => cell(name, year)),
      ),
    ),
    line('predicted occupancy', years.map(occupancy)),
  ]
}

function moneyLines({ cost, inputs }: PlanResult): string[] {
  const sum = (year: number, kind: string) =>
    cost.filter(row => row.year === year && row.kind === kind).reduce((fen, row) => fen + row.fen, 0)
  return inputs.years.map(
    year =>
      `${year}: capital ${yuan(sum(year, 'capital'))}, support ${yuan(sum(year, 'support'))}, training ${yuan(sum(year, 'training'))} yuan`,
  )
}

function limitLines({ limits }: PlanResult): string[] {
  const binding = limits.filter(row => row.binds && row.marginalValue > 0)
  const shown = binding.slice(0, MOST_LIMITS).map(row => {
    const whose = [row.level, row.districtName].filter(Boolean).join(' ')
    return `binds: ${row.family} ${row.year}${whose && ` ${whose}`}: one ${row.unit} is worth ${row.marginalValue.toPrecision(4)} ${row.marginalUnit}`
  })
  return binding.length > MOST_LIMITS ? [...shown, `… and ${binding.length - MOST_LIMITS} more`] : shown
}

function reliefLines({ reliefs }: PlanResult): string[] {
  return reliefs.map(({ family, helps, unit, leastChange, foundChange, changes }) => {
    if (helps === false) return `${family}: no change of it alone makes a plan possible`
    const amount = (value: number | null) =>
      value === null ? 'unknown' : `${value.toLocaleString('en')} ${unit ?? ''}`
    const where = changes
      .slice(0, 6)
      .map(each =>
        [each.family, each.year, each.level, each.districtName, each.siteName].filter(Boolean).join(' '),
      )
    return `${family}: ${helps ? 'would help' : 'not settled'}; at least ${amount(leastChange).trim()}, found ${amount(foundChange).trim()} (${where.join('; ')})`
  })
}

const yuan = (fen: number): string => Math.round(fen / 100).toLocaleString('en')
const percent = (share: number, digits: number): string => `${(share * 100).toFixed(digits)} %`
