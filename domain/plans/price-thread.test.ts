import { expect, test } from 'vitest'
import { townWithoutTargets } from '../../engine/bench/town.ts'
import { type PlanOptions, planProgramme } from '../../engine/index.ts'
import { helpedAt } from '../../engine/turns.ts'
import { startThread } from '../../kernel/thread.ts'

const town = townWithoutTargets(0.6)
const options: PlanOptions = { aim: 'most-served', work: 0.2 }

test('a helping thread takes parts of the work, and the plan is the same to the byte', async () => {
  const alone = await planProgramme(town, options)
  let board: Int32Array = new Int32Array(8)
  const helped = await planProgramme(town, {
    ...options,
    startHelper: input => {
      board = input.board
      startThread(new URL('./price-thread.ts', import.meta.url), input)
      // it is there before the first turn, or the plan could be done without it
      Atomics.wait(board, helpedAt, 0, 60_000)
    },
  })
  expect(board[helpedAt]).toBeGreaterThan(10)
  expect(JSON.stringify(helped)).toBe(JSON.stringify(alone))
})
