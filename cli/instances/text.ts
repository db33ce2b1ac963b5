import { readFile } from 'node:fs/promises'
import { decode } from '../../domain/packs/index.ts'
import { Refusal } from '../../kernel/refusal.ts'

/** The text of a file of numbers; refuses one that cannot be read or is none. Bytes of no encoding are told where they stand. */
export async function readProblem(file: string): Promise<string> {
  const bytes = await readFile(file).catch((cause: NodeJS.ErrnoException) => {
    throw new Refusal('absent', 'plan.file_unreadable', { file, reason: cause.code })
  })
  const decoded = decode(bytes)
  if ('kind' in decoded && decoded.kind === 'file_utf16')
    throw new Refusal('invalid', 'solve.file_utf16', { file })
  const text = 'text' in decoded ? decoded.text : bytes.toString('utf8')
  if (text.includes('\0')) throw new Refusal('invalid', 'solve.file_not_text', { file })
  return text
}
