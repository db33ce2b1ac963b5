import { relativeGap } from '../control.ts'
import { checkInput } from './check.ts'
import { coverRows } from './cover-rows.ts'
import { solveCover } from './cover-tree.ts'
import { type Effort, startEffort } from './effort.ts'
import { farthestFirst } from './farthest-first.ts'
import { countCause } from './median.ts'
import type { Located, LocationInput, SearchOptions } from './model.ts'
import { SHUT } from './problem.ts'
import { radiiBetween } from './radii.ts'
import { infeasible, listed, noLimit, standing, wholeAssignment } from './result.ts'
import { forbiddenWithin, pointsWithDemand, statesOf, travelColumn, travelLine } from './rows.ts'
import { uncoverable } from './set-covering.ts'

type CentreInput = LocationInput & { openCount: number }

/** Radii written down at once. */
const MOST_RADII = 1_000_000

/**
 * The p-centre problem (Hakimi 1964): open at most `openCount` sites so that the farthest point with demand is as near as
 * possible to one; demand only says which points count, and site costs do not. Exact: from a quick answer on, halving over the travel
 * costs that occur, each tried as a set covering problem that ends as soon as it is decided (Minieka 1970); it ends where the radii
 * left lie within the gap asked for.
 * Refuses a faulty input with all its faults (`ModelError`).
 */
export const pCenter = (input: CentreInput, options: SearchOptions = {}): Located =>
  pCenterSampling(input, options, MOST_RADII)

/** The same, writing down at most so many radii at once; of more it halves a sample first. */
export function pCenterSampling(input: CentreInput, options: SearchOptions, mostRadii: number): Located {
  const faults = checkInput(input, options)
  faults.number('openCount', input.openCount, 1, 2 ** 24, true)
  faults.end()
  const effort = startEffort(options)
  const state = statesOf(input)
  const cause = countCause({ ...input, siteCount: Infinity }, state, input.openCount)
  if (cause) return infeasible(input, effort, cause.kind, cause.sites)
  const quick = farthestFirst(input, state, input.openCount, effort.halted)
  // where there is no answer, whatever the clock says, all points are looked at for the cause
  const isVain = quick.bound === Infinity
  const first = leastReach(input, state, isVain ? () => false : effort.halted)
  if (first.lost.length > 0) {
    const sites = forbiddenWithin(input, first.lost)
    return infeasible(input, effort, sites.length > 0 ? 'forbidden' : 'reach', sites)
  }
  const { best, low, high, decided } = halve(
    input,
    state,
    quick,
    Math.max(first.reach, quick.bound),
    effort,
    mostRadii,
  )
  if (best) return centred(input, best, high, low, first.reach, effort)
  if (decided) return infeasible(input, effort, 'open-count')
  return { ...infeasible(input, effort, 'none'), status: 'stopped', bound: low }
}

/** Halves the radii until the best answer is proved, within the gap, or the effort ends; `decided`: all radii are settled. */
function halve(
  input: CentreInput,
  state: Uint8Array,
  quick: ReturnType<typeof farthestFirst>,
  least: number,
  effort: Effort,
  mostRadii: number,
) {
  let best: Uint8Array | null = quick.reach < Infinity ? quick.isOpen : null
  // the best answer reaches `high`; none reaches less than `low`, and radii up to `above` were tried in vain
  let high = quick.reach
  let low = least
  let above = -1
  const isNear = () => best !== null && relativeGap(high, low) <= effort.gap
  let decided = isNear() || low === Infinity
  while (!decided && !effort.ended()) {
    const radii = radiiBetween(input, state, { low, above, high }, mostRadii, effort.halted)
    if (effort.halted()) break
    let from = 0
    let to = radii.cost.length
    while (from < to && !isNear()) {
      const middle = (from + to) >> 1
      const radius = radii.cost[middle]!
      const tried = coverWithin(input, state, radius, effort)
      if (tried === 'unknown') return { best, low, high, decided }
      if (tried === 'impossible') {
        from = middle + 1
        above = radius
        low = (radii.all ? radii.cost[from] : radius) ?? high
      } else {
        best = tried
        // what it opens may reach less far than it was asked to
        high = Math.min(radius, reachOf(input, tried).reach)
        while (to > from && radii.cost[to - 1]! >= high) to--
      }
      effort.report('bound', best ? high : Infinity, low)
    }
    if (radii.all && from >= to) low = high
    decided = isNear() || radii.all
  }
  return { best, low, high, decided }
}

/** `reach` is the least that any number of usable sites reaches. */
function centred(
  input: LocationInput,
  isOpen: Uint8Array,
  value: number,
  bound: number,
  reach: number,
  effort: Effort,
): Located {
  return {
    ...standing(effort, value, bound),
    open: listed(isOpen),
    ...wholeAssignment(input, pointsWithDemand(input), reachOf(input, isOpen).site),
    limit: { ...noLimit, kind: value === 0 ? 'none' : value <= reach ? 'reach' : 'open-count' },
  }
}

/** The nearest open site of each point with demand, of equal ones the lower index, and how far the farthest is from its own. */
function reachOf(input: LocationInput, isOpen: Uint8Array) {
  const points = pointsWithDemand(input)
  const fill = travelColumn(input)
  const column = new Float64Array(input.demand.length)
  const travel = new Float64Array(points.length).fill(Infinity)
  const site = new Int32Array(points.length).fill(-1)
  for (const each of listed(isOpen)) {
    fill(each, column)
    points.forEach((point, at) => {
      if (column[point]! >= travel[at]!) return
      travel[at] = column[point]!
      site[at] = each
    })
  }
  return { site, reach: travel.reduce((most, each) => Math.max(most, each), 0) }
}

/** Sites that cover all within the radius, no more than asked for; or the proof that there are none; or neither. */
function coverWithin(
  input: CentreInput,
  state: Uint8Array,
  radius: number,
  effort: Effort,
): Uint8Array | 'impossible' | 'unknown' {
  const rows = coverRows(input, radius, effort.halted)
  if (effort.halted()) return 'unknown'
  if (uncoverable(rows, 1).length > 0) return 'impossible'
  const siteCost = new Float64Array(input.siteCount).fill(1)
  const found = solveCover(
    { rows, times: 1, siteCost, state },
    { ...effort, gap: 0, report: () => {} },
    input.openCount,
  )
  if (found.isOpen && found.value <= input.openCount) return found.isOpen
  return found.bound > input.openCount ? 'impossible' : 'unknown'
}

/**
 * Each point has a nearest usable site; the farthest of these is the least that any answer reaches. `lost`: points without. Once
 * `halted`, of the points looked at by then.
 */
function leastReach(
  input: LocationInput,
  state: Uint8Array,
  halted: () => boolean,
): { reach: number; lost: number[] } {
  const lost: number[] = []
  const fill = travelLine(input)
  const line = new Float64Array(input.siteCount)
  let reach = 0
  for (const point of pointsWithDemand(input)) {
    if (halted()) break
    fill(point, line)
    let least = Infinity
    for (let site = 0; site < input.siteCount; site++)
      if (state[site] !== SHUT && line[site]! < least) least = line[site]!
    if (least === Infinity) lost.push(point)
    reach = Math.max(reach, least)
  }
  return { reach, lost }
}
