import type { FilesRead, Severity } from '../../domain/packs/index.ts'
import { Refusal } from '../../kernel/refusal.ts'
import type { Cli } from '../cli.ts'
import { reportLines } from './pack-report.ts'

type Strictness = {
  readonly json: boolean
  /** Where most columns may be absent, a heading that is not known is a wrong one: warnings refuse too. */
  readonly strict?: boolean
}

/** Says all that is wrong with files that were read, and refuses them where there are errors. */
export function refuseFaulty(cli: Cli, read: FilesRead, { json, strict = false }: Strictness): void {
  const { faults, unlisted, errors, warnings } = strict ? allAsErrors(read) : read
  if (!json) for (const line of reportLines({ faults, unlisted }, cli.language)) cli.output.line(line)
  if (errors === 0) return
  if (json) cli.output.json({ errors, warnings, faults, unlisted })
  const refusing = [...faults, ...unlisted].filter(({ severity }) => severity === 'error')
  const files = [...new Set(refusing.map(({ file }) => file))]
  throw new Refusal('invalid', 'files.faulty', { files, faultCount: errors })
}

/** What refuses is called an error, as it is counted. */
function allAsErrors(read: FilesRead): Omit<FilesRead, 'rows' | 'columns'> {
  const graver = <Found extends { severity: Severity }>(each: Found): Found => ({
    ...each,
    severity: 'error',
  })
  return {
    faults: read.faults.map(graver),
    unlisted: read.unlisted.map(graver),
    errors: read.errors + read.warnings,
    warnings: 0,
  }
}
