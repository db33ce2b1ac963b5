import type { LocationInput } from '../../engine/index.ts'
import { Refusal } from '../../kernel/refusal.ts'

export const LOCATION_MODELS = [
  'p-median',
  'capacitated-facility-location',
  'uncapacitated-facility-location',
  'maximal-covering',
  'set-covering',
  'p-center',
] as const
export type LocationModel = (typeof LOCATION_MODELS)[number]

/** Whether a second thread helps the model: the searches of the others, and that with capacities, run in one. */
export const usesTwoThreads = (model: LocationModel, capacity: Float64Array | undefined): boolean =>
  model === 'p-median' ||
  model === 'uncapacitated-facility-location' ||
  (model === 'maximal-covering' && !hasLimits(capacity))

/** Whether any site has a capacity that limits it. */
export const hasLimits = (capacity: Float64Array | undefined): capacity is Float64Array =>
  capacity?.some(Number.isFinite) === true

/** What a file says of a location problem; the command line may add to it or say otherwise. */
export type Instance = {
  input: LocationInput
  /** number of each site in the file, from 1. */
  siteNumber: Int32Array
  openCount?: number
  /** by site; undefined where the file has none. */
  capacity?: Float64Array
  /** whether the file leaves no capacity to the command line. */
  hasAllCapacities?: boolean
  /** columns with values, which some models do not use, and what the file calls them; undefined where it has no columns. */
  columns?: readonly { readonly name: string; readonly heading: string }[]
}

export type ReadOptions = {
  /** name of the file, for faults. */
  file: string
  /** in place of capacities that the file leaves open. */
  capacity?: number
  /** distances between coordinates rounded down to whole numbers. */
  roundedDown: boolean
}

type Fault = { line: number; value: unknown; allowed: string }
const MOST_FAULTS = 50

/** Collects what is wrong with a file, by line; refuses with all of it at once. */
export class FileFaults {
  private readonly faults: Fault[] = []
  private count = 0
  private readonly file: string

  constructor(file: string) {
    this.file = file
  }

  add(line: number, value: unknown, allowed: string): void {
    this.count++
    if (this.faults.length < MOST_FAULTS) this.faults.push({ line, value, allowed })
  }

  /** Refuses the file where it has faults. */
  end(): void {
    if (this.count > 0) throw this.refusal()
  }

  refusal(): Refusal {
    const { file, count, faults } = this
    return new Refusal('invalid', 'solve.file_faulty', { file, faultCount: count, faults })
  }
}

/** The points of a file as demand and sites at once. */
export function pointsInput(x: number[], y: number[], demand: number[], roundedDown: boolean): Instance {
  const alongX = Float64Array.from(x)
  const alongY = Float64Array.from(y)
  return {
    input: {
      travel: { kind: 'points', demandX: alongX, demandY: alongY, siteX: alongX, siteY: alongY, roundedDown },
      demand: Float64Array.from(demand),
      siteCount: x.length,
    },
    siteNumber: Int32Array.from(x, (_, at) => at + 1),
  }
}
