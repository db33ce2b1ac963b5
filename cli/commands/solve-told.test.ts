/** What `tuoyu solve` tells of files written otherwise, of what is missing, and of what cannot be. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { main } from '../main.ts'

const folder = await mkdtemp(join(tmpdir(), 'tuoyu-told-'))
afterAll(() => rm(folder, { recursive: true, force: true }))
let files = 0

/** Solves the text as a file of that ending; lines of both streams without the folder. */
async function solve(model: string, ending: string, text: string, ...options: string[]) {
  const file = join(folder, `${++files}.${ending}`)
  await writeFile(file, text)
  const said = { out: '', err: '' }
  const exit = await main(['--lang', 'en', 'solve', model, file, ...options], {
    stdout: { write: chunk => (said.out += chunk) },
    stderr: { write: chunk => (said.err += chunk) },
    env: {},
  })
  const lines = (chunk: string) => chunk.replaceAll(`${folder}/`, '').split('\n').filter(Boolean)
  return { exit, out: lines(said.out), err: lines(said.err).map(line => line.trim()) }
}

const CHINESE = ['--lang', 'zh'] as const

describe('a file written otherwise than it is read is told once, with the format it looks written in', () => {
  const points = '3\t9999\tp\tS\n409154 435528 50\n409151 435683 4\n409277 435600 7\n'
  const tsplib = 'NAME : two\nDIMENSION : 2\nNODE_COORD_SECTION\n1 0 0\n2 5 0\nEOF\n'
  const file = [expect.stringContaining('has 1 fault:')] as const

  test('points', async () => {
    const { exit, err } = await solve('p-median', 'txt', points, '--open', '2')
    expect(exit).toBe(2)
    expect(err).toEqual([
      ...file,
      'line 1: "3\\t9999\\tp\\tS", expected vertices edges p; this file looks like points: --format points',
    ])
    const chinese = await solve('p-median', 'txt', points, '--open', '2', ...CHINESE)
    expect(chinese.err[1]).toMatch(
      /^第 1 行：.*，应为 vertices edges p；此文件似为 points 格式，请加 --format points$/,
    )
  })

  test('TSPLIB and CSV', async () => {
    const { err } = await solve('p-center', 'txt', tsplib, '--open', '1')
    expect(err).toEqual([...file, expect.stringMatching(/looks like tsplib: --format tsplib$/)])
    const comma = await solve('p-center', 'txt', 'x,y,demand\n0,0,1\n', '--open', '1')
    expect(comma.err).toEqual([...file, expect.stringMatching(/looks like csv: --format csv$/)])
  })

  test('where costs of sites are needed, points and TSPLIB are told to have none', async () => {
    const { err } = await solve('capacitated-facility-location', 'txt', points)
    expect(err).toEqual([...file, expect.stringMatching(/looks like points: it has no costs of sites$/)])
    const chinese = await solve('uncapacitated-facility-location', 'txt', tsplib, ...CHINESE)
    expect(chinese.err[1]).toMatch(/此文件似为 tsplib 格式，不含设点成本$/)
  })

  test('a network whose edges are miscounted stays a network', async () => {
    const { err } = await solve('p-median', 'txt', '3 2 1\n1 2 4\n2 3 4\n1 3 9\n')
    expect(err[1]).toBe('line 4: "1 3 9", expected the end of the file: line 1 says 2 edges')
  })
})

test('a heading that is no column of the file is called one, with the columns there are', async () => {
  const text = 'x,y,demand,sites\n0,0,5,yes\n'
  const { exit, out } = await solve('p-median', 'csv', text, '--open', '1')
  expect(exit).toBe(2)
  expect(out).toEqual([
    'error    4.csv row 1: unknown column "sites", not read; did you mean site? columns are: x, y, demand, site, site_cost, capacity'.replace(
      '4',
      `${files}`,
    ),
  ])
  const chinese = await solve('p-median', 'csv', text.replace('sites', 'foo'), '--open', '1', ...CHINESE)
  expect(chinese.out[0]).toMatch(/第 1 行：未知的列“foo”，未读取；可用的列：x（横坐标）、y（纵坐标）、/)
})

test('columns of a file with Chinese headings are called as the file calls them', async () => {
  const { out } = await solve('p-median', 'csv', '横坐标,纵坐标,需求,点位\n0,a,-1,也许\n', '--open', '1')
  expect(out.map(line => line.split(' is ')[0]!.split(' ').at(-1))).toEqual(['纵坐标', '需求', '点位'])
  const sound = '横坐标,y,需求,容量\n0,0,1,5\n'
  const unused = await solve('p-median', 'csv', sound, '--open', '1', ...CHINESE)
  expect(unused.out.at(-1)).toMatch(/^未使用 +此模型不用 容量 列/)
  const mixed = await solve('p-median', 'csv', sound.replace('0,0', '0,b'), '--open', '1', ...CHINESE)
  expect(mixed.out[0]).toMatch(/第 2 行 y 为 "b"/)
})

test('an option that is missing is called missing, not nothing', async () => {
  const text = 'x,y,demand\n0,0,1\n'
  const { err } = await solve('maximal-covering', 'csv', text)
  expect(err.slice(1)).toEqual([
    '--open is missing: a whole number of 1 or more',
    `--radius is missing: a number from 0 to ${1e15}`,
  ])
  const chinese = await solve('maximal-covering', 'csv', text, ...CHINESE)
  expect(chinese.err.slice(1)).toEqual([
    '缺少 --open：不小于 1 的整数',
    `缺少 --radius：不小于 0、不大于 ${1e15} 的数`,
  ])
})

describe('a count of sites that kept and forbidden ones do not let be is told with what they let', () => {
  const text = 'x,y,demand,site\n0,0,5,yes\n1,0,5,yes\n2,0,3,forbidden\n'

  test('more than may open', async () => {
    const { exit, out } = await solve('p-median', 'csv', text, '--open', '3')
    expect(exit).toBe(10)
    expect(out).toContain('Count      only 2 sites may open, 3 are asked for')
    const cover = ['--open', '3', '--radius', '1'] as const
    const chinese = await solve('maximal-covering', 'csv', text, ...cover, ...CHINESE)
    expect(chinese.out).toContain('数量    至多可开放 2 个点位，要求 3 个')
  })

  test('fewer than stay open', async () => {
    const kept = text.replaceAll('yes', 'kept')
    const { out } = await solve('p-center', 'csv', kept, '--open', '1')
    expect(out).toContain('Count      2 sites stay open, 1 is asked for')
    const json = await solve('p-center', 'csv', kept, '--open', '1', '--json')
    expect(JSON.parse(json.out.join('\n'))).toMatchObject({ openCount: { asked: 1, least: 2, most: 2 } })
    expect((await solve('p-median', 'csv', text, '--open', '1')).out.join()).not.toContain('Count')
  })
})

test('more than two threads are refused, as no model uses them', async () => {
  const { exit, err } = await solve('p-median', 'csv', 'x,y,demand\n0,0,1\n', '--open', '1', '--threads', '3')
  expect(exit).toBe(2)
  expect(err[1]).toBe('--threads: "3", expected a whole number from 1 to 2')
})
