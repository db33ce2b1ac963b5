/**
 * Proves an optimum over which sites open: a search gives answers, a Lagrangian relaxation bounds; sites are decided
 * by reduced cost in both directions, and what stays open is branched on, lowest bound first.
 */
import { pseudoCosts } from './branching.ts'
import { type BoundDone, crewFor, type Searched, type SearchTask, type Steps } from './crew.ts'
import type { Effort } from './effort.ts'
import { decide, nodeBounder } from './node-bound.ts'
import { nodeQueue } from './node-queue.ts'
import { FREE, OPEN, type Problem, SHUT } from './problem.ts'
import type { Node, Raised, Relaxation } from './volume.ts'

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
  /** an answer at least as good as these open sites, with the sites worth a thought; `turn` numbers the searches. */
  improve: (isOpen: Uint8Array, share?: Float64Array, turn?: number) => Searched
  /** other open sites near these, to search from again; none where that is of no use. */
  shake?: (isOpen: Uint8Array) => Uint8Array
  /** part of all work that searches may take at nodes since one of them last found a better answer; a tenth by default. */
  searchWork?: number
  /** told of sites that no better answer decides otherwise: later nodes and searches need not look at them. */
  narrow?: (state: Uint8Array) => void
  /** a bound of the first node by its parts, and answers on the way; −Infinity where there are none. It may give the helper other work. */
  byParts?: (
    node: Node,
    best: Uint8Array,
    tree: { target: () => number; better: (found: Searched) => void; told: (bound: number) => void },
  ) => number
  /** the exact value of these open sites; Infinity where they are no answer, or where the effort ended first. */
  costOfOpen: (isOpen: Uint8Array) => number
  startPrices: (isOpen: Uint8Array) => Float64Array
  /** the problem of which a helper makes steps that find the same; none where searches remember earlier ones. */
  shared?: Problem
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
const NODE_STEPS = 60
/**
 * Searches from near the best answer after the first bound: at least so many, and until they took this part of the work that
 * the first answer and bound took. Later ones may take a part of all work since one of them last found a better answer.
 */
const ROOT_SHAKES = 12
const ROOT_SHAKE_WORK = 0.5
const SEARCH_WORK = 0.1
/** Nodes, and searches, taken in hand together: as many as there are threads at most. */
const PAIR = 2

