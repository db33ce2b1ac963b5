/**
 * Proves an optimum over which sites open: a search gives answers, a Lagrangian relaxation bounds; sites are decided
 * by reduced cost in both directions, and what stays open is branched on, lowest bound first.
 */
import { pseudoCosts } from './branching.ts'
import type { Effort } from './effort.ts'
import { nodeQueue } from './node-queue.ts'
import { FREE, OPEN, SHUT } from './problem.ts'
import { type Node, priceRaiser, type Raised, type Relaxation } from './volume.ts'

export interface Searched {
  isOpen: Uint8Array
  value: number
}

/** What branching asks of a problem; no value is below 0. */
export interface Tree {
  sites: number
  state: Uint8Array
  /** how many sites open, or null for any number. */
  open: number | null
  /** whether every objective is a whole number. */
  whole: boolean
  /** 0, or the demand of which the value is the part not covered: gaps are then relative to what is covered. */
  total: number
  /** an answer of this value or more leaves unserved what must be served, and the gap does not count for it. */
  penalty?: number
  relaxation: Relaxation
  /** a first answer; value Infinity where none is found. */
  first: () => Searched
  /** an answer at least as good as these open sites, with the sites worth a thought. */
  improve: (isOpen: Uint8Array, share?: Float64Array) => Searched
  /** other open sites near these, to search from again; none where that is of no use. */
  shake?: (isOpen: Uint8Array) => Uint8Array
  /** told of sites that no better answer decides otherwise: later nodes and searches need not look at them. */
  narrow?: (state: Uint8Array) => void
  /** the exact value of these open sites; Infinity where they are no answer, or where the effort ended first. */
  costOfOpen: (isOpen: Uint8Array) => number
  startPrices: (isOpen: Uint8Array) => Float64Array
}

export interface Proved {
  /** null where states and count leave no answer, or none was found. */
  isOpen: Uint8Array | null
  value: number
  bound: number
  /** whether value and bound are whole numbers: the optimum is then proved only by a distance below 1. */
  whole: boolean
}

/** Relative distance below which two real values count as one. */
const SAME = 1e-9
const ROOT_STEPS = 3000
const NODE_STEPS = 150
/** Sites are taken out of the sums once less than this part of them is undecided. */
const MANY = 0.8
/**
 * Searches from near the best answer after the first bound: at least so many, and until they took this part of the work that
 * the first answer and bound took. Later nodes get one each.
 */
const ROOT_SHAKES = 12
const ROOT_SHAKE_WORK = 0.5

