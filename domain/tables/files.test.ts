import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { checkFilePath } from './files.ts'

const folder = await mkdtemp(join(tmpdir(), 'tuoyu-files-'))
afterAll(() => rm(folder, { recursive: true }))

test('a file that is read is not written over, however its path is written', async () => {
  const input = join(folder, 'ways.csv')
  await writeFile(input, 'from,to,metres\n')
  const same = join(folder, 'other', '..', 'ways.csv')
  await expect(checkFilePath(same, [undefined, input])).rejects.toMatchObject({
    kind: 'conflict',
    code: 'export.would_replace_input',
    facts: { path: same },
  })
  await checkFilePath(join(folder, 'new.csv'), [input])
  await checkFilePath(input)
})
