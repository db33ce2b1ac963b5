/** Refusals with `--json`: on stdout in the shape of faulty files, whatever was refused; the words stay on stderr. */
import type { Fault } from '../../domain/packs/index.ts'
import { Refusal } from '../../kernel/refusal.ts'
import type { Cli } from '../cli.ts'
import { sentenceOf } from '../sentences.ts'

type ToldFault = { line?: number; place?: string; value?: unknown; allowed?: string }

/** Does the work of a command; a refusal is printed as JSON where that is asked for and nothing was printed yet. */
export async function refusingInJson(
  cli: Cli,
  json: boolean,
  work: (cli: Cli) => Promise<void>,
): Promise<void> {
  if (!json) return work(cli)
  let isPrinted = false
  const print = (value: unknown) => {
    isPrinted = true
    cli.output.json(value)
  }
  try {
    await work({ ...cli, output: { ...cli.output, json: print } })
  } catch (cause) {
    if (cause instanceof Refusal && !isPrinted) print(inShapeOfFiles(cause))
    throw cause
  }
}

const NOWHERE: Pick<Fault, 'severity' | 'row' | 'column' | 'value' | 'facts'> = {
  severity: 'error',
  row: null,
  column: null,
  value: null,
  facts: {},
}

/** A line of a file is its row; an option, or another place, stands for a column. */
function inShapeOfFiles(refusal: Refusal) {
  const { code, facts } = refusal
  const told = Array.isArray(facts.faults) ? (facts.faults as ToldFault[]) : []
  const file = typeof facts.file === 'string' ? facts.file : null
  const all = { ...NOWHERE, file, kind: code }
  const faults = told.map(({ line, place, value, allowed }) => ({
    ...all,
    row: line ?? null,
    column: place ?? null,
    value: value === null || value === undefined ? null : String(value),
    allowed: allowed ?? '',
  }))
  // a refusal without a list is one fault, in its own words
  if (faults.length === 0) faults.push({ ...all, facts, allowed: sentenceOf(refusal, 'en') })
  const errors = typeof facts.faultCount === 'number' ? facts.faultCount : faults.length
  const count = errors - faults.length
  const unlisted = count > 0 ? [{ severity: 'error', file, column: null, kind: code, count }] : []
  return { errors, warnings: 0, faults, unlisted }
}
