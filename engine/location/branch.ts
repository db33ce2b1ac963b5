/**
 * Proves the optimum of the shared problem: swap search for answers, Lagrangian bounds, sites decided by reduced cost in
 * both directions, and what stays open is branched on, lowest bound first (deeper first where equal).
 */
import type { Effort } from './effort.ts'
import { type Node, priceRaiser, type Raised } from './lagrangian.ts'
import { FREE, OPEN, type Problem, SHUT, valueOf } from './problem.ts'
import { greedyOpen } from './greedy.ts'
import { kthSmallest } from './select.ts'
import { swapSearch } from './swap-search.ts'
import { nodeQueue } from './node-queue.ts'

export interface Proved {
  /** null where states and count leave no answer. */
  isOpen: Uint8Array | null
  value: number
  bound: number
  nodes: number
}

/** Relative distance below which two real values count as one. */
const SAME = 1e-9

/** Solves within the effort; `enough` ends early once the value is at most this, or the bound above it. */
export function solveProblem(problem: Problem, effort: Effort, enough?: number): Proved {
  const { sites, rows, open } = problem
  const counts = [0, 0, 0]
  for (const each of problem.state) counts[each]!++
  if (open !== null && (counts[OPEN]! > open || counts[OPEN]! + counts[FREE]! < open))
    return { isOpen: null, value: Infinity, bound: Infinity, nodes: 0 }
  const raise = priceRaiser(problem, effort)
  const improve = swapSearch(problem, effort)
  let best = improve(greedyOpen(problem, effort))
  const tried = new Set<string>([keyOf(best.isOpen)])
  const consider = (from: Uint8Array) => {
    const key = keyOf(from)
    if (tried.has(key)) return
    tried.add(key)
    const found = improve(from)
    if (found.value < best.value) best = found
  }
  /** What a node's bound must exceed to be left: nothing better by more than the gap can be in it. */
  const target = () =>
    Math.max(
      Math.min(
        best.value - SAME * Math.abs(best.value),
        best.value - effort.gap * Math.abs(best.value),
        problem.whole ? best.value - 1 + 1e-6 : Infinity,
      ),
      -Infinity,
    )
  const done = (bound: number) =>
    effort.ended() || (enough !== undefined && (best.value <= enough || bound > enough))

  const queue = nodeQueue()
  const root: Node = { state: problem.state.slice(), price: startPrices(problem, best.isOpen), bound: 0, depth: 0 }
  effort.report('search', best.value, 0)
  queue.add(root)
  let lowest = Infinity
  let nodes = 0
  while (queue.size() > 0 && !done(Math.min(lowest, queue.least()))) {
    const node = queue.take()
    nodes++
    if (node.bound > target()) {
      lowest = Math.min(lowest, node.bound)
      continue
    }
    const raised = raise(node, {
      target: target(),
      best: best.value,
      steps: node.depth === 0 ? 3000 : 300,
      ...(node.depth === 0 ? { onChosen: consider } : {}),
    })
    if (node.depth < 3 || nodes % 10 === 0) consider(roundShares(problem, node.state, raised))
    const bound = problem.whole ? Math.ceil(node.bound - 1e-6) : node.bound
    node.bound = bound
    if (bound > target()) {
      lowest = Math.min(lowest, bound)
      continue
    }
    decide(problem, node, raised, target())
    const pick = branchingSite(problem, node, raised)
    if (pick < 0) {
      // everything is decided: the node is one answer
      const only = completed(problem, node)
      const value = only ? valueOf(problem, only) : Infinity
      if (only && value < best.value) best = { isOpen: only, value }
      lowest = Math.min(lowest, Math.max(value, bound))
      continue
    }
    effort.report(nodes > 1 ? 'branch' : 'bound', best.value, Math.min(best.value, lowest, bound, queue.least()))
    for (const decision of [SHUT, OPEN]) {
      const state = node.state.slice()
      state[pick] = decision
      queue.add({ state, price: decision === OPEN ? node.price : node.price.slice(), bound, depth: node.depth + 1 })
    }
  }
  const left = Math.min(lowest, queue.least())
  const bound = queue.size() === 0 && effort.gap === 0 && !effort.ended() ? best.value : Math.min(best.value, left)
  return { isOpen: best.isOpen, value: best.value, bound: rows === 0 ? best.value : bound, nodes: sites > 0 ? nodes : 0 }
}

