import type { Language, Sentence } from './language.ts'

export type OutputStream = {
  write(text: string): unknown
  readonly isTTY?: boolean
  readonly columns?: number
}

/** Results go to stdout, and nothing else does: they may be piped. */
export type Output = {
  readonly language: Language
  line(text: string): void
  say(sentence: Sentence): void
  json(value: unknown): void
  /** Columns aligned by their width on a terminal; numbers to the right. */
  table(headings: readonly string[], rows: readonly (readonly (string | number)[])[]): void
}

export function outputTo(stream: OutputStream, language: Language): Output {
  const line = (text: string) => void stream.write(`${text}\n`)
  return {
    language,
    line,
    say: sentence => line(sentence[language]),
    json: value => line(JSON.stringify(value, null, 2)),
    table: (headings, rows) => tableLines(headings, rows).forEach(line),
  }
}

/** Chinese characters and full-width signs take two columns of a terminal. */
export const widthOf = (text: string): number =>
  text.length + (text.match(/[\u1100-\u115f\u2e80-\uffdc]/g)?.length ?? 0)

function tableLines(headings: readonly string[], rows: readonly (readonly (string | number)[])[]): string[] {
  const texts = [headings, ...rows].map(row => row.map(String))
  const widths = headings.map((_, i) => Math.max(...texts.map(row => widthOf(row[i] ?? ''))))
  const rightwards = headings.map((_, i) => rows.length > 0 && rows.every(row => typeof row[i] === 'number'))
  return texts.map(row =>
    row
      .map((cell, i) => {
        const gap = ' '.repeat(widths[i]! - widthOf(cell))
        return rightwards[i] ? gap + cell : cell + gap
      })
      .join('  ')
      .trimEnd(),
  )
}

/** Texts of numbers, padded so that their last digits stand below each other. */
export function rightAligned(
  headings: readonly string[],
  rows: readonly (readonly string[])[],
  columns: readonly number[],
): [string[], string[][]] {
  const all = [headings, ...rows]
  const widths = headings.map((_, column) => Math.max(...all.map(row => widthOf(row[column]!))))
  const [first, ...others] = all.map(row =>
    row.map((cell, column) =>
      columns.includes(column) ? ' '.repeat(widths[column]! - widthOf(cell)) + cell : cell,
    ),
  )
  return [first!, others]
}
