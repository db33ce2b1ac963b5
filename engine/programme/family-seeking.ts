/**
 * Family prices sought by two threads. The first steps are shared: the caller's thread gives out turns, the helper takes
 * parts. Then the caller searches for a plan at their prices while the helper goes on alone with the later steps, which
 * lower the bound; when the plan is found, the caller helps with what is left of them. Without a helper the caller takes
 * the later steps itself, afterwards. Which thread took a step shows in no byte.
 *
 * A helper that dies costs time only: whoever is left goes on from where the prices stand.
 */
import { breakTurns, endTurns, helpTurns, openBoard, ThreadLost } from '../turns.ts'
import type { Control } from './control.ts'
import {
  type FamilyPrices,
  type FamilySteps,
  familyBound,
  familyProof,
  openFamilyWork,
  type StepControl,
  takeFamilySteps,
  trialBound,
} from './family-prices.ts'
import { type FamilyProof, fitProof } from './family-proof.ts'
import {
  type FamilyParts,
  type FamilyWork,
  openFamilyParts,
  openFamilyTurns,
  ownFamilyWork,
} from './family-work.ts'
import type { Outlets } from './outlets.ts'
import type { Problem } from './problem.ts'
import type { PriceRows } from './row-prices.ts'
import type { Worth } from './served-prices.ts'

/** What two threads share. */
export interface FamilySeeking {
  work: FamilyWork
  /** the board of the later steps. */
  board: Int32Array
  later: FamilySteps
  /** see `signal`. */
  signals: Int32Array
  /** epoch milliseconds at which the later steps begin and end, the latter Infinity without a clock. */
  clock: Float64Array
}

/** The later steps, and how rows are priced. */
export interface SeekingSteps {
  later: FamilySteps
  priceRows?: PriceRows
  startHelper?: StartHelper | undefined
}

/** Starts `helpWithPrices` on the same input in another thread. */
export type StartHelper = (input: FamilySeeking) => void

/** Set to 1: when the first steps are over and the later ones may be taken; by the thread that takes them; to end them. */
const signal = { open: 0, taken: 1, stop: 2 } as const

/**
 * Milliseconds of silence after which the other thread is given up. A part takes well under a second; without a clock a
 * thread that is only slow on a busy machine is waited for, since prices found without it may differ in their last bits.
 */
const silence = { clock: 5_000, none: 60_000 }

/** The last proof is alone and finer: so many times what the one before it took are kept for it. */
const lastProofs = 2

/** In the helping thread: takes part in the first steps, then takes the later ones where they are wanted. */
export function helpWithPrices(seeking: FamilySeeking) {
  const parts = openFamilyParts(seeking.work)
  helpTurns(seeking.work.board, parts.run)
  if (Atomics.load(seeking.signals, signal.open) === 1) takeLater(seeking, parts, () => silence.none)
}

/** Takes the later steps, or helps the thread that does. */
function takeLater(
  seeking: FamilySeeking,
  parts: FamilyParts,
  patience: () => number,
  proved?: StepControl['proved'],
) {
  const { work, board, later, signals } = seeking
  if (Atomics.compareExchange(signals, signal.taken, 0, 1) !== 0) return helpTurns(board, parts.run, patience)
  const control = { ...laterControl(seeking), ...(proved && { proved }) }
  try {
    takeFamilySteps(work, openFamilyTurns(work, parts, board, patience), control, later)
    endTurns(board)
  } catch (cause) {
    breakTurns(board)
    throw cause
  }
}

/** Ends the later steps when told to, and when the clock leaves time for the last proof only. */
function laterControl({ work, signals, clock }: FamilySeeking): StepControl {
  const [from, to] = clock as unknown as [number, number]
  return {
    ended: () =>
      Atomics.load(signals, signal.stop) === 1 ||
      Date.now() + 1000 * lastProofs * work.proofs.seconds[0]! >= to,
    gone: () => (to === Infinity ? 0 : Math.min(1, (Date.now() - from) / Math.max(1, to - from))),
  }
}

export type FamilySearch = ReturnType<typeof openFamilySeeking>

