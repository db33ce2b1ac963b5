import { type OutputStream, widthOf } from './output.ts'

/** How far a long work is, told on stderr: a bar on a terminal, plain lines in a log. */
export type Progress = {
  /** `share` from 0 to 1; undefined while it is not known. */
  update(text: string, share?: number): void
  /** Takes the bar away, so that what follows stands alone. */
  clear(): void
}

const REDRAW_MS = 80
const BAR_WIDTH = 24
/** In a log, one line for each tenth. */
const STEPS_IN_LOG = 10

export const progressOn = (stream: OutputStream): Progress => (stream.isTTY ? barOn(stream) : linesOn(stream))

function shortened(text: string, columns: number): string {
  let short = text
  while (widthOf(short) > columns) short = short.slice(0, -1)
  return short
}

function barOn(stream: OutputStream): Progress {
  let drawnAt = 0
  let drawn = false
  return {
    update(text, share) {
      const now = Date.now()
      if (now - drawnAt < REDRAW_MS && share !== 1) return
      drawnAt = now
      drawn = true
      const filled = Math.round(BAR_WIDTH * (share ?? 0))
      const bar = share === undefined ? '' : `[${'█'.repeat(filled)}${'░'.repeat(BAR_WIDTH - filled)}] `
      const percent = share === undefined ? '' : `${String(Math.floor(share * 100)).padStart(3)} % `
      stream.write(`\r\x1b[K${shortened(`${bar}${percent}${text}`, (stream.columns ?? 80) - 1)}`)
    },
    clear() {
      if (drawn) stream.write('\r\x1b[K')
      drawn = false
    },
  }
}

function linesOn(stream: OutputStream): Progress {
  let said = ''
  return {
    update(text, share) {
      const [phase] = text.split(':')
      const step = share === undefined ? text : `${phase} ${Math.floor(share * STEPS_IN_LOG)}`
      if (step === said) return
      said = step
      stream.write(share === undefined ? `${text}\n` : `${phase} ${Math.floor(share * 100)} %\n`)
    },
    clear() {
      said = ''
    },
  }
}
