import { expect, test } from 'vitest'
import { costOfRoom, listMoves, measureRows } from './exchange-moves.ts'
import { openLedger } from './ledger.ts'
import { priceColumns, pricesOfRows } from './prices.ts'
import { compileProblem } from './problem.ts'
import { smallModel } from './small-models.ts'
import { emptyPlan } from './tally.ts'

interface Training {
  /** most in a year, and in all. */
  most: number
  inAll?: number
  /** trained in the first year. */
  trained: number
  /** wan that one costs; a carer's price is 1. */
  cost?: number
  /** carers whom the existing institutions lack in the last year. */
  lacking?: number
}

/** Three years whose carers have a price; what the changes of one site may use of those of the last. */
function listedWith({ most, inAll, trained, cost = 0, lacking }: Training) {
  const model = smallModel({ seed: 5, carers: true, years: 3 })
  model.carers!.training!.totalLimit = inAll ?? null
  model.carers!.training!.yearlyLimit.fill(most)
  if (lacking) model.carers!.stock[2] = model.carers!.existingNeed[2]! - lacking
  const problem = compileProblem(model)
  const { rows, columns, training } = problem
  const last = rows.findIndex(({ family, year }) => family === 'carers' && year === 2)
  const prices = pricesOfRows(problem, new Float64Array(rows.length))
  prices.row[last] = 1
  const plan = emptyPlan(problem)
  plan.trained[0] = trained
  const trainingPrice = training.cost.map(() => cost)
  const fine = new Float64Array(rows.length).fill(10)
  const ledger = openLedger(problem, plan, columns.cost, trainingPrice, fine)
  const listing = { width: 1e6, looked: Infinity, moves: 1000, alike: 2, depth: 2 }
  const moves = listMoves(ledger, priceColumns(problem, prices), prices, listing)
  const room = new Float64Array(moves.rows.length)
  measureRows(ledger, moves, room)
  const at = moves.rows.indexOf(last)
  const spare = rows[last]!.limit + trained
  // with so many spare; missed where below 0
  const costAt = (left: number) => costOfRoom(moves, at, room[at]! + left - spare)
  return { at, costAt }
}

test('carers whom training can follow whatever is exchanged are no row that an exchange has to mind', () => {
  expect(listedWith({ most: 100, trained: 0 }).at).toBe(-1)
})

test('what training can add costs no more than its price, what is missed beyond costs its fine', () => {
  // two years can train for the last: 3 each, of whom 1 is trained
  const { costAt } = listedWith({ most: 3, trained: 1 })
  expect([2, 0, -5, -6].map(costAt)).toEqual([2, 0, 0, 9])
  expect(listedWith({ most: 0, trained: 0 }).costAt(-1)).toBe(9)
})

test('a limit of trainings in all counts once, however many years they are in', () => {
  const { costAt } = listedWith({ most: 3, inAll: 4, trained: 1 })
  expect([0, -3, -4].map(costAt)).toEqual([0, 0, 9])
})

test('what is spare costs nothing as far as training can be left out again that costs what it is worth', () => {
  expect([2, 3].map(listedWith({ most: 3, trained: 2, cost: 1 }).costAt)).toEqual([0, 1])
  expect([2, 3].map(listedWith({ most: 3, trained: 2, cost: 0.5 }).costAt)).toEqual([2, 3])
})

test('what is missed although training could add more is missed: money or a limit holds training back', () => {
  const { costAt } = listedWith({ most: 100, trained: 0, lacking: 2 })
  expect([1, 0, -1].map(costAt)).toEqual([1, 0, 9])
})
