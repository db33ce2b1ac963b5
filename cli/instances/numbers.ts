import { decimalNumber, MOST_AMOUNT } from '../../kernel/decimal.ts'
import type { FileFaults } from './instance.ts'

const MOST_SHOWN = 10

/** Reads a text as numbers between blanks, however its lines break, and knows the line of each. */
export class NumberReader {
  private readonly words: string[] = []
  private readonly lines: number[] = []
  private readonly faults: FileFaults
  private at = 0

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

  /** The next number, from `least` to `most`; undefined, and a fault, where it is none. */
  next(what: string, least: number, most = MOST_AMOUNT): number | undefined {
    return this.take(`${what}: a number from ${least} to ${most}`, least, most, false)
  }

  /** The next whole number; `most` is undefined where the file does not say it soundly, and `why` says what sets it. */
  nextWhole(what: string, least: number, most: number | undefined, why = ''): number | undefined {
    const range = most === undefined ? `of ${least} or more` : `from ${least} to ${most}${why}`
    return this.take(`${what}: a whole number ${range}`, least, most ?? Infinity, true)
  }

  private take(allowed: string, least: number, most: number, whole: boolean): number | undefined {
    const word = this.words[this.at]
    const line = this.line()
    if (word !== undefined) this.at++
    const value = decimalNumber(word ?? '')
    if (value >= least && value <= most && (!whole || Number.isInteger(value))) return value
    this.faults.add(line, word ?? null, allowed)
    return undefined
  }

  /** Whether the next word is this one; it is then taken. */
  skip(word: string): boolean {
    if (this.words[this.at]?.toLowerCase() !== word) return false
    this.at++
    return true
  }

  /** Line of the last word of all. */
  lastLine(): number {
    return this.lines.at(-1) ?? 1
  }

  /** The first numbers, which say what the file is; none of them is taken. */
  header(count: number): number[] {
    return this.words.slice(0, count).map(decimalNumber)
  }

  /** Of the next word: whether it begins its line, and stands alone there. */
  placeInLine(): string {
    const own = this.lines[this.at]
    return `${this.lines[this.at - 1] !== own} ${this.lines[this.at + 1] !== own}`
  }

  /** Whether the next words, so many, are a line. */
  standInLine(count: number): boolean {
    const own = this.lines[this.at]
    const isOwn = (at: number) => this.lines[at] === own
    return !isOwn(this.at - 1) && isOwn(this.at + count - 1) && !isOwn(this.at + count)
  }

  /** The next words of their line, as many as a fault may show. */
  restOfLine(): string {
    return this.shownFrom(this.at)
  }

  /** Takes the rest of the line. */
  skipLine(): void {
    const own = this.lines[this.at]
    while (this.at < this.words.length && this.lines[this.at] === own) this.at++
  }

  /** The first line with such a word, from that word on. */
  lineOf(pattern: RegExp): { number: number; text: string } | undefined {
    const at = this.words.findIndex(word => pattern.test(word))
    if (at < 0) return undefined
    return { number: this.lines[at]!, text: this.shownFrom(at) }
  }

  private shownFrom(at: number): string {
    const words = this.words.slice(at, at + MOST_SHOWN)
    return words.filter((_, next) => this.lines[at + next] === this.lines[at]).join(' ')
  }

  /** Line of the word taken last, or of one so many before it. */
  lineTaken(before = 0): number {
    return this.lines[this.at - 1 - before] ?? 1
  }

  /** How many words are not taken yet. */
  left(): number {
    return this.words.length - this.at
  }

  /** Line of the next word, or of the last. */
  line(): number {
    return this.lines[Math.min(this.at, this.lines.length - 1)] ?? 1
  }
}
