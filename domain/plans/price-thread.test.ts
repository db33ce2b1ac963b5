import { Worker } from 'node:worker_threads'
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
      board = input.work.board
      startThread(new URL('./price-thread.ts', import.meta.url), input)
      // it is there before the first turn, or the plan could be done without it
      Atomics.wait(board, helpedAt, 0, 60_000)
    },
  })
  expect(board[helpedAt]).toBeGreaterThan(10)
  expect(JSON.stringify(helped)).toBe(JSON.stringify(alone))
})

// What a thread does that dies of memory: it takes something on and says nothing more.
const deaths = {
  'with a part of the first steps in hand': `
    const { board } = workerData.work
    while (Atomics.load(board, 1) === 0) Atomics.wait(board, 0, 0, 10)
    Atomics.add(board, 1, 1)`,
  'with the later steps in hand': `
    while (Atomics.load(workerData.signals, 0) === 0) Atomics.wait(workerData.signals, 0, 0, 10)
    Atomics.store(workerData.signals, 1, 1)`,
}

const alone = planProgramme(town, options)

test.each(Object.entries(deaths))(
  'a helping thread that dies %s costs time, not the plan',
  async (_, death) => {
    let dead: Worker | undefined
    const plan = await planProgramme(town, {
      ...options,
      seconds: 100,
      startHelper: input => {
        dead = new Worker(`const { workerData } = require('node:worker_threads');${death}`, {
          eval: true,
          workerData: input,
        })
      },
    })
    await new Promise(resolve => dead!.once('exit', resolve))
    // what the dead thread had begun may differ in its last bits, and the search with them
    const whole = await alone
    expect(plan.objective).toBeGreaterThan(0.99 * whole.objective)
    expect(plan.bound).toBeLessThan(1.01 * whole.bound)
  },
)
