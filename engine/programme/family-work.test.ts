import { expect, test } from 'vitest'
import { townWithoutTargets } from '../bench/town.ts'
import { endTurns, openBoard } from '../turns.ts'
import { planProgramme } from './plan.ts'

test('a helper is sent away when the search that it helps breaks off', async () => {
  const town = townWithoutTargets(null)
  const sentAway = openBoard(true)
  endTurns(sentAway)
  let board = openBoard(true)
  let started = false
  const plan = planProgramme(town, {
    aim: 'most-served',
    work: 0.2,
    startHelper: input => {
      board = input.work.board
      started = true
    },
    onProgress: () => {
      if (started) throw new Error('nobody listens')
    },
  })
  await expect(plan).rejects.toThrow('nobody listens')
  // the state of the board: over
  expect(board[3]).toBe(sentAway[3])
})
