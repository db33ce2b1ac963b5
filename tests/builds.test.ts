import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { main } from '../cli/main.ts'

const ROOT = join(import.meta.dirname, '..')
const { setUp } = await import(new URL('../scripts/set-up.mjs', import.meta.url).href)

test('the command on the path of a shell says what the sources say', async () => {
  const said: string[] = []
  const to = { isTTY: false, columns: 80, write: (text: string) => said.push(text) }
  await main(['plan', '--help'], { stdout: to, stderr: to, env: { LANG: 'C.UTF-8' } })
  const command = execFileSync(process.execPath, [join(ROOT, 'bin', 'tuoyu.js'), 'plan', '--help'], {
    encoding: 'utf8',
    env: { ...process.env, LANG: 'C.UTF-8', COLUMNS: '80' },
  })
  expect(command).toBe(said.join(''))
  expect(command).toContain('--scenario')
})

test('each thread that the program starts is in its build, and none is read from source', async () => {
  await setUp(() => undefined)
  const folders = ['server', 'domain', 'kernel', 'cli', 'db', 'engine']
  const threads = folders.flatMap(folder =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .filter(name => /(?<!\.test|\.bench)\.ts$/.test(name) && !name.includes('node_modules'))
      .flatMap(name => {
        const text = readFileSync(join(ROOT, folder, name), 'utf8')
        return [...text.matchAll(/new URL\(\s*'(\.[^']+)\.ts',\s*import\.meta\.url/g)].map(([, path]) =>
          join(folder, name, '..', path!).split(/[\\/]/).join('.'),
        )
      }),
  )
  expect(threads).toContain('server.counting-thread')
  const built = readdirSync(join(ROOT, 'build', 'program'))
  expect(threads.filter(thread => !built.includes(`${thread}.mjs`))).toEqual([])
})
