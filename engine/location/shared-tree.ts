import { seededRandom } from '../random.ts'
import { type Proved, proveBest, stepsOf, type Tree } from './branch.ts'
import { boundByParts, type PartSolver } from './by-parts.ts'
import { saddlePrices } from './cover-saddle.ts'
import { coverSwaps, isCovering } from './cover-swaps.ts'
import { locationHelper } from './crew.ts'
import type { Effort } from './effort.ts'
import { greedyOpen } from './greedy.ts'
import { relaxProblem } from './lagrangian.ts'
import { nodeBounder } from './node-bound.ts'
import { costOfOpen, FREE, type Problem, SHUT } from './problem.ts'
import { swapSearch } from './swap-search.ts'

/** Solves the shared problem: greedy start, swap search, Lagrangian bound, parts, branching (see `proveBest`). */
export const solveProblem = (problem: Problem, effort: Effort): Proved =>
  proveBest(
    {
      ...treeOf(problem, effort),
      byParts: (node, best, told) => boundByParts(problem, node, best, effort, solvePart, told),
    },
    effort,
  )

/** Solves one part from prices and, where some are known, open sites; a small one by this thread alone. */
const solvePart: PartSolver = (problem, effort, { price, isOpen }) => {
  const { shared, ...tree } = treeOf(problem, effort)
  const first = isOpen ? () => tree.improve(isOpen) : tree.first
  return proveBest(
    { ...tree, first, startPrices: () => price, ...(problem.rows >= WORTH_A_HELPER && { shared }) },
    effort,
  )
}

/** Rows from which a helper saves more than messages cost. */
const WORTH_A_HELPER = 60

function treeOf(problem: Problem, effort: Effort) {
  const means = meansOf(problem, effort)
  return {
    ...problem,
    ...means,
    first: () => means.improve(greedyOpen(problem, effort)),
    shake: shaker(means.searched, effort.seed),
    costOfOpen: (isOpen: Uint8Array) => costOfOpen(problem, isOpen),
    startPrices: (isOpen: Uint8Array) =>
      isCovering(problem)
        ? saddlePrices(problem, costOfOpen(problem, isOpen), effort)
        : secondPrices(problem, isOpen),
    shared: problem,
  } satisfies Tree
}

/** What bounds and searches a problem, with memory of its own. */
function meansOf(problem: Problem, effort: Effort) {
  const relaxation = relaxProblem(problem, effort)
  // searches leave out what is shut for good; the problem itself stays as it was given
  const searched = { ...problem, state: problem.state.slice() }
  const search = (isCovering(problem) ? coverSwaps : swapSearch)(searched, effort)
  return {
    relaxation,
    searched,
    improve: (isOpen: Uint8Array, _share?: Float64Array, turn?: number) => search(isOpen, turn),
    narrow: state => {
      relaxation.narrow(state)
      state.forEach((each, site) => {
        if (each === SHUT) searched.state[site] = SHUT
      })
    },
  } satisfies Pick<Tree, 'relaxation' | 'improve' | 'narrow'> & { searched: Problem }
}

/**
 * The other end of `SearchOptions.helper`: gives the function to which every message goes in the order of sending; it answers through
 * `answer`. p-median, uncapacitated location and maximal covering without capacities make use of a helper.
 */
export const helpLocation = (answer: (message: unknown) => void): ((message: unknown) => void) =>
  locationHelper(answer, (problem, effort) => {
    const means = meansOf(problem, effort)
    return stepsOf(means, nodeBounder(means.relaxation, effort))
  })

/** Prices start from the second-cheapest open site of the first answer. */
function secondPrices(problem: Problem, isOpen: Uint8Array): Float64Array {
  const { rows, start, site, cost, unserved, beyond } = problem
  const price = new Float64Array(rows)
  for (let row = 0; row < rows; row++) {
    let seen = 0
    let at = start[row]!
    for (; at < start[row + 1]!; at++) if (isOpen[site[at]!] && ++seen === 2) break
    const second = at < start[row + 1]! ? cost[at]! : Math.min(beyond[row]!, unserved[row]!)
    const last = start[row + 1]! > start[row]! ? cost[start[row + 1]! - 1]! : 0
    price[row] = second < 1e300 ? second : last
  }
  return price
}

/** Swaps about one open site in forty, at least two, for random shut ones: enough to leave a local optimum, no more. */
function shaker({ sites, state }: Problem, seed: number) {
  const random = seededRandom(seed + 2)
  return (from: Uint8Array): Uint8Array => {
    const isOpen = from.slice()
    const free = Array.from({ length: sites }, (_, site) => site).filter(site => state[site] === FREE)
    const inside = free.filter(site => from[site])
    const outside = free.filter(site => !from[site])
    const swaps = Math.min(Math.max(2, Math.round(inside.length / 40)), inside.length, outside.length)
    for (let swap = 0; swap < swaps; swap++) {
      const leaving = inside.splice(Math.floor(random() * inside.length), 1)[0]!
      const coming = outside.splice(Math.floor(random() * outside.length), 1)[0]!
      isOpen[leaving] = 0
      isOpen[coming] = 1
    }
    return isOpen
  }
}
