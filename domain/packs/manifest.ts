import { z } from 'zod'
import { isCivilDate } from '../../kernel/civil-date.ts'
import { MARKS } from '../../kernel/mark.ts'
import { isStorableJson } from './cell.ts'
import type { FaultList } from './fault.ts'

const text = (most: number) => z.string().trim().min(1).max(most)
const code = z.string().regex(/^[A-Za-z0-9_.-]{1,40}$/, 'letters, digits, _ . or -, at most 40')

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}

/** `manifest.json`: which city, which version, and which scenarios come with it. */
export const PackManifest = z.strictObject({
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
  recordsUntil: z.string().refine(isCivilDate, 'a day that exists, as YYYY-MM-DD'),
  scenarios: z
    .array(z.string().regex(/^scenarios\/[\w-]+(\.[\w-]+)*\.json$/, 'a file such as scenarios/base.json'))
    .refine(paths => new Set(paths).size === paths.length, 'each file once')
    .default([]),
})
export type PackManifest = z.infer<typeof PackManifest>

/** What the pack format itself needs of a scenario; the rest belongs to whoever plans with it. */
const ScenarioHead = z.looseObject({ code, name: text(120), nameEn: text(120), mark: z.enum(MARKS) })
export type PackScenario = z.infer<typeof ScenarioHead>

/** Reads JSON of the given shape, or notes each field that differs and returns undefined. */
function readShape<T>(schema: z.ZodType<T>, file: string, source: string, faults: FaultList): T | undefined {
  let value: unknown
  try {
    value = JSON.parse(source)
  } catch (error) {
    faults.add('json_broken', { file }, { reason: (error as Error).message })
    return undefined
  }
  if (!isStorableJson(value)) faults.add('json_broken', { file }, { reason: 'NUL or half a character in it' })
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data
  for (const { path, message } of parsed.error.issues) {
    const found = path.reduce<unknown>(
      (at, step) => (at as Record<PropertyKey, unknown> | undefined)?.[step],
      value,
    )
    const shown = found === undefined ? undefined : JSON.stringify(found)
    faults.add('field_invalid', { file, column: path.join('.'), value: shown }, { reason: message })
  }
  return undefined
}

export const readManifest = (source: string, faults: FaultList): PackManifest | undefined =>
  readShape(PackManifest, 'manifest.json', source, faults)

export const readScenario = (file: string, source: string, faults: FaultList): PackScenario | undefined =>
  readShape(ScenarioHead, file, source, faults)
