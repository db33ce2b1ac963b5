import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import iconv from 'iconv-lite'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { main } from '../main.ts'

const folder = await mkdtemp(join(tmpdir(), 'tuoyu-access-'))
afterAll(() => rm(folder, { recursive: true, force: true }))
const at = (name: string) => join(folder, name)

beforeAll(async () => {
  await writeFile(at('a.csv'), 'id,amount,group,advantage\nA,10,urban,3\nB,20,urban,2\nC,10,rural,1\nD,5,,\n')
  await writeFile(at('b.csv'), '\ufeffid,amount\r\nX,6\r\nY,9\r\n')
  await writeFile(at('c.csv'), 'to,from,cost\nY,C,5\nX,A,5\nY,A,25\nX,B,15\nY,B,15\nY,D,\n')
})

/** Runs the command line where no database can be had. */
async function access(
  method: string,
  options: string[],
  language = 'en',
  names = ['a.csv', 'b.csv', 'c.csv'],
) {
  const said = { out: '', err: '' }
  const [demand, supply, costs] = names.map(at)
  const files = ['--demand', demand!, '--supply', supply!, '--costs', costs!]
  const exit = await main(['--lang', language, 'access', method, ...files, ...options], {
    stdout: { write: (text: string) => (said.out += text) },
    stderr: { write: (text: string) => (said.err += text) },
    env: { DATABASE_URL: 'postgresql://127.0.0.1:1/none' },
  })
  return { exit, ...said }
}

