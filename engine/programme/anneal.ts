/**
 * A whole plan near the relaxation within a second: simulated annealing (Kirkpatrick, Gelatt & Vecchi 1983) over the
 * sites in question, moving one or two of them, or the carers trained, at a time.
 *
 * What is minimised is cost + fines, written as reduced cost + Σ rows (price · spare, or fine · missed): at the
 * relaxation's prices both parts of a row are 0 or more, so a move is rejected as soon as the rows counted so far make
 * it too dear, which is mostly after the first two or three of some twenty. Two to four million moves take a second.
 * A number of moves ends it, or the clock before that; without a clock equal seeds give equal plans.
 */
import { seededRandom } from '../random.ts'
import type { Control } from './control.ts'
import { type Core, overOf, planWith, standing } from './core.ts'
import { coversBy, type Plan } from './tally.ts'

export interface AnnealOptions {
  moves: number
  seed: number
  /** wan: first and last temperature. */
  temperature: [number, number]
  /** core row: price of a unit; and cost in wan of a unit missed, at first and at last, above the price. */
  price: Float64Array
  fine: [Float64Array, Float64Array]
  /** core row: 1 where a plan may miss it at its price and last fine; hard where absent. */
  soft?: Uint8Array
}

/** Temperatures and fines change so many times; clock and caller are looked at as often. */
const rounds = 200

/** Shares of moves that change training, and one site alone; the others change two sites at once. */
const trainingShare = 0.03
const singleShare = 0.3

/** Most carers trained more or fewer in one move. */
const trainingStep = 20

/** Forgives the last bits of sums of shares; what is returned is tallied by the caller. */
const tolerance = 1e-7

interface State {
  core: Core
  /** site in question: its choice. */
  now: Int32Array
  trained: Float64Array
  /** core row: how much better than its limit. */
  over: Float64Array
  /** coverage block → group: open sites that cover it. */
  count: Int16Array[]
  /** core row: what shared groups add in the move at hand; zeros between moves. */
  extra: Float64Array
}

/** The cheapest plan met that keeps every hard row, the start among them; the last one, which misses some, where none was met. */
export function annealPlan(core: Core, start: Plan, control: Control, options: AnnealOptions): Plan {
  const { problem, sites, gain, trainingGain } = core
  const { training } = problem
  const { price } = options
  const random = seededRandom(options.seed)
  const state = openState(core, start)
  const { over, extra, now, trained } = state
  const width = over.length
  const none = new Float64Array(width)
  const shares = Uint8Array.from(sites, (_, at) => Number(sharesGroups(core, at)))
  const reduced = reducedCosts(core, price)
  const trainingCost = core.trainingCost.map((each, year) => net(each, trainingGain, year, price))
  const fine = new Float64Array(width)
  const rowCost = (row: number, value: number) => (value >= 0 ? price[row]! * value : -fine[row]! * value)
  const otherChoice = (at: number) => {
    const first = core.start[at]!
    const choice = first + Math.floor(random() * (core.start[at + 1]! - first - 1))
    return choice >= now[at]! ? choice + 1 : choice
  }
  // What soft rows miss, or Infinity where a hard one is missed.
  const finesNow = () => {
    let sum = 0
    for (let row = 0; row < width; row++) {
      if (over[row]! >= -tolerance) continue
      if (!options.soft?.[row]) return Infinity
      sum -= over[row]! * (price[row]! + options.fine[1][row]!)
    }
    return sum
  }
  // Cost above that of the start, which counts as met: what is found is never worse.
  let cost = 0
  let bestValue = finesNow()
  let best = bestValue < Infinity ? planWith(core, now, trained) : null
  const [hot, cold] = options.temperature
  const perRound = Math.ceil(options.moves / rounds)
  for (let round = 0; round < rounds && sites.length > 0 && !control.ended(); round++) {
    const part = round / (rounds - 1)
    const temperature = hot * (cold / hot) ** part
    let standingCost = 0
    for (let row = 0; row < width; row++) {
      fine[row] = options.fine[0][row]! * (1 - part) + options.fine[1][row]! * part
      standingCost += rowCost(row, over[row]!)
    }
    for (let move = 0; move < perRound; move++) {
      const kind = random()
      // What the rows may cost after a step for it to be taken.
      let room = standingCost - temperature * Math.log(1 - random())
      let rowsCost = 0
      let row = 0
      if (training.count > 0 && kind < trainingShare) {
        const year = Math.floor(random() * training.count)
        const step = Math.ceil(random() * random() * trainingStep) * (random() < 0.5 ? 1 : -1)
        const wanted = Math.min(training.upper[year]!, Math.max(0, trained[year]! + step))
        const more = wanted - trained[year]!
        room -= more * trainingCost[year]!
        const at = year * width
        for (; row < width && rowsCost <= room; row++)
          rowsCost += rowCost(row, over[row]! + more * trainingGain[at + row]!)
        if (rowsCost > room) continue
        for (row = 0; row < width; row++) over[row]! += more * trainingGain[at + row]!
        trained[year] = wanted
        cost += more * core.trainingCost[year]!
      } else {
        const one = Math.floor(random() * sites.length)
        const other = kind < trainingShare + singleShare ? one : Math.floor(random() * sites.length)
        const choice = otherChoice(one)
        const second = other === one ? now[other]! : otherChoice(other)
        const [old, oldSecond] = [now[one]!, now[other]!]
        room -= reduced[choice]! - reduced[old]!
        if (other !== one) room -= reduced[second]! - reduced[oldSecond]!
        const shared = shares[one] === 1 || (other !== one && shares[other] === 1)
        if (shared) {
          noteShared(state, one, choice)
          if (other !== one) noteShared(state, other, second)
          for (const at of core.rowOfBlock) if (at >= 0) room += price[at]! * extra[at]!
        }
        const [to, from] = [choice * width, old * width]
        const to2 = other === one ? from : second * width
        const from2 = other === one ? from : oldSecond * width
        for (; row < width && rowsCost <= room; row++) {
          const value =
            over[row]! +
            gain[to + row]! -
            gain[from + row]! +
            gain[to2 + row]! -
            gain[from2 + row]! +
            extra[row]!
          rowsCost += value >= 0 ? price[row]! * value : -fine[row]! * value
        }
        if (shared) extra.set(none)
        if (rowsCost > room) continue
        take(state, one, choice)
        if (other !== one) take(state, other, second)
        cost += core.cost[choice]! - core.cost[old]!
        if (other !== one) cost += core.cost[second]! - core.cost[oldSecond]!
        if (shared) {
          // Two sites of one group do not add up as noted; the rows are as they are now.
          rowsCost = 0
          for (row = 0; row < width; row++) rowsCost += rowCost(row, over[row]!)
        }
      }
      standingCost = rowsCost
      if (cost >= bestValue - 1e-9) continue
      const value = cost + finesNow()
      if (value >= bestValue - 1e-9) continue
      best = planWith(core, now, trained)
      bestValue = value
    }
  }
  return best ?? planWith(core, now, trained)
}

