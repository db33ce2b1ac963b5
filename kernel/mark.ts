/**
 * How far a figure may be trusted, shown wherever it appears:
 * `official` stands in a published document, `estimated` follows from official figures by a named method,
 * `demo` is invented for demonstration.
 */
export const MARKS = ['official', 'estimated', 'demo'] as const
export type Mark = (typeof MARKS)[number]

/** A figure made from several is as good as its weakest part. */
export function weakest(marks: Iterable<Mark>): Mark {
  let rank = 0
  for (const mark of marks) rank = Math.max(rank, MARKS.indexOf(mark))
  return MARKS[rank]!
}
