import { existsSync, readFileSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import iconv from 'iconv-lite'
import { afterAll, describe, expect, test } from 'vitest'
import { seededRandom } from '../../engine/random.ts'
import { main } from '../main.ts'

const folder = await mkdtemp(join(tmpdir(), 'tuoyu-solve-'))
afterAll(() => rm(folder, { recursive: true, force: true }))

async function fileOf(name: string, text: string): Promise<string> {
  await writeFile(join(folder, name), text)
  return join(folder, name)
}

/** Runs `tuoyu solve` as a shell would; no database is there. */
async function solve(...args: string[]) {
  const said = { out: '', err: '' }
  const exit = await main(['--lang', 'en', 'solve', ...args], {
    stdout: { write: (text: string) => (said.out += text) },
    stderr: { write: (text: string) => (said.err += text) },
    env: { DATABASE_URL: 'postgres://localhost:1/none' },
  })
  return { exit, ...said }
}

async function answer(...args: string[]) {
  const { exit, out, err } = await solve(...args, '--json')
  return { exit, err, ...JSON.parse(out || '{}') }
}

/** A path of five vertices 0–2–3–7–9, one edge given twice. */
const network = await fileOf('path.txt', '5 5 2\n1 2 9\n1 2 2\n2 3 1\n3 4 4\n4 5 2\n')
const warehouses = await fileOf('cap.txt', '2 3\ncapacity 10\ncapacity 12\n5\n5 20\n5\n20 5\n5\n10\n15\n')
const tsplib = await fileOf(
  'line.tsp',
  'NAME : line\nDIMENSION : 3\nEDGE_WEIGHT_TYPE : EUC_2D\nNODE_COORD_SECTION\n1 0 0\n2 1.9e0 0\n3 -5 0\nEOF\n',
)
const points = await fileOf('points.txt', '3 of them\n0 0 5\n10 0 1\n20 0 7\n')
const csv = await fileOf(
  'places.csv',
  'x,y,demand,site,site_cost,capacity\n0,0,5,yes,1,9\n10,0,1,no,,\n20,0,7,kept,1,9\n11,0,0,forbidden,0,99\n',
)

describe('tuoyu solve', () => {
  test('a network of the OR-Library: the last of repeated edges counts, p stands in the file', async () => {
    expect(await answer('p-median', network)).toMatchObject({
      exit: 0,
      status: 'optimal',
      objective: 5,
      bound: 5,
      gap: 0,
      open: [2, 4],
    })
    expect(await answer('p-center', network, '--open', '4')).toMatchObject({ objective: 1 })
    expect(await answer('set-covering', network, '--radius', '2')).toMatchObject({ objective: 2 })
    expect(await answer('set-covering', network, '--radius', '3', '--times', '2')).toMatchObject({
      objective: 4,
    })
  })

  test('warehouses: the word capacity waits for --capacity, and does not matter without capacities', async () => {
    const file = 'capacitated-facility-location'
    expect(await answer(file, warehouses, '--capacity', '10')).toMatchObject({ objective: 42, open: [1, 2] })
    expect(await answer(file, warehouses, '--capacity', '15')).toMatchObject({ objective: 42 })
    expect(await answer('uncapacitated-facility-location', warehouses)).toMatchObject({ objective: 42 })
    const { exit, err } = await solve(file, warehouses)
    expect(exit).toBe(2)
    expect(err).toContain('cap.txt has 1 fault:\n  line 2: "capacity", expected a number, or --capacity N')
    expect(err).not.toContain('line 3')
  })

  test('TSPLIB distances as they are or rounded down', async () => {
    const args = ['p-median', tsplib, '--format', 'tsplib', '--open', '1']
    expect((await answer(...args)).objective).toBeCloseTo(6.9, 9)
    expect((await answer(...args, '--distance', 'floor')).objective).toBe(6)
  })

  test('points with demand, with and without capacities', async () => {
    const args = ['maximal-covering', points, '--format', 'points', '--radius', '9', '--open', '1']
    expect(await answer(...args)).toMatchObject({ objective: 7, unserved: 6, limit: 'open-count' })
    expect(await answer(...args, '--capacity', '3')).toMatchObject({ objective: 3, limit: 'capacity' })
  })

  test('our CSV keeps, forbids and prices sites, numbered by row', async () => {
    // its ending says how the file is written
    const args = ['capacitated-facility-location', csv]
    expect(await answer(...args)).toMatchObject({ status: 'optimal', objective: 12, open: [1, 3] })
  })

  test('the answer in words, in Chinese too', async () => {
    const { out } = await solve('p-median', network)
    expect(out).toContain('Status     optimal, proved\nObjective  5\nBound      5')
    expect(out).toContain('Open       2: 2 4')
    expect((await solve('p-median', network, '--lang', 'zh')).out).toContain('最优（已证明）')
  })

  test('the screen has no digits that are rounding, JSON has them', async () => {
    const tenths = await fileOf('tenths.txt', '4\n0 0 0.1\n1 0 0.2\n0 1 0.3\n1 1 1.1\n')
    const args = ['p-median', tenths, '--format', 'points', '--open', '2'] as const
    expect(await answer(...args)).toMatchObject({ objective: 0.1 + 0.2 })
    expect((await solve(...args)).out).toContain('Objective  0.3\nBound      0.3\n')
  })

  test('infeasible is exit code 10, stopped by work 11', async () => {
    const small = await answer('capacitated-facility-location', warehouses, '--capacity', '5')
    expect(small).toMatchObject({ exit: 10, status: 'infeasible' })
    const lines = Array.from({ length: 80 }, (_, at) => `${(at * 37) % 101} ${(at * 61) % 97} 1`)
    const many = await fileOf('many.txt', `80\n${lines.join('\n')}\n`)
    const args = ['p-median', many, '--format', 'points', '--open', '5', '--work', '0.01', '--threads']
    const one = await answer(...args, '1')
    expect(one).toMatchObject({ exit: 11, status: 'stopped' })
    expect({ ...(await answer(...args, '2')), seconds: 0 }).toEqual({ ...one, seconds: 0 })
  })

  test('one thread and two print the same, proved or ended by work in the midst of branching', async () => {
    const lines = Array.from({ length: 90 }, (_, at) => `${at % 10} ${Math.floor(at / 10)} 1`)
    const board = await fileOf('board.txt', `90\n${lines.join('\n')}\n`)
    for (const [model, ...rest] of [
      ['p-median', '--open', '15', '--work', '4'],
      ['p-median', '--open', '4'],
      ['maximal-covering', '--open', '7', '--radius', '2'],
    ]) {
      const args = [model!, board, '--format', 'points', ...rest, '--threads']
      const one = await answer(...args, '1')
      expect({ ...(await answer(...args, '2')), seconds: 0 }).toEqual({ ...one, seconds: 0 })
    }
  })

  test('demand points that no site covers are counted and named by their number in the file', async () => {
    const lonely = await fileOf('lonely.csv', 'x,y,demand,site\n0,0,1,yes\n90,0,1,no\n1,0,1,no\n95,0,2,no\n')
    const args = ['set-covering', lonely, '--format', 'csv', '--radius', '5'] as const
    const found = await answer(...args)
    expect(found).toMatchObject({ exit: 10, unserved: 3, outOfReach: { count: 2, points: [2, 4] } })
    expect((await solve(...args)).out).toContain('reaches 2 demand points often enough: 2 4')
    expect((await solve(...args, '--lang', 'zh')).out).toContain('可覆盖点位不足的需求点 2 个：2 4')
  })

  test('of many such points the sentence names as many as fit a line, and JSON all', async () => {
    const rows = Array.from({ length: 21 }, (_, at) => `${50 + at},0,1,no`)
    const lonely = await fileOf('lonely-many.csv', `x,y,demand,site\n0,0,1,yes\n${rows.join('\n')}\n`)
    const args = ['set-covering', lonely, '--format', 'csv', '--radius', '5'] as const
    const points = Array.from({ length: 21 }, (_, at) => at + 2)
    expect(await answer(...args)).toMatchObject({ exit: 10, outOfReach: { count: 21, points } })
    expect((await solve(...args)).out).toContain(
      `reaches 21 demand points often enough: ${points.slice(0, 20).join(' ')} …`,
    )
  })

  test('a faulty file names every line, a faulty option every option', async () => {
    const faulty = await fileOf('bad.txt', '3 2 1\n1 2 -4\n1 7 x\n9\n')
    const { exit, out, err } = await solve('p-median', faulty)
    expect({ exit, out }).toEqual({ exit: 2, out: '' })
    expect(err).toContain('bad.txt has 4 faults:')
    expect(err).toContain('line 4: "9", expected the end of the file: line 1 says 2 edges')
    expect(err).toContain('line 2: "-4", expected the cost of an edge: a number from 0 to 1000000000000000')
    expect(err).toContain('line 3: "7", expected a vertex: a whole number from 1 to 3')
    expect(err).toContain('line 3: "x"')
    const options = await solve('p-median', points, '--format', 'points', '--gap', '2', '--open', 'many')
    expect(options.err).toMatch(/--open: "many"[\s\S]*--gap: "2", expected a number from 0 to 1/)
    expect((await solve('set-covering', points, '--format', 'points')).err).toContain(
      '--radius is missing: a number from 0 to 1000000000000000',
    )
    expect((await solve('p-median', join(folder, 'absent'))).err).toContain('cannot be read (ENOENT)')
    const one = await fileOf('one.txt', '1 0 1 9\n')
    expect((await solve('p-median', one)).err).toContain('one.txt has 1 fault:\n')
    const many = await fileOf('many-faults.txt', `9 60 1\n${'1 2 x\n'.repeat(60)}`)
    expect((await solve('p-median', many)).err).toContain('has 60 faults, the first 50 of them:')
    const short = await fileOf('short.csv', 'x,y,demand,sight\n1,2,3,yes\n')
    const sight = await solve('p-center', short, '--format', 'csv', '--open', '1')
    expect(sight.err).toContain('short.csv has 1 fault, so nothing was computed.')
    expect(sight.out).toMatch(/^error {4}.*short.csv row 1: unknown column "sight", not read/)
    expect(sight.out).not.toContain('warning')
  })
})

describe('in Chinese', () => {
  test('our CSV may have Chinese headings and words, in GBK', async () => {
    const chinese = join(folder, 'chinese.csv')
    const text =
      '横坐标,纵坐标,需求,点位,设点成本,容量\n0,0,5,是,1,9\n10,0,1,否,,\n20,0,7,保留,1,9\n11,0,0,禁用,0,99\n'
    await writeFile(chinese, iconv.encode(text, 'gbk'))
    const args = ['capacitated-facility-location', chinese, '--format', 'csv']
    expect(await answer(...args)).toMatchObject({ status: 'optimal', objective: 12, open: [1, 3] })
  })

  test('faults of files, options and values say what is allowed', async () => {
    const faulty = await fileOf('falsch.txt', '3 2 1\n1 2 -4\n1 7 x\n9\n')
    const { err } = await solve('p-median', faulty, '--lang', 'zh')
    expect(err).toContain('第 4 行："9"，应为文件结尾：第 1 行说有 2 条边')
    expect(err).toContain('第 2 行："-4"，应为边的成本：不小于 0、不大于 1000000000000000 的数')
    expect(err).toContain('第 3 行："7"，应为顶点：1 至 3 的整数')
    expect(err).not.toMatch(/[a-z]{4,}:/)
    const options = await solve('set-covering', points, '--format', 'points', '--gap', '2', '--lang', 'zh')
    expect(options.err).toContain('--gap："2"，应为不小于 0、不大于 1 的数')
  })
})

test('--json names the sites that the limit speaks of', async () => {
  const args = ['maximal-covering', points, '--format', 'points', '--radius', '9', '--open', '1']
  expect(await answer(...args, '--capacity', '3')).toMatchObject({ limit: 'capacity', limitSites: [1] })
})

test('Ctrl-C prints the best answer so far with status stopped', async () => {
  const random = seededRandom(7)
  const lines = Array.from({ length: 1500 }, () => `${random() * 1000} ${random() * 1000} 1`)
  const large = await fileOf('large.txt', `1500\n${lines.join('\n')}\n`)
  const said = { out: '' }
  // no proof is in sight for minutes
  const running = main(['solve', 'set-covering', large, '--format', 'points', '--radius', '60', '--json'], {
    stdout: { write: text => (said.out += text) },
    // the first word of progress comes after a second
    stderr: { write: () => process.emit('SIGINT') },
    env: {},
  })
  expect(await running).toBe(11)
  const { status, open, objective } = JSON.parse(said.out)
  expect(status).toBe('stopped')
  expect(open).toHaveLength(objective)
})

test('a file that is no text is told as that, and none of it is printed', async () => {
  const binary = await fileOf('ways.xlsx', 'PK\u0003\u0004\0\u001b[2J')
  const { exit, err } = await solve('p-median', binary)
  expect(exit).toBe(2)
  expect(err).toContain('ways.xlsx is not a text file')
  const acting = await fileOf('escape.txt', `${'\u009b2J'.repeat(200)} 1 1\n`)
  const said = (await solve('p-median', acting)).err
  expect(said).not.toMatch(/\u009b/)
  expect(Math.max(...said.split('\n').map(line => line.length))).toBeLessThan(250)
})

test('an option that the model does not take is a fault', async () => {
  const { exit, err } = await solve('p-median', network, '--capacity', '3', '--times', '2')
  expect(exit).toBe(2)
  expect(err).toContain('--capacity: 3, expected only with capacitated-facility-location, maximal-covering')
  expect(err).toContain('--times: 2, expected only with set-covering')
})

/** Published instances are not part of the project; TUOYU_BENCH names the folder that holds some. */
const bench = process.env.TUOYU_BENCH
describe.skipIf(!bench)('published instances in TUOYU_BENCH', () => {
  const known = !bench
    ? []
    : readFileSync(join(bench, 'optima.csv'), 'utf8')
        .split('\n')
        .map(line => line.split(','))
        .filter(
          ([set, name]) => (set === 'pmed' || set === 'cap') && existsSync(join(bench, set, `${name}.txt`)),
        )
        .filter(([, name, , size]) => name !== 'capa' && Number(size) <= 200)

  test.each(known)('%s %s is proved optimal', async (set, name, _problem, _size, _open, optimum) => {
    const model = set === 'pmed' ? 'p-median' : 'capacitated-facility-location'
    const found = await answer(model, join(bench!, set!, `${name}.txt`))
    expect(found.status).toBe('optimal')
    expect(found.objective).toBeCloseTo(Number(optimum), 2)
  })
})
