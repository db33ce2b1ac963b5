/** The methods of `tuoyu access` by the names they have on the command line, each with the settings it takes. */
import { InvalidArgumentError } from 'commander'
import {
  type Access,
  type AccessInput,
  balancedFloatingCatchment,
  type Decay,
  enhancedTwoStepFloatingCatchment,
  huffFloatingCatchment,
  type Impedance,
  invertedTwoStepFloatingCatchment,
  rationalAgentAccess,
  threeStepFloatingCatchment,
  twoStepFloatingCatchment,
} from '../../engine/index.ts'

export const METHODS = ['two-step', 'enhanced', 'three-step', 'inverted', 'huff', 'balanced', 'raam'] as const
export type Method = (typeof METHODS)[number]

export type Settings = {
  readonly catchment?: number
  readonly decay?: Decay
  readonly tau?: number
}

/** What a method says: a value for each point (`inverted`: for each site), and figures by site. */
export type Measured = {
  readonly of: 'demand' | 'supply'
  readonly value: Float64Array
  readonly better: 'more' | 'less'
  readonly load: Float64Array
  /** Places per child at the site; the queue for `raam`, children per place for `inverted`. */
  readonly ratio: Float64Array
  /** For `raam`: whether the equilibrium is proved, and how near. */
  readonly proof?: { readonly status: 'optimal' | 'stopped'; readonly error: number }
}

/** What is wrong with the settings for this method, in English; null where nothing is. */
export function settingFault(method: Method, { decay, tau }: Settings): string | null {
  const needsDecay = method === 'enhanced' || method === 'three-step' || method === 'huff'
  if (needsDecay && decay === undefined) return `${method} needs --decay`
  if ((method === 'two-step' || method === 'raam') && decay !== undefined) return `${method} takes no --decay`
  if (method === 'raam' && tau === undefined)
    return 'raam needs --tau, the cost of a way that weighs as much as a usual queue'
  if (method !== 'raam' && tau !== undefined) return `${method} takes no --tau; that is for raam`
  return null
}

/** Computes the method; `settings` are without fault. */
export function compute(method: Method, input: AccessInput, { catchment, decay, tau }: Settings): Measured {
  const limit = catchment === undefined ? {} : { catchment }
  const impedance: Impedance = { decay: decay ?? { kind: 'none' }, ...limit }
  switch (method) {
    case 'two-step':
      return byPoint(twoStepFloatingCatchment(input, catchment))
    case 'enhanced':
      return byPoint(enhancedTwoStepFloatingCatchment(input, impedance))
    case 'three-step':
      return byPoint(threeStepFloatingCatchment(input, impedance))
    case 'huff':
      return byPoint(huffFloatingCatchment(input, impedance))
    case 'balanced':
      return byPoint(balancedFloatingCatchment(input, impedance))
    case 'inverted': {
      const { crowdedness, load } = invertedTwoStepFloatingCatchment(input, impedance)
      return { of: 'supply', value: crowdedness, better: 'less', load, ratio: crowdedness }
    }
    case 'raam': {
      const { cost, load, congestion, status, error } = rationalAgentAccess(input, { tau: tau!, ...limit })
      return {
        of: 'demand',
        value: cost,
        better: 'less',
        load,
        ratio: congestion,
        proof: { status, error },
      }
    }
  }
}

const byPoint = ({ access, load, ratio }: Access): Measured => ({
  of: 'demand',
  value: access,
  better: 'more',
  load,
  ratio,
})

const DECAY_FORMS =
  'Expected none, steps:10=1,20=0.68,30=0.22, gaussian:SIGMA, exponential:RATE or power:EXPONENT,LEAST.'

/** Reads a decay as it stands on the command line; its ranges are the engine's to check. */
export function decayOf(text: string): Decay {
  const [kind, rest = ''] = text.split(/:(.*)/s)
  const numbers = rest.split(',').map(numberOf)
  const [a, b] = numbers
  const isSound = numbers.every(each => !Number.isNaN(each))
  if (kind === 'none' && rest === '') return { kind }
  if (kind === 'gaussian' && isSound && numbers.length === 1) return { kind, sigma: a! }
  if (kind === 'exponential' && isSound && numbers.length === 1) return { kind, rate: a! }
  if (kind === 'power' && isSound && numbers.length === 2) return { kind, exponent: a!, least: b! }
  if (kind === 'steps') {
    const steps = rest.split(',').map(step => {
      const [upTo, weight, ...more] = step.split('=')
      return { upTo: numberOf(upTo ?? ''), weight: more.length ? Number.NaN : numberOf(weight ?? '') }
    })
    if (steps.every(step => !Number.isNaN(step.upTo) && !Number.isNaN(step.weight))) return { kind, steps }
  }
  throw new InvalidArgumentError(DECAY_FORMS)
}

const numberOf = (text: string): number => (text.trim() === '' ? Number.NaN : Number(text))

/** A number of 0 or more from the command line. */
export function amountOf(text: string): number {
  const value = numberOf(text)
  if (!(value >= 0 && value < Infinity)) throw new InvalidArgumentError('Expected a number, 0 or more.')
  return value
}
