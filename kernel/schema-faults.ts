import type { z } from 'zod'

/** One value that a schema does not allow: where it stands, what it is, what is allowed. */
export type SchemaFault = { readonly path: string; readonly value: unknown; readonly allowed: string }

/** What is allowed of a field that the schema does not know. */
export const NO_FIELD = 'no field of this name'

/** Issues of the schema in the words of a report: place, value, what is allowed. */
export function faultsOf(error: z.ZodError, input: unknown): SchemaFault[] {
  return strictest(error.issues).flatMap(issue => {
    if (issue.code === 'unrecognized_keys')
      return issue.keys.map(key => ({
        path: pathText([...issue.path, key]),
        value: valueAt(input, [...issue.path, key]),
        allowed: NO_FIELD,
      }))
    return [{ path: pathText(issue.path), value: valueAt(input, issue.path), allowed: allowedBy(issue) }]
  })
}

/** Fields named as a prototype is: schemas pass over them where any name is allowed. */
export function prototypesIn(value: unknown, path = ''): SchemaFault[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) =>
    key === '__proto__'
      ? [{ path: path + key, value: inner, allowed: 'no field of this name' }]
      : prototypesIn(inner, `${path}${key}.`),
  )
}

/**
 * Of several limits that one value breaks on one side, as a safe integer and its own range, the narrowest is told, and of
 * a value beyond them not that it is no multiple as well: no number so large has decimals.
 */
function strictest(issues: readonly z.core.$ZodIssue[]): z.core.$ZodIssue[] {
  const narrower = (a: z.core.$ZodIssue, b: z.core.$ZodIssue): boolean =>
    pathText(a.path) === pathText(b.path) &&
    ((b.code === 'not_multiple_of' && a.code === 'too_big') ||
      (a.code === 'too_big' && b.code === 'too_big' && a.maximum < b.maximum) ||
      (a.code === 'too_small' && b.code === 'too_small' && a.minimum > b.minimum))
  return issues.filter(issue => !issues.some(other => narrower(other, issue)))
}

const pathText = (path: readonly PropertyKey[]): string => path.map(String).join('.')

function valueAt(input: unknown, path: readonly PropertyKey[]): unknown {
  let value: unknown = input
  for (const key of path) value = (value as Record<PropertyKey, unknown> | null | undefined)?.[key]
  return value ?? null
}

function allowedBy(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      // a schema that says what is allowed in its own words knows more than the type
      return issue.message.startsWith('Invalid input')
        ? (TYPES[issue.expected] ?? `a value of type ${issue.expected}`)
        : issue.message
    case 'invalid_value':
      return `one of ${issue.values.map(String).join(', ')}`
    case 'too_small':
      return `${issue.inclusive ? 'at least' : 'more than'} ${issue.minimum}${lengthWord(issue.origin)}`
    case 'too_big':
      return `${issue.inclusive ? 'at most' : 'less than'} ${issue.maximum}${lengthWord(issue.origin)}`
    case 'not_multiple_of':
      return issue.divisor === 0.01 ? 'at most two decimals' : `a multiple of ${issue.divisor}`
    case 'invalid_union':
      // by a field that names the form, else in the words that stand beside the schema
      return 'options' in issue && Array.isArray(issue.options)
        ? `one of ${issue.options.map(String).join(', ')}`
        : issue.message
    case 'invalid_key':
      return issue.issues.map(inner => inner.message).join('; ')
    default:
      return issue.message
  }
}

const TYPES: Readonly<Record<string, string>> = {
  number: 'a number',
  int: 'a whole number',
  string: 'a text',
  boolean: 'true or false',
  object: 'an object with named fields',
  record: 'an object with named fields',
  array: 'a list',
}

const lengthWord = (origin: string): string =>
  origin === 'string' ? ' characters' : origin === 'array' ? ' entries' : ''
