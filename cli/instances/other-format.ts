/** What else a file may be that was read as one of the OR-Library and does not hold what its first numbers promise. */
import { decimalNumber } from '../../kernel/decimal.ts'

/** The `--format` that the file looks written in; undefined where it looks like no other. */
export function formatItLooks(text: string): 'tsplib' | 'csv' | 'points' | undefined {
  if (/^\s*NODE_COORD_SECTION/im.test(text)) return 'tsplib'
  const lines = text
    .split('\n')
    .map(line => line.trim())
    .filter(line => line !== '')
  // of a table the first line has words
  if (/[,，;；]/.test(lines[0] ?? '') && /\p{L}/u.test(lines[0]!)) return 'csv'
  return arePoints(lines) ? 'points' : undefined
}

/** Three words in each line below a count of them; edges of a network have three, too, yet begin with two of its vertices. */
function arePoints([head = '', ...rows]: readonly string[]): boolean {
  const size = decimalNumber(head.split(/\s+/)[0]!)
  if (rows.length === 0 || rows.length !== size) return false
  const isVertex = (word: string) => {
    const value = decimalNumber(word)
    return Number.isInteger(value) && value >= 1 && value <= size
  }
  const words = rows.map(row => row.split(/\s+/))
  const edges = words.filter(([from, to]) => isVertex(from!) && isVertex(to ?? ''))
  return words.every(({ length }) => length === 3) && edges.length < rows.length / 2
}
