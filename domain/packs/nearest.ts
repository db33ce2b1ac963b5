/** Edits that turn one word into the other: insertions, deletions, exchanges (Levenshtein 1966); `most` + 1 when more. */
function edits(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1
  let previous = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const current = [i]
    let least = i
    for (let j = 1; j <= b.length; j++) {
      const exchange = previous[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)
      current.push(Math.min(exchange, previous[j]! + 1, current[j - 1]! + 1))
      least = Math.min(least, current[j]!)
    }
    if (least > most) return most + 1
    previous = current
  }
  return previous[b.length]!
}

/** The known word that looks most like the given one, or undefined when none is near; equal ones: the first by code unit. */
export function nearest(word: string, known: Iterable<string>): string | undefined {
  // beyond a third of its letters a suggestion is a guess
  let most = Math.min(3, Math.ceil(word.length / 3))
  // of one letter nothing is left to resemble
  if (word.length > 60 || word.length < 2) return undefined
  let found: string | undefined
  for (const candidate of known) {
    const distance = edits(word, candidate, most)
    if (distance > most || (distance === most && found !== undefined && candidate > found)) continue
    most = distance
    found = candidate
  }
  return found
}
