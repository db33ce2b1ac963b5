/**
 * Sums over ways, each weighed by its cost. A city has 20 million ways, and memory is the narrow way: weights are found anew as
 * they are added up and never written down. What takes time is a branch on costs, which no processor foresees, so steps and
 * exponentials hardly have one: an index that would fall below 0 becomes 0 as half + |half|, which is exact, and what lies there weighs 0.
 */
import type { AccessInput } from './network.ts'

type Ways = Pick<AccessInput['travel'], 'site' | 'cost'>

/**
 * The weights of ways by their cost, 0 to 1. Each row of ways runs `from` up to, not including, `end`; costs are 0 to `MOST_COST`,
 * `sums`, and `value` in `sumOverSites`, by site. Each curve has loops of its own: a function that may be any is not put into a loop
 * but called for each way.
 */
export type Curve = {
  /** Adds value × weight of each way to the sum of its site. */
  readonly addToSites: (ways: Ways, from: number, end: number, value: number, sums: Float64Array) => void
  /** Σ value of its site × weight over the ways. */
  readonly sumOverSites: (ways: Ways, from: number, end: number, value: Float64Array) => number
}

export type Step = { readonly upTo: number; readonly weight: number }

export const LEAST_WEIGHT = 1e-100
/** exp(−x) is below the least weight beyond this x. */
export const MOST_EXPONENT = -Math.log(LEAST_WEIGHT)
/** The least width that a table of costs is laid over, so that it may end at 0. */
const LEAST_WIDTH = 1e-15

/** Cells of a table of costs up to the last that counts, and its index of cost 0. */
const CELLS = 4096
const topCell = CELLS + 2
const LOOK_CLOSELY = -1

/**
 * The weight of the first step whose `upTo` the cost does not exceed, beyond the last 0. One step or more, their limits rising and
 * finite.
 */
export function stepCurve(steps: readonly Step[]): Curve {
  const scale = CELLS / Math.max(steps.at(-1)!.upTo, LEAST_WIDTH)
  const table = stepTable(steps, scale)
  return {
    addToSites: (ways, from, end, value, sums) => addBySteps(table, scale, ways, from, end, value, sums),
    sumOverSites: (ways, from, end, value) => sumBySteps(table, scale, ways, from, end, value),
  }
}

/**
 * The weights of cells, then limit and weight of each step, the last one endless. All in one array, since each costs time in a loop.
 * Cells run from dear to cheap and their index never rises with the cost, so each lies wholly on one side of a limit, save the limit's
 * own, which says LOOK_CLOSELY: of its costs each is compared.
 */
function stepTable(steps: readonly Step[], scale: number): Float64Array {
  const all = [...steps, { upTo: Infinity, weight: 0 }]
  const table = new Float64Array(topCell + 1 + 2 * all.length)
  table.set(
    all.flatMap(({ upTo, weight }) => [upTo, weight]),
    topCell + 1,
  )
  for (let cell = 0; cell <= topCell; cell++) table[cell] = compared(table, (topCell - cell - 0.5) / scale)
  for (const { upTo } of steps) table[Math.floor(topCell - upTo * scale)] = LOOK_CLOSELY
  return table
}

function compared(table: Float64Array, cost: number): number {
  let at = topCell + 1
  while (cost > table[at]!) at += 2
  return table[at + 1]!
}

function weightBySteps(table: Float64Array, scale: number, cost: number): number {
  const half = topCell / 2 - cost * (scale / 2)
  const weight = table[(half + Math.abs(half)) | 0]!
  return weight < 0 ? compared(table, cost) : weight
}

function addBySteps(
  table: Float64Array,
  scale: number,
  { site, cost }: Ways,
  from: number,
  end: number,
  value: number,
  sums: Float64Array,
) {
  for (let way = from; way < end; way++) sums[site[way]!]! += value * weightBySteps(table, scale, cost[way]!)
}

function sumBySteps(
  table: Float64Array,
  scale: number,
  { site, cost }: Ways,
  from: number,
  end: number,
  value: Float64Array,
) {
  let sum = 0
  for (let way = from; way < end; way++) sum += value[site[way]!]! * weightBySteps(table, scale, cost[way]!)
  return sum
}

