import { z } from 'zod'
import { isCivilDate } from '../../kernel/civil-date.ts'
import { faultsOf, type SchemaFault } from '../../kernel/schema-faults.ts'
import { isStorable } from '../../kernel/storable.ts'
import type { Scenario } from '../plans/scenario.ts'
import { readScenario as readPlanned } from '../plans/scenario-reading.ts'
import type { FaultList } from './fault.ts'

const text = (most: number) => z.string().trim().min(1).max(most)
const code = z.string().regex(/^[A-Za-z0-9_.-]{1,40}$/, 'letters, digits, _ . or -, at most 40')

const DAY = 'a day that exists, as YYYY-MM-DD'
const day = z.string({ error: DAY }).refine(isCivilDate, DAY)

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}

/** `manifest.json`: which city, which version, and which scenarios come with it. */
export const PackManifest = z
  .strictObject({
    format: z.literal(1),
    name: code,
    version: code,
    city: z.strictObject({
      code,
      name: text(60),
      nameEn: text(60),
      timeZone: z.string().refine(isTimeZone, 'a time zone such as Asia/Shanghai'),
    }),
    censusYear: z.int({ error: 'a year from 1900 to 2200' }).min(1900).max(2200),
    recordsFrom: day.optional(),
    recordsUntil: day,
    scenarios: z
      .array(z.string().regex(/^scenarios\/[\w-]+(\.[\w-]+)*\.json$/, 'a file such as scenarios/base.json'))
      .refine(paths => new Set(paths).size === paths.length, 'each file once')
      .default([]),
  })
  .refine(({ recordsFrom, recordsUntil }) => !recordsFrom || recordsFrom <= recordsUntil, {
    path: ['recordsFrom'],
    error: 'no day after recordsUntil',
  })
export type PackManifest = z.infer<typeof PackManifest>

/** A scenario as its file says it, in the form that `domain/plans` computes. */
export type PackScenario = Pick<Scenario, 'code' | 'name' | 'nameEn' | 'mark'>

/** The value of a JSON file; undefined, which no JSON is, with the fault noted. */
function readJson(file: string, source: string, faults: FaultList): unknown {
  try {
    const value: unknown = JSON.parse(source)
    if (isStorable(value)) return value
    faults.add('json_broken', { file }, { reason: 'it holds NUL or half a character' })
  } catch (error) {
    faults.add('json_broken', { file }, { reason: (error as Error).message })
  }
  return undefined
}

/** Notes each field of a file that differs from its schema. */
function noteFields(file: string, found: readonly SchemaFault[], faults: FaultList): void {
  for (const { path, value, allowed } of found) {
    const shown = value === null ? undefined : JSON.stringify(value)
    faults.add('field_invalid', { file, column: path, value: shown }, { reason: allowed })
  }
}

export function readManifest(source: string, faults: FaultList): PackManifest | undefined {
  const file = 'manifest.json'
  const value = readJson(file, source, faults)
  if (value === undefined) return undefined
  const parsed = PackManifest.safeParse(value)
  if (!parsed.success) noteFields(file, faultsOf(parsed.error, value), faults)
  return parsed.data
}

/** Checked as planners' own are, and kept as written: defaults belong to the day of the computation. */
export function readScenario(file: string, source: string, faults: FaultList): PackScenario | undefined {
  const value = readJson(file, source, faults)
  if (value === undefined) return undefined
  const found = readPlanned(value).faults
  noteFields(file, found, faults)
  return found.length === 0 ? (value as PackScenario) : undefined
}
