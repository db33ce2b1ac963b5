/**
 * Work in parts that two threads share: the first gives out a turn, both take the next part until none is left, and the
 * turn is over when all are done. Which thread did a part must not show in what it writes: then one thread and two give
 * the same bytes, and a helper that comes late, or never, costs time and nothing else.
 *
 * A ticket holds kind, parts and the next part in one number, so that who takes it never sees one turn's kind with
 * another's part. The helper asks for parts past the last at most once a turn, so the eight bits of a part do not overflow.
 */
const turnAt = 0
const ticketAt = 1
const doneAt = 2
const stateAt = 3
/** Parts that the helper has done and 1 more, 0 until it listens. */
export const helpedAt = 4
const working = 0
const over = 1
const failed = 2
const mostParts = 200
/** Milliseconds between two looks whether the other thread has failed: one that dies of memory does not say so. */
const lookEach = 250

/** The other thread failed or was silent for too long; what it had begun may be half done. */
export class ThreadLost extends Error {
  constructor() {
    super('the helping thread broke off')
  }
}

/** The board on which turns are given out; on memory that threads share, where there is a helper. */
export const openBoard = (shared: boolean) =>
  new Int32Array(shared ? new SharedArrayBuffer(20) : new ArrayBuffer(20))

export type Work = (kind: number, part: number) => void

/** Asked while a thread waits for the other: milliseconds of silence after which that one is given up. */
export type Patience = () => number

/**
 * Does all parts of a kind (0–100), with the helper where one listens. `ThreadLost` where the helper failed or is silent: a
 * part that it had begun may be written later, so whoever goes on does so on memory of its own.
 */
export function takeTurn(board: Int32Array, kind: number, parts: number, work: Work, patience: Patience) {
  if (parts > mostParts) throw new RangeError(`${parts} parts, expected at most ${mostParts}`)
  Atomics.store(board, doneAt, 0)
  Atomics.store(board, ticketAt, (kind << 16) | (parts << 8))
  Atomics.add(board, turnAt, 1)
  Atomics.notify(board, turnAt)
  takeParts(board, work)
  for (let done = Atomics.load(board, doneAt); done < parts; done = Atomics.load(board, doneAt))
    waitFor(board, doneAt, done, patience)
}

/** Waits until a field of the board is another. */
function waitFor(board: Int32Array, field: number, now: number, patience: Patience) {
  for (let silent = lookEach; ; silent += lookEach) {
    const waited = Atomics.wait(board, field, now, lookEach)
    if (Atomics.load(board, stateAt) === failed || (waited === 'timed-out' && silent >= patience()))
      throw new ThreadLost()
    if (waited !== 'timed-out') return
  }
}

/** Sends the helper away. */
export function endTurns(board: Int32Array) {
  Atomics.store(board, stateAt, over)
  Atomics.add(board, turnAt, 1)
  Atomics.notify(board, turnAt)
}

/** Tells whoever helps that this thread cannot go on: it then is alone. */
export function breakTurns(board: Int32Array) {
  Atomics.store(board, stateAt, failed)
  Atomics.add(board, turnAt, 1)
  Atomics.notify(board, turnAt)
}

/** In the helper: takes part in every turn until sent away. `ThreadLost` where no turn is given out for too long. */
export function helpTurns(board: Int32Array, work: Work, patience: Patience = () => Infinity) {
  try {
    Atomics.add(board, helpedAt, 1)
    Atomics.notify(board, helpedAt)
    for (;;) {
      const turn = Atomics.load(board, turnAt)
      const state = Atomics.load(board, stateAt)
      if (state === failed) throw new ThreadLost()
      if (state !== working) return
      takeParts(board, (kind, part) => {
        work(kind, part)
        Atomics.add(board, helpedAt, 1)
      })
      waitFor(board, turnAt, turn, patience)
    }
  } catch (cause) {
    Atomics.store(board, stateAt, failed)
    Atomics.notify(board, doneAt)
    throw cause
  }
}

function takeParts(board: Int32Array, work: Work) {
  for (;;) {
    const ticket = Atomics.add(board, ticketAt, 1)
    const part = ticket & 255
    if (part >= ((ticket >> 8) & 255)) return
    work(ticket >> 16, part)
    Atomics.add(board, doneAt, 1)
    Atomics.notify(board, doneAt)
  }
}
