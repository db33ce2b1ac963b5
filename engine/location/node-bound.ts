/** Bounds one node of the tree and decides its sites by reduced cost. What it finds depends on the node and its limits alone. */
import type { Effort } from './effort.ts'
import { FREE, OPEN, SHUT } from './problem.ts'
import { type Node, priceRaiser, type Raised, type Relaxation } from './volume.ts'

export interface NodeLimits {
  /** the node is done with once its bound exceeds this. */
  target: () => number
  /** value of the best answer known, Infinity without one. */
  best: () => number
  steps: number
  /** told of relaxed answers of the first node, worth a search. */
  onChosen?: (chosen: Float64Array) => void
  /** told when many sites were decided. */
  onDecided?: (state: Uint8Array) => void
}

export interface Bounded extends Raised {
  /** the least bound that decided sites leave behind; Infinity where none was decided. */
  left: number
}

/** Sites are taken out of the sums once less than this part of them is undecided. */
const MANY = 0.8

/** A bounder that keeps its memory: it raises the node's prices and bound, and decides sites in its state. */
export function nodeBounder(relaxation: Relaxation, effort: Effort) {
  const raise = priceRaiser(relaxation, effort)
  return (node: Node, limits: NodeLimits): Bounded => {
    let left = Infinity
    let free = countFree(node.state)
    const raised = raise(node, {
      target: limits.target,
      // without an answer a guess above the bound sets the length of the steps
      best: found => (limits.best() < Infinity ? limits.best() : Math.abs(found) * 1.05 + 1),
      steps: limits.steps,
      ...(limits.onChosen && { onChosen: limits.onChosen }),
      decide: now => {
        left = Math.min(left, decide(node.state, now, limits.target()))
        const stays = countFree(node.state)
        if (stays >= MANY * free) return false
        free = stays
        limits.onDecided?.(node.state)
        return true
      },
    })
    return { ...raised, left }
  }
}

const countFree = (state: Uint8Array) => state.reduce((sum, each) => sum + (each === FREE ? 1 : 0), 0)

/** Decides free sites whose other state would lift the bound above the target; returns the least bound left behind so. */
export function decide(state: Uint8Array, { penalty, chosen, bound }: Raised, target: number): number {
  let least = Infinity
  state.forEach((each, site) => {
    if (each !== FREE || bound + penalty[site]! <= target) return
    if (chosen[site]! >= 1) state[site] = OPEN
    else if (chosen[site]! <= 0) state[site] = SHUT
    if (state[site] !== FREE) least = Math.min(least, bound + penalty[site]!)
  })
  return least
}
