/**
 * Steps of a search that depend on nothing but what they are given, done two at a time: both by this thread, one after the
 * other, or one of them by a helper beside it. Each is done as though the work of the other had not been, and the work of both
 * is added afterwards; so one thread and two find the same, and end at the same work.
 */
import { type Effort, startEffort } from './effort.ts'
import type { Helper } from './model.ts'
import type { Bounded } from './node-bound.ts'
import type { Problem } from './problem.ts'
import type { Node } from './volume.ts'

export interface Searched {
  isOpen: Uint8Array
  value: number
}

export interface BoundTask {
  node: Node
  target: number
  best: number
  steps: number
}

/** The node as it is afterwards, and its bound. */
export interface BoundDone {
  node: Node
  bounded: Bounded
}

export interface SearchTask {
  from: Uint8Array
  /** how far the relaxed answer opens each site, where one is at hand. */
  share?: Float64Array
  turn: number
}

/** A thread's own means for one problem. */
export interface Steps {
  bound: (task: BoundTask) => BoundDone
  search: (task: SearchTask) => Searched
  /** leaves sites out for good that no better answer opens. */
  narrow: (state: Uint8Array) => void
}

export interface Crew {
  /** results in the order of the tasks. */
  bound: (tasks: BoundTask[]) => BoundDone[]
  search: (tasks: SearchTask[]) => Searched[]
  narrow: (state: Uint8Array) => void
}

type SentProblem = Omit<Problem, 'costOf'>

type ToHelper =
  | { kind: 'problem'; problem: SentProblem; seed: number; work: number; flags: SharedArrayBuffer }
  | { kind: 'narrow'; state: Uint8Array }
  | { kind: 'bound'; task: BoundTask; from: number }
  | { kind: 'search'; task: SearchTask; from: number }

/** What both threads see at once, each 0 until it holds: the search is to end; the helper has the problem and its means. */
const STOP = 0
const READY = 1

type Answer = { done: BoundDone | Searched; parts: number }
type FromHelper = Answer | { failed: string }

/** Milliseconds between two looks at clock and caller while this thread waits for the other. */
const LOOK_EVERY = 20
/**
 * Looks without an answer until a helper is taken for lost, as one that dies of memory does not say so: half a minute, or ten
 * times what this thread took for a step of the kind; and 3 seconds once clock or caller ended the search. If it only was
 * slow, no more is lost than its help.
 */
const LOOKS = 1500
const LOOKS_PER_STEP = 10
const LOOKS_HALTED = 150

/**
 * A crew of this thread and, where problem and helper are given and memory can be shared, of a helper that does the same steps on a
 * copy of the problem, whose sorted ways both read, once it is ready: until then this thread does all of them. It has no costs of
 * pairs that shortened rows leave out, so it then bounds and leaves searches to this thread.
 */
export function crewFor(steps: Steps, effort: Effort, problem?: Problem): Crew {
  const { helper } = effort
  const hasShared = typeof SharedArrayBuffer !== 'undefined'
  if (!helper || !problem || !hasShared || lost.has(helper)) return crewOf(steps, effort)
  const flags = new SharedArrayBuffer(2 * Int32Array.BYTES_PER_ELEMENT)
  const { costOf: _, ...sent } = problem
  const send = (message: ToHelper) => helper.send(message)
  send({ kind: 'problem', problem: sent, seed: effort.seed, work: effort.effort, flags })
  const searches = problem.beyond.every(each => each === Infinity)
  const beside = { helper, send, searches, flags: new Int32Array(flags) }
  // of a problem that this one follows a helper that comes to it late needs to make nothing
  const before = latest.get(helper)
  if (before) Atomics.store(before, STOP, 1)
  latest.set(helper, beside.flags)
  return crewOf(steps, effort, beside)
}

interface Beside {
  helper: Helper
  send: (message: ToHelper) => void
  flags: Int32Array
  searches: boolean
}

/** Whether the helper takes steps of its problem by now. One that failed before says so. */
function isReady({ helper, flags }: Beside): boolean {
  if (Atomics.load(flags, READY) === 0) answerOf(helper.receive(0))
  return Atomics.load(flags, READY) === 1
}

