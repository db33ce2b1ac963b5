/**
 * How the weight of a way falls with its cost. A weight depends on nothing but the cost; a constant factor before all
 * weights changes no result of any method here, so none is kept.
 *
 * Weights below 1e-100 count as out of reach: products and quotients of weights then stay within a double.
 */

import { Faults } from '../faults.ts'
import {
  type Curve,
  exponentialCurve,
  LEAST_WEIGHT,
  MOST_EXPONENT,
  powerCurve,
  type Step,
  stepCurve,
} from './curves.ts'
import { MOST_COST } from './network.ts'

/** Costs are in the unit of the ways; sigma, rate, exponent and `least` are 1e-15 to 1e15. */
export type Decay =
  /** Every way within the catchment weighs 1 (Luo & Wang 2003). */
  | { readonly kind: 'none' }
  /**
   * The weight of the first step whose `upTo` the cost does not exceed, beyond the last 0 (Luo & Qi 2009). Limits rise, from 0 to 1e15;
   * a weight is 0, or 1e-100 to 1.
   */
  | { readonly kind: 'steps'; readonly steps: readonly Step[] }
  /** exp(−cost² / 2 sigma²). */
  | { readonly kind: 'gaussian'; readonly sigma: number }
  /** exp(−rate × cost). */
  | { readonly kind: 'exponential'; readonly rate: number }
  /** The gravity model: (max(cost, least) / least)^−exponent; `least` keeps a way of no length finite. */
  | { readonly kind: 'power'; readonly exponent: number; readonly least: number }

/** Which ways count and how much. */
export type Impedance = {
  readonly decay: Decay
  /** The dearest way that counts, itself included; Infinity or absent: no limit but that of the decay. */
  readonly catchment?: number
}

const LEAST_SETTING = 1e-15

/**
 * How ways are weighed; where `squared` by the squares of their weights, of just the same ways. Refuses settings as
 * `checkImpedance` does.
 */
export function curveOf(impedance: Impedance, squared = false): Curve {
  checkImpedance(impedance)
  const { decay, catchment = Infinity } = impedance
  const power = squared ? 2 : 1
  const most = Math.min(catchment, MOST_COST)
  switch (decay.kind) {
    case 'none':
      return stepCurve([{ upTo: most, weight: 1 }])
    case 'steps': {
      const steps = stepsWithin(decay.steps, most)
      return stepCurve(steps.map(({ upTo, weight }) => ({ upTo, weight: weight ** power })))
    }
    case 'gaussian': {
      const quadratic = 1 / (2 * decay.sigma * decay.sigma)
      const farthest = Math.sqrt(MOST_EXPONENT / quadratic)
      return exponentialCurve({ linear: 0, quadratic: quadratic * power }, Math.min(most, farthest))
    }
    case 'exponential': {
      const { rate } = decay
      return exponentialCurve({ linear: rate * power, quadratic: 0 }, Math.min(most, MOST_EXPONENT / rate))
    }
    case 'power': {
      const { exponent, least } = decay
      const farthest = least * Math.exp(MOST_EXPONENT / exponent)
      return powerCurve({ exponent: exponent * power, least }, Math.min(most, farthest))
    }
  }
}

/** Refuses settings beyond their ranges, all at once (`ModelError`; places such as `decay.steps[0].weight`). */
export function checkImpedance({ decay, catchment = Infinity }: Impedance): void {
  const faults = new Faults()
  faults.check('catchment', catchment, catchment >= 0, '0 or more')
  const inRange = (place: string, setting: number) =>
    faults.check(
      place,
      setting,
      setting >= LEAST_SETTING && setting <= MOST_COST,
      `${LEAST_SETTING} to ${MOST_COST}`,
    )
  if (decay.kind === 'steps') checkSteps(decay.steps, faults)
  if (decay.kind === 'gaussian') inRange('decay.sigma', decay.sigma)
  if (decay.kind === 'exponential') inRange('decay.rate', decay.rate)
  if (decay.kind === 'power') {
    inRange('decay.exponent', decay.exponent)
    inRange('decay.least', decay.least)
  }
  faults.end()
}

function checkSteps(steps: readonly Step[], faults: Faults) {
  faults.check('decay.steps.length', steps.length, steps.length > 0, '1 or more')
  steps.forEach(({ upTo, weight }, at) => {
    const rises = at === 0 ? upTo >= 0 : upTo > steps[at - 1]!.upTo
    faults.check(
      `decay.steps[${at}].upTo`,
      upTo,
      rises && upTo <= MOST_COST,
      `to rise, from 0 to ${MOST_COST}`,
    )
    const isWeight = weight === 0 || (weight >= LEAST_WEIGHT && weight <= 1)
    faults.check(`decay.steps[${at}].weight`, weight, isWeight, `0, or ${LEAST_WEIGHT} to 1`)
  })
}

/** The steps that begin within the limit, the last one ending there. */
function stepsWithin(steps: readonly Step[], limit: number): Step[] {
  return steps
    .filter((_, at) => at === 0 || steps[at - 1]!.upTo < limit)
    .map(({ upTo, weight }) => ({ upTo: Math.min(upTo, limit), weight }))
}
