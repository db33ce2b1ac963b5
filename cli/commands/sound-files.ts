import type { FilesRead } from '../../domain/packs/index.ts'
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
  const { faults, unlisted, errors, warnings } = read
  if (!json) for (const line of reportLines(read, cli.language)) cli.output.line(line)
  const refused = errors + (strict ? warnings : 0)
  if (refused === 0) return
  if (json) cli.output.json({ errors, warnings, faults, unlisted })
  throw new Refusal('invalid', 'files.faulty', { errors: refused })
}