function openState(core: Core, start: Plan): State {
  const { problem, rows } = core
  const now = standing(core, start)
  const plan = planWith(core, now, start.trained)
  return {
    core,
    now,
    trained: plan.trained,
    over: overOf(core, plan),
    count: problem.coverage.map(block =>
      Int16Array.from(block.weight, (_, group) => {
        let open = 0
        for (let at = block.start[group]!; at < block.start[group + 1]!; at++)
          open += Number(coversBy(problem, plan.chosen[block.site[at]!]!, block.year))
        return open
      }),
    ),
    extra: new Float64Array(rows.length),
  }
}

/** choice: its cost less what its gains are worth. */
const reducedCosts = ({ cost, gain }: Core, price: Float64Array) =>
  cost.map((each, choice) => net(each, gain, choice, price))

function net(cost: number, gain: Float64Array, at: number, price: Float64Array) {
  let left = cost
  for (let row = 0; row < price.length; row++) left -= price[row]! * gain[at * price.length + row]!
  return left
}

const sharesGroups = ({ shared, sites }: Core, at: number) => {
  for (let index = at; index < shared.length; index += sites.length) if (shared[index]) return true
  return false
}

/** Adds to `extra` what groups shared with other sites gain or lose when the site takes a choice. */
function noteShared({ core, now, count, extra }: State, at: number, choice: number) {
  const { covers, shared, sites, problem, rowOfBlock } = core
  for (let block = 0; block < count.length; block++) {
    const groups = shared[block * sites.length + at]
    const was = covers[now[at]! * count.length + block]!
    const row = rowOfBlock[block]!
    if (!groups || row < 0 || was === covers[choice * count.length + block]) continue
    const { weight } = problem.coverage[block]!
    let turned = 0
    for (const group of groups) if (count[block]![group] === was) turned += weight[group]!
    extra[row]! += was ? -turned : turned
  }
}

/** The site takes the choice: rows and groups follow. */
function take(state: State, at: number, choice: number) {
  const { core, now, count, over, extra } = state
  const { covers, shared, sites, gain } = core
  noteShared(state, at, choice)
  const width = over.length
  for (let row = 0, to = choice * width, from = now[at]! * width; row < width; row++) {
    over[row]! += gain[to + row]! - gain[from + row]! + extra[row]!
    extra[row] = 0
  }
  for (let block = 0; block < count.length; block++) {
    const step = covers[choice * count.length + block]! - covers[now[at]! * count.length + block]!
    if (step !== 0) for (const group of shared[block * sites.length + at] ?? []) count[block]![group]! += step
  }
  now[at] = choice
}
