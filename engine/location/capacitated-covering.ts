/**
 * Maximal covering with capacities as a tree for `proveBest`: what open sites serve is a maximum flow, the bound that of
 * capacitated location (each site fills its capacity with the rows that pay most). Answers come from a greedy start and swaps: the
 * flow without a site shows which rows wait, and those a shut site reaches limit what it can add, so that few swaps need a flow.
 */

import { seededRandom } from '../random.ts'
import { type Proved, proveBest } from './branch.ts'
import { relaxCapacitated } from './capacitated-bound.ts'
import type { CapacitatedProblem } from './capacitated-problem.ts'
import { coverFlow, type Served, SLIGHT } from './cover-flow.ts'
import { neighbours } from './cover-swaps.ts'
import type { Searched } from './crew.ts'
import type { Effort } from './effort.ts'
import { FREE, OPEN } from './problem.ts'

/** A problem with capacities in which covering costs nothing and rows may stay unserved. */
export type CoveringProblem = Omit<CapacitatedProblem, 'point' | 'open'> & {
  open: number
  /** the same entries by row: sites from rowStart[row] to rowStart[row + 1]. */
  rowStart: Int32Array
  siteOf: Int32Array
}

/** Swaps tried by a flow for each site that would leave, those that may add most first. */
const TRIED = 3

/** Sites swapped at random, at most; each that comes is the best of so many. */
const SHAKEN = 3
const DRAWN = 3
/** Part of all work that searches may take: branching hardly moves the bound of large problems. */
const SEARCH_WORK = 0.4

/** Solves within the effort; the value is the demand left unserved. */
export function solveCapacitatedCovering(problem: CoveringProblem, effort: Effort): Proved {
  const serve = coverFlow(problem, effort)
  const unservedOf = (served: number) => {
    const left = problem.total - served
    return left <= SLIGHT * problem.total ? 0 : left
  }
  const improve = swapByFlow(problem, serve, effort)
  return proveBest(
    {
      ...problem,
      relaxation: relaxCapacitated(problem, effort),
      first: () => {
        const { isOpen, served } = improve(openGreedily(problem, serve, effort))
        return { isOpen, value: unservedOf(served) }
      },
      improve: (from): Searched => {
        const { isOpen, served } = improve(from)
        return { isOpen, value: unservedOf(served) }
      },
      shake: shakeByFlow(problem, serve, effort),
      searchWork: SEARCH_WORK,
      costOfOpen: isOpen => unservedOf(serve(isOpen).served),
      // a row is worth half of its demand to the sites that could serve it, half to itself
      startPrices: () => problem.unserved.map(each => each / 2),
    },
    effort,
  )
}

/** What a shut site can add at most: the waiting demand that it covers, within its capacity. */
function mostAdded({ start, row, amount, capacity }: CoveringProblem, effort: Effort) {
  return ({ classOf, waits }: Pick<Served, 'classOf' | 'waits'>, site: number): number => {
    let sum = 0
    const [from, to] = [start[site]!, start[site + 1]!]
    for (let at = from; at < to; at++) if (waits[classOf[row[at]!]!]) sum += amount[row[at]!]!
    effort.spend(to - from)
    return Math.min(sum, capacity[site]!)
  }
}

/** Opens one site after another, each time the one that may add most (the lower index where equal), as many as asked for. */
function openGreedily(problem: CoveringProblem, serve: (isOpen: Uint8Array) => Served, effort: Effort) {
  const { sites, state, open } = problem
  const isOpen = Uint8Array.from(state, each => (each === OPEN ? 1 : 0))
  const added = mostAdded(problem, effort)
  const most = new Float64Array(sites).fill(Infinity)
  for (let count = isOpen.reduce((sum, each) => sum + each, 0); count < open; count++) {
    const served = serve(isOpen)
    // what a site can add only shrinks while others open, so an old figure that leads is looked at again (Minoux 1978)
    let best = -1
    for (let last = -2; best !== last; ) {
      last = best
      best = -1
      for (let one = 0; one < sites; one++)
        if (state[one] === FREE && !isOpen[one] && (best < 0 || most[one]! > most[best]!)) best = one
      if (best !== last) most[best] = added(served, best)
    }
    isOpen[best] = 1
  }
  return isOpen
}

