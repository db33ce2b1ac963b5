import { coverableBy } from './coverage-rows.ts'
import { joiningOf } from './joining.ts'
import { bandCount } from './model.ts'
import type { Priced, Prices } from './prices.ts'
import { existingPlaces, fenPerWan, optionPlaces, type Problem } from './problem.ts'
import type { Occupancy, Opening, RowReport, SiteReport, YearReport } from './result.ts'
import { type Plan, tallyPlan } from './tally.ts'

/** The sites a plan opens, by site. */
export function openingsOf({ columns }: Problem, plan: Plan): Opening[] {
  const openings: Opening[] = []
  plan.chosen.forEach((column, site) => {
    if (column >= 0) openings.push({ site, option: columns.option[column]!, year: columns.year[column]! })
  })
  return openings
}

/**
 * Every aggregate row under a plan, with what a unit of easing is worth (times `worth`: fen per wan, or 1). A row binds where
 * easing it is worth something and the plan leaves it less room than one more site could take: a whole plan never uses a row up.
 */
export function rowReports(
  problem: Problem,
  plan: Plan | null,
  prices: Prices | null,
  worth: number,
): RowReport[] {
  const tally = plan && tallyPlan(problem, plan)
  const steps = largestSteps(problem)
  return problem.rows.map((row, at) => {
    const scale = row.family === 'budget' ? fenPerWan : 1
    const marginalValue = ((prices?.row[at] ?? 0) * worth) / scale
    // The inclusive row is a difference (inclusive − share × places); it is shown as such, with the limit 0.
    const shift = row.base
    const over = tally ? tally.activity[at]! - row.limit : 0
    const room = row.sense === 'at-least' ? over : -over
    return {
      family: row.family,
      year: row.year,
      source: row.source,
      district: row.district,
      sense: row.sense,
      limit: (row.limit + shift) * scale,
      value: tally ? (tally.activity[at]! + shift) * scale : Number.NaN,
      binds: marginalValue > 1e-9 && room < steps[at]!,
      marginalValue,
    }
  })
}

/** The most that a site, or a carer trained, can change each row by. */
function largestSteps({ rows, columns, coverage, training, model }: Problem): Float64Array {
  const most = new Float64Array(rows.length)
  const note = (row: number, change: number) => {
    most[row] = Math.max(most[row]!, Math.abs(change))
  }
  columns.site.forEach((_, column) => {
    if (columns.barred[column]) return
    for (let at = columns.start[column]!; at < columns.start[column + 1]!; at++)
      note(columns.row[at]!, columns.value[at]!)
  })
  for (let at = 0; at < training.row.length; at++) note(training.row[at]!, training.value[at]!)
  for (const { row, start, site, weight } of coverage) {
    const covers = new Float64Array(model.sites.count)
    weight.forEach((each, group) => {
      for (let at = start[group]!; at < start[group + 1]!; at++) covers[site[at]!]! += each
    })
    for (const each of covers) note(row, each)
  }
  return most
}

/** What each site left out would cost at least, and what would bring it in; `value` is the plan's, in the bound's unit, to be minimised. */
export function siteReports(
  problem: Problem,
  plan: Plan | null,
  prices: Prices | null,
  priced: Priced | null,
  value: number,
  worth: number,
) {
  const { columns, model } = problem
  const isCost = worth === fenPerWan
  // a search cut short before its first step has no prices
  const known = plan && prices && priced && Number.isFinite(priced.bound)
  const joining = known ? joiningOf({ problem, plan, prices, priced, value, isCost }) : []
  const reports: SiteReport[] = []
  for (let site = 0; site < model.sites.count; site++) {
    let least = Infinity
    for (let column = columns.siteStart[site]!; priced && column < columns.siteStart[site + 1]!; column++)
      if (!columns.barred[column]) least = Math.min(least, priced.net[column]! - priced.best[site]!)
    const open = (plan?.chosen[site] ?? -1) >= 0
    const atLeast = priced && !open ? Math.max(0, priced.bound + least - value) : 0
    reports.push({
      site,
      open,
      reducedCost: least * worth,
      forcingAtLeast: atLeast * worth,
      joining: joining[site] ?? null,
    })
  }
  return reports
}

