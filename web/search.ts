/** The page's state in its address: plain text values, so that links stay short and readable. */

export const parseSearch = (text: string): Record<string, string> =>
  Object.fromEntries(new URLSearchParams(text))

export function stringifySearch(search: Record<string, unknown>): string {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(search))
    if (value !== undefined && value !== null && value !== '') query.set(name, String(value))
  // Commas and slashes are allowed in a query and read better bare.
  const text = query.toString().replaceAll('%2C', ',').replaceAll('%2F', '/')
  return text === '' ? '' : `?${text}`
}

type Given = Record<string, unknown>

/** The text under a name, if it is there and fits. */
export function textIn(search: Given, name: string, fits: (text: string) => boolean = () => true) {
  const value = search[name]
  return typeof value === 'string' && value !== '' && fits(value) ? value : undefined
}

export function oneOf<const T extends string>(
  search: Given,
  name: string,
  allowed: readonly T[],
): T | undefined {
  return textIn(search, name, text => (allowed as readonly string[]).includes(text)) as T | undefined
}

/** A list written with commas; unknown words are dropped, an absent one is undefined, `none` is an empty one. */
export function manyOf<const T extends string>(
  search: Given,
  name: string,
  allowed: readonly T[],
): T[] | undefined {
  const text = textIn(search, name)
  return text?.split(',').filter((word): word is T => (allowed as readonly string[]).includes(word))
}

export const wholeIn = (search: Given, name: string): number | undefined => {
  const text = textIn(search, name, value => /^\d{1,9}$/.test(value))
  return text === undefined ? undefined : Number(text)
}
