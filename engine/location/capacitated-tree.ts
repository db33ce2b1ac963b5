import { type Proved, proveBest } from './branch.ts'
import { canHold, relaxCapacitated } from './capacitated-bound.ts'
import type { CapacitatedProblem } from './capacitated-problem.ts'
import type { Searched } from './crew.ts'
import type { Effort } from './effort.ts'
import { FREE, OPEN, SHUT } from './problem.ts'
import { transport } from './transport.ts'

/** Solves the problem with capacities: transports, a search over single moves, Lagrangian bound, branching. */
export function solveCapacitated(problem: CapacitatedProblem, effort: Effort): Proved {
  const relaxation = relaxCapacitated(problem, effort)
  const known = new Map<string, number>()
  const costOfOpen = (isOpen: Uint8Array) => {
    const key = String.fromCharCode(...packed(isOpen))
    const before = known.get(key)
    if (before !== undefined) return before
    const { value, brokenOff } = transport(problem, isOpen, effort)
    if (!brokenOff) known.set(key, value)
    return value
  }
  return proveBest(
    {
      ...problem,
      relaxation: {
        ...relaxation,
        evaluate: state => (canHold(problem, state) ? relaxation.evaluate(state) : Infinity),
      },
      first: () => firstAnswer(problem, costOfOpen),
      improve: (isOpen, share) => improve(problem, withRoom(problem, isOpen), share, costOfOpen, effort),
      costOfOpen,
      startPrices: isOpen => startPrices(problem, isOpen),
    },
    effort,
  )
}

/** 16 sites to a character. */
function packed(isOpen: Uint8Array): number[] {
  const words = new Array<number>(Math.ceil(isOpen.length / 16)).fill(0)
  isOpen.forEach((each, site) => {
    if (each) words[site >> 4]! |= 1 << (site & 15)
  })
  return words
}

/** Adds the largest sites while the open ones cannot hold what must be served. */
function withRoom(problem: CapacitatedProblem, from: Uint8Array): Uint8Array {
  const isOpen = from.slice()
  const state = problem.state.map((each, site) => (isOpen[site] ? OPEN : each))
  const shut = () => state.map((each, site) => (isOpen[site] ? OPEN : each === FREE ? 2 : each))
  const order = [...state.keys()].filter(site => state[site] === FREE)
  order.sort((a, b) => problem.capacity[b]! - problem.capacity[a]! || a - b)
  for (const site of order) {
    if (canHold(problem, shut())) break
    isOpen[site] = 1
  }
  return isOpen
}

/** The better of all usable sites and of just enough large ones to hold what must be served. */
function firstAnswer(problem: CapacitatedProblem, costOfOpen: (isOpen: Uint8Array) => number): Searched {
  const kept = Uint8Array.from(problem.state, each => (each === OPEN ? 1 : 0))
  const isOpen = Uint8Array.from(problem.state, each => (each === SHUT ? 0 : 1))
  const started = withRoom(problem, kept)
  const value = costOfOpen(started)
  const all = costOfOpen(isOpen)
  return value < all ? { isOpen: started, value } : { isOpen, value: all }
}

/** Opens, closes and swaps among the sites that the relaxed answer opens in part, until no such move helps. */
function improve(
  problem: CapacitatedProblem,
  from: Uint8Array,
  share: Float64Array | undefined,
  costOfOpen: (isOpen: Uint8Array) => number,
  effort: Effort,
): Searched {
  let best: Searched = { isOpen: from, value: costOfOpen(from) }
  if (!share) return best
  const tryMove = (opens: number, closes: number): boolean => {
    const isOpen = best.isOpen.slice()
    if (opens >= 0) isOpen[opens] = 1
    if (closes >= 0) isOpen[closes] = 0
    const value = costOfOpen(isOpen)
    if (value >= best.value - 1e-9 * Math.abs(best.value)) return false
    best = { isOpen, value }
    return true
  }
  const maybe = [...share.keys()].filter(site => problem.state[site] === FREE && share[site]! > 0.02)
  for (let better = true; better && !effort.ended(); ) {
    better = false
    const inside = () =>
      [...best.isOpen.keys()].filter(site => best.isOpen[site] && problem.state[site] === FREE)
    const unsure = () => inside().filter(site => share[site]! < 0.98)
    for (const site of unsure()) better ||= tryMove(-1, site)
    for (const site of maybe) if (!best.isOpen[site]) better ||= tryMove(site, -1)
    for (const site of maybe) {
      if (best.isOpen[site]) continue
      for (const out of unsure()) {
        if (best.isOpen[site]) break
        if (tryMove(site, out)) better = true
        if (effort.ended()) return best
      }
    }
  }
  return best
}

/** Prices start from the second-cheapest open site, or from what leaving the row costs. */
function startPrices(problem: CapacitatedProblem, isOpen: Uint8Array): Float64Array {
  const rows = problem.amount.length
  const first = new Float64Array(rows).fill(Infinity)
  const second = new Float64Array(rows).fill(Infinity)
  for (let site = 0; site < problem.sites; site++) {
    if (!isOpen[site]) continue
    for (let at = problem.start[site]!; at < problem.start[site + 1]!; at++) {
      const row = problem.row[at]!
      const cost = problem.cost[at]!
      if (cost < first[row]!) {
        second[row] = first[row]!
        first[row] = cost
      } else if (cost < second[row]!) second[row] = cost
    }
  }
  return second.map((each, row) =>
    Math.min(problem.unserved[row]!, each < Infinity ? each : first[row]! < Infinity ? 2 * first[row]! : 0),
  )
}
