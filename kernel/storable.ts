/** Far more than any document of ours, far less than what exhausts a stack. */
const DEEPEST = 100

/** What the database can hold: no NUL, no half of a surrogate pair, no number beyond its range, no bottomless nesting. */
export function isStorable(value: unknown, depth = 0): boolean {
  if (typeof value === 'string') return !/[\0\p{Surrogate}]/u.test(value)
  if (typeof value === 'number') return Number.isFinite(value)
  if (value === null || typeof value !== 'object') return true
  if (depth === DEEPEST) return false
  return Object.entries(value).every(([key, inner]) => isStorable(key) && isStorable(inner, depth + 1))
}