/** Solves within the effort; `enough` ends early once the value is at most this, or the bound above it. */
export function proveBest(tree: Tree, effort: Effort, enough?: number): Proved {
  const { open } = tree
  const counts = [0, 0, 0]
  for (const each of tree.state) counts[each]!++
  if (open !== null && (counts[OPEN]! > open || counts[OPEN]! + counts[FREE]! < open))
    return { isOpen: null, value: Infinity, bound: Infinity, whole: tree.whole }
  const branching = pseudoCosts(tree.sites, open)
  const boundNode = nodeBounder(tree.relaxation, effort)
  const newCrew = () => crewFor(stepsOf(tree, boundNode), effort, tree.shared)
  let crew = newCrew()
  let best = tree.first()
  const tried = new Set<string>([keyOf(best.isOpen)])
  const better = (found: Searched) => {
    if (found.value < best.value) best = found
  }
  /** Whether these open sites are searched from for the first time. */
  const isNew = (from: Uint8Array): boolean => tried.size < tried.add(keyOf(from)).size
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
  let searching = 0
  const bound = () => Math.min(best.value, left, queue.least())
  const done = () => effort.ended() || (enough !== undefined && (best.value <= enough || bound() > enough))
  const toldOf = (value: number) => (tree.total > 0 ? tree.total - value : value)
  const leave = (least: number) => {
    left = Math.min(left, least)
  }

  /** Raises the first node, searching from what its relaxed answers open; what it decides counts everywhere. */
  function boundRoot(node: Node): BoundDone {
    const bounded = boundNode(node, {
      target,
      best: () => best.value,
      steps: ROOT_STEPS,
      onChosen: chosen => {
        const from = marks(chosen)
        if (isNew(from)) better(tree.improve(from, undefined, tried.size))
      },
      onDecided: state => crew.narrow(state),
    })
    return { node, bounded }
  }

  /** Searches from so many places near the best answer, none of them searched from before. */
  function shake(times: number): number {
    const tasks: SearchTask[] = []
    for (let time = 0; tree.shake && time < times; time++) {
      const from = tree.shake(best.isOpen)
      if (isNew(from)) tasks.push({ from, turn: tried.size })
    }
    crew.search(tasks).forEach(better)
    return tasks.length
  }

  function shakeAtRoot(): void {
    const end = effort.work() * (1 + ROOT_SHAKE_WORK)
    for (let shaken = 0; shaken < ROOT_SHAKES || effort.work() < end; shaken += PAIR) {
      if (!tree.shake || bound() > target() || effort.ended()) return
      // a small problem runs out of answers to start from before the work is spent
      if (shake(PAIR) === 0 && shaken >= ROOT_SHAKES) return
    }
  }

  /** Searches from what these nodes open most, and from near the best answer. */
  function searchBy(bounds: BoundDone[]): void {
    const before = effort.work()
    const root = bounds[0]!.node.depth === 0
    if (!root && searching >= (tree.searchWork ?? SEARCH_WORK) * before) return
    const known = best.value
    const tasks: SearchTask[] = []
    for (const { node, bounded } of bounds) {
      if (node.bound > target()) continue
      const from = roundShares(tree, node.state, bounded)
      if (isNew(from)) tasks.push({ from, share: bounded.share, turn: tried.size })
    }
    crew.search(tasks).forEach(better)
    if (root) return
    shake(PAIR)
    // where answers still become better, searching goes on
    searching = best.value < known ? 0 : searching + effort.work() - before
  }

  function boundParts(): void {
    if (!tree.byParts || effort.ended()) return
    const told = (bound: number) => effort.report('bound', toldOf(best.value), toldOf(rounded(bound)))
    const found = tree.byParts(root, best.isOpen, { target, better, told })
    if (found === -Infinity) return
    root.bound = Math.max(root.bound, rounded(found))
    crew = newCrew()
    crew.narrow(root.state)
  }

  /** Decides what the bound of a node tells, and queues both its parts, unless no better answer can be in it. */
  function expand({ node, bounded }: BoundDone): void {
    if (node.bound > target() || node.bound === Infinity) {
      leave(node.bound)
      return
    }
    leave(rounded(decide(node.state, bounded, target())))
    const pick = branching.pick(node.state, bounded.share)
    if (pick < 0) {
      const only = completed(tree, node)
      const value = only ? tree.costOfOpen(only) : Infinity
      if (only) better({ isOpen: only, value })
      const unknown = value === Infinity && effort.ended()
      leave(unknown ? node.bound : Math.max(value, node.bound))
      return
    }
    for (const decision of [SHUT, OPEN] as const) {
      const state = node.state.slice()
      state[pick] = decision
      const from = { site: pick, decision, share: bounded.share[pick]!, bound: bounded.bound }
      queue.add({ state, price: node.price.slice(), bound: node.bound, depth: node.depth + 1, from })
    }
  }

  const root = { state: tree.state.slice(), price: tree.startPrices(best.isOpen), bound: 0, depth: 0 }
  queue.add(root)
  effort.report('search', toldOf(best.value), toldOf(0))
  while (queue.size() > 0 && !done()) {
    const taken = queue.take()
    const hand = [taken]
    while (taken !== root && hand.length < PAIR && queue.size() > 0) hand.push(queue.take())
    nodes += hand.length
    const inside = hand.filter(node => node.bound <= target())
    for (const node of hand) if (node.bound > target()) leave(node.bound)
    if (inside.length === 0) continue
    const limits = { target: target(), best: best.value, steps: NODE_STEPS }
    const bounds = taken === root ? [boundRoot(root)] : crew.bound(inside.map(node => ({ node, ...limits })))
    for (const { node, bounded } of bounds) {
      if (node.from && bounded.bound < Infinity)
        branching.learn(node.from.site, node.from.decision, node.from.share, bounded.bound - node.from.bound)
      node.bound = rounded(node.bound)
      leave(rounded(bounded.left))
    }
    searchBy(bounds)
    if (taken === root && root.bound <= target()) shakeAtRoot()
    if (taken === root && root.bound <= target()) boundParts()
    bounds.forEach(expand)
    effort.report(nodes > 1 ? 'branch' : 'bound', toldOf(best.value), toldOf(bound()))
  }
  return {
    isOpen: best.value < Infinity ? best.isOpen : null,
    value: best.value,
    bound: bound(),
    whole: whole(),
  }
}

/** What one thread does by itself; a helper makes the same of its copy of the problem. */
export function stepsOf(
  tree: Pick<Tree, 'improve' | 'narrow'>,
  boundNode: ReturnType<typeof nodeBounder>,
): Steps {
  return {
    bound: ({ node, target, best, steps }) => {
      const { penalty, chosen, share, ...rest } = boundNode(node, {
        target: () => target,
        best: () => best,
        steps,
      })
      // the bounder writes over its lists when it bounds the next node
      return {
        node,
        bounded: { ...rest, penalty: penalty.slice(), chosen: chosen.slice(), share: share.slice() },
      }
    },
    search: ({ from, share, turn }) => tree.improve(from, share, turn),
    narrow: state => tree.narrow?.(state),
  }
}

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
