/**
 * How the weight of a way falls with its cost. A weight depends on nothing but the cost; a constant factor before all
 * weights changes no result of any method here, so none is kept.
 *
 * Weights below 1e-100 count as out of reach: products and quotients of weights then stay within a double.
 */
import { type AccessInput, checkSetting, MOST_COST } from './network.ts'

/** Costs are in the unit of the ways. */
export type Decay =
  /** Every way within the catchment weighs 1 (Luo & Wang 2003). */
  | { readonly kind: 'none' }
  /** The weight of the first step whose `upTo` the cost does not exceed, beyond the last 0 (Luo & Qi 2009). */
  | { readonly kind: 'steps'; readonly steps: readonly Step[] }
  /** exp(−cost² / 2 sigma²), sigma above 0. */
  | { readonly kind: 'gaussian'; readonly sigma: number }
  /** exp(−rate × cost), rate above 0. */
  | { readonly kind: 'exponential'; readonly rate: number }
  /** The gravity model: (max(cost, least) / least)^−exponent, both above 0; `least` keeps a way of no length finite. */
  | { readonly kind: 'power'; readonly exponent: number; readonly least: number }

/** Which ways count and how much. */
export type Impedance = {
  readonly decay: Decay
  /** The dearest way that counts, itself included; Infinity or absent: no limit but that of the decay. */
  readonly catchment?: number
}

/**
 * Weighs the ways `from` up to, not including, `end`: writes the sites of those that may count, in their order, into `site`
 * and their weights, 0 to 1, into `weight`, both from the beginning and as long as the row. Returns how many it wrote; a way
 * it left out weighs 0.
 */
export type Weigh = (
  travel: Pick<AccessInput['travel'], 'site' | 'cost'>,
  from: number,
  end: number,
  site: Int32Array,
  weight: Float64Array,
) => number

const LEAST_WEIGHT = 1e-100
/** Beyond it a weight is below 1e-100. */
const MOST_EXPONENT = -Math.log(LEAST_WEIGHT)
type Step = { readonly upTo: number; readonly weight: number }

const LEAST_SETTING = 1e-15
const inRange = (setting: number) => setting >= LEAST_SETTING && setting <= MOST_COST
const ABOVE = `${LEAST_SETTING} to ${MOST_COST}`

/** Turns the first `count` costs into weights; a cost beyond the limit weighs 0. */
type Kernel = (costs: Float64Array, count: number) => void

/** Checks the settings (`ModelError`) and returns how a row of ways is weighed. */
export function weigherOf({ decay, catchment = Infinity }: Impedance): Weigh {
  checkSetting('catchment', catchment, catchment >= 0, '0 or more')
  const limit = Math.min(catchment, MOST_COST)
  switch (decay.kind) {
    case 'none':
      return weighUpTo(limit, (costs, count) => {
        for (let k = 0; k < count; k++) costs[k] = costs[k]! <= limit ? 1 : 0
      })
    case 'steps': {
      checkSteps(decay.steps)
      const last = Math.min(limit, decay.steps.at(-1)!.upTo)
      return weighUpTo(last, stepKernel(decay.steps, last))
    }
    case 'gaussian': {
      const { sigma } = decay
      checkSetting('decay.sigma', sigma, inRange(sigma), ABOVE)
      const factor = 1 / (2 * sigma * sigma)
      return weighByExponential(limit, Math.sqrt(MOST_EXPONENT / factor), (costs, count) => {
        for (let k = 0; k < count; k++)
          costs[k] = costs[k]! <= limit ? costs[k]! * costs[k]! * factor : Infinity
      })
    }
    case 'exponential': {
      const { rate } = decay
      checkSetting('decay.rate', rate, inRange(rate), ABOVE)
      return weighByExponential(limit, MOST_EXPONENT / rate, (costs, count) => {
        for (let k = 0; k < count; k++) costs[k] = costs[k]! <= limit ? costs[k]! * rate : Infinity
      })
    }
    case 'power': {
      const { exponent, least } = decay
      checkSetting('decay.exponent', exponent, inRange(exponent), ABOVE)
      checkSetting('decay.least', least, inRange(least), ABOVE)
      // in units of `least`: a constant factor before all weights
      return weighByExponential(limit, least * Math.exp(MOST_EXPONENT / exponent), (costs, count) => {
        for (let k = 0; k < count; k++)
          costs[k] = costs[k]! <= limit ? exponent * Math.log(Math.max(1, costs[k]! / least)) : Infinity
      })
    }
  }
}

