import type { FileFaults } from './instance.ts'

/** Reads a text as numbers between blanks, however its lines break, and knows the line of each. */
export class NumberReader {
  private readonly words: string[] = []
  private readonly lines: number[] = []
  private readonly faults: FileFaults
  private at = 0
  private ended = false

  constructor(text: string, faults: FileFaults) {
    this.faults = faults
    text.split('\n').forEach((line, index) => {
      for (const word of line.split(/\s+/)) {
        if (word === '') continue
        this.words.push(word)
        this.lines.push(index + 1)
      }
    })
  }

  /** The next number; a fault, and `least`, where there is none or it is out of range. */
  next(what: string, least: number, most = Infinity, whole = false): number {
    const word = this.words[this.at]
    const line = this.lines[Math.min(this.at, this.lines.length - 1)] ?? 1
    const allowed = `${what}: ${whole ? 'a whole number' : 'a number'}${most < Infinity ? ` from ${least} to ${most}` : ` of ${least} or more`}`
    if (word === undefined) {
      // one fault says that the file ends too early, not one for each number that is missing
      if (!this.ended) this.faults.add(line, 'the end of the file', allowed)
      this.ended = true
      return least
    }
    this.at++
    const value = Number(word)
    const sound =
      Number.isFinite(value) && value >= least && value <= most && (!whole || Number.isInteger(value))
    if (!sound) this.faults.add(line, word, allowed)
    return sound ? value : least
  }

  /** Whether the next word is this one; it is then taken. */
  skip(word: string): boolean {
    if (this.words[this.at]?.toLowerCase() !== word) return false
    this.at++
    return true
  }

  line(): number {
    return this.lines[Math.min(this.at, this.lines.length - 1)] ?? 1
  }

  /** True once the file ended too early: what follows would only repeat it. */
  isOver(): boolean {
    return this.ended
  }

  end(): void {
    const word = this.words[this.at]
    if (word !== undefined) this.faults.add(this.lines[this.at]!, word, 'the end of the file')
  }
}
