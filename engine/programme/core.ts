/**
 * The sites that are really in question, laid out for a search that tries millions of moves: every site with more than
 * one column near its best becomes a list of choices, and each choice a dense row of what it gives the aggregate rows
 * that could be missed. Groups that one site alone covers are part of that row; those of several sites are counted.
 */
import { type CoverageBlock, hasOneSite, weightAlone } from './coverage-rows.ts'
import type { Priced } from './prices.ts'
import type { Problem } from './problem.ts'
import type { Goal } from './search.ts'
import { coversBy, type Plan, tallyPlan } from './tally.ts'

export interface Core {
  problem: Problem
  /** aggregate rows that some choice of columns could miss, the dearest first; `gain` and `over` follow this order. */
  rows: number[]
  /** sites in question; choices of site `i` are `start[i]` … `start[i + 1] - 1`. */
  sites: Int32Array
  start: Int32Array
  /** choice: its column, −1 = closed. */
  column: Int32Array
  cost: Float64Array
  /** training year: cost of one carer trained. */
  trainingCost: Float64Array
  /** choice × row: what it adds, signed so that more is always better. */
  gain: Float64Array
  /** training year × row: what one carer trained adds. */
  trainingGain: Float64Array
  /** coverage block × site in question: its groups that other sites cover too, or null. */
  shared: (number[] | null)[]
  /** choice × coverage block: 1 where the choice covers by the block's year. */
  covers: Uint8Array
  /** coverage block → its place among `rows`, −1 where the row holds anyway. */
  rowOfBlock: Int32Array
  /** site: its column where it is not in question. */
  chosen: Int32Array
}

/**
 * Lists what is in question within `width` (wan above a site's best) of the prices, beside what the plan opens.
 * `rowPrice`: what a unit of each aggregate row is worth; it only puts the rows in order.
 */
export function listCore(
  problem: Problem,
  plan: Plan,
  { net, best }: Priced,
  { price, trainingFactor }: Pick<Goal, 'price' | 'trainingFactor'>,
  rowPrice: Float64Array,
  width: number,
): Core {
  const { columns, coverage, mustOpen, training } = problem
  const chosen = plan.chosen.slice()
  const sites: number[] = []
  const start = [0]
  const column: number[] = []
  for (let site = 0; site < chosen.length; site++) {
    const list = mustOpen[site] || -best[site]! > width ? [] : [-1]
    for (let at = columns.siteStart[site]!; at < columns.siteStart[site + 1]!; at++)
      if (!columns.barred[at] && net[at]! - best[site]! <= width) list.push(at)
    if (list.length === 1) chosen[site] = list[0]!
    if (list.length < 2) continue
    if (!list.includes(chosen[site]!)) list.push(chosen[site]!)
    sites.push(site)
    column.push(...list)
    start.push(column.length)
  }
  const core: Core = {
    problem,
    rows: [...problem.rows.keys()],
    sites: Int32Array.from(sites),
    start: Int32Array.from(start),
    column: Int32Array.from(column),
    cost: Float64Array.from(column, at => (at < 0 ? 0 : price[at]!)),
    trainingCost: training.cost.map(each => each * trainingFactor),
    gain: new Float64Array(0),
    trainingGain: new Float64Array(0),
    shared: coverage.flatMap(block => sharedGroups(block, sites, chosen.length)),
    covers: Uint8Array.from({ length: column.length * coverage.length }, (_, at) =>
      Number(
        coversBy(problem, column[Math.floor(at / coverage.length)]!, coverage[at % coverage.length]!.year),
      ),
    ),
    rowOfBlock: Int32Array.from(coverage, block => block.row),
    chosen,
  }
  core.gain = gains(core)
  core.trainingGain = new Float64Array(training.count * problem.rows.length)
  for (let year = 0; year < training.count; year++)
    for (let at = training.start[year]!; at < training.start[year + 1]!; at++)
      core.trainingGain[year * core.rows.length + training.row[at]!]! +=
        signOf(problem, training.row[at]!) * training.value[at]!
  return onlyRowsAtStake(core, plan, rowPrice)
}

/** How much better than its limit each of the core's rows is under a plan; below 0 it is missed. */
export function overOf({ problem, rows }: Core, plan: Plan) {
  const { activity } = tallyPlan(problem, plan)
  return Float64Array.from(rows, row => signOf(problem, row) * (activity[row]! - problem.rows[row]!.limit))
}