/** Solves within the effort; `enough` ends early once the value is at most this, or the bound above it. */
export function proveBest(tree: Tree, effort: Effort, enough?: number): Proved {
  const { open } = tree
  const counts = [0, 0, 0]
  for (const each of tree.state) counts[each]!++
  if (open !== null && (counts[OPEN]! > open || counts[OPEN]! + counts[FREE]! < open))
    return { isOpen: null, value: Infinity, bound: Infinity, whole: tree.whole }
  const branching = pseudoCosts(tree.sites, open)
  const raise = priceRaiser(tree.relaxation, effort)
  let best = tree.first()
  const tried = new Set<string>([keyOf(best.isOpen)])
  /** Searches from these open sites; false where that was done before. */
  const consider = (from: Uint8Array, share?: Float64Array): boolean => {
    const key = keyOf(from)
    if (tried.has(key)) return false
    tried.add(key)
    const found = tree.improve(from, share)
    if (found.value < best.value) best = found
    return true
  }
  /** Rounding of sums, which grows with what is summed: whole bounds must not be lifted past their number by it. */
  const blur = (bound = 0) =>
    1e-6 + 1e-12 * Math.max(tree.total, Math.abs(bound), best.value < Infinity ? best.value : 0)
  const whole = () => tree.whole && blur() < 0.5
  /** What a node's bound must exceed to be left: no answer in it is better by more than the gap. */
  const target = () => {
    if (best.value === Infinity) return Infinity
    const gap = best.value < (tree.penalty ?? Infinity) ? effort.gap : 0
    const apart = Math.abs(best.value - tree.total)
    return best.value - (whole() ? Math.max(gap * apart, 1 - blur()) : Math.max(gap, SAME) * apart)
  }
  const rounded = (bound: number) =>
    whole() && bound < Infinity ? Math.ceil(bound - blur(bound)) + 0 : bound
  const queue = nodeQueue()
  let left = Infinity
  let nodes = 0
  const bound = () => Math.min(best.value, left, queue.least())
  const done = () => effort.ended() || (enough !== undefined && (best.value <= enough || bound() > enough))

  queue.add({ state: tree.state.slice(), price: tree.startPrices(best.isOpen), bound: 0, depth: 0 })
  const told = (value: number) => (tree.total > 0 ? tree.total - value : value)
  effort.report('search', told(best.value), told(0))
  while (queue.size() > 0 && !done()) {
    const node = queue.take()
    nodes++
    let raised: Raised | undefined
    if (node.bound <= target()) {
      const isRoot = node.depth === 0
      let free = countFree(node.state)
      raised = raise(node, {
        target,
        best: found => (best.value < Infinity ? best.value : Math.abs(found) * 1.05 + 1),
        steps: isRoot ? ROOT_STEPS : NODE_STEPS,
        decide: now => {
          left = Math.min(left, rounded(decide(node, now, target())))
          const stays = countFree(node.state)
          const decided = stays < MANY * free
          if (!decided) return false
          free = stays
          if (isRoot) tree.narrow?.(node.state)
          return true
        },
        ...(isRoot && { onChosen: (chosen: Float64Array) => consider(marks(chosen)) }),
      })
      const { from } = node
      if (from && raised.bound < Infinity)
        branching.learn(from.site, from.decision, from.share, raised.bound - from.bound)
      node.bound = rounded(node.bound)
      if (node.bound <= target() && (node.depth < 3 || nodes % 10 === 0))
        consider(roundShares(tree, node.state, raised), raised.share)
      const shakesEnd = effort.work() * (1 + ROOT_SHAKE_WORK)
      for (let shaken = 0; tree.shake && node.bound <= target() && !effort.ended(); shaken++) {
        const more = isRoot && effort.work() < shakesEnd
        if (shaken >= (isRoot ? ROOT_SHAKES : 1) && !more) break
        // a small problem runs out of answers to start from before the work is spent
        if (!consider(tree.shake(best.isOpen)) && shaken >= ROOT_SHAKES) break
      }
    }
    if (!raised || node.bound > target() || node.bound === Infinity) {
      left = Math.min(left, node.bound)
      continue
    }
    left = Math.min(left, rounded(decide(node, raised, target())))
    const pick = branching.pick(node.state, raised.share)
    if (pick < 0) {
      const only = completed(tree, node)
      const value = only ? tree.costOfOpen(only) : Infinity
      if (only && value < best.value) best = { isOpen: only, value }
      const unknown = value === Infinity && effort.ended()
      left = Math.min(left, unknown ? node.bound : Math.max(value, node.bound))
      continue
    }
    for (const decision of [SHUT, OPEN] as const) {
      const state = node.state.slice()
      state[pick] = decision
      const { bound: before, share } = raised
      queue.add({
        state,
        price: node.price.slice(),
        bound: node.bound,
        depth: node.depth + 1,
        from: { site: pick, decision, share: share[pick]!, bound: before },
      })
    }
    effort.report(nodes > 1 ? 'branch' : 'bound', told(best.value), told(bound()))
  }
  return {
    isOpen: best.value < Infinity ? best.isOpen : null,
    value: best.value,
    bound: bound(),
    whole: whole(),
  }
}

const countFree = (state: Uint8Array) => state.reduce((sum, each) => sum + (each === FREE ? 1 : 0), 0)

const marks = (chosen: Float64Array) => Uint8Array.from(chosen, each => (each > 0.5 ? 1 : 0))

const keyOf = (isOpen: Uint8Array) =>
  Int32Array.from(isOpen.keys())
    .filter(site => isOpen[site])
    .join()

/** The sites with the largest shares, as many as may open, or those that are more open than shut. */
function roundShares({ sites, open }: Tree, state: Uint8Array, { share }: Raised): Uint8Array {
  const isOpen = Uint8Array.from(state, each => (each === OPEN ? 1 : 0))
  const free = Array.from({ length: sites }, (_, site) => site).filter(site => state[site] === FREE)
  free.sort((a, b) => share[b]! - share[a]! || a - b)
  const opened = isOpen.reduce((sum, each) => sum + each, 0)
  const more = open === null ? free.filter(site => share[site]! > 0.5).length : open - opened
  for (const site of free.slice(0, more)) isOpen[site] = 1
  return isOpen
}

/** Decides free sites whose other state would lift the bound above the target; returns the least bound left behind so. */
function decide(node: Node, { penalty, chosen, bound }: Raised, target: number): number {
  let least = Infinity
  node.state.forEach((each, site) => {
    if (each !== FREE || bound + penalty[site]! <= target) return
    if (chosen[site]! >= 1) node.state[site] = OPEN
    else if (chosen[site]! <= 0) node.state[site] = SHUT
    if (node.state[site] !== FREE) least = Math.min(least, bound + penalty[site]!)
  })
  return least
}

/** The answer that a decided node stands for; null where it has too few or too many open sites. */
function completed({ open }: Tree, { state }: Node): Uint8Array | null {
  let opened = 0
  let free = 0
  for (const each of state) {
    if (each === OPEN) opened++
    if (each === FREE) free++
  }
  const fill = open !== null && opened + free <= open
  const count = fill ? opened + free : opened
  if (open !== null && count !== open) return null
  return Uint8Array.from(state, each => (each === OPEN || (fill && each === FREE) ? 1 : 0))
}
