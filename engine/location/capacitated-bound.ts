/**
 * The relaxation with capacities: every row's duty to be served is priced; a site then fills its capacity with the rows
 * that pay most per unit of demand (a continuous knapsack, found by halving, O(rows) per site), which is as strong as
 * the linear programme with "served only where open" by pair (Cornuéjols, Sridharan & Thizy 1991). Sites must together
 * hold all demand that has to be served: at least as many open as the largest of them need.
 */
import type { CapacitatedProblem } from './capacitated-problem.ts'
import type { Effort } from './effort.ts'
import { SHUT } from './problem.ts'
import { siteChooser } from './select.ts'
import type { Relaxation } from './volume.ts'

/** Fewest sites whose capacities hold what must be served; Infinity where all together do not. */
export function fewestSites({
  capacity,
  state,
  amount,
  unserved,
}: Omit<CapacitatedProblem, 'point'>): number {
  let need = 0
  amount.forEach((each, row) => {
    if (unserved[row] === Infinity) need += each
  })
  const room = [...capacity].filter((_, site) => state[site] !== SHUT).sort((a, b) => b - a)
  let held = 0
  let count = 0
  while (held < need * (1 - 1e-12) && count < room.length) held += room[count++]!
  return held < need * (1 - 1e-12) ? Infinity : count
}

export function relaxCapacitated(problem: Omit<CapacitatedProblem, 'point'>, effort: Effort): Relaxation {
  const { sites, start, row, cost, amount, capacity } = problem
  const rows = amount.length
  const most = Float64Array.from(problem.unserved, each => Math.min(each, 1e300))
  const least = new Float64Array(rows)
  const price = new Float64Array(rows)
  const slope = new Float64Array(rows)
  const worth = new Float64Array(sites)
  const chosen = new Float64Array(sites)
  const penalty = new Float64Array(sites)
  /** pay per unit from which rows are served, and the part served of those that pay exactly this. */
  const edge = new Float64Array(sites)
  const part = new Float64Array(sites)
  const pay = new Float64Array(rows)
  const size = new Float64Array(rows)
  const choose = siteChooser(sites, problem.open, problem.open === null ? fewestSites(problem) : 0)

  /** Serves the rows that pay most until the site is full; returns what they pay. */
  function fillSite(site: number): number {
    let count = 0
    let wanted = 0
    let all = 0
    for (let at = start[site]!; at < start[site + 1]!; at++) {
      const one = row[at]!
      const gain = price[one]! - cost[at]!
      if (gain <= 0) continue
      pay[count] = gain / amount[one]!
      size[count++] = amount[one]!
      wanted += amount[one]!
      all += gain
    }
    effort.spend(start[site + 1]! - start[site]!)
    if (wanted <= capacity[site]!) {
      edge[site] = 0
      part[site] = 1
      return all
    }
    let room = capacity[site]!
    let paid = 0
    let low = 0
    let high = count
    for (;;) {
      const pivot = median(pay[low]!, pay[(low + high) >> 1]!, pay[high - 1]!)
      // larger ones to the front, equal ones next
      let front = low
      let equalEnd = low
      let bigger = 0
      let biggerPay = 0
      let equal = 0
      for (let at = low; at < high; at++) {
        const value = pay[at]!
        if (value < pivot) continue
        const own = size[at]!
        pay[at] = pay[equalEnd]!
        size[at] = size[equalEnd]!
        pay[equalEnd] = pay[front]!
        size[equalEnd] = size[front]!
        if (value > pivot) {
          pay[front] = value
          size[front++] = own
          bigger += own
          biggerPay += own * value
        } else {
          pay[equalEnd] = value
          size[equalEnd] = own
          equal += own
        }
        equalEnd++
      }
      if (bigger > room) {
        high = front
        continue
      }
      room -= bigger
      paid += biggerPay
      if (equal >= room) {
        edge[site] = pivot
        part[site] = room / equal
        return paid + room * pivot
      }
      room -= equal
      paid += equal * pivot
      low = equalEnd
      if (low >= high) {
        edge[site] = 0
        part[site] = 1
        return paid
      }
    }
  }

  return {
    least,
    most,
    price,
    slope,
    chosen,
    penalty,
    begin(state) {
      least.fill(Infinity)
      for (let site = 0; site < sites; site++)
        if (state[site] !== SHUT)
          for (let at = start[site]!; at < start[site + 1]!; at++)
            if (cost[at]! < least[row[at]!]!) least[row[at]!] = cost[at]!
      for (let one = 0; one < rows; one++) least[one] = Math.min(least[one]!, most[one]!)
    },
    evaluate(state) {
      let sum = 0
      for (let one = 0; one < rows; one++) sum += price[one]!
      for (let site = 0; site < sites; site++)
        worth[site] = state[site] === SHUT ? 0 : problem.siteCost[site]! - fillSite(site)
      sum += choose(state, worth, chosen, penalty)
      slope.fill(1)
      for (let site = 0; site < sites; site++) {
        if (chosen[site] === 0) continue
        for (let at = start[site]!; at < start[site + 1]!; at++) {
          const one = row[at]!
          const gain = price[one]! - cost[at]!
          if (gain <= 0) continue
          const unit = gain / amount[one]!
          if (unit > edge[site]!) slope[one]! -= 1
          else if (unit === edge[site]) slope[one]! -= part[site]!
        }
      }
      return sum
    },
  }
}

const median = (a: number, b: number, c: number) => Math.max(Math.min(a, b), Math.min(Math.max(a, b), c))

/** Whether the sites that are open and those that still may open hold what must be served. */
export function canHold({ amount, unserved, capacity }: CapacitatedProblem, state: Uint8Array): boolean {
  const need = amount.reduce((sum, each, row) => sum + (unserved[row] === Infinity ? each : 0), 0)
  const held = capacity.reduce((sum, each, site) => sum + (state[site] === SHUT ? 0 : each), 0)
  return held >= need * (1 - 1e-12)
}
