/**
 * Annealing at least cost of what is in question near the relaxation, for a plan that still misses a row: sites with columns
 * nearly as good as their best, hotter while no plan keeps all rows.
 */
import { annealPlan } from './anneal.ts'
import type { Control } from './control.ts'
import { listCore } from './core.ts'
import type { Problem } from './problem.ts'
import type { Repriced } from './reprice.ts'
import { type Found, type Goal, penaltiesFor, weighPlan } from './search.ts'

/** Annealings at effort 1, by how much dearer than its site's best a column may be (of the bound); moves of each. */
export const annealings = [5e-6, 1e-5, 5e-6, 1e-5]
const annealMoves = 2e6
/** The part of the work at effort 1 that one of them is. */
export const annealingParts = 16
/** While a row is missed, each annealing lets in columns so many times as dear: too few of some year may be near. */
const widening = 4

/**
 * First and last temperature of them (of the bound), and fines in prices of the row. Hot while no plan keeps all rows:
 * a cold start mends few of them; cold from a plan that does, since heat loses what it has already.
 */
const hot = { temperature: [5e-5, 1e-6], fines: [0.05, 3] } as const
const cold = { temperature: [5e-6, 5e-7], fines: [0.3, 2] } as const

/** One annealing from a plan; its width and seed change from attempt to attempt. */
export function annealNear(
  problem: Problem,
  control: Control,
  { priced, prices }: Pick<Repriced, 'priced' | 'prices'>,
  goal: Goal,
  { plan, tally }: Found,
  attempt: number,
): Found {
  const scale = Math.max(Math.abs(priced.bound), 1e-6)
  const width = annealings[attempt % annealings.length]! * (tally.kept ? 1 : widening ** attempt) * scale
  const core = listCore(problem, plan, priced, goal, prices.row, width)
  const { temperature, fines } = tally.kept ? cold : hot
  const typical = penaltiesFor(problem, new Float64Array(problem.rows.length))
  const usual = penaltiesFor(problem, prices.row)
  // Rows that were missed all the same weigh more than usual by now.
  const fine = (factor: number, part: number) =>
    Float64Array.from(
      core.rows,
      row => (goal.penalty[row]! / usual[row]!) * (factor * prices.row[row]! + part * typical[row]!),
    )
  const found = annealPlan(core, plan, control, {
    moves: annealMoves,
    seed: control.seed + 3 + attempt,
    temperature: [temperature[0] * scale, temperature[1] * scale],
    price: Float64Array.from(core.rows, row => prices.row[row]!),
    fine: [fine(fines[0], 0.05), fine(fines[1], 1)],
  })
  return weighPlan(problem, goal, found)
}
