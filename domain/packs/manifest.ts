import { z } from 'zod'
import { isCivilDate } from '../../kernel/civil-date.ts'
import { faultsOf } from '../../kernel/schema-faults.ts'
import { isStorable } from '../../kernel/storable.ts'
import { Scenario } from '../plans/scenario.ts'
import type { FaultList } from './fault.ts'

const text = (most: number) => z.string().trim().min(1).max(most)
const code = z.string().regex(/^[A-Za-z0-9_.-]{1,40}$/, 'letters, digits, _ . or -, at most 40')

const DAY = 'a day that exists, as YYYY-MM-DD'

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
    censusYear: z.int().min(1900).max(2200),
    recordsFrom: z.string().refine(isCivilDate, DAY).optional(),
    recordsUntil: z.string().refine(isCivilDate, DAY),
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

/** Reads JSON of the given shape as it stands, or notes each field that differs and returns undefined. */
function readShape<T>(schema: z.ZodType<T>, file: string, source: string, faults: FaultList): T | undefined {
  let value: unknown
  try {
    value = JSON.parse(source)
  } catch (error) {
    faults.add('json_broken', { file }, { reason: (error as Error).message })
    return undefined
  }
  if (!isStorable(value)) {
    faults.add('json_broken', { file }, { reason: 'it holds NUL or half a character' })
    return undefined
  }
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data
  for (const { path, value: found, allowed } of faultsOf(parsed.error, value)) {
    const shown = found === null ? undefined : JSON.stringify(found)
    faults.add('field_invalid', { file, column: path, value: shown }, { reason: allowed })
  }
  return undefined
}

export const readManifest = (source: string, faults: FaultList): PackManifest | undefined =>
  readShape(PackManifest, 'manifest.json', source, faults)

/** Checked by the planners' own schema, and kept as written: defaults belong to the day of the computation. */
export function readScenario(file: string, source: string, faults: FaultList): PackScenario | undefined {
  const scenario = readShape(Scenario, file, source, faults)
  return scenario && (JSON.parse(source) as PackScenario)
}
