/** The plan that earns most at given earnings of columns, from the relaxation, as the start of a search for the one that serves most. */
import type { Highs } from 'highs'
import { annealPlan } from './anneal.ts'
import type { Control } from './control.ts'
import { listCore } from './core.ts'
import { pricesWith } from './prices.ts'
import type { Problem } from './problem.ts'
import { sift, type Worths } from './reprice.ts'
import { type Goal, penaltiesFor, roundParts, weighPlan } from './search.ts'
import type { Plan } from './tally.ts'

/** Moves of the annealing, and its first and last temperature, in worth of a child. */
const annealing = { moves: 1e6, temperature: [5, 0.1] } as const

/** The worths with other prices of rows, but those of coverage. */
export function withRows(problem: Problem, { prices, groupWorth }: Worths, row: Float64Array): Worths {
  const all = row.map((each, at) => (problem.rows[at]!.family === 'coverage' ? prices.row[at]! : each))
  return { prices: pricesWith(problem, all, groupWorth), groupWorth }
}

/** The plan that earns most, or nearly: the relaxation from prices at hand, rounded and annealed within `width` of its prices. */
export function planEarning(
  problem: Problem,
  highs: Highs,
  control: Control,
  from: Worths,
  earning: Float64Array,
  width: number,
): Plan | null {
  const price = earning.map(each => -each)
  const answer = sift(problem, highs, from, price, 0, control)
  if (answer.status === 'infeasible' || !answer.last) return null
  const { prices, priced, value, trained } = answer.last
  const goal: Goal = { price, trainingFactor: 0, penalty: penaltiesFor(problem, prices.row) }
  const rounded = weighPlan(problem, goal, roundParts(problem, value, trained).plan)
  const core = listCore(problem, rounded.plan, priced, goal, prices.row, width)
  const fine = (factor: number, part: number) =>
    Float64Array.from(core.rows, row => factor * prices.row[row]! + part * goal.penalty[row]!)
  const found = annealPlan(core, rounded.plan, control, {
    moves: annealing.moves,
    seed: control.seed + 3,
    temperature: [...annealing.temperature],
    price: Float64Array.from(core.rows, row => prices.row[row]!),
    fine: [fine(0.05, 0.01), fine(3, 0.2)],
  })
  const weighed = weighPlan(problem, goal, found)
  return weighed.value < rounded.value || weighed.tally.kept ? found : rounded.plan
}
