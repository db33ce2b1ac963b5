import { expect, test } from 'vitest'
import { listMoves, measureRows } from './exchange-moves.ts'
import { openLedger } from './ledger.ts'
import { priceColumns, pricesOfRows } from './prices.ts'
import { compileProblem } from './problem.ts'
import { smallModel } from './small-models.ts'
import { emptyPlan } from './tally.ts'

/** Two years whose carers have a price; in the first year `most` can be trained for the second, of whom some are already. */
function listedWith(most: number, trained: number) {
  const model = smallModel({ seed: 5, carers: true })
  model.carers!.training!.totalLimit = null
  model.carers!.training!.yearlyLimit.fill(most)
  const problem = compileProblem(model)
  const { rows, columns, training } = problem
  const prices = pricesOfRows(
    problem,
    Float64Array.from(rows, ({ family }) => Number(family === 'carers')),
  )
  const plan = emptyPlan(problem)
  plan.trained[0] = trained
  const ledger = openLedger(
    problem,
    plan,
    columns.cost,
    training.cost,
    new Float64Array(rows.length).fill(10),
  )
  const listing = { width: 1e6, looked: Infinity, moves: 1000, alike: 2, depth: 2 }
  const moves = listMoves(ledger, priceColumns(problem, prices), prices, listing)
  const room = new Float64Array(moves.rows.length)
  measureRows(ledger, moves, room)
  const last = rows.findIndex(({ family, year }) => family === 'carers' && year === 1)
  const at = moves.rows.indexOf(last)
  return { room: at < 0 ? null : room[at]!, spare: rows[last]!.limit + trained }
}

test('carers whom training can follow whatever is exchanged are no room that an exchange has to mind', () => {
  expect(listedWith(100, 0).room).toBeNull()
})

test('where training can follow a little, that is room; where it is at its limit, there is none but what is spare', () => {
  const [some, none, full] = [listedWith(3, 1), listedWith(0, 0), listedWith(3, 3)]
  expect(some.room).toBe(some.spare + 2)
  expect(none.room).toBe(none.spare)
  expect(full.room).toBe(full.spare)
})
