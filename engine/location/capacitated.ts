import { fewestSites } from './capacitated-bound.ts'
import { type CapacitatedProblem, pairsBySite } from './capacitated-problem.ts'
import { solveCapacitated } from './capacitated-tree.ts'
import { checkInput } from './check.ts'
import { type Effort, startEffort, unending } from './effort.ts'
import type { Assignment, LimitKind, Located, LocationInput, SearchOptions } from './model.ts'
import { SHUT } from './problem.ts'
import { infeasible, listed, noLimit, standing } from './result.ts'
import { forbiddenWithin } from './rows.ts'
import { type Transport, transport } from './transport.ts'

/**
 * Capacitated facility location, demand may be split (Balinski 1965): open any sites so that site costs plus travel
 * costs are least, all demand is served and no site serves more than its `capacity` (in units of demand; Infinity
 * allowed). Exact: transports, Lagrangian bound with a knapsack per site, branch and bound. Memory: 12 bytes per pair
 * within reach. Refuses a faulty input with all its faults (`ModelError`).
 */
export function capacitatedFacilityLocation(
  input: LocationInput & { capacity: Float64Array },
  options: SearchOptions = {},
): Located {
  const faults = checkInput(input, options)
  faults.list('capacity', input.capacity, input.siteCount, Infinity)
  faults.end()
  const effort = startEffort(options)
  const pairs = pairsBySite(input)
  const rows = pairs.point.length
  const reached = new Uint8Array(rows)
  for (const row of pairs.row) reached[row] = 1
  const lost = pairs.amount.reduce((sum, each, row) => sum + (reached[row] ? 0 : each), 0)
  if (lost > 0) {
    const sites = forbiddenWithin(
      input,
      pairs.point.filter((_, row) => !reached[row]),
    )
    return infeasible(input, effort, sites.length > 0 ? 'forbidden' : 'reach', sites, lost)
  }
  const siteCost = input.siteCost ?? new Float64Array(input.siteCount)
  const usable = pairs.state.reduce((sum, each) => sum + (each === SHUT ? 0 : 1), 0)
  const complete = pairs.row.length === rows * usable
  const dearest = new Float64Array(rows)
  pairs.row.forEach((row, at) => {
    dearest[row] = Math.max(dearest[row]!, pairs.cost[at]!)
  })
  // dearer than any answer that serves all, so that an unserved row in an optimum proves that none does
  const least = pairs.amount.reduce((small, each) => Math.min(small, each), Infinity)
  const whole = siteCost.reduce((sum, each) => sum + each, 1) + dearest.reduce((sum, each) => sum + each, 0)
  const problem: CapacitatedProblem = {
    ...pairs,
    sites: input.siteCount,
    unserved: pairs.amount.map(each => (complete ? Infinity : (whole * each) / (1e-6 * least))),
    capacity: input.capacity,
    siteCost,
    open: null,
    whole: false,
    total: 0,
    penalty: whole,
  }
  const room = input.capacity.reduce((sum, each, site) => sum + (pairs.state[site] === SHUT ? 0 : each), 0)
  const need = pairs.amount.reduce((sum, each) => sum + each, 0)
  if (fewestSites({ ...problem, unserved: new Float64Array(rows).fill(Infinity) }) === Infinity) {
    const shut = Int32Array.from(pairs.state.keys()).filter(site => pairs.state[site] === SHUT)
    const cause: LimitKind =
      input.capacity.reduce((sum, each) => sum + each, 0) >= need ? 'forbidden' : 'capacity'
    return infeasible(input, effort, cause, cause === 'forbidden' ? shut : undefined, need - room)
  }
  const proved = solveCapacitated(problem, effort)
  if (proved.isOpen && proved.bound < whole) {
    const found = transport(problem, proved.isOpen, unending(effort))
    const split = splitAssignment(problem, found)
    const answered = split.unserved === 0
    return {
      ...standing(effort, answered ? proved.value : Infinity, proved.bound),
      open: answered ? listed(proved.isOpen) : new Int32Array(0),
      ...split,
      limit: fullSites(problem, found),
    }
  }
  if (proved.bound < whole)
    return { ...infeasible(input, effort, 'none'), status: 'stopped', bound: proved.bound }
  return infeasible(input, effort, 'capacity', undefined, unservedAtBest(problem, effort))
}

/** Least demand left over with every usable site open. */
function unservedAtBest(problem: CapacitatedProblem, effort: Effort): number {
  const all = Uint8Array.from(problem.state, each => (each === SHUT ? 0 : 1))
  return splitAssignment(problem, transport(problem, all, unending(effort))).unserved
}

export function splitAssignment(problem: CapacitatedProblem, { sites, amount }: Transport) {
  const width = sites.length + 1
  const demand: number[] = []
  const site: number[] = []
  const served: number[] = []
  let unserved = 0
  problem.point.forEach((point, row) => {
    sites.forEach((one, at) => {
      if (amount[row * width + at]! <= 0) return
      demand.push(point)
      site.push(one)
      served.push(amount[row * width + at]!)
    })
    unserved += amount[row * width + width - 1]!
  })
  const assignment: Assignment = {
    demand: Int32Array.from(demand),
    site: Int32Array.from(site),
    amount: Float64Array.from(served),
  }
  return { assignment, unserved }
}

/** Open sites that are full although some row served elsewhere, or not at all, would be cheaper there. */
export function fullSites(problem: CapacitatedProblem, { sites, amount }: Transport) {
  const width = sites.length + 1
  const load = new Float64Array(width)
  amount.forEach((each, at) => {
    load[at % width]! += each
  })
  const costHere = sites.map(site => {
    const line = new Float64Array(problem.point.length).fill(Infinity)
    for (let at = problem.start[site]!; at < problem.start[site + 1]!; at++)
      line[problem.row[at]!] = problem.cost[at]!
    return line
  })
  costHere.push(Float64Array.from(problem.unserved))
  const full = sites.filter((site, at) => {
    if (load[at]! < problem.capacity[site]! * (1 - 1e-9)) return false
    for (let row = 0; row < problem.point.length; row++)
      for (let other = 0; other < width; other++)
        if (amount[row * width + other]! > 0 && costHere[other]![row]! > costHere[at]![row]!) return true
    return false
  })
  return full.length > 0 ? { kind: 'capacity' as const, sites: Int32Array.from(full) } : noLimit
}
