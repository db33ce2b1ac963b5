import { execFileSync } from 'node:child_process'
import { lstat, mkdtemp, readdir, readFile, readlink, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { checkFilePath, checkFolderPath, writeWhole } from './files.ts'

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

test('a pipe is not written over, neither where it is checked nor where it came meanwhile', async () => {
  const pipe = join(folder, 'pipe')
  execFileSync('mkfifo', [pipe])
  const refused = { kind: 'invalid', code: 'export.no_regular_file', facts: { path: pipe } }
  await expect(checkFilePath(pipe)).rejects.toMatchObject(refused)
  await expect(writeWhole(pipe, 'text')).rejects.toMatchObject(refused)
  expect((await lstat(pipe)).isFIFO()).toBe(true)
})

test('a link stays one, and the file that it leads to is replaced', async () => {
  const [file, link] = [join(folder, 'real.csv'), join(folder, 'link.csv')]
  await writeFile(file, 'old')
  await symlink('real.csv', link)
  expect(await writeWhole(link, 'new')).toBe(link)
  expect(await readlink(link)).toBe('real.csv')
  expect(await readFile(file, 'utf8')).toBe('new')
  expect((await readdir(folder)).filter(name => name.endsWith('.part'))).toEqual([])
})

test('a link that leads to nothing yet stays one, and makes the file that it names', async () => {
  const link = join(folder, 'later.csv')
  await symlink('made.csv', link)
  expect(await writeWhole(link, 'new')).toBe(link)
  expect(await readlink(link)).toBe('made.csv')
  expect(await readFile(join(folder, 'made.csv'), 'utf8')).toBe('new')
})

test('a file that is read is not written over through a link either', async () => {
  const [input, link] = [join(folder, 'input.csv'), join(folder, 'to-input.csv')]
  await writeFile(input, 'read')
  await symlink('input.csv', link)
  const refused = { code: 'export.would_replace_input', facts: { path: link } }
  await expect(checkFilePath(link, [input])).rejects.toMatchObject(refused)
  await expect(checkFilePath(input, [link])).rejects.toMatchObject({ code: 'export.would_replace_input' })
})

test('an empty name is refused, of a file as of a folder', async () => {
  for (const name of ['', ' '])
    for (const check of [checkFilePath, checkFolderPath])
      await expect(check(name)).rejects.toMatchObject({ kind: 'invalid', code: 'export.nameless' })
})
