import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { main } from '../main.ts'

const folder = await mkdtemp(join(tmpdir(), 'tuoyu-assignment-'))
afterAll(() => rm(folder, { recursive: true, force: true }))

/** Solves a text and reads back the assignment that was written, as numbers; an empty cell is null. */
async function assignmentOf(model: string, format: string, text: string, ...options: string[]) {
  const [file, path] = [join(folder, `problem.${format}`), join(folder, 'assignment.csv')]
  await writeFile(file, text)
  await rm(path, { force: true })
  const said = { out: '', err: '' }
  const to = options.includes('--assignment') ? [] : ['--assignment', path]
  const args = ['solve', model, file, '--format', format, ...to, ...options]
  const exit = await main(['--lang', 'en', ...args], {
    stdout: { write: chunk => (said.out += chunk) },
    stderr: { write: chunk => (said.err += chunk) },
    env: {},
  })
  const written = await readFile(path, 'utf8').catch(() => '')
  const [header, ...lines] = written.replace('\ufeff', '').split('\r\n').filter(Boolean)
  const rows = lines.map(line => line.split(',').map(cell => (cell === '' ? null : Number(cell))))
  return { exit, ...said, path, header, rows, json: () => JSON.parse(said.out) }
}

const sum = (values: (number | null | undefined)[]) =>
  values.reduce<number>((all, each) => all + (each ?? 0), 0)
const POINTS = '3\n0 0 5\n10 0 1\n20 0 7\n'

describe('the assignment adds up to the objective', () => {
  test('where demand is split: costs for the whole demand of a customer count by its share', async () => {
    const text = '2 3\ncapacity 10\ncapacity 12\n5\n5 20\n5\n20 5\n5\n10\n15\n'
    const model = 'capacitated-facility-location'
    const found = await assignmentOf(model, 'orlib', text, '--capacity', '8', '--json')
    const { objective, open } = found.json()
    expect(found.header).toBe('point,site,amount,share,travel,cost')
    expect(found.rows).toEqual([
      [1, 1, 5, 1, 5, 5],
      [2, 2, 5, 1, 5, 5],
      [3, 1, 3, 0.6, 10, 6],
      [3, 2, 2, 0.4, 15, 6],
    ])
    expect(open).toEqual([1, 2])
    // fixed costs 10 and 12
    expect(sum(found.rows.map(row => row[5])) + 10 + 12).toBe(objective)
  })

  test('by unit of demand in our CSV, with the numbers of its rows', async () => {
    const text = 'x,y,demand,site,site_cost\n0,0,0,no,\n10,0,3,no,\n20,0,7,kept,1\n'
    const found = await assignmentOf('uncapacitated-facility-location', 'csv', text, '--json')
    expect(found.rows).toEqual([
      [2, 3, 3, 1, 10, 30],
      [3, 3, 7, 1, 0, 0],
    ])
    expect(found.json().objective).toBe(31)
  })

  test('demand that no open site covers stands on lines without a site', async () => {
    const options = ['--radius', '9', '--open', '1', '--capacity', '3', '--json']
    const found = await assignmentOf('maximal-covering', 'points', POINTS, ...options)
    const { objective, unserved } = found.json()
    expect(sum(found.rows.filter(row => row[1] !== null).map(row => row[2]))).toBe(objective)
    expect(sum(found.rows.filter(row => row[1] === null).map(row => row[2]))).toBe(unserved)
    expect(sum(found.rows.map(row => row[3]))).toBe(3)
  })

  test('a backup has a line of its own, the farthest line is the centre’s radius', async () => {
    const twice = await assignmentOf('set-covering', 'points', POINTS, '--radius', '10', '--times', '2')
    expect(twice.rows.map(row => row.slice(0, 4))).toEqual([
      [1, 1, 5, 1],
      [1, 2, 5, 1],
      [2, 1, 1, 1],
      [2, 2, 1, 1],
      [3, 2, 7, 1],
      [3, 3, 7, 1],
    ])
    expect(twice.out).toContain(`Written: ${twice.path}`)
    const centre = await assignmentOf('p-center', 'points', POINTS, '--open', '1', '--json')
    expect(Math.max(...centre.rows.map(row => row[4]!))).toBe(centre.json().objective)
  })
})

test('without an answer nothing is written, and that is said', async () => {
  const { exit, out, path } = await assignmentOf(
    'set-covering',
    'points',
    POINTS,
    ...['--radius', '99', '--times', '4'],
  )
  expect(exit).toBe(10)
  expect(out).toContain(`Not written: ${path}, as there is no answer`)
  await expect(stat(path)).rejects.toThrow('ENOENT')
})

test('a file that cannot be written, or is the problem itself, is refused before the search', async () => {
  const { exit, err, out } = await assignmentOf('p-median', 'points', POINTS, '--assignment', folder)
  expect({ exit, out }).toEqual({ exit: 2, out: '' })
  expect(err).toContain(folder)
  const itself = join(folder, 'problem.points')
  const replaced = await assignmentOf('p-median', 'points', POINTS, '--open', '1', '--assignment', itself)
  expect(replaced.exit).toBe(2)
  expect(replaced.err).not.toContain('twice')
})
