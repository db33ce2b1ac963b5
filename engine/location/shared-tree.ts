import { seededRandom } from '../random.ts'
import { type Proved, proveBest } from './branch.ts'
import type { Effort } from './effort.ts'
import { greedyOpen } from './greedy.ts'
import { relaxProblem } from './lagrangian.ts'
import { columnsOf, costOfOpen, FREE, type Problem, SHUT } from './problem.ts'
import { swapSearch } from './swap-search.ts'

/** Solves the shared problem: greedy start, swap search, Lagrangian bound, branching (see `proveBest`). */
export function solveProblem(problem: Problem, effort: Effort): Proved {
  const relaxation = relaxProblem(problem, effort)
  // searches leave out what is shut for good; the problem itself stays as it was given
  const searched = { ...problem, state: problem.state.slice() }
  const improve = swapSearch(searched, effort)
  return proveBest(
    {
      ...problem,
      relaxation,
      first: () => improve(greedyOpen(problem, columnsOf(problem), effort)),
      improve: isOpen => improve(isOpen),
      shake: shaker(searched, effort.seed),
      narrow: state => {
        relaxation.narrow(state)
        state.forEach((each, site) => {
          if (each === SHUT) searched.state[site] = SHUT
        })
      },
      costOfOpen: isOpen => costOfOpen(problem, isOpen),
      startPrices: isOpen => secondPrices(problem, isOpen),
    },
    effort,
  )
}

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
