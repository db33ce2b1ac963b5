/** The methods of `tuoyu access` by the names they have on the command line, each with the settings it takes. */
import {
  type Access,
  type AccessInput,
  balancedFloatingCatchment,
  checkImpedance,
  type Decay,
  enhancedTwoStepFloatingCatchment,
  huffFloatingCatchment,
  type Impedance,
  invertedTwoStepFloatingCatchment,
  ModelError,
  rationalAgentAccess,
  threeStepFloatingCatchment,
  twoStepFloatingCatchment,
} from '../../engine/index.ts'
import { decimalNumber, MOST_AMOUNT } from '../../kernel/decimal.ts'

export const METHODS = ['two-step', 'enhanced', 'three-step', 'inverted', 'huff', 'balanced', 'raam'] as const
export type Method = (typeof METHODS)[number]

export const METHOD_NAMES_ZH: Readonly<Record<Method, string>> = {
  'two-step': '两步移动搜寻法',
  enhanced: '增强型两步移动搜寻法',
  'three-step': '三步移动搜寻法',
  inverted: '逆向两步移动搜寻法',
  huff: '赫夫模型搜寻法',
  balanced: '平衡搜寻法',
  raam: '理性主体模型',
}

export type Settings = {
  readonly catchment?: number
  readonly decay?: Decay
  readonly tau?: number
  readonly threshold?: number
}

export type Proof = {
  readonly status: 'optimal' | 'stopped'
  readonly error: number
  readonly tolerance: number
}

/** How near to the equilibrium costs are asked to be proved. */
const TOLERANCE = 1e-6

/** What a method says: a value for each point (`inverted`: for each site), and figures by site. */
export type Measured = {
  readonly of: 'demand' | 'supply'
  readonly value: Float64Array
  readonly better: 'more' | 'less'
  readonly load: Float64Array
  /** What `ratioOf` says, by site. */
  readonly ratio: Float64Array
  readonly ratioOf: 'places-per-child' | 'children-per-place' | 'queue'
  /** For `raam`: how near the equilibrium costs are proved to lie, how near was asked, and whether that was reached. */
  readonly proof?: Proof
}

export type Fault = { place: string; value: unknown; allowed: string }
export type GivenSettings = Partial<Record<'catchment' | 'decay' | 'tau' | 'threshold', string>>

/** Reads the settings as they stand on the command line for this method, and says all that is wrong with them. */
export function settingsOf(
  method: Method,
  { catchment, decay, tau, threshold }: GivenSettings,
): { settings: Settings; faults: Fault[] } {
  const faults: Fault[] = []
  const amount = (place: string, text: string | undefined) => {
    if (text === undefined) return undefined
    const value = numberOf(text)
    if (value >= 0 && value <= MOST_AMOUNT) return value
    faults.push({ place, value: text, allowed: `a number from 0 to ${MOST_AMOUNT}` })
    return undefined
  }
  const shape = decay === undefined ? undefined : decayOf(decay)
  if (shape === null) faults.push({ place: '--decay', value: decay, allowed: DECAY_FORMS })
  if (shape) faults.push(...rangeFaults(shape, decay!))
  const needsDecay = method === 'enhanced' || method === 'three-step' || method === 'huff'
  if (needsDecay && decay === undefined)
    faults.push({ place: '--decay', value: null, allowed: `${DECAY_FORMS}; ${method} needs one` })
  if ((method === 'two-step' || method === 'raam') && decay !== undefined)
    faults.push({ place: '--decay', value: decay, allowed: `no such option for ${method}` })
  if (method === 'raam' && tau === undefined)
    faults.push({
      place: '--tau',
      value: null,
      allowed: 'the cost of a way that weighs as much as a usual queue',
    })
  if (method !== 'raam' && tau !== undefined)
    faults.push({ place: '--tau', value: tau, allowed: `no such option for ${method}` })
  const queue = tau === undefined ? undefined : numberOf(tau)
  if (queue !== undefined && !isTau(queue)) faults.push({ place: '--tau', value: tau, allowed: TAU_RANGE })
  const numbers = {
    catchment: amount('--catchment', catchment),
    tau: queue,
    threshold: amount('--threshold', threshold),
  }
  const known = Object.entries({ ...numbers, decay: shape ?? undefined }).filter(
    ([, each]) => each !== undefined,
  )
  return { settings: Object.fromEntries(known), faults }
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
      return {
        of: 'supply',
        value: crowdedness,
        better: 'less',
        load,
        ratio: crowdedness,
        ratioOf: 'children-per-place',
      }
    }
    case 'raam': {
      const tolerance = TOLERANCE
      const found = rationalAgentAccess(input, { tau: tau!, tolerance, ...limit })
      const { cost, load, congestion, status, error } = found
      return {
        of: 'demand',
        value: cost,
        better: 'less',
        load,
        ratio: congestion,
        ratioOf: 'queue',
        proof: { status, error, tolerance },
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
  ratioOf: 'places-per-child',
})

/** Where a setting of the engine stands on the command line. */
const OPTIONS: Readonly<Record<string, string>> = {
  'decay.sigma': '--decay gaussian:SIGMA',
  'decay.rate': '--decay exponential:RATE',
  'decay.exponent': '--decay power:EXPONENT',
  'decay.least': '--decay power:LEAST',
}

/** What lies beyond its range in a decay, as it was typed. */
function rangeFaults(decay: Decay, text: string): Fault[] {
  try {
    checkImpedance({ decay })
    return []
  } catch (cause) {
    if (!(cause instanceof ModelError)) throw cause
    return cause.faults.map(fault => asTyped(fault, text) ?? fault)
  }
}

/** Which number of a decay, as it is typed, a setting of the engine is; of steps there are two each. */
const NUMBERS: Readonly<Record<string, number>> = { 'decay.least': 1 }

/** A fault that the engine finds in a setting, told of the option it came from and, of steps, of the step. Null where it lies elsewhere. */
function asTyped({ place, value, allowed }: Fault, decay: string): Fault | null {
  const numbers = decay.replace(/^.*?:/s, '').split(/[,=]/)
  // what is too large for a number would be shown as none
  const shown = (at: number) => (value === Infinity || value === -Infinity ? numbers[at] : value)
  const [, step, part] = /^decay\.steps\[(\d+)\]\.(upTo|weight)$/.exec(place) ?? []
  if (step !== undefined) {
    const at = 2 * Number(step)
    const typed = `--decay steps:${numbers[at]}=${numbers[at + 1]}`
    return { place: typed, value: shown(part === 'upTo' ? at : at + 1), allowed }
  }
  const option = OPTIONS[place]
  return option ? { place: option, value: shown(NUMBERS[place] ?? 0), allowed } : null
}

const TAU_RANGE = 'above 0, from 1e-100 to 1e100'
const isTau = (cost: number): boolean => cost >= 1e-100 && cost <= 1e100

const DECAY_FORMS =
  'none, steps:10=1,20=0.68,30=0.22, gaussian:SIGMA, exponential:RATE or power:EXPONENT,LEAST'

/** Reads a decay as it stands on the command line; its ranges are the engine's to check. Null where it has no such form. */
function decayOf(text: string): Decay | null {
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
  return null
}

const numberOf = (text: string): number => decimalNumber(text.trim())