/** The flags of the problem that each helper was given last. */
const latest = new WeakMap<Helper, Int32Array>()

/** Helpers taken for lost: one that only was slow may still answer what nobody waits for any more, so no crew asks it again. */
const lost = new WeakSet<Helper>()

function crewOf(steps: Steps, effort: Effort, beside?: Beside): Crew {
  const inPairs =
    <Kind extends 'bound' | 'search'>(kind: Kind) =>
    (tasks: Parameters<Steps[Kind]>[0][]): ReturnType<Steps[Kind]>[] => {
      const step = steps[kind] as (task: (typeof tasks)[number]) => ReturnType<Steps[Kind]>
      const from = effort.parts()
      const done: ReturnType<Steps[Kind]>[] = []
      let taken = 0
      const here = (at: number) => {
        taken += effort.apart(from, () => {
          done[at] = step(tasks[at]!)
        })
      }
      for (let at = 0; at < tasks.length; at += 2) {
        const other = at + 1
        const helps = beside && !lost.has(beside.helper) && (kind === 'bound' || beside.searches)
        if (other < tasks.length && beside && helps && isReady(beside)) {
          beside.send({ kind, task: tasks[other], from } as ToHelper)
          const began = performance.now()
          here(at)
          const answer = awaited(beside, effort, performance.now() - began)
          if (answer) {
            done[other] = answer.done as ReturnType<Steps[Kind]>
            taken += answer.parts
          } else {
            lost.add(beside.helper)
            here(other)
          }
        } else {
          here(at)
          if (other < tasks.length) here(other)
        }
      }
      effort.spend(taken)
      return done
    }
  return {
    bound: inPairs('bound'),
    search: inPairs('search'),
    narrow(state) {
      steps.narrow(state)
      if (beside && !lost.has(beside.helper)) beside.send({ kind: 'narrow', state })
    },
  }
}

/**
 * Waits for the helper, and hands on that clock or caller ended the search; undefined where it is taken for lost. A step of
 * the kind took so many milliseconds here.
 */
function awaited({ helper, flags }: Beside, effort: Effort, step: number): Answer | undefined {
  const most = Math.max(LOOKS, (LOOKS_PER_STEP * step) / LOOK_EVERY)
  let late = 0
  for (let look = 0; look < most && late < LOOKS_HALTED; look++) {
    if (effort.halted()) {
      Atomics.store(flags, STOP, 1)
      late++
    }
    const answer = answerOf(helper.receive(LOOK_EVERY))
    if (answer) return answer
  }
  // should it live, it need not go on
  Atomics.store(flags, STOP, 1)
  return undefined
}

function answerOf(received: unknown): Answer | undefined {
  const answer = received as FromHelper | undefined
  if (answer && 'failed' in answer) throw new Error(`the helping thread failed: ${answer.failed}`)
  return answer
}

/** What a helper does with each message it is sent; `answer` goes back to the sender. */
export function locationHelper(
  answer: (message: unknown) => void,
  stepsOf: (problem: Problem, effort: Effort) => Steps,
): (message: unknown) => void {
  let steps: Steps | undefined
  let effort: Effort
  return message => {
    const asked = message as ToHelper
    try {
      if (asked.kind === 'problem') {
        const flags = new Int32Array(asked.flags)
        steps = undefined
        if (Atomics.load(flags, STOP) === 1) return
        effort = startEffort({
          seed: asked.seed,
          work: asked.work,
          cancelled: () => Atomics.load(flags, STOP) === 1,
        })
        steps = stepsOf({ ...asked.problem, costOf: () => Infinity }, effort)
        Atomics.store(flags, READY, 1)
      } else if (asked.kind === 'narrow') steps?.narrow(asked.state)
      else {
        let done: BoundDone | Searched | undefined
        const parts = effort.apart(asked.from, () => {
          done = asked.kind === 'bound' ? steps!.bound(asked.task) : steps!.search(asked.task)
        })
        answer({ done, parts } satisfies { done: unknown; parts: number })
      }
    } catch (cause) {
      answer({ failed: String((cause as Error).stack ?? cause) })
    }
  }
}
