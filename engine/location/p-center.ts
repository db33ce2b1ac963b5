import { relativeGap } from '../control.ts'
import { checkInput } from './check.ts'
import { coveringSite, coverRows } from './cover-rows.ts'
import { solveCover } from './cover-tree.ts'
import { type Effort, startEffort } from './effort.ts'
import { countCause } from './median.ts'
import type { Located, LocationInput, SearchOptions } from './model.ts'
import { OPEN, SHUT } from './problem.ts'
import { infeasible, listed, noLimit, standing, wholeAssignment } from './result.ts'
import { forbiddenWithin, pointsWithDemand, statesOf, travelLine } from './rows.ts'
import { uncoverable } from './set-covering.ts'

/**
 * The p-centre problem (Hakimi 1964): open at most `openCount` sites so that the farthest point with demand is as near as
 * possible to one; demand only says which points count, and site costs do not. Exact: halving over the travel costs that
 * occur, each tried as a set covering problem that ends as soon as it is decided (Minieka 1970); it ends where the radii
 * left lie within the gap asked for.
 * Refuses a faulty input with all its faults (`ModelError`).
 */
export function pCenter(input: LocationInput & { openCount: number }, options: SearchOptions = {}): Located {
  const faults = checkInput(input, options)
  faults.number('openCount', input.openCount, 1, 2 ** 24, true)
  faults.end()
  const effort = startEffort(options)
  const state = statesOf(input)
  const cause = countCause({ ...input, siteCount: Infinity }, state, input.openCount)
  if (cause) return infeasible(input, effort, cause.kind, cause.sites)
  const radii = costsThatOccur(input, state)
  const first = leastReach(input, state)
  if (first.lost.length > 0) {
    const sites = forbiddenWithin(input, first.lost)
    return infeasible(input, effort, sites.length > 0 ? 'forbidden' : 'reach', sites)
  }
  // all radii below `low` are proved too small, the one at `high` is known to do
  let low = Math.max(
    0,
    radii.findIndex(each => each >= first.reach),
  )
  let high = radii.length
  let best: Uint8Array | undefined
  const isNear = () => best !== undefined && relativeGap(radii[high]!, radii[low]!) <= effort.gap
  while (low < high && !isNear() && !effort.ended()) {
    const middle = (low + high) >> 1
    const tried = coverWithin(input, state, radii[middle]!, effort)
    if (tried === 'unknown') break
    if (tried === 'impossible') low = middle + 1
    else {
      best = tried
      high = middle
    }
    effort.report('bound', best ? radii[high]! : Infinity, radii[low] ?? Infinity)
  }
  if (!best) {
    if (low < radii.length) {
      return { ...infeasible(input, effort, 'none'), status: 'stopped', bound: radii[low] ?? 0 }
    }
    if (radii.length > 0) return infeasible(input, effort, 'open-count')
  }
  return centred(input, best ?? openOnly(state), radii[high] ?? 0, radii[low] ?? 0, first.reach, effort)
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
  const rows = coverRows(input, value)
  return {
    ...standing(effort, value, bound),
    open: listed(isOpen),
    ...wholeAssignment(input, rows.point, coveringSite(rows, isOpen)),
    limit: { ...noLimit, kind: value === 0 ? 'none' : value <= reach ? 'reach' : 'open-count' },
  }
}

const openOnly = (state: Uint8Array) => Uint8Array.from(state, each => (each === OPEN ? 1 : 0))

/** Sites that cover all within the radius, no more than asked for; or the proof that there are none; or neither. */
function coverWithin(
  input: LocationInput & { openCount: number },
  state: Uint8Array,
  radius: number,
  effort: Effort,
): Uint8Array | 'impossible' | 'unknown' {
  const rows = coverRows(input, radius)
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

/** Travel costs of points with demand to usable sites, ascending, each once. */
function costsThatOccur(input: LocationInput, state: Uint8Array): Float64Array {
  const points = pointsWithDemand(input)
  const fill = travelLine(input)
  const line = new Float64Array(input.siteCount)
  let known = new Float64Array(0)
  const merge = (more: Float64Array) => {
    const all = new Float64Array(known.length + more.length)
    all.set(known)
    all.set(more, known.length)
    all.sort()
    let count = 0
    for (const each of all) if (count === 0 || each !== all[count - 1]) all[count++] = each
    known = all.slice(0, count)
  }
  let batch: number[] = []
  points.forEach((point, at) => {
    fill(point, line)
    for (let site = 0; site < input.siteCount; site++)
      if (state[site] !== SHUT && line[site]! < Infinity) batch.push(line[site]!)
    if (batch.length < 2_000_000 && at + 1 < points.length) return
    merge(Float64Array.from(batch))
    batch = []
  })
  return known
}

/** Each point has a nearest usable site; the farthest of these is the least that any answer reaches. `lost`: points without. */
function leastReach(input: LocationInput, state: Uint8Array): { reach: number; lost: number[] } {
  const lost: number[] = []
  const fill = travelLine(input)
  const line = new Float64Array(input.siteCount)
  let reach = 0
  for (const point of pointsWithDemand(input)) {
    fill(point, line)
    let least = Infinity
    for (let site = 0; site < input.siteCount; site++)
      if (state[site] !== SHUT && line[site]! < least) least = line[site]!
    if (least === Infinity) lost.push(point)
    reach = Math.max(reach, least)
  }
  return { reach, lost }
}
