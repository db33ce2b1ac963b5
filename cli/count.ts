/** The noun of a count in English; Chinese has one form. */
export const nounOf = (count: number, one: string, more = `${one}s`): string => (count === 1 ? one : more)

/** `1 site`, `2 sites`. */
export const many = (count: number, one: string, more?: string): string =>
  `${count} ${nounOf(count, one, more)}`