/** Opens the search at given prices; whoever opens it ends it, whatever happens. A helper is started where there is one. */
export function openFamilySeeking(
  problem: Problem,
  outlets: Outlets,
  worth: Worth,
  from: FamilyPrices,
  control: Control,
  { later, priceRows, startHelper }: SeekingSteps,
) {
  const shared = startHelper !== undefined
  const room = (bytes: number) => (shared ? new SharedArrayBuffer(bytes) : new ArrayBuffer(bytes))
  const seeking: FamilySeeking = {
    work: openFamilyWork(problem, outlets, worth, from, shared),
    board: openBoard(shared),
    later,
    signals: new Int32Array(room(12)),
    clock: new Float64Array(room(16)),
  }
  let parts = openFamilyParts(seeking.work)
  // last: whoever opened the search can end it from here on
  startHelper?.(seeking)
  const patience = () => (control.left() < Infinity || control.halted() ? silence.clock : silence.none)
  const turns = () => openFamilyTurns(seeking.work, parts, seeking.work.board, patience)

  /** Does what the helper may break off; then goes on without it. */
  const orAlone = (shares: () => void, alone: () => void) => {
    try {
      shares()
    } catch (cause) {
      if (!(cause instanceof ThreadLost)) throw cause
      end()
      seeking.work = ownFamilyWork(seeking.work)
      seeking.board = openBoard(false)
      seeking.signals = new Int32Array(seeking.signals.length)
      parts = openFamilyParts(seeking.work)
      alone()
    }
  }
  const end = () => {
    Atomics.store(seeking.signals, signal.stop, 1)
    endTurns(seeking.work.board)
    endTurns(seeking.board)
  }

  return {
    work: () => seeking.work,
    /** Begins anew at other prices, before steps are taken. */
    beginAt({ family, row }: FamilyPrices) {
      const { price, mean, rows } = seeking.work
      for (const each of [price, mean]) each.set(family)
      for (const each of [rows.price, rows.mean]) each.set(row)
    },
    /** About the bound where the prices stand, both threads together. */
    trial(): number {
      let bound = Infinity
      const count = () => {
        bound = trialBound(seeking.work, turns(), priceRows)
      }
      orAlone(count, count)
      return bound
    },
    /** Takes the first steps, both threads together; none where the control has ended, which proves what holds at the start. */
    seek(following: Pick<Control, 'ended' | 'gone' | 'report'>, first: FamilySteps): FamilyProof {
      const followed: StepControl = {
        ended: following.ended,
        gone: following.gone,
        stepped: part => following.report('relaxation', null, familyBound(seeking.work), part),
        ...(priceRows && { priceRows }),
      }
      const take = () => takeFamilySteps(seeking.work, turns(), followed, first)
      orAlone(take, take)
      return familyProof(seeking.work)
    },
    /** From here on the helper takes the later steps by itself. */
    letGo() {
      const now = Date.now()
      seeking.clock.set([now, now + 1000 * control.left()])
      Atomics.store(seeking.signals, signal.open, 1)
      endTurns(seeking.work.board)
    },
    /** Ends the later steps together with the helper; the best proof of all. `objective`: for reports. */
    join(objective: number | null): FamilyProof & { stopped: boolean } {
      let told = familyBound(seeking.work)
      const proved = (bound: number) => {
        if (bound < told) control.report('served', objective, bound)
        told = Math.min(told, bound)
      }
      const watched: FamilyParts = {
        ...parts,
        run: (kind, part) => {
          if (control.cancelled()) Atomics.store(seeking.signals, signal.stop, 1)
          parts.run(kind, part)
          proved(familyBound(seeking.work))
        },
      }
      const begun = Atomics.load(seeking.signals, signal.taken) === 1
      if (!control.cancelled() && (begun || !control.ended()))
        orAlone(
          () => takeLater(seeking, watched, patience),
          () => {
            if (!control.ended()) takeLater(seeking, parts, patience, proved)
          },
        )
      const stopped = seeking.work.taken[0]! < later.until
      const proof = familyProof(seeking.work)
      return { ...(priceRows ? fitProof(problem, proof, priceRows) : proof), stopped }
    },
    /** Sends the helper away. */
    end,
  }
}
