/** The scenario that a command is given by name or as a file. */
import { readFile, stat } from 'node:fs/promises'
import { getScenario } from '../../domain/plans/index.ts'
import { Refusal } from '../../kernel/refusal.ts'
import type { Session } from '../session.ts'

/** A stored scenario by code, the content of a JSON file, or without a name the scenario of today. */
export async function baseScenario({ db, today }: Session, name: string | undefined): Promise<unknown> {
  const isFile = name !== undefined && (name.endsWith('.json') || (await isThere(name)))
  if (!isFile) return getScenario(db, name, today)
  const text = await readText(name)
  try {
    return JSON.parse(text)
  } catch (cause) {
    if (!(cause instanceof SyntaxError)) throw cause
    throw new Refusal('invalid', 'plan.scenario_not_json', { file: name, reason: cause.message })
  }
}

/** A word that is no number stays a word, so that the schema names it as it was written. */
export const numberOr = (text: string): number | string =>
  text.trim() === '' || Number.isNaN(Number(text)) ? text : Number(text)

const isThere = (path: string): Promise<boolean> =>
  stat(path).then(
    found => found.isFile(),
    () => false,
  )

/** The text of a file that the operator names; refuses one that cannot be read. */
export async function readText(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8')
  } catch (cause) {
    throw new Refusal('absent', 'plan.file_unreadable', {
      file,
      reason: (cause as NodeJS.ErrnoException).code,
    })
  }
}
