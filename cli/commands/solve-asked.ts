/** What `tuoyu solve` is asked in numbers, and whether a model and a file can be asked so. */
import { decimalNumber, MOST_AMOUNT } from '../../kernel/decimal.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { many } from '../count.ts'
import { type Instance, LOCATION_MODELS, type LocationModel } from '../instances/instance.ts'

type NumberName = 'open' | 'radius' | 'capacity' | 'times' | 'gap' | 'work' | 'seconds' | 'threads' | 'seed'
export type GivenNumbers = Readonly<Partial<Record<NumberName, string>>>
export type Asked = Partial<Record<NumberName, number>>

/** Seconds, or million steps: beyond any patience. */
const MOST_EFFORT = 1e9

/** Options that are numbers, all faults at once. */
export function numbersOf(given: GivenNumbers): Asked {
  const ranges: [NumberName, number, number, boolean][] = [
    ['open', 1, 1e7, true],
    ['radius', 0, MOST_AMOUNT, false],
    ['times', 1, 1000, true],
    ['capacity', 0, MOST_AMOUNT, false],
    ['gap', 0, 1, false],
    ['work', 0, MOST_EFFORT, false],
    ['seconds', 0, MOST_EFFORT, false],
    ['threads', 1, 2, true],
    ['seed', 0, 2 ** 32, true],
  ]
  const asked: Asked = {}
  const faults: { place: string; value: unknown; allowed: string }[] = []
  for (const [name, least, most, whole] of ranges) {
    const word = given[name]
    if (word === undefined) continue
    const value = decimalNumber(word.trim())
    asked[name] = value
    if (value >= least && value <= most && (!whole || Number.isInteger(value))) continue
    const kind = whole ? 'a whole number' : 'a number'
    faults.push({ place: `--${name}`, value: word, allowed: `${kind} from ${least} to ${most}` })
  }
  if (faults.length > 0) throw new Refusal('invalid', 'solve.options_faulty', { faults })
  return asked
}

/** Options about the problem that a model knows; one that it does not know would be passed over in silence. */
const TAKEN: Readonly<Record<LocationModel, readonly NumberName[]>> = {
  'p-median': ['open'],
  'capacitated-facility-location': ['capacity'],
  'uncapacitated-facility-location': [],
  'maximal-covering': ['open', 'radius', 'capacity'],
  'set-covering': ['radius', 'times'],
  'p-center': ['open'],
}

/** Models of which the count of sites is part. */
const COUNTED: readonly LocationModel[] = ['p-median', 'p-center', 'maximal-covering']
const ABOUT_THE_PROBLEM = ['open', 'radius', 'times', 'capacity'] as const

/** What a model needs that neither file nor command line gave, and what it does not take. */
export function checkAsked(model: LocationModel, instance: Instance, asked: Asked): void {
  const faults: { place: string; value: unknown; allowed: string }[] = []
  for (const name of ABOUT_THE_PROBLEM)
    if (asked[name] !== undefined && !TAKEN[model].includes(name)) {
      const models = LOCATION_MODELS.filter(each => TAKEN[each].includes(name)).join(', ')
      faults.push({ place: `--${name}`, value: asked[name], allowed: `only with ${models}` })
    }
  if (COUNTED.includes(model) && asked.open === undefined && instance.openCount === undefined)
    faults.push({ place: '--open', value: null, allowed: 'a whole number of 1 or more' })
  const { siteCount } = instance.input
  if (COUNTED.includes(model) && siteCount > 0 && asked.open! > siteCount)
    faults.push({
      place: '--open',
      value: asked.open,
      allowed: `a whole number from 1 to ${siteCount}, as there ${siteCount === 1 ? 'is' : 'are'} ${many(siteCount, 'site')}`,
    })
  if (model.endsWith('covering') && asked.radius === undefined)
    faults.push({ place: '--radius', value: null, allowed: `a number from 0 to ${MOST_AMOUNT}` })
  if (model === 'capacitated-facility-location' && !instance.capacity)
    faults.push({ place: '--capacity', value: null, allowed: 'a number, or a column capacity' })
  if (faults.length > 0) throw new Refusal('invalid', 'solve.options_faulty', { faults })
}

/** Capacities of the file, else the one asked for at every site. */
export function capacityOf({ capacity, siteNumber }: Instance, asked: Asked): Float64Array | undefined {
  if (capacity || asked.capacity === undefined) return capacity
  return new Float64Array(siteNumber.length).fill(asked.capacity)
}

/** The count of sites where the file's kept and forbidden ones do not let it be; undefined where they do. */
export function countBeyond(
  model: LocationModel,
  { input, openCount }: Instance,
  { open = openCount }: Asked,
) {
  if (open === undefined || !COUNTED.includes(model)) return undefined
  const [least, most] = [input.kept?.length ?? 0, input.siteCount - (input.forbidden?.length ?? 0)]
  return open < least || open > most ? { asked: open, least, most } : undefined
}
