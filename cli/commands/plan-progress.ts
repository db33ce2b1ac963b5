import type { PlanProgressView } from '../../domain/plans/index.ts'

type Out = { isTTY?: boolean; write(text: string): unknown }

const BAR = 24
/** Where nobody watches, a line this often is enough. */
const LINE_EVERY_MS = 2_000
const PHASES: Record<PlanProgressView['phase'], string> = {
  read: 'reading records',
  check: 'checking the model',
  relaxation: 'bound',
  search: 'searching',
  served: 'serving children',
  fairness: 'raising the least served district',
  causes: 'looking for causes',
}

/** Shows work done and the gap: one line that is overwritten on a terminal, now and then a line elsewhere. */
export function progressLine(out: Out, workAsked: number, now: () => number = Date.now) {
  let shownAt = Number.NEGATIVE_INFINITY
  let phase: string | undefined
  return {
    show(progress: PlanProgressView): void {
      const fresh = phase !== progress.phase
      if (!out.isTTY && !fresh && now() - shownAt < LINE_EVERY_MS) return
      phase = progress.phase
      shownAt = now()
      out.write(out.isTTY ? `\r\x1b[2K${barOf(progress, workAsked)}` : `${wordsOf(progress)}\n`)
    },
    end(): void {
      if (out.isTTY && phase !== undefined) out.write('\r\x1b[2K')
    },
  }
}

function barOf(progress: PlanProgressView, workAsked: number): string {
  const done = Math.round(BAR * Math.min(1, progress.work / workAsked))
  return `[${'█'.repeat(done)}${'·'.repeat(BAR - done)}] ${wordsOf(progress)}`
}

const wordsOf = ({ phase, gap, seconds }: PlanProgressView): string =>
  `${PHASES[phase]}${gap === null ? '' : `, gap ${(gap * 100).toFixed(3)} %`}, ${seconds.toFixed(1)} s`
