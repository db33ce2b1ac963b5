/**
 * From a plan to a better one: free some hundred sites at a time and let HiGHS place them best while the others stay
 * (large neighbourhood search, Shaw 1998; the relaxation chooses the neighbourhood as in RINS, Danna, Rothberg &
 * Le Pape 2005). Rows are elastic in every step: with tight budgets there is otherwise no plan to start from. What
 * counts is `weighPlan` a whole plan, added up without a solver's tolerance.
 */
import type { Highs } from 'highs'
import { seededRandom } from '../random.ts'
import type { Control } from './control.ts'
import { type Choices, placeAround } from './neighbourhood.ts'
import type { Priced } from './prices.ts'
import type { Problem } from './problem.ts'
import { type Found, type Goal, raisePenalties, weighPlan } from './search.ts'
import type { Plan } from './tally.ts'

/** Columns left out where so much dearer than their site's best, of the bound. */
const columnWidth = 1e-4

export interface ImproveOptions {
  rounds: number
  /** the search ends once the value is within `gap` of this proved bound. */
  bound: number
  gap: number
  /** sites freed in a round, and simplex iterations for them; twice and three times as many while a row is missed. */
  sites?: number
  iterations?: number
  /** site: how far the relaxation splits it; the most split are freed first. */
  fraction?: Float64Array | undefined
  /** half as many rounds again while a row is missed, with penalties that grow. */
  persist?: boolean
  onBetter?: (found: Found) => void
}

/** Improves a plan round by round; the best found under the goal, feasible or not. `goal.penalty` may grow. */
export function improvePlan(
  problem: Problem,
  highs: Highs,
  start: Plan,
  priced: Priced,
  goal: Goal,
  control: Control,
  options: ImproveOptions,
): Found {
  const random = seededRandom(control.seed + 1)
  const { sites = 100, iterations = 1200 } = options
  const width = columnWidth * Math.max(Math.abs(options.bound), 1e-6)
  let best = weighPlan(problem, goal, start)
  const last = () => (best.tally.kept || !options.persist ? options.rounds : 1.5 * options.rounds)
  for (let round = 0; round < last() && !control.ended(); round++) {
    if (best.tally.kept && best.value - options.bound <= options.gap * Math.abs(best.value)) break
    const fraction = round === 0 ? options.fraction : undefined
    const count = best.tally.kept || fraction ? sites : 2 * sites
    const choices = chooseSites(problem, best.plan, priced, { count, width, fraction, random })
    const found = placeAround(problem, highs, best.plan, best.tally, choices, goal, {
      gap: 1e-7,
      iterations: best.tally.kept ? iterations : 3 * iterations,
      seed: control.seed,
      ...(control.left() === Infinity ? {} : { seconds: control.left() }),
      stop: control.ended,
    })
    const weighed = found && weighPlan(problem, goal, found)
    if (weighed && weighed.value < best.value - 1e-9) best = weighed
    if (options.persist && !best.tally.kept && round % 3 === 2) best = raisePenalties(problem, goal, best)
    options.onBetter?.(best)
  }
  return best
}

interface Choosing {
  count: number
  width: number
  fraction: Float64Array | undefined
  random: () => number
}

/** Frees the sites the relaxation split, then those whose next choice is nearly as good; each with its columns near. */
function chooseSites(
  problem: Problem,
  plan: Plan,
  priced: Priced,
  { count, width, fraction, random }: Choosing,
): Choices {
  const { columns } = problem
  const { net, best } = priced
  const order = sitesByDoubt(problem, plan, priced, { fraction, width, random })
  const choices: Choices = new Array(order.length).fill(null)
  for (const site of order.slice(0, count)) {
    const list: number[] = []
    for (let column = columns.siteStart[site]!; column < columns.siteStart[site + 1]!; column++)
      if (column === plan.chosen[site] || (!columns.barred[column] && net[column]! - best[site]! <= width))
        list.push(column)
    choices[site] = list
  }
  return choices
}

/** All sites in the order in which to free them: those the relaxation split, then those whose next choice is nearly as good. */
function sitesByDoubt(
  { columns, mustOpen }: Problem,
  plan: Plan,
  { net }: Priced,
  {
    fraction,
    width,
    random,
  }: { fraction?: Float64Array | null | undefined; width: number; random: () => number },
): number[] {
  const key = new Float64Array(plan.chosen.length)
  for (let site = 0; site < key.length; site++) {
    const chosen = plan.chosen[site]!
    const here = chosen >= 0 ? net[chosen]! : 0
    let next = chosen >= 0 && !mustOpen[site] ? 0 : Infinity
    for (let column = columns.siteStart[site]!; column < columns.siteStart[site + 1]!; column++)
      if (column !== chosen && !columns.barred[column]) next = Math.min(next, net[column]!)
    key[site] = next - here + width * (random() - (fraction?.[site] ?? 0) * 1e6)
  }
  return Array.from(key.keys()).sort((a, b) => key[a]! - key[b]! || a - b)
}
