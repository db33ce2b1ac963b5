/**
 * Raises a Lagrangian bound. The first node scales its prices and walks along deflected slopes (Camerini, Fratta & Maffioli
 * 1975) with the step of Polyak 1969, which comes near the best bound in some hundred steps. From there, and at every later
 * node, the volume algorithm (Barahona & Anbil 2000) steps along a running mix of slopes from the best prices found; the same
 * mix of the relaxed answers shows how far each site is open.
 */
import type { Effort } from './effort.ts'
import type { OPEN, SHUT } from './problem.ts'

/** A part of the tree: what is decided, from which prices to start, and what is known of its bound. */
export interface Node {
  state: Uint8Array
  price: Float64Array
  bound: number
  depth: number
  /** the decision that made it, with the site's share and the bound before. */
  from?: { site: number; decision: typeof SHUT | typeof OPEN; share: number; bound: number }
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
  /** starts with a state, and with prices from which no raise goes far. */
  begin: (state: Uint8Array, near: Float64Array) => void
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
  target: () => number
  /** value of the best answer known, or a guess above the bound: it sets the length of the steps. */
  best: (bound: number) => number
  steps: number
  /** called with the relaxed answer of the first node when its walk has ended, then each time the bound has risen well. */
  onChosen?: (chosen: Float64Array) => void
  /** called now and then: decides sites in the node's state by what is known, and says whether it decided many. */
  decide?: (raised: Raised) => boolean
}

/** The walk: part of the newest slope in its direction, steps without a rise until they become shorter, and how much. */
const NEWEST = 0.3
const WALK_PATIENCE = 5
const SHORTER = 0.6
const SHORTEST = 0.02
/**
 * How the volume algorithm steps at the first node, and at later ones, whose prices come from near by and which have few steps:
 * length of the first step, steps without a rise until steps become shorter, and steps until the rise is judged.
 */
const AT_ROOT = { factor: 0.05, patience: 20, judgedEvery: 100 }
const LATER = { factor: 0.3, patience: 5, judgedEvery: 20 }
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

  function stepFrom(centre: Float64Array, stride: number): void {
    for (let row = 0; row < rows; row++) {
      const to = centre[row]! + stride * direction[row]!
      price[row] = to > most[row]! ? most[row]! : to < least[row]! ? least[row]! : to
    }
  }

  function mix(newest: number): void {
    for (let row = 0; row < rows; row++)
      direction[row] = newest * slope[row]! + (1 - newest) * direction[row]!
  }

  function mixShares(newest: number): void {
    const { share } = best
    for (let at = 0; at < share.length; at++) share[at] = newest * chosen[at]! + (1 - newest) * share[at]!
  }

  return (node: Node, limits: RaiseLimits): Raised => {
    const { state, price: centre } = node
    let bound = -Infinity
    let told = 0

    /** Takes the prices in hand as the best; what the state leaves open may have changed since they were found. */
    function settle(): void {
      for (let row = 0; row < rows; row++)
        centre[row] = Math.min(most[row]!, Math.max(least[row]!, centre[row]!))
      price.set(centre)
      const found = relaxation.evaluate(state)
      if (found >= bound) keep(found)
      direction.set(slope)
    }
    function keep(found: number): void {
      bound = found
      centre.set(price)
      best.penalty.set(penalty)
      best.chosen.set(chosen)
    }
    function tell(): void {
      told = bound
      limits.onChosen?.(best.chosen)
    }
    const isOver = () => bound > limits.target() || bound === Infinity || effort.ended()
    const goalOf = () => Math.max(limits.best(bound), bound + 1e-9 * Math.abs(bound))
    /** Many sites decided make the steps that follow cheaper. */
    function decideSome(): void {
      if (isOver() || !limits.decide?.({ bound, ...best })) return
      relaxation.begin(state, centre)
      settle()
    }

    /** Shrinks all prices alike while that raises the bound, which is concave along this line. */
    function scale(): void {
      const from = centre.slice()
      for (let part = 0.9; part > 0.05 && !isOver(); part -= 0.1) {
        for (let row = 0; row < rows; row++) price[row] = least[row]! + part * (from[row]! - least[row]!)
        const found = relaxation.evaluate(state)
        if (found <= bound) break
        keep(found)
      }
      settle()
    }

    function walk(): void {
      let idle = 0
      for (let pace = 1; pace > SHORTEST && !isOver(); ) {
        const stride = strideFor(price, pace * (goalOf() - bound))
        if (stride === 0) break
        stepFrom(price, stride)
        const found = relaxation.evaluate(state)
        mix(NEWEST)
        mixShares(0.05)
        if (found > bound) {
          keep(found)
          idle = 0
        } else if (++idle >= WALK_PATIENCE) {
          pace *= SHORTER
          idle = 0
        }
      }
      settle()
    }

    function mixVolumes(): void {
      const { patience, judgedEvery, ...first } = node.depth === 0 ? AT_ROOT : LATER
      let { factor } = first
      let reds = 0
      let checkpoint = bound
      for (let step = 1; step <= limits.steps && !isOver(); step++) {
        const stride = strideFor(centre, factor * (1.0005 * goalOf() - bound))
        if (stride === 0) break
        stepFrom(centre, stride)
        const found = relaxation.evaluate(state)
        const { mix: newest, along } = mixing()
        mix(newest)
        mixShares(newest)
        if (found > bound) {
          if (along > 0 && found - bound > 1e-7 * Math.abs(bound)) factor = Math.min(2, factor * 1.1)
          keep(found)
          reds = 0
          if (bound - told > 0.1 * (limits.best(bound) - told)) tell()
        } else if (++reds >= patience) {
          factor *= 0.66
          reds = 0
        }
        // what hardly rises any more is left to branching
        if (step % judgedEvery > 0) continue
        const rise = bound - checkpoint
        const dull = rise < 0.01 * (limits.target() - bound) && rise < DULL * Math.abs(bound)
        if (dull && (rise > 0 || factor < 0.05)) break
        decideSome()
        checkpoint = bound
      }
    }

    relaxation.begin(state, centre)
    settle()
    told = bound
    best.share.set(chosen)
    if (node.depth === 0) {
      scale()
      walk()
      tell()
      decideSome()
    }
    mixVolumes()
    node.bound = Math.max(node.bound, bound)
    return { bound, ...best }
  }
}
