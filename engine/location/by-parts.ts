/**
 * Bounds and answers a problem with a fixed number of sites by its parts (see `partsOf`): each part has a least cost for each number of
 * sites, between what is proved and what is found, and a dynamic programme shares the sites out at the least sum. At first the prices of
 * the whole problem prove something for every number. Parts are then solved for the numbers in the cheapest share-out, a little
 * more each time, until the sum reaches the target or all of them are exact. A whole tree would branch in all parts at once instead.
 */
import type { Searched } from './crew.ts'
import type { Effort } from './effort.ts'
import { type Part, partsOf } from './parts.ts'
import { costOfOpen, FREE, OPEN, type Problem } from './problem.ts'
import type { Node } from './volume.ts'

/** One part with so many sites. */
interface Cell {
  proved: number
  found: number
  /** the part's sites that open; none while nothing is found. */
  isOpen?: Uint8Array
  /** prices of the part's rows, which its bound improves. */
  price: Float64Array
  /** parts of work that it may take next, and the gap to which it was solved last. */
  budget: number
  gap: number
}

/** Solves a part with so many sites, starting from these prices and sites, within the effort; the prices become better ones. */
export type PartSolver = (
  problem: Problem,
  effort: Effort,
  from: { price: Float64Array; isOpen: Uint8Array | undefined },
) => { isOpen: Uint8Array | null; value: number; bound: number }

/** Work for a part at first, by entry and at least, and how much more it may take each time again. */
const FIRST_WORK = 400
const LEAST_WORK = 400_000
const MORE = 3
/** Parts with at least this part of the widest distance between proved and found are solved further together. */
const WIDE = 0.3
/** Parts are solved to this part of the relative distance that the whole still has. */
const FINER = 0.1
/** Found and proved are one below this relative distance: twice what a tree calls the same. */
const SAME = 2e-9

/**
 * A bound of the node; −Infinity where there are no parts. Answers that come up go to `better`, which leaves worse ones; the bound so
 * far and `target` say when enough is proved.
 */
export function boundByParts(
  problem: Problem,
  node: Node,
  best: Uint8Array,
  effort: Effort,
  solve: PartSolver,
  tree: { target: () => number; better: (found: Searched) => void; told: (bound: number) => void },
): number {
  const parts = problem.open === null ? undefined : partsOf(problem, node.state, node.price)
  if (!parts) return -Infinity
  const cells = parts.map(part => cellsOf(part, node.price))
  // the best answer comes first: what is proved near it tells the rest of the way
  let count = parts.map(part => Math.min(part.most, Math.max(part.fewest, openIn(part, best))))
  for (let round = 0; ; round++) {
    const shared = shareOut(parts, cells, problem.open!, cell => cell.proved)
    if (round > 0) count = Array.from(shared.count)
    effort.spend(problem.sites * problem.open!)
    tree.told(shared.sum)
    if (shared.sum > tree.target() || shared.sum === Infinity || effort.ended()) return shared.sum
    const chosen = parts.map((part, at) => ({ part, cell: cells[at]![count[at]! - part.fewest]! }))
    const width = ({ found, proved }: Cell) =>
      found === Infinity || found - proved > SAME * found ? found - proved : 0
    const widest = chosen.reduce((most, { cell }) => Math.max(most, width(cell)), 0)
    if (widest === 0 && round > 0) return shared.sum
    const gap = (FINER * (tree.target() - shared.sum)) / Math.abs(tree.target())
    chosen.forEach(({ part, cell }, at) => {
      if (width(cell) === 0 || width(cell) < WIDE * widest || effort.ended()) return
      refine(part, cell, count[at]!, best, effort, solve, gap)
      teach(part, cells[at]!, cell)
    })
    const answer = shareOut(parts, cells, problem.open!, cell => cell.found)
    if (answer.sum < Infinity) tree.better(joined(problem, parts, cells, answer.count))
  }
}

/** The cells of a part from its fewest sites to its most, before anything is solved. */
function cellsOf(part: Part, prices: Float64Array): Cell[] {
  const price = Float64Array.from(part.rows, (row, at) => Math.min(prices[row]!, part.problem.unserved[at]!))
  const budget = Math.max(LEAST_WORK, FIRST_WORK * part.problem.site.length)
  return Array.from(provedBy(part, price), proved => ({
    proved,
    found: Infinity,
    price: price.slice(),
    budget,
    gap: Infinity,
  }))
}

