import { expect, test } from 'vitest'
import { breakTurns, endTurns, helpTurns, openBoard, ThreadLost, takeTurn } from './turns.ts'

const patient = () => 60_000

test('without a helper every part of a turn is done once, in order', () => {
  const board = openBoard(false)
  for (const kind of [3, 0]) {
    const done: [number, number][] = []
    takeTurn(board, kind, 5, (of, part) => done.push([of, part]), patient)
    expect(done).toEqual([0, 1, 2, 3, 4].map(part => [kind, part]))
  }
})

test('a helper that was sent away takes nothing', () => {
  const board = openBoard(true)
  endTurns(board)
  helpTurns(board, () => expect.fail('no turn was given out'))
})

test('whoever helps a thread that breaks off is told', () => {
  const board = openBoard(true)
  breakTurns(board)
  expect(() => helpTurns(board, () => expect.fail('no turn was given out'))).toThrow(ThreadLost)
})

test('a helper that fails says so on the board, so that nobody waits for its parts', () => {
  const board = openBoard(true)
  const given: number[] = []
  takeTurn(
    board,
    1,
    2,
    (_, part) => {
      // the helper's look at the board falls into the turn
      if (part === 0)
        expect(() =>
          helpTurns(board, () => {
            throw new Error('broken')
          }),
        ).toThrow('broken')
      given.push(part)
      if (part === 0) Atomics.add(board, 2, 1)
    },
    patient,
  )
  expect(given).toEqual([0])
  expect(board[3]).toBe(2)
})

test('a helper that died with a part in hand is given up after a silence', () => {
  const board = openBoard(true)
  const given: number[] = []
  const work = (_: number, part: number) => {
    given.push(part)
    // what a helper does that takes the next part and dies of memory: it says nothing
    if (part === 0) Atomics.add(board, 1, 1)
  }
  expect(() => takeTurn(board, 1, 3, work, () => 300)).toThrow(ThreadLost)
  expect(given).toEqual([0, 2])
})

test('a helper leaves a board on which no turn is given out any more', () => {
  expect(() =>
    helpTurns(
      openBoard(true),
      () => expect.fail('no turn was given out'),
      () => 300,
    ),
  ).toThrow(ThreadLost)
})