describe('tuoyu access', () => {
  test('prints access of every point, by site, and fairness by group as JSON', async () => {
    const { exit, out } = await access('two-step', ['--catchment', '20', '--threshold', '0.25', '--json'])
    expect(exit).toBe(0)
    const report = JSON.parse(out)
    expect(report.rows).toEqual([
      { id: 'A', group: 'urban', amount: 10, value: 0.2 },
      { id: 'B', group: 'urban', amount: 20, value: 0.5 },
      { id: 'C', group: 'rural', amount: 10, value: 0.3 },
      { id: 'D', group: null, amount: 5, value: 0 },
    ])
    expect(report.sites[0]).toEqual({ id: 'X', amount: 6, load: 30, ratio: 0.2 })
    expect(report.fairness.all).toMatchObject({ children: 45, outOfReachShare: 5 / 45 })
    expect(report.fairness.groups.map((each: { group: string | null }) => each.group)).toEqual([
      'rural',
      'urban',
      null,
    ])
  })

  test('says a screenful in either language and writes the rows', async () => {
    const { exit, out } = await access('two-step', ['--catchment', '20', '--csv', at('out.csv')])
    expect(exit).toBe(0)
    expect(out).toMatch(/two-step: 4 demand points, 2 sites, 5 ways/)
    expect(out).toMatch(/Group +Children +Places per child +Gini/)
    expect(await readFile(at('out.csv'), 'utf8')).toBe(
      '\ufeffid,group,amount,value\r\nA,urban,10,0.2\r\nB,urban,20,0.5\r\nC,rural,10,0.3\r\nD,,5,0\r\n',
    )
    const chinese = await access('two-step', ['--catchment', '20'], 'zh')
    expect(chinese.out).toMatch(/组别 +婴幼儿数 +每名婴幼儿托位数 +基尼/)
  })

  test.each([
    ['enhanced', ['--decay', 'steps:10=1,20=0.5,30=0.25'], [0.4, 0.35, 0.4, 0]],
    ['three-step', ['--decay', 'gaussian:10'], undefined],
    ['huff', ['--decay', 'exponential:0.1'], undefined],
    ['balanced', ['--decay', 'power:1.5,1'], undefined],
    ['inverted', [], [2, 28 / 9]],
    ['raam', ['--tau', '20'], undefined],
  ])('%s %j is computed', async (method, options, values) => {
    const { exit, out } = await access(method, [...options, '--json'])
    expect(exit).toBe(0)
    const found: (number | null)[] = JSON.parse(out).rows.map((row: { value: number | null }) => row.value)
    expect(found.slice(0, 2).every(value => value! > 0)).toBe(true)
    values?.forEach((value, row) => {
      expect(found[row]).toBeCloseTo(value, 12)
    })
  })

  test('a site without places has no crowdedness, which would else be the best of all', async () => {
    await writeFile(at('shut.csv'), 'id,amount\nX,6\nY,0\n')
    const names = ['a.csv', 'shut.csv', 'c.csv']
    const { out } = await access('inverted', ['--json', '--csv', at('shut-out.csv')], 'en', names)
    const report = JSON.parse(out)
    expect(report.rows[1]).toEqual({ id: 'Y', group: null, amount: 0, value: null })
    expect(report.sites[1]).toEqual({ id: 'Y', amount: 0, load: 0, ratio: null })
    expect(await readFile(at('shut-out.csv'), 'utf8')).toMatch(/\r\nY,,0,\r\n$/)
    expect((await access('inverted', [], 'en', names)).out).toMatch(/^Y +0 +no places$/m)
    expect((await access('inverted', [], 'zh', names)).out).toMatch(/^Y +0 +没有托位$/m)
  })

  test('reads Chinese headings in GBK', async () => {
    await writeFile(
      at('gbk.csv'),
      iconv.encode('编码,数量,组别\nA,10,城镇\nB,20,城镇\nC,10,农村\nD,5,农村\n', 'gbk'),
    )
    const { exit, out } = await access('two-step', ['--json'], 'zh', ['gbk.csv', 'b.csv', 'c.csv'])
    expect(exit).toBe(0)
    expect(JSON.parse(out).rows[0].group).toBe('城镇')
  })

  test('names every fault at once with file, row, column, value and what is allowed', async () => {
    await writeFile(at('bad-a.csv'), 'id,amount\nA,-3\nA,many\n')
    await writeFile(at('bad-c.csv'), 'from,to,cost\nA,Z,NaN\nQ,X,5\n')
    const { exit, out, err } = await access('two-step', [], 'en', ['bad-a.csv', 'absent.csv', 'bad-c.csv'])
    expect(exit).toBe(2)
    expect(err).toMatch(/The files have \d faults, so nothing was computed/)
    expect(out).toContain('bad-a.csv row 2 amount is "-3", expected from 0 to 1000000000000000')
    expect(out).toContain('bad-a.csv row 3 amount is "many", expected a number')
    expect(out).toMatch(/bad-a\.csv row 3 id is "A", expected each id once; row 2 has the same/)
    expect(out).toMatch(/absent\.csv, expected a file that can be read \(ENOENT\)/)
    expect(out).toContain('bad-c.csv row 2 cost is "NaN", expected a number')
    expect(out).toMatch(/bad-c\.csv row 3 from is "Q", expected a code of .*bad-a\.csv/)
    const chinese = await access('two-step', [], 'zh', ['bad-a.csv', 'b.csv', 'bad-c.csv'])
    expect(chinese.out).toMatch(/bad-a\.csv 第 2 行 amount 为 "-3"：应在 0 至/)
  })

  test('columns under Chinese headings are named as the file names them', async () => {
    await writeFile(at('demand.zh.csv'), '编码,数量\nA,x\nA,5\n')
    const { out } = await access('two-step', [], 'en', ['demand.zh.csv', 'b.csv', 'c.csv'])
    expect(out).toMatch(/row 2 数量 is "x"/)
    expect(out).toMatch(/row 3 编码 is "A", expected each 编码 once/)
    const { out: json } = await access('two-step', ['--json'], 'en', ['demand.zh.csv', 'b.csv', 'c.csv'])
    expect(JSON.parse(json).faults[0]).toMatchObject({ column: 'amount', heading: '数量' })
  })

  test('a pair that comes twice is named as a pair', async () => {
    await writeFile(at('twice.csv'), 'from,to,cost\nA,X,5\nA,X,6\n')
    const { out, err } = await access('two-step', [], 'en', ['a.csv', 'b.csv', 'twice.csv'])
    expect(out).toContain('row 3 from + to is "A + X", expected each from + to once; row 2 has the same')
    expect(err).toMatch(/twice\.csv has 1 fault, so nothing was computed\.\n$/)
  })

  test('one is told as one; where nobody is in reach, or there, no equilibrium is told', async () => {
    await writeFile(at('one-a.csv'), 'id,amount\nA,1\n')
    await writeFile(at('one-b.csv'), 'id,amount\nX,1\n')
    await writeFile(at('one-c.csv'), 'from,to,cost\nA,X,\n')
    const names = ['one-a.csv', 'one-b.csv', 'one-c.csv']
    const away = await access('raam', ['--tau', '20'], 'en', names)
    expect(away.out).toContain('raam: 1 demand point, 1 site, 0 ways\n')
    expect(away.out).not.toContain('equilibrium')
    await writeFile(at('one-a.csv'), 'id,amount\nA,0\n')
    await writeFile(at('one-c.csv'), 'from,to,cost\nA,X,5\n')
    const nobody = await access('raam', ['--tau', '20'], 'en', names)
    expect(nobody.out).toContain('1 way\nNo children: costs are those of the ways alone\n')
    expect((await access('raam', ['--tau', '20'], 'zh', names)).out).toContain('没有婴幼儿：成本只含路程')
  })

  test('costs need their column, though a cell of it may be empty', async () => {
    await writeFile(at('no-cost.csv'), 'from,to\nA,X\n')
    const english = await access('two-step', [], 'en', ['a.csv', 'b.csv', 'no-cost.csv'])
    expect(english.exit).toBe(2)
    expect(english.out).toMatch(/no-cost\.csv row 1 cost, expected a column headed cost or \S+/)
    const chinese = await access('two-step', [], 'zh', ['a.csv', 'b.csv', 'no-cost.csv'])
    expect(chinese.out).toMatch(/no-cost\.csv 第 1 行 cost：应有标题为 cost 或 \S+ 的列/)
  })

  test('a file is named as it is called, with an ending or without', async () => {
    await writeFile(at('s'), 'id,amount\nX,6\n')
    await writeFile(at('away.csv'), 'from,to,cost\nA,Z,5\n')
    const { out } = await access('two-step', [], 'en', ['a.csv', 's', 'away.csv'])
    // of one letter any other is as near
    expect(out).not.toContain('did you mean')
    expect(out).toContain(`to is "Z", expected a code of ${at('s')}`)
  })

  test.each([
    ['enhanced', [], /--decay is missing: none, steps:.*enhanced needs one/],
    ['two-step', ['--decay', 'gaussian:5'], /--decay: "gaussian:5", expected no such option for two-step/],
    ['raam', [], /--tau is missing: the cost of a way/],
    ['huff', ['--decay', 'gaussian:wide'], /--decay: "gaussian:wide", expected none, steps:/],
    ['huff', ['--decay', 'gaussian:0'], /--decay gaussian:SIGMA: 0, expected 1e-15 to 1000000000000000/],
    [
      'huff',
      ['--decay', 'steps:10=1.5,5=0.5'],
      /steps:10=1.5: 1.5, expected 0, or 1e-100 to 1\n.*steps:5=0.5: 5, expected to rise/,
    ],
    ['two-step', ['--catchment', '-1'], /--catchment: "-1", expected a number from 0 to 1000000000000000/],
    [
      'two-step',
      ['--catchment', '0x10'],
      /--catchment: "0x10", expected a number from 0 to 1000000000000000/,
    ],
    ['huff', ['--decay', 'gaussian:0x10'], /--decay: "gaussian:0x10", expected none, steps:/],
    ['raam', ['--tau', '0'], /--tau: "0", expected above 0, from 1e-100 to 1e100/],
    ['raam', ['--tau=-1'], /--tau: "-1", expected above 0, from/],
    [
      'two-step',
      ['--catchment', '1e400'],
      /--catchment: "1e400", expected a number from 0 to 1000000000000000/,
    ],
    ['huff', ['--decay', 'exponential:1e400'], /--decay exponential:RATE: "1e400", expected 1e-15 to/],
    ['huff', ['--decay', 'power:2,1e400'], /--decay power:LEAST: "1e400", expected 1e-15 to/],
    ['huff', ['--decay', 'steps:5=1,1e400=0.5'], /--decay steps:1e400=0\.5: "1e400", expected to rise/],
    ['four-step', [], /Allowed choices are two-step/],
  ])('%s %j is refused with what is allowed', async (method, options, message) => {
    const { exit, err } = await access(method, options)
    expect(exit).toBe(2)
    expect(err).toMatch(message)
  })

  test('an amount too small to be one is refused with its file and code', async () => {
    await writeFile(at('tiny.csv'), 'id,amount\nX,6\nY,1e-10\n')
    const { exit, err } = await access('two-step', [], 'en', ['a.csv', 'tiny.csv', 'c.csv'])
    expect(exit).toBe(2)
    expect(err).toContain(`${at('tiny.csv')}, Y, amount: 1e-10, expected 0, or 1e-9 to 1000000000000000`)
    const chinese = await access('two-step', [], 'zh', ['a.csv', 'tiny.csv', 'c.csv'])
    expect(chinese.err).toContain(`Y, amount：1e-10，应为 0，或 1e-9 至 1000000000000000`)
    await writeFile(at('tiny.zh.csv'), '编码,数量\nX,6\nY,1e-10\n')
    const heading = await access('two-step', [], 'zh', ['a.csv', 'tiny.zh.csv', 'c.csv'])
    expect(heading.err).toContain(`Y, 数量：1e-10`)
  })

  test('says what is allowed in Chinese too, all at once', async () => {
    const { err } = await access('huff', ['--decay', 'wide', '--tau', 'x'], 'zh')
    expect(err).toContain('--decay："wide"，应为 none、steps:')
    expect(err).toContain('--tau："x"，不用于 huff')
    const engine = await access('huff', ['--decay', 'steps:10=1,5=0.5'], 'zh')
    expect(engine.err).toContain('--decay steps:5=0.5：5，应自 0 至 1000000000000000 递增')
  })
})