/** What prices prove for each number of sites: the more so the nearer it is to the one that they are best for. */
function provedBy({ problem, fewest, most }: Part, price: Float64Array): Float64Array {
  const { rows, sites, start, site, cost, siteCost, state } = problem
  const worth = siteCost.slice()
  let sum = 0
  for (let row = 0; row < rows; row++) {
    sum += price[row]!
    for (let at = start[row]!; at < start[row + 1]! && cost[at]! < price[row]!; at++)
      worth[site[at]!]! += cost[at]! - price[row]!
  }
  for (let at = 0; at < sites; at++) if (state[at] === OPEN) sum += worth[at]!
  const free = worth.filter((_, at) => state[at] === FREE).sort()
  const proved = new Float64Array(most - fewest + 1)
  for (let more = 0; more < proved.length; more++) {
    if (more > 0) sum += free[more - 1]!
    proved[more] = sum
  }
  return proved
}

/** The numbers of sites by part whose costs have the least sum; of equal ones the fewer sites in later parts. */
function shareOut(parts: Part[], cells: Cell[][], open: number, costOf: (cell: Cell) => number) {
  let least = new Float64Array(open + 1).fill(Infinity)
  least[0] = 0
  const taken = parts.map(({ fewest, most }, at) => {
    const next = new Float64Array(open + 1).fill(Infinity)
    const count = new Int32Array(open + 1)
    for (let sites = fewest; sites <= Math.min(most, open); sites++) {
      const cost = costOf(cells[at]![sites - fewest]!)
      for (let before = 0; before + sites <= open && cost < Infinity; before++) {
        if (least[before]! + cost >= next[before + sites]!) continue
        next[before + sites] = least[before]! + cost
        count[before + sites] = sites
      }
    }
    least = next
    return count
  })
  const count = new Int32Array(parts.length)
  for (let at = parts.length - 1, left = open; at >= 0; at--) {
    count[at] = taken[at]![left]!
    left -= count[at]!
  }
  return { sum: least[open]!, count }
}

const openIn = ({ sites }: Part, best: Uint8Array) => sites.reduce((sum, site) => sum + best[site]!, 0)

function refine(
  part: Part,
  cell: Cell,
  open: number,
  best: Uint8Array,
  effort: Effort,
  solve: PartSolver,
  gap: number,
): void {
  // finer each time, so that it becomes exact where the whole needs that
  cell.gap = Math.min(gap, FINER * cell.gap)
  const known = openIn(part, best) === open ? part.sites.map(site => best[site]!) : undefined
  const from = { price: cell.price, isOpen: cell.isOpen ?? (known && Uint8Array.from(known)) }
  const { isOpen, value, bound } = solve(
    { ...part.problem, open },
    limited(effort, cell.budget, cell.gap),
    from,
  )
  cell.proved = Math.max(cell.proved, bound)
  if (isOpen && value < cell.found) {
    cell.found = value
    cell.isOpen = isOpen
  }
  cell.budget *= MORE
}

/** The prices of a solved cell prove something for the other numbers of sites too, and are where those start from. */
function teach(part: Part, cells: Cell[], solved: Cell): void {
  provedBy(part, solved.price).forEach((proved, at) => {
    const cell = cells[at]!
    if (cell === solved || proved <= cell.proved) return
    cell.proved = proved
    cell.price.set(solved.price)
  })
}

/** The same effort, ended after so many parts of work more, in any thread alike; parts have no progress of their own. */
function limited(effort: Effort, parts: number, gap: number): Effort {
  const work = Math.min(effort.effort, (effort.parts() + parts) / 1e6)
  return {
    ...effort,
    gap,
    effort: work,
    ended: () => effort.ended() || effort.parts() >= work * 1e6,
    report: () => {},
  }
}

function joined(problem: Problem, parts: Part[], cells: Cell[][], count: Int32Array): Searched {
  const isOpen = new Uint8Array(problem.sites)
  parts.forEach(({ sites, fewest }, at) => {
    const open = cells[at]![count[at]! - fewest]!.isOpen
    open?.forEach((each, site) => {
      isOpen[sites[site]!] = each
    })
  })
  return { isOpen, value: costOfOpen(problem, isOpen) }
}