function checkSteps(steps: readonly Step[]) {
  checkSetting('decay.steps.length', steps.length, steps.length > 0, '1 or more')
  steps.forEach(({ upTo, weight }, at) => {
    const rises = at === 0 ? upTo >= 0 : upTo > steps[at - 1]!.upTo
    checkSetting(
      `decay.steps[${at}].upTo`,
      upTo,
      rises && upTo <= MOST_COST,
      `to rise, from 0 to ${MOST_COST}`,
    )
    const isWeight = weight === 0 || (weight >= LEAST_WEIGHT && weight <= 1)
    checkSetting(`decay.steps[${at}].weight`, weight, isWeight, `0, or ${LEAST_WEIGHT} to 1`)
  })
}

const CELLS = 4096

/**
 * First finds the ways that may count, then weighs these alone: of a city most lie beyond the limit. What takes time is a
 * branch on costs, which no processor foresees, so there is none: of r = 2 + CELLS − cost × CELLS / limit the whole part
 * of (r + |r|) / 2, which is exact, is above 0 just for the costs up to the limit and a 2,048th beyond; every way is
 * written, and the next one over it where it is 0. The few beyond the limit weigh 0.
 */
function weighUpTo(limit: number, kernel: Kernel): Weigh {
  const scale = CELLS / Math.max(limit, LEAST_SETTING)
  const top = CELLS + 2
  return ({ site: siteOf, cost }, from, end, site, weight) => {
    let count = 0
    for (let way = from; way < end; way++) {
      const each = cost[way]!
      const r = top - each * scale
      site[count] = siteOf[way]!
      weight[count] = each
      count = (count + (-(((r + Math.abs(r)) * 0.5) | 0) >>> 31)) | 0
    }
    kernel(weight, count)
    return count
  }
}

// Both kernels look weights up in a table, since a search of steps branches and Math.exp is slow.
const LOOK_CLOSELY = -1

/**
 * Steps up to `last`. Cells run from dear to cheap and their index never rises with the cost, so each lies wholly on one
 * side of a limit, save the limit's own, which says LOOK_CLOSELY: of its costs each is compared.
 */
function stepKernel(steps: readonly Step[], last: number): Kernel {
  const weightOf = (cost: number) =>
    cost <= last ? (steps.find(({ upTo }) => cost <= upTo)?.weight ?? 0) : 0
  const scale = CELLS / Math.max(last, LEAST_SETTING)
  const top = CELLS + 2
  const indexOf = (cost: number) => Math.floor(Math.max(0, top - cost * scale))
  const cells = new Float64Array(top + 1)
  for (let cell = 0; cell <= top; cell++) cells[cell] = weightOf((top - cell - 0.5) / scale)
  for (const upTo of [0, last, ...steps.map(each => each.upTo)])
    if (upTo <= last) cells[indexOf(upTo)] = LOOK_CLOSELY
  return (costs, count) => {
    for (let k = 0; k < count; k++) {
      const cost = costs[k]!
      const weight = cells[(top - cost * scale) | 0]!
      costs[k] = weight < 0 ? weightOf(cost) : weight
    }
  }
}

/** Cells to a factor of e. */
const PARTS = 256

/**
 * exp(−x), where `exponents` turns costs into x, beyond the limit Infinity, and `farthest` is the cost whose x is the
 * greatest that counts: the whole part of the index from a table, its fraction, less than 1/256 of an exponent, by the series to the fourth power. Several
 * times faster than `Math.exp`; right to 3e-14 of itself.
 */
function weighByExponential(limit: number, farthest: number, exponents: Kernel): Weigh {
  // a little beyond, since x and farthest are rounded each in its own way: x decides, and has a cell to spare
  const last = Math.min(limit, farthest * (1 + 1e-9), MOST_COST)
  const one = Float64Array.of(Math.min(limit, last))
  exponents(one, 1)
  const top = Math.ceil(Math.min(one[0]!, MOST_EXPONENT) * PARTS) + 2
  const parts = Float64Array.from({ length: top + 1 }, (_, cell) => Math.exp((cell - top) / PARTS))
  return weighUpTo(last, (costs, count) => {
    exponents(costs, count)
    for (let k = 0; k < count; k++) {
      const x = costs[k]!
      const index = top - x * PARTS
      const whole = index | 0
      const f = (index - whole) * (1 / PARTS)
      const series = 1 + f * (1 + f * (1 / 2 + f * (1 / 6 + f * (1 / 24))))
      costs[k] = x <= MOST_EXPONENT ? parts[whole]! * series : 0
    }
  })
}

/** Entries of the longest row. */
export function longestOf(start: Int32Array): number {
  let longest = 0
  for (let point = 1; point < start.length; point++)
    longest = Math.max(longest, start[point]! - start[point - 1]!)
  return longest
}
