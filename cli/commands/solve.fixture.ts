import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'
import { main } from '../main.ts'

const folder = await mkdtemp(join(tmpdir(), 'tuoyu-faults-'))
afterAll(() => rm(folder, { recursive: true, force: true }))
let files = 0

/** Solves the text as a file of that format; `out` and `err` are lines, without the file's folder. */
export async function solve(model: string, format: string, text: string | Uint8Array, ...options: string[]) {
  const file = join(folder, `${++files}.${format}`)
  await writeFile(file, text)
  const said = { out: '', err: '' }
  const exit = await main(['--lang', 'en', 'solve', model, file, '--format', format, ...options], {
    stdout: { write: chunk => (said.out += chunk) },
    stderr: { write: chunk => (said.err += chunk) },
    env: {},
  })
  // the place of the file is not what is tested
  const lines = (chunk: string) => chunk.replaceAll(`${folder}/`, '').split('\n').filter(Boolean)
  return {
    exit,
    out: lines(said.out),
    err: lines(said.err).map(line => line.trim()),
    json: () => JSON.parse(said.out),
  }
}

export const CHINESE = ['--lang', 'zh'] as const
