import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { onTestFinished } from 'vitest'
import { checkPack, type Fault } from '../../domain/packs/index.ts'

/** The small city that tests count by hand; see the README beside it. */
export const SMALL_PACK = fileURLToPath(new URL('./small/', import.meta.url))

/** A copy of the small pack that a test may spoil; it is removed when the test is done. */
export function aPackFolder() {
  const directory = mkdtempSync(join(tmpdir(), 'tuoyu-pack-'))
  cpSync(SMALL_PACK, directory, { recursive: true })
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }))
  const path = (file: string) => join(directory, file)
  return {
    directory,
    has: (file: string) => existsSync(path(file)),
    remove: (file: string) => rmSync(path(file)),
    write: (file: string, content: string | Uint8Array) => writeFileSync(path(file), content),
    read: (file: string) => readFileSync(path(file), 'utf8'),
    /** Rewrites the text of one file. */
    edit: (file: string, change: (text: string) => string | Uint8Array) =>
      writeFileSync(path(file), change(readFileSync(path(file), 'utf8'))),
    /** Puts a value into one cell; rows are numbered as a spreadsheet shows them. */
    setCell(file: string, row: number, column: string, value: string) {
      const lines = readFileSync(path(file), 'utf8').trimEnd().split('\n')
      const cells = lines[row - 1]!.split(',')
      cells[lines[0]!.split(',').indexOf(column)] = value
      lines[row - 1] = cells.join(',')
      writeFileSync(path(file), `${lines.join('\n')}\n`)
    },
    addRow: (file: string, ...cells: (string | number)[]) =>
      writeFileSync(path(file), `${readFileSync(path(file), 'utf8').trimEnd()}\n${cells.join(',')}\n`),
  }
}

export type PackFolder = ReturnType<typeof aPackFolder>

/** What a check says of the small pack once it is spoiled. */
export async function faultsAfter(spoil: (pack: PackFolder) => void): Promise<readonly Fault[]> {
  const pack = aPackFolder()
  spoil(pack)
  return (await checkPack(pack.directory)).faults
}