/** The plan year by year. */
export function yearReports(problem: Problem, plan: Plan, occupancy: Occupancy[]): YearReport[] {
  const { model } = problem
  const coverage = new Map(problem.coverage.map(block => [block.year, block.row]))
  const tally = tallyPlan(problem, plan)
  return Array.from({ length: model.years }, (_, year) => {
    const { places, inclusivePlaces, carers } = openIn(problem, plan, year)
    const served = occupancy[year]!.byFacility.reduce((sum, each) => sum + each, 0)
    const usable = usablePlaces(problem, plan, year)
    const row = coverage.get(year)
    return {
      places,
      inclusivePlaces,
      inclusiveShare: places > 0 ? inclusivePlaces / places : 0,
      coveredWeight: row === undefined ? null : problem.rows[row]!.base + tally.activity[row]!,
      coverableWeight: row === undefined ? null : coverableBy(problem, year),
      carersNeeded: model.carers ? model.carers.existingNeed[year]! + carers : null,
      carersThere: carersThere(problem, plan, year),
      trained: plan.trained[year]!,
      ...moneyIn(problem, plan, year),
      wanting: wantingIn(problem, year),
      served,
      usablePlaces: usable,
      occupancyShare: usable > 0 ? served / usable : 0,
    }
  })
}

function openIn(problem: Problem, plan: Plan, year: number) {
  const { model, columns } = problem
  const existing = existingPlaces(model, year)
  let places = existing.places
  let inclusivePlaces = existing.inclusive
  let carers = 0
  for (const column of plan.chosen) {
    if (column < 0 || columns.year[column]! > year) continue
    const option = columns.option[column]!
    const count = optionPlaces(model, option)
    places += count
    if (model.options.inclusive[option * model.years + year]) inclusivePlaces += count
    carers += model.options.carers[option]!
  }
  return { places, inclusivePlaces, carers }
}

function usablePlaces(problem: Problem, plan: Plan, year: number) {
  const { model, columns } = problem
  let places = 0
  for (let at = 0; at < model.existing.count; at++)
    for (let type = 0; type < 4; type++)
      places += model.existing.usablePlaces[(at * model.years + year) * 4 + type]!
  for (const column of plan.chosen)
    if (column >= 0 && columns.year[column]! <= year) places += optionPlaces(model, columns.option[column]!)
  return places
}

function carersThere({ model }: Problem, plan: Plan, year: number) {
  if (!model.carers) return null
  let there = model.carers.stock[year]!
  const lag = model.carers.training?.lagYears ?? 0
  for (let trained = 0; trained + lag <= year; trained++) there += plan.trained[trained]!
  return there
}

function moneyIn({ model, columns }: Problem, plan: Plan, year: number) {
  const { sources, options, years } = model
  const capitalFen = new Float64Array(sources)
  const supportFen = new Float64Array(sources)
  const trainingFen = new Float64Array(sources)
  const training = model.carers?.training
  for (let source = 0; source < sources; source++) {
    for (const column of plan.chosen) {
      if (column < 0) continue
      const option = columns.option[column]!
      const open = columns.year[column]!
      const at = option * sources + source
      if (open - options.leadYears[option]! === year)
        capitalFen[source]! += options.capitalFen[option * years + year]! * options.capitalShare[at]!
      if (open <= year) supportFen[source]! += options.supportFen[option]! * options.supportShare[at]!
    }
    if (training) trainingFen[source] = training.costFen * training.costShare[source]! * plan.trained[year]!
  }
  return { capitalFen, supportFen, trainingFen }
}

function wantingIn({ model: { demand } }: Problem, year: number) {
  let wanting = 0
  for (let at = 0; at < demand.points * bandCount; at++)
    wanting += demand.wanting[year * demand.points * bandCount + at]!
  return wanting
}