/** The plan with the core's sites as chosen: `now` holds a choice per site in question. */
export function planWith({ chosen, sites, column }: Core, now: Int32Array, trained: Float64Array): Plan {
  const whole = chosen.slice()
  now.forEach((choice, at) => {
    whole[sites[at]!] = column[choice]!
  })
  return { chosen: whole, trained: trained.slice() }
}

const signOf = ({ rows }: Problem, row: number) => (rows[row]!.sense === 'at-least' ? 1 : -1)

function gains({ problem, rows, sites, start, column }: Core) {
  const { columns, coverage } = problem
  const gain = new Float64Array(column.length * rows.length)
  const alone = coverage.map(block => weightAlone(block, problem.model.sites.count))
  sites.forEach((site, index) => {
    for (let choice = start[index]!; choice < start[index + 1]!; choice++) {
      const of = column[choice]!
      if (of < 0) continue
      for (let at = columns.start[of]!; at < columns.start[of + 1]!; at++) {
        const row = columns.row[at]!
        gain[choice * rows.length + row]! += signOf(problem, row) * columns.value[at]!
      }
      coverage.forEach((block, at) => {
        if (coversBy(problem, of, block.year)) gain[choice * rows.length + block.row]! += alone[at]![site]!
      })
    }
  })
  return gain
}

function sharedGroups(block: CoverageBlock, sites: number[], count: number) {
  const groups: (number[] | null)[] = new Array(count).fill(null)
  for (let group = 0; group < block.weight.length; group++) {
    if (hasOneSite(block, group)) continue
    for (const site of block.site.subarray(block.start[group]!, block.start[group + 1]!)) {
      groups[site] ??= []
      groups[site].push(group)
    }
  }
  return sites.map(site => groups[site]!)
}

/** Leaves out the rows that hold whatever is chosen (most years' budgets, carers of early years), and orders the rest. */
function onlyRowsAtStake(core: Core, plan: Plan, price: Float64Array): Core {
  const { problem, start, sites, gain, trainingGain, shared } = core
  const all = core.rows.length
  const now = standing(core, plan)
  const over = overOf(core, planWith(core, now, plan.trained))
  const kept = core.rows.filter(row => {
    let least = over[row]!
    for (let at = 0; at < sites.length; at++) {
      let worst = 0
      for (let choice = start[at]!; choice < start[at + 1]!; choice++)
        worst = Math.min(worst, gain[choice * all + row]! - gain[now[at]! * all + row]!)
      least += worst
    }
    for (let year = 0; year < problem.training.count; year++) {
      const each = trainingGain[year * all + row]!
      least +=
        each < 0 ? each * (problem.training.upper[year]! - plan.trained[year]!) : -each * plan.trained[year]!
    }
    const block = problem.coverage.findIndex(each => each.row === row)
    for (let at = 0; block >= 0 && at < sites.length; at++)
      for (const group of shared[block * sites.length + at] ?? [])
        least -= problem.coverage[block]!.weight[group]!
    return least < 0
  })
  const weight = kept.map(row => {
    let sum = 0
    for (let at = row; at < gain.length; at += all) sum += Math.abs(gain[at]!)
    return sum * price[row]!
  })
  const order = Int32Array.from(kept.keys()).sort((a, b) => weight[b]! - weight[a]! || a - b)
  kept.splice(0, kept.length, ...Array.from(order, at => kept[at]!))
  const narrowed = (table: Float64Array) =>
    Float64Array.from(
      { length: (table.length / all) * kept.length },
      (_, at) => table[Math.floor(at / kept.length) * all + kept[at % kept.length]!]!,
    )
  return {
    ...core,
    rows: kept,
    gain: narrowed(gain),
    trainingGain: narrowed(trainingGain),
    rowOfBlock: core.rowOfBlock.map(row => kept.indexOf(row)),
  }
}

/** site in question → its choice in the plan. */
export function standing({ sites, start, column }: Core, plan: Plan) {
  return Int32Array.from(sites, (site, at) => {
    let choice = start[at]!
    while (column[choice] !== plan.chosen[site]) choice++
    return choice
  })
}
