import { expect, test } from 'vitest'
import { main } from '../main.ts'
import { solve } from './solve.fixture.ts'

const KEYS = ['severity', 'file', 'row', 'column', 'value', 'kind', 'facts', 'allowed'].sort()

/** Whether all faults have the keys of a faulty CSV's. */
function expectShape(told: { faults: object[] }) {
  expect(Object.keys(told).sort()).toEqual(['errors', 'faults', 'unlisted', 'warnings'])
  for (const fault of told.faults) expect(Object.keys(fault).sort()).toEqual(KEYS)
}

test('a faulty problem is refused in JSON as a faulty CSV is, and in words on stderr', async () => {
  const csv = await solve('p-median', 'csv', 'x,y,demand\na,0,1\n', '--open', '1', '--json')
  expectShape(csv.json())
  const text = `9 60 1\n${'1 2 x\n'.repeat(60)}`
  const orlib = await solve('p-median', 'orlib', text, '--json')
  expect(orlib.exit).toBe(2)
  expect(orlib.err[0]).toContain('has 60 faults')
  const told = orlib.json()
  expectShape(told)
  expect(told).toMatchObject({ errors: 60, warnings: 0, unlisted: [{ count: 10 }] })
  expect(told.faults[0]).toMatchObject({
    severity: 'error',
    file: expect.stringMatching(/\.orlib$/),
    row: 2,
    value: 'x',
    kind: 'solve.file_faulty',
  })
})

test('faulty options and a file that is none are refused in JSON', async () => {
  const options = await solve('p-median', 'points', '1\n0 0 1\n', '--open', 'many', '--json')
  expect(options.exit).toBe(2)
  expect(options.err[1]).toContain('--open: "many"')
  expectShape(options.json())
  expect(options.json()).toMatchObject({
    errors: 1,
    faults: [{ file: null, column: '--open', value: 'many' }],
  })
  const none = await solve('p-median', 'orlib', 'PK\u0003\0', '--json')
  expectShape(none.json())
  expect(none.json().faults).toMatchObject([
    { kind: 'solve.file_not_text', allowed: expect.stringContaining('is not a text file') },
  ])
})

test('access does so, too; without --json nothing is printed', async () => {
  const access = async (...options: string[]) => {
    const said = { out: '', err: '' }
    const files = ['--demand', 'a', '--supply', 'b', '--costs', 'c']
    const exit = await main(['--lang', 'zh', 'access', 'raam', ...files, '--tau', '0', ...options], {
      stdout: { write: chunk => (said.out += chunk) },
      stderr: { write: chunk => (said.err += chunk) },
      env: {},
    })
    return { exit, ...said }
  }
  const { exit, out, err } = await access('--json')
  expect(exit).toBe(2)
  expect(err).toContain('--tau："0"')
  expectShape(JSON.parse(out))
  expect(await access()).toMatchObject({ exit: 2, out: '' })
})