const keyOf = (isOpen: Uint8Array) => {
  const sites: number[] = []
  isOpen.forEach((each, site) => each && sites.push(site))
  return sites.join()
}

/** Prices start from the second-cheapest open site of the first answer. */
function startPrices(problem: Problem, isOpen: Uint8Array): Float64Array {
  const { rows, start, site, cost, unserved, beyond } = problem
  const price = new Float64Array(rows)
  for (let row = 0; row < rows; row++) {
    let seen = 0
    let at = start[row]!
    for (; at < start[row + 1]!; at++) if (isOpen[site[at]!] && ++seen === 2) break
    const second = at < start[row + 1]! ? cost[at]! : Math.min(beyond[row]!, unserved[row]!)
    const last = start[row + 1]! > start[row]! ? cost[start[row + 1]! - 1]! : 0
    price[row] = second < Infinity ? second : last
  }
  return price
}

/** The sites with the largest shares, as many as may open. */
function roundShares(problem: Problem, state: Uint8Array, { share }: Raised): Uint8Array {
  const isOpen = new Uint8Array(problem.sites)
  const free: number[] = []
  let opened = 0
  for (let site = 0; site < problem.sites; site++) {
    if (state[site] === OPEN) {
      isOpen[site] = 1
      opened++
    } else if (state[site] === FREE) free.push(site)
  }
  free.sort((a, b) => share[b]! - share[a]! || a - b)
  const more = problem.open === null ? free.filter(site => share[site]! > 0.5).length : problem.open - opened
  for (const site of free.slice(0, more)) isOpen[site] = 1
  return isOpen
}

/**
 * Decides free sites of a node by reduced cost: opening what the relaxed problem leaves shut, or shutting what it opens,
 * would lift the bound above the target.
 */
function decide(problem: Problem, node: Node, { worth, chosen, bound }: Raised, target: number): void {
  const { sites, open } = problem
  const free: number[] = []
  for (let site = 0; site < sites; site++) if (node.state[site] === FREE) free.push(site)
  let lastIn = 0
  let firstOut = 0
  if (open !== null) {
    const inside = free.filter(site => chosen[site])
    const values = Float64Array.from(free, site => worth[site]!)
    if (inside.length > 0) lastIn = kthSmallest(values, values.length, inside.length)
    firstOut = inside.length < free.length ? kthSmallest(values, values.length, inside.length + 1) : Infinity
    if (inside.length === 0) lastIn = -Infinity
  }
  for (const site of free) {
    if (chosen[site]) {
      if (bound + firstOut - worth[site]! > target) node.state[site] = OPEN
    } else if (bound + worth[site]! - lastIn > target) node.state[site] = SHUT
  }
}

/** The free site whose share is nearest one half, lower index where equal; −1 where the count leaves no choice. */
function branchingSite({ sites, open }: Problem, { state }: Node, { share, chosen }: Raised): number {
  let opened = 0
  let free = 0
  let pick = -1
  let nearest = Infinity
  for (let site = 0; site < sites; site++) {
    if (state[site] === OPEN) opened++
    if (state[site] !== FREE) continue
    free++
    const away = Math.abs(share[site]! - 0.5) - (chosen[site] ? 1e-9 : 0)
    if (away >= nearest) continue
    nearest = away
    pick = site
  }
  if (open !== null && (opened >= open || opened + free <= open)) return -1
  return pick
}

/** The answer that a decided node stands for; null where it has too few or too many open sites. */
function completed({ sites, open }: Problem, { state }: Node): Uint8Array | null {
  const isOpen = new Uint8Array(sites)
  let opened = 0
  let free = 0
  for (let site = 0; site < sites; site++) {
    if (state[site] === OPEN) opened++
    if (state[site] === FREE) free++
  }
  const fill = open !== null && opened + free <= open
  for (let site = 0; site < sites; site++)
    if (state[site] === OPEN || (fill && state[site] === FREE)) isOpen[site] = 1
  const count = fill ? opened + free : opened
  return open === null || count === open ? isOpen : null
}
