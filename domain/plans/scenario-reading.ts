/** A scenario as it is written: the part that can be read, and all that is wrong with fields and between them. */
import { faultsOf, prototypesIn, type SchemaFault } from '../../kernel/schema-faults.ts'
import { soundPart } from '../../kernel/sound-part.ts'
import { Scenario, ScenarioFields, SoundFields, soundFieldsWith } from './scenario.ts'

export type ScenarioReading = {
  /** Whole where there are no faults, else without what is faulty; undefined where nothing can be read. */
  readonly scenario: Scenario | undefined
  readonly faults: readonly SchemaFault[]
  /** Places in the lists of `scenario` as they were written. */
  readonly asWritten: (text: string) => string
}

/** Where one of these is not as written, what is compared with it cannot be judged. */
export const YEARS = ['firstYear', 'lastYear', 'baseDate'] as const

/** Reads a scenario; one fault hides no other that can be told beside it. */
export function readScenario(input: unknown): ScenarioReading {
  const fields = ScenarioFields.safeParse(input)
  const unseen = prototypesIn(input)
  if (fields.success && unseen.length === 0)
    return { scenario: fields.data, faults: faultsBetween(fields.data), asWritten: text => text }
  const seen = fields.success ? [] : faultsOf(fields.error, input)
  const faults = [...seen, ...unseen.filter(({ path }) => !isTold(seen, path))]
  const sound = soundPart(SoundFields, input)
  if (!sound) return { scenario: undefined, faults, asWritten: text => text }
  const { data: scenario, asWritten } = sound
  const isWritten = (name: 'firstYear' | 'lastYear') => scenario[name] === (input as Partial<Scenario>)[name]
  const rules = soundFieldsWith({ firstYear: isWritten('firstYear'), lastYear: isWritten('lastYear') })
  const between = faultsBetween(scenario, rules).map(fault => written(fault, asWritten))
  // of a value that is faulty itself nothing more
  return { scenario, faults: [...faults, ...between.filter(({ path }) => !isTold(faults, path))], asWritten }
}

function faultsBetween(scenario: Scenario, rules: typeof Scenario = Scenario): SchemaFault[] {
  const { error } = rules.safeParse(scenario)
  return error ? faultsOf(error, scenario) : []
}

export const written = (fault: SchemaFault, asWritten: (text: string) => string): SchemaFault => ({
  ...fault,
  path: asWritten(fault.path),
  allowed: asWritten(fault.allowed),
})

export const isWithin = (path: string, field: string): boolean =>
  path === field || path.startsWith(`${field}.`)

/** Whether a place, or something in it, is told of already. */
export const isTold = (faults: readonly SchemaFault[], path: string): boolean =>
  faults.some(each => isWithin(each.path, path))
