/**
 * Serves all rows from given open sites at the least cost, within capacities: a transportation problem with few sites.
 * Every row starts at its cheapest site, or unserved where none is in reach; what is too much moves along cheapest chains of sites to where there is room
 * (successive shortest paths, Jewell 1958, on the sites alone: an arc is the cheapest row to move from one site to
 * another). No circle of moves ever gains, so the end is an optimum. One chain: O(sites² + rows at its sites · sites).
 *
 * Where demand may stay unserved, each unit costs the same and more than any way to serve it: it moves there only where no chain
 * leads to a site, whatever that costs. So its cost, which no sum of doubles holds beside costs of ways, is left out of the chains.
 */
import type { CapacitatedProblem } from './capacitated-problem.ts'
import type { Effort } from './effort.ts'

export interface Transport {
  /** Infinity where capacity or reach do not suffice. */
  value: number
  /** whether the effort ended first: then `value` is Infinity without a proof, and `amount` may exceed capacities. */
  brokenOff: boolean
  /** open sites in the order of `amount`, the last column being unserved. */
  sites: number[]
  /** rows × (sites + 1): amount of each row at each site. */
  amount: Float64Array
}

export function transport(problem: CapacitatedProblem, isOpen: Uint8Array, effort: Effort): Transport {
  const { amount: demand, unserved } = problem
  const rows = demand.length
  const sites: number[] = []
  isOpen.forEach((each, site) => {
    if (each) sites.push(site)
  })
  const width = sites.length + 1
  const unit = new Float64Array(rows * width).fill(Infinity)
  sites.forEach((site, at) => {
    for (let entry = problem.start[site]!; entry < problem.start[site + 1]!; entry++) {
      const row = problem.row[entry]!
      unit[row * width + at] = problem.cost[entry]! / demand[row]!
    }
  })
  const nowhere = width - 1
  for (let row = 0; row < rows; row++) unit[row * width + nowhere] = unserved[row] === Infinity ? Infinity : 0
  const room = Float64Array.from(sites, site => problem.capacity[site]!)
  const amount = new Float64Array(rows * width)
  const load = new Float64Array(width)
  const at: number[][] = Array.from({ length: width }, () => [])
  for (let row = 0; row < rows; row++) {
    let best = unserved[row] === Infinity ? -1 : nowhere
    let least = Infinity
    for (let site = 0; site < nowhere; site++) {
      if (unit[row * width + site]! >= least) continue
      least = unit[row * width + site]!
      best = site
    }
    if (best < 0) return { value: Infinity, brokenOff: false, sites, amount }
    amount[row * width + best] = demand[row]!
    load[best]! += demand[row]!
    at[best]!.push(row)
  }
  const total = demand.reduce((sum, each) => sum + each, 0)
  const small = 1e-11 * total
  const dearest = unit.reduce((most, each) => (each < Infinity && each > most ? each : most), 0)
  const same = 1e-11 * dearest
  const roomOf = (site: number) => (site === nowhere ? Infinity : room[site]!)
  const arc = new Float64Array(width * width).fill(Infinity)
  const mover = new Int32Array(width * width)
  const distance = new Float64Array(width)
  const before = new Int32Array(width)

  function lookAt(site: number): void {
    const from = site * width
    arc.fill(Infinity, from, from + width)
    const here = at[site]!
    let kept = 0
    for (const row of here) {
      if (amount[row * width + site]! <= 0) continue
      here[kept++] = row
      const base = unit[row * width + site]!
      for (let to = 0; to < width; to++) {
        const more = unit[row * width + to]! - base
        if (more >= arc[from + to]! || to === site) continue
        arc[from + to] = more
        mover[from + to] = row
      }
    }
    here.length = kept
    effort.spend(kept * width)
  }

  function shortestPaths(): number {
    for (let site = 0; site < width; site++) {
      distance[site] = load[site]! > roomOf(site) + small ? 0 : Infinity
      before[site] = -1
    }
    for (let round = 0, changed = true; changed && round <= width; round++) {
      changed = false
      for (let from = 0; from < width; from++) {
        if (distance[from] === Infinity) continue
        for (let to = 0; to < width; to++) {
          const way = distance[from]! + arc[from * width + to]!
          if (way >= distance[to]! - same || way === Infinity) continue
          distance[to] = way
          before[to] = from
          changed = true
        }
      }
    }
    let goal = -1
    for (let site = 0; site < nowhere; site++)
      if (roomOf(site) - load[site]! > small && distance[site]! < (goal < 0 ? Infinity : distance[goal]!))
        goal = site
    return goal < 0 && distance[nowhere]! < Infinity ? nowhere : goal
  }

  for (let site = 0; site < width; site++) lookAt(site)
  const over = () => load.some((each, site) => each > roomOf(site) + small)
  while (over() && !effort.ended()) {
    const goal = shortestPaths()
    if (goal < 0) return { value: Infinity, brokenOff: false, sites, amount }
    const chain = [goal]
    while (before[chain[0]!]! >= 0 && chain.length <= width) chain.unshift(before[chain[0]!]!)
    let move = Math.min(load[chain[0]!]! - roomOf(chain[0]!), roomOf(goal) - load[goal]!)
    for (let step = 0; step + 1 < chain.length; step++) {
      const row = mover[chain[step]! * width + chain[step + 1]!]!
      move = Math.min(move, amount[row * width + chain[step]!]!)
    }
    for (let step = 0; step + 1 < chain.length; step++) {
      const from = chain[step]!
      const to = chain[step + 1]!
      const row = mover[from * width + to]!
      // what rounding would leave behind goes along
      const here = amount[row * width + from]!
      const moved = here - move < small ? here : move
      amount[row * width + from] = here - moved
      if (amount[row * width + to] === 0) at[to]!.push(row)
      amount[row * width + to]! += moved
      load[from]! -= moved
      load[to]! += moved
    }
    for (const site of chain) lookAt(site)
  }
  if (over()) return { value: Infinity, brokenOff: true, sites, amount }
  let value = 0
  for (const site of sites) value += problem.siteCost[site]!
  for (let row = 0; row < rows; row++) {
    for (let site = 0; site < nowhere; site++)
      if (amount[row * width + site]! > 0) value += amount[row * width + site]! * unit[row * width + site]!
    const left = amount[row * width + nowhere]!
    if (left > 0) value += left * (unserved[row]! / demand[row]!)
  }
  return { value, brokenOff: false, sites, amount }
}
