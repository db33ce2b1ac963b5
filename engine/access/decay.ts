/**
 * How the weight of a way falls with its cost. A weight depends on nothing but the cost; a constant factor before all
 * weights changes no result of any method here, so none is kept.
 *
 * Weights below 1e-100 count as out of reach: products and quotients of weights then stay within a double.
 */
import { checkSetting, MOST_COST } from './network.ts'

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

/** Writes the weights of the costs `from` up to, not including, `end` into `out`, from its beginning. */
export type Weigh = (cost: Float64Array, from: number, end: number, out: Float64Array) => void

const LEAST_WEIGHT = 1e-100
type Step = { readonly upTo: number; readonly weight: number }

const LEAST_SETTING = 1e-15
const inRange = (setting: number) => setting >= LEAST_SETTING && setting <= MOST_COST
const ABOVE = `${LEAST_SETTING} to ${MOST_COST}`

/** Checks the settings (`ModelError`) and returns how a row of ways is weighed. */
export function weigherOf({ decay, catchment = Infinity }: Impedance): Weigh {
  checkSetting('catchment', catchment, catchment >= 0, '0 or more')
  const limit = Math.min(catchment, MOST_COST)
  switch (decay.kind) {
    case 'none':
      return weighBySteps([{ upTo: limit, weight: 1 }], limit)
    case 'steps':
      checkSteps(decay.steps)
      return weighBySteps(decay.steps, limit)
    case 'gaussian': {
      const { sigma } = decay
      checkSetting('decay.sigma', sigma, inRange(sigma), ABOVE)
      const factor = 1 / (2 * sigma * sigma)
      return weighByExponential(limit, (cost, from, end, out) => {
        for (let way = from; way < end; way++) out[way - from] = cost[way]! * cost[way]! * factor
      })
    }
    case 'exponential': {
      const { rate } = decay
      checkSetting('decay.rate', rate, inRange(rate), ABOVE)
      return weighByExponential(limit, (cost, from, end, out) => {
        for (let way = from; way < end; way++) out[way - from] = cost[way]! * rate
      })
    }
    case 'power': {
      const { exponent, least } = decay
      checkSetting('decay.exponent', exponent, inRange(exponent), ABOVE)
      checkSetting('decay.least', least, inRange(least), ABOVE)
      // in units of `least`: a constant factor before all weights
      return weighByExponential(limit, (cost, from, end, out) => {
        for (let way = from; way < end; way++)
          out[way - from] = exponent * Math.log(Math.max(1, cost[way]! / least))
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

// What takes time is a branch on costs, which no processor foresees. So both weighers below look weights up in a table,
// from dear to cheap: the index is max(0, r) of r = top − cost × scale, taken as (r + |r|) / 2, which is exact and has no
// branch. Index 0 is beyond the limit. Indices never rise with costs, so each cell lies wholly on one side of a limit,
// save the limit's own, which says LOOK_CLOSELY: of its costs each is compared.
const LOOK_CLOSELY = -1
const CELLS = 4096

function weighBySteps(steps: readonly Step[], limit: number): Weigh {
  const weightOf = (cost: number) =>
    cost <= limit ? (steps.find(({ upTo }) => cost <= upTo)?.weight ?? 0) : 0
  const last = Math.min(limit, steps.at(-1)!.upTo)
  const scale = CELLS / Math.max(last, LEAST_SETTING)
  const top = CELLS + 2
  const indexOf = (cost: number) => Math.floor(Math.max(0, top - cost * scale))
  const cells = new Float64Array(top + 1)
  for (let cell = 0; cell <= top; cell++) cells[cell] = weightOf((top - cell - 0.5) / scale)
  for (const upTo of [0, limit, ...steps.map(each => each.upTo)])
    if (upTo <= last) cells[indexOf(upTo)] = LOOK_CLOSELY
  return (cost, from, end, out) => {
    let close = false
    for (let way = from; way < end; way++) {
      const r = top - cost[way]! * scale
      const weight = cells[((r + Math.abs(r)) * 0.5) | 0]!
      out[way - from] = weight
      if (weight < 0) close = true
    }
    // apart from the loop above, which a call would slow
    if (close)
      for (let way = from; way < end; way++) if (out[way - from]! < 0) out[way - from] = weightOf(cost[way]!)
  }
}

/** Cells to a factor of e. */
const PARTS = 256

/**
 * exp(−x), where `exponents` writes the x of each way: the whole part of the index from a table, its fraction, less than
 * 1/256 of an exponent, by the series to the fourth power. Several times faster than `Math.exp`; right to 3e-14 of itself.
 */
function weighByExponential(limit: number, exponents: Weigh): Weigh {
  const one = new Float64Array(1)
  exponents(Float64Array.of(Math.min(limit, MOST_COST)), 0, 1, one)
  const last = Math.min(one[0]!, -Math.log(LEAST_WEIGHT))
  const top = Math.ceil(last * PARTS) + 2
  const parts = new Float64Array(top + 1)
  const ofLast = Math.floor(top - last * PARTS)
  for (let cell = ofLast; cell <= top; cell++) parts[cell] = Math.exp((cell - top) / PARTS)
  parts[ofLast] = LOOK_CLOSELY
  const weightOf = (cost: number) => {
    exponents(Float64Array.of(cost), 0, 1, one)
    return cost <= limit && one[0]! <= last ? Math.exp(-one[0]!) : 0
  }
  return (cost, from, end, out) => {
    exponents(cost, from, end, out)
    let close = false
    for (let at = 0; at < end - from; at++) {
      const r = top - out[at]! * PARTS
      const index = (r + Math.abs(r)) * 0.5
      const whole = index | 0
      const part = parts[whole]!
      const f = (index - whole) * (1 / PARTS)
      const series = 1 + f * (1 + f * (1 / 2 + f * (1 / 6 + f * (1 / 24))))
      out[at] = part * series
      if (part < 0) close = true
    }
    if (close)
      for (let way = from; way < end; way++) if (out[way - from]! < 0) out[way - from] = weightOf(cost[way]!)
  }
}

/** Entries of the longest row. */
export function longestOf(start: Int32Array): number {
  let longest = 0
  for (let point = 1; point < start.length; point++)
    longest = Math.max(longest, start[point]! - start[point - 1]!)
  return longest
}

/** Room for the weights of the longest row. */
export const longestRow = (start: Int32Array) => new Float64Array(longestOf(start))