/** A search by single swaps; it ends where no swap that it tries serves more. */
function swapByFlow(problem: CoveringProblem, serve: (isOpen: Uint8Array) => Served, effort: Effort) {
  const { sites, state, capacity } = problem
  const added = mostAdded(problem, effort)
  const near = neighbours({ sites, start: problem.rowStart, site: problem.siteOf }, problem)

  return (from: Uint8Array): { isOpen: Uint8Array; served: number } => {
    const isOpen = from.slice()
    let now = serve(isOpen).served
    const least = SLIGHT * problem.total

    /** Shut sites that may add most, and open ones that no site can replace: each unit of their capacity serves one more. */
    function survey() {
      const served = serve(isOpen)
      const shut: number[] = []
      for (let one = 0; one < sites; one++) if (!isOpen[one] && state[one] === FREE) shut.push(one)
      const most = new Map(shut.map(one => [one, added(served, one)]))
      const largest = shut.reduce((most, one) => Math.max(most, capacity[one]!), 0)
      const mayLeave = (site: number) => !(served.isSharp(site) && capacity[site]! >= largest)
      return {
        anywhere: shut.sort((a, b) => most.get(b)! - most.get(a)! || a - b).slice(0, 2 * TRIED),
        leaving: [...isOpen.keys()].filter(one => isOpen[one] && state[one] !== OPEN && mayLeave(one)),
      }
    }

    function trySwaps(out: number, anywhere: number[]): boolean {
      isOpen[out] = 0
      const without = serve(isOpen)
      const maybe = new Set([...near(out), ...anywhere])
      const options: { site: number; most: number }[] = []
      for (const site of maybe) {
        if (site === out || isOpen[site] || state[site] !== FREE) continue
        const most = added(without, site)
        if (without.served + most > now + least) options.push({ site, most })
      }
      options.sort((a, b) => b.most - a.most || a.site - b.site)
      const { served } = without
      for (const { site, most } of options.slice(0, TRIED)) {
        if (served + most <= now + least) break
        isOpen[site] = 1
        const found = serve(isOpen).served
        if (found > now + least) {
          now = found
          return true
        }
        isOpen[site] = 0
      }
      isOpen[out] = 1
      return false
    }

    for (let better = true; better && !effort.ended(); ) {
      better = false
      const { anywhere, leaving } = survey()
      for (const out of leaving) if (!effort.ended() && trySwaps(out, anywhere)) better = true
    }
    return { isOpen, served: now }
  }
}

/** Swaps a few sites at random; of those drawn to come, the one that may add most comes. */
function shakeByFlow(problem: CoveringProblem, serve: (isOpen: Uint8Array) => Served, effort: Effort) {
  const { state } = problem
  const random = seededRandom(effort.seed + 2)
  const added = mostAdded(problem, effort)
  return (from: Uint8Array): Uint8Array => {
    const isOpen = from.slice()
    const sitesWith = (open: number) =>
      [...state.keys()].filter(one => state[one] === FREE && isOpen[one] === open)
    for (let swaps = 1 + Math.floor(random() * SHAKEN); swaps > 0; swaps--) {
      const [inside, outside] = [sitesWith(1), sitesWith(0)]
      if (inside.length === 0 || outside.length === 0) break
      isOpen[inside[Math.floor(random() * inside.length)]!] = 0
      const served = serve(isOpen)
      let comes = -1
      let most = -1
      for (let drawn = 0; drawn < DRAWN; drawn++) {
        const site = outside[Math.floor(random() * outside.length)]!
        const more = added(served, site)
        if (more <= most) continue
        most = more
        comes = site
      }
      isOpen[comes] = 1
    }
    return isOpen
  }
}
