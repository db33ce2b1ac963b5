/**
 * Raises a Lagrangian bound by the volume algorithm (Barahona & Anbil 2000): steps along a running mix of slopes from
 * the best prices found; the same mix of the relaxed answers shows how far each site is open.
 */
import type { Effort } from './effort.ts'

/** A part of the tree: what is decided, from which prices to start, and what is known of its bound. */
export interface Node {
  state: Uint8Array
  price: Float64Array
  bound: number
  depth: number
}

/** A concave bound of prices. `evaluate` returns it and leaves slope, chosen and penalty behind. */
export interface Relaxation {
  /** lowest and highest price by row, for the node begun last. */
  least: Float64Array
  most: Float64Array
  price: Float64Array
  slope: Float64Array
  /** how far each site is open, 0–1, in the relaxed answer. */
  chosen: Float64Array
  /** by how much the bound rises when a site is decided against `chosen`. */
  penalty: Float64Array
  begin: (state: Uint8Array) => void
  evaluate: (state: Uint8Array) => number
}

export interface Raised {
  bound: number
  penalty: Float64Array
  chosen: Float64Array
  /** how far each site is open in the mixed answer, 0–1. */
  share: Float64Array
}

export interface RaiseLimits {
  /** the node is done with once its bound exceeds this. */
  target: number
  /** value of the best answer known, or a guess above the bound: it sets the length of the steps. */
  best: (bound: number) => number
  steps: number
  /** called with the relaxed answer each time the bound has risen well. */
  onChosen?: (chosen: Float64Array) => void
}

/** Steps without a rise until steps become shorter, and steps until the rise is judged. */
const PATIENCE = 20
const JUDGED_EVERY = 100
/** A relative rise below this in so many steps is hardly one. */
const DULL = 2e-4

/** A raiser that keeps its memory; the node's prices become the best ones found. */
export function priceRaiser(relaxation: Relaxation, effort: Effort) {
  const { least, most, price, slope, chosen, penalty } = relaxation
  const rows = price.length
  const direction = new Float64Array(rows)
  const best = { penalty: penalty.slice(), chosen: chosen.slice(), share: chosen.slice() }

  function strideFor(centre: Float64Array, push: number): number {
    let length = 0
    for (let row = 0; row < rows; row++) {
      const way = direction[row]!
      const stuck = way > 0 ? centre[row]! >= most[row]! : centre[row]! <= least[row]!
      if (!stuck) length += way * way
    }
    return length < 1e-12 ? 0 : push / length
  }

  /** The mix of the last slopes that is shortest, kept between 1 % and 10 %; also how the new slope lies to the old. */
  function mixing() {
    let along = 0
    let ahead = 0
    let own = 0
    for (let row = 0; row < rows; row++) {
      const a = slope[row]!
      const b = direction[row]!
      along += a * b
      ahead += a * a
      own += b * b
    }
    const apart = ahead - 2 * along + own
    const ideal = apart > 1e-12 ? (own - along) / apart : 0.1
    return { mix: Math.min(0.1, Math.max(0.01, ideal)), along }
  }

  return (node: Node, limits: RaiseLimits): Raised => {
    const { state, price: centre } = node
    relaxation.begin(state)
    for (let row = 0; row < rows; row++)
      centre[row] = Math.min(most[row]!, Math.max(least[row]!, centre[row]!))
    price.set(centre)
    let bound = relaxation.evaluate(state)
    const keep = () => {
      best.penalty.set(penalty)
      best.chosen.set(chosen)
    }
    keep()
    direction.set(slope)
    best.share.set(chosen)
    let factor = node.depth === 0 ? 0.5 : 0.1
    let reds = 0
    let told = bound
    let checkpoint = bound
    for (
      let step = 1;
      step <= limits.steps && bound <= limits.target && bound < Infinity && !effort.ended();
      step++
    ) {
      const goal = Math.max(limits.best(bound), bound + 1e-9 * Math.abs(bound)) * 1.0005 - bound
      const stride = strideFor(centre, factor * goal)
      if (stride === 0) break
      for (let row = 0; row < rows; row++) {
        const to = centre[row]! + stride * direction[row]!
        price[row] = to > most[row]! ? most[row]! : to < least[row]! ? least[row]! : to
      }
      const found = relaxation.evaluate(state)
      const { mix, along } = mixing()
      for (let row = 0; row < rows; row++) direction[row] = mix * slope[row]! + (1 - mix) * direction[row]!
      for (let at = 0; at < chosen.length; at++)
        best.share[at] = mix * chosen[at]! + (1 - mix) * best.share[at]!
      if (found > bound) {
        if (along > 0 && found - bound > 1e-7 * Math.abs(bound)) factor = Math.min(2, factor * 1.1)
        bound = found
        centre.set(price)
        keep()
        reds = 0
        if (limits.onChosen && bound - told > 0.1 * (limits.best(bound) - told)) {
          told = bound
          limits.onChosen(best.chosen)
        }
      } else if (++reds >= PATIENCE) {
        factor *= 0.66
        reds = 0
      }
      // what hardly rises any more is left to branching
      if (step % JUDGED_EVERY > 0) continue
      const rise = bound - checkpoint
      const dull = rise < 0.01 * (limits.target - bound) && rise < DULL * Math.abs(bound)
      if (dull && (rise > 0 || factor < 0.05)) break
      checkpoint = bound
    }
    node.bound = Math.max(node.bound, bound)
    return { bound, ...best }
  }
}
