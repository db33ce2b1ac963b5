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
/**
 * Milliseconds between two looks whether the helper has failed; looks until it is given up, for a thread that dies of memory
 * does not say so: a minute, for a part takes well under a second, and five seconds once the search is halted, since giving
 * up loses the plan found, which a part that is only slow on a busy machine must not.
 */
const lookEach = 250
const looks = 240
const looksHalted = 20

/** The board on which turns are given out; on memory that threads share, where there is a helper. */
export const openBoard = (shared: boolean) =>
  new Int32Array(shared ? new SharedArrayBuffer(20) : new ArrayBuffer(20))

export type Work = (kind: number, part: number) => void

/**
 * Does all parts of a kind (0–100), with the helper where one listens. Errors where the helper failed or is silent: a part
 * that it had begun cannot be done again. `halted` says whether clock or caller ended the search.
 */
export function takeTurn(board: Int32Array, kind: number, parts: number, work: Work, halted: () => boolean) {
  if (parts > mostParts) throw new RangeError(`${parts} parts, expected at most ${mostParts}`)
  Atomics.store(board, doneAt, 0)
  Atomics.store(board, ticketAt, (kind << 16) | (parts << 8))
  Atomics.add(board, turnAt, 1)
  Atomics.notify(board, turnAt)
  takeParts(board, work)
  let looked = 0
  let late = 0
  for (let done = Atomics.load(board, doneAt); done < parts; done = Atomics.load(board, doneAt)) {
    if (Atomics.load(board, stateAt) === failed || looked === looks || late === looksHalted)
      throw new Error('the helping thread broke off')
    if (Atomics.wait(board, doneAt, done, lookEach) !== 'timed-out') continue
    looked++
    if (halted()) late++
  }
}

/** Sends the helper away. */
export function endTurns(board: Int32Array) {
  Atomics.store(board, stateAt, over)
  Atomics.add(board, turnAt, 1)
  Atomics.notify(board, turnAt)
}

/** In the helper: takes part in every turn until sent away. */
export function helpTurns(board: Int32Array, work: Work) {
  try {
    Atomics.add(board, helpedAt, 1)
    Atomics.notify(board, helpedAt)
    for (;;) {
      const turn = Atomics.load(board, turnAt)
      if (Atomics.load(board, stateAt) !== working) return
      takeParts(board, (kind, part) => {
        work(kind, part)
        Atomics.add(board, helpedAt, 1)
      })
      Atomics.wait(board, turnAt, turn)
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