/** Cells to a factor of e. */
const PARTS = 64
/**
 * exp(−x) at the whole parts of an index that falls with x by `PARTS`: from dear to cheap, as far as the square of the least weight; the
 * first two lie beyond what counts.
 */
const parts = exponentialTable()
const topPart = parts.length - 1

function exponentialTable() {
  const top = Math.ceil(2 * MOST_EXPONENT * PARTS) + 2
  return Float64Array.from({ length: top + 1 }, (_, cell) => (cell < 2 ? 0 : Math.exp((cell - top) / PARTS)))
}

/**
 * exp(−x), x 0 or more and finite: the whole part of the index from a table, its fraction, less than 1/64 of an exponent, by the
 * series to the fifth power. Several times faster than `Math.exp`; right to 6e-14 of itself, 0 where it is below 1e-200.
 */
function expOfMinus(x: number): number {
  const half = topPart / 2 - x * (PARTS / 2)
  const index = half + Math.abs(half)
  const whole = index | 0
  const f = (index - whole) * (1 / PARTS)
  return parts[whole]! * (1 + f * (1 + f * (1 / 2 + f * (1 / 6 + f * (1 / 24 + f * (1 / 120))))))
}

/** exp(−cost × (linear + quadratic × cost)) up to the limit, which is finite. */
export function exponentialCurve(
  { linear, quadratic }: { linear: number; quadratic: number },
  limit: number,
): Curve {
  const exponent: Exponent = { linear, quadratic, limit, farOut: Math.min(1e30 / limit, 1e290) }
  return {
    addToSites: (ways, from, end, value, sums) => addByExponent(exponent, ways, from, end, value, sums),
    sumOverSites: (ways, from, end, value) => sumByExponent(exponent, ways, from, end, value),
  }
}

type Exponent = {
  linear: number
  quadratic: number
  limit: number
  /**
   * A cost beyond the limit gets an exponent beyond all: twice the distance by this, which makes the least distance a large and the
   * largest a finite number. Below 1e-287 a distance is none.
   */
  farOut: number
}

// The weight is written out in both loops: in a function of its own these take about a twentieth longer. A test holds that both agree.

function addByExponent(
  { linear, quadratic, limit, farOut }: Exponent,
  { site, cost }: Ways,
  from: number,
  end: number,
  value: number,
  sums: Float64Array,
) {
  for (let way = from; way < end; way++) {
    const each = cost[way]!
    const within = limit - each
    const beyond = (Math.abs(within) - within) * farOut
    sums[site[way]!]! += value * expOfMinus(each * (linear + quadratic * each) + beyond)
  }
}

function sumByExponent(
  { linear, quadratic, limit, farOut }: Exponent,
  { site, cost }: Ways,
  from: number,
  end: number,
  value: Float64Array,
) {
  let sum = 0
  for (let way = from; way < end; way++) {
    const each = cost[way]!
    const within = limit - each
    const beyond = (Math.abs(within) - within) * farOut
    sum += value[site[way]!]! * expOfMinus(each * (linear + quadratic * each) + beyond)
  }
  return sum
}

/** (max(cost, least) / least)^−exponent up to the limit. A logarithm takes longer than a branch that nothing foresees. */
export function powerCurve({ exponent, least }: { exponent: number; least: number }, limit: number): Curve {
  const power: Power = { exponent, least, limit }
  return {
    addToSites: (ways, from, end, value, sums) => addByPower(power, ways, from, end, value, sums),
    sumOverSites: (ways, from, end, value) => sumByPower(power, ways, from, end, value),
  }
}

type Power = { exponent: number; least: number; limit: number }

function weightByPower({ exponent, least, limit }: Power, cost: number): number {
  if (cost > limit) return 0
  return cost > least ? expOfMinus(exponent * Math.log(cost / least)) : 1
}

function addByPower(
  power: Power,
  { site, cost }: Ways,
  from: number,
  end: number,
  value: number,
  sums: Float64Array,
) {
  for (let way = from; way < end; way++) sums[site[way]!]! += value * weightByPower(power, cost[way]!)
}

function sumByPower(power: Power, { site, cost }: Ways, from: number, end: number, value: Float64Array) {
  let sum = 0
  for (let way = from; way < end; way++) sum += value[site[way]!]! * weightByPower(power, cost[way]!)
  return sum
}
