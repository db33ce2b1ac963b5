/** Faults of files and options of `tuoyu solve` that once passed unseen, hid each other or were told wrongly. */
import { describe, expect, test } from 'vitest'
import { CHINESE, solve } from './solve.fixture.ts'

const MOST = 1e15

describe('every place is served where it can be, however dear sites are', () => {
  test('in our CSV', async () => {
    const text = 'x,y,demand,site_cost\n0,0,5,1000\n10,0,1,1000\n20,0,7,1000\n'
    const found = await solve('uncapacitated-facility-location', 'csv', text, '--json')
    expect(found.json()).toMatchObject({ status: 'optimal', objective: 1110, open: [3], unserved: 0 })
  })

  test('in a file of the OR-Library', async () => {
    const text = '2 2\n10 1000\n10 1000\n5\n8 12\n3\n6 9\n'
    const found = await solve('uncapacitated-facility-location', 'orlib', text, '--json')
    expect(found.json()).toMatchObject({ status: 'optimal', objective: 1014, open: [1], unserved: 0 })
  })
})

describe('numbers', () => {
  test.each([
    ['points', 'p-median', '2\n1e200 0 1\n-1e200 0 2\n', ['line 2: "1e200 0 1"', 'line 3: "-1e200 0 2"']],
    ['points', 'p-median', '2\n0 0 1e308\n1 0 1e308\n', ['line 2: "0 0 1e308"', 'line 3: "1 0 1e308"']],
    ['tsplib', 'p-median', 'DIMENSION: 1\nNODE_COORD_SECTION\n1 0 2e15\nEOF\n', ['line 3: "1 0 2e15"']],
    ['orlib', 'p-median', '2 1 1\n1 2 1e308\n', ['line 2: "1e308"']],
    [
      'orlib',
      'uncapacitated-facility-location',
      '1 1\n9 1e16\n1e300\n1e20\n',
      ['"1e16"', '"1e300"', '"1e20"'],
    ],
  ])(
    'too large for sums are refused in %s by line and value, as in our CSV',
    async (format, model, text, told) => {
      const { exit, out, err } = await solve(model, format, text, '--open', '1')
      expect({ exit, out }).toEqual({ exit: 2, out: [] })
      const faults = err.filter(line => line.startsWith('line'))
      // --open is told besides where the model does not take it
      expect(faults).toHaveLength(told.length)
      for (const [at, each] of told.entries()) expect(faults[at]).toContain(each)
      for (const fault of faults) expect(fault).toContain(`${MOST}`)
    },
  )

  test.each(['0x3', 'Infinity', '1e', '１'])('%s is no number, in a file as in an option', async word => {
    const orlib = await solve('p-median', 'orlib', `3 1 1\n1 2 ${word}\n`)
    expect(orlib.err).toContain(
      `line 2: ${JSON.stringify(word)}, expected the cost of an edge: a number from 0 to ${MOST}`,
    )
    const points = await solve('p-median', 'points', `1\n${word} 0 1\n`, '--open', word)
    expect(points.err[1]).toContain(`--open: ${JSON.stringify(word)}`)
    expect((await solve('p-median', 'points', `1\n${word} 0 1\n`, '--open', '1')).err[1]).toContain('line 2')
  })
})

test.each(['Infinity', '1e400', '-1'])(
  'of an effort of %s it is told what is allowed at most',
  async word => {
    const { exit, err } = await solve(
      'p-median',
      'points',
      '1\n0 0 1\n',
      `--seconds=${word}`,
      `--work=${word}`,
    )
    expect(exit).toBe(2)
    const allowed = 'expected a number from 0 to 1000000000'
    expect(err.slice(1)).toEqual(['work', 'seconds'].map(name => `--${name}: "${word}", ${allowed}`))
  },
)

test('a column of capacities without any value sets no limit', async () => {
  const text = 'x,y,demand,site_cost,capacity\n0,0,5,1,\n10,0,1,1,\n20,0,7,1,\n'
  const found = await solve('capacitated-facility-location', 'csv', text, '--json')
  expect(found.json()).toMatchObject({ status: 'optimal', objective: 3, open: [1, 2, 3] })
  const cover = ['--open', '1', '--radius', '10', '--json'] as const
  const covered = (await solve('maximal-covering', 'csv', text, ...cover)).json()
  const without = (
    await solve('maximal-covering', 'csv', text.replaceAll(/,(?:capacity)?$/gm, ''), ...cover)
  ).json()
  expect({ ...covered, seconds: 0 }).toEqual({ ...without, seconds: 0 })
})

test('more sites to open than there are is refused alike in the file and on the command line', async () => {
  const edges = '1 2 4\n2 3 4\n'
  const allowed = 'a whole number from 1 to 3, as there are 3 sites'
  const inFile = await solve('p-median', 'orlib', `3 2 5\n${edges}`)
  expect(inFile).toMatchObject({ exit: 2, out: [] })
  expect(inFile.err[1]).toBe(`line 1: "5", expected sites to open: ${allowed}`)
  for (const model of ['p-median', 'p-center', 'maximal-covering']) {
    const radius = model === 'maximal-covering' ? ['--radius', '1'] : []
    const asOption = await solve(model, 'orlib', `3 2 1\n${edges}`, '--open', '5', ...radius)
    expect(asOption).toMatchObject({ exit: 2, out: [] })
    expect(asOption.err[1]).toBe(`--open: 5, expected ${allowed}`)
  }
  const chinese = await solve('p-median', 'points', '2\n0 0 1\n1 0 1\n', '--open', '3', ...CHINESE)
  expect(chinese.err[1]).toBe('--open：3，应为 1 至 2 的整数，因点位共 2 个')
})

describe('all faults are told at once', () => {
  test('a TSPLIB header and its coordinates', async () => {
    const { err } = await solve(
      'p-center',
      'tsplib',
      'DIMENSION: x\nNODE_COORD_SECTION\n1 a 0\n2 0\n1.5 0 0\nEOF\n',
      '--open',
      '1',
    )
    expect(err.map(line => line.split(',')[0])).toEqual([
      expect.stringMatching(/^\d+\.tsplib has 4 faults:$/),
      'line 1: "DIMENSION: x"',
      'line 3: "1 a 0"',
      'line 4: "2 0"',
      'line 5: "1.5 0 0"',
    ])
  })

  test('a header of the OR-Library and what follows; no range is told that the file does not give', async () => {
    const { err } = await solve('p-median', 'orlib', '3.5 2 1\n1.5 2 3\n2 3 x\n')
    expect(err.slice(1).map(line => line.split(',')[0])).toEqual([
      'line 1: "3.5"',
      'line 2: "1.5"',
      'line 3: "x"',
    ])
    const nothing = await solve('p-median', 'orlib', '0 0 0\n')
    expect(nothing.err).toContain('line 1: "0", expected sites to open: a whole number of 1 or more')
    const warehouses = await solve('capacitated-facility-location', 'orlib', '2 x\n10 -1\n10 5\ny\n')
    expect(warehouses.err.slice(1).map(line => line.split(',')[0])).toEqual([
      'line 1: "x"',
      'line 2: "-1"',
      'line 4: "y"',
    ])
  })

  test('a missing column demand and cells at fault', async () => {
    const { exit, out } = await solve('p-median', 'csv', 'x,y,site\na,0,yes\n1,0,perhaps\n', '--open', '1')
    expect(exit).toBe(2)
    expect(out).toHaveLength(3)
    expect(out.join('\n')).toMatch(
      /demand, expected a column headed demand[\s\S]*row 2 x is "a"[\s\S]*row 3 site is "perhaps"/,
    )
  })
})

describe('what a file promises and what follows are both told', () => {
  test('edges', async () => {
    const { err } = await solve('p-median', 'orlib', '3 3 1\n1 2 4\n2 3 4\n')
    expect(err).toEqual([
      expect.stringContaining('has 1 fault:'),
      'line 3: something is missing, expected 3 edges, as line 1 says; 2 follow',
    ])
    const chinese = await solve('p-median', 'orlib', '3 1 1\n1 2 4\n2 3 4\n', ...CHINESE)
    expect(chinese.err[1]).toBe('第 3 行："2 3 4"，应为文件结尾：第 1 行说有 1 条边')
  })

  test('warehouses', async () => {
    const { err } = await solve(
      'uncapacitated-facility-location',
      'orlib',
      '2 2\n10 1000\n10 1000\n5\n8 12\n3\n6\n',
    )
    expect(err[1]).toBe(
      'line 7: something is missing, expected 2 costs of customer 2, whose row ends early: 2 sites and 2 customers take 10 numbers, 9 follow',
    )
    expect(err).toHaveLength(2)
    const more = await solve('uncapacitated-facility-location', 'orlib', '1 1\n10 9\n5\n8 12\n')
    expect(more.err[1]).toBe(
      'line 1: "1 1", expected counts of all numbers: 1 site and 1 customer take 4 numbers, 5 follow',
    )
  })

  test('a row of costs that lacks a number in the midst of the file is named, however its lines break', async () => {
    const model = 'uncapacitated-facility-location'
    const sites = '10 1\n10 1\n10 1\n'
    // demand on a line of its own, costs in two lines; and each row in one line
    const broken = await solve(model, 'orlib', `3 3\n${sites}5\n1 2\n3\n5\n1 2\n5\n1 2\n3\n`)
    expect(broken.err[1]).toMatch(
      /^line 9: something is missing, expected 3 costs of customer 2, whose row ends early/,
    )
    const lines = await solve(model, 'orlib', `3 3\n${sites}5 1 2 3\n5 1 2\n5 1 2 3\n`)
    expect(lines.err[1]).toMatch(/^line 6: something is missing, expected 3 costs of customer 2/)
    const chinese = await solve(model, 'orlib', `3 3\n${sites}5 1 2 3\n5 1 2\n5 1 2 3\n`, ...CHINESE)
    expect(chinese.err[1]).toBe(
      '第 6 行：有缺失，应为需求点 2 的 3 个成本，该行不足：3 个点位、3 个需求点共需 18 个数，其后有 17 个',
    )
    const few = await solve(model, 'orlib', '3 3\n10 1\n10\n')
    expect(few.err[1]).toMatch(/^line 3: something is missing, expected capacity and fixed cost of 3 sites/)
  })

  test('a file of another kind is told once, with the models that it fits', async () => {
    const warehouses = await solve('p-median', 'orlib', '2 2\ncapacity 1000\n10 1000\n5\n8 12\n3\n6 9\n')
    expect(warehouses.err).toEqual([
      expect.stringContaining('has 1 fault:'),
      'line 1: "2 2", expected vertices edges p; this file fits facility location',
    ])
    const network = await solve('capacitated-facility-location', 'orlib', '3 2 1\n1 2 4\n2 3 4\n', ...CHINESE)
    expect(network.err).toEqual([
      expect.stringContaining('有 1 处错误'),
      '第 1 行："3 2 1"，应为 sites customers；此文件适用于 p-median、p-center 和覆盖模型（covering）',
    ])
  })
})

test('a point of a TSPLIB file whose number came before is a fault', async () => {
  const text = 'DIMENSION: 2\nNODE_COORD_SECTION\n1 0 0\n1 5 0\nEOF\n'
  const { err } = await solve('p-median', 'tsplib', text, '--open', '1')
  expect(err[1]).toBe('line 4: 1, expected each number of a point once')
  const chinese = await solve('p-median', 'tsplib', text, '--open', '1', ...CHINESE)
  expect(chinese.err[1]).toBe('第 4 行：1，应为不重复的点编号')
})

test('one bad byte among letters and digits is not told as a matter of one encoding', async () => {
  const bytes = Buffer.from('x,y,demand\n0,0,5\n1,0,?3\n')
  bytes[bytes.indexOf('?')] = 0xff
  const { out } = await solve('p-median', 'csv', bytes, '--open', '1')
  expect(out[0]).toContain('row 3, expected text in UTF-8 or GB18030 throughout')
  const chinese = await solve('p-median', 'csv', bytes, '--open', '1', ...CHINESE)
  expect(chinese.out[0]).toContain('应全部为 UTF-8 或 GB18030 文本')
})

test.each(['orlib', 'tsplib', 'points'])('UTF-16 as %s is told as that, and how to save it', async format => {
  const bytes = Buffer.from('\ufeff2 1 1\r\n1 2 4\r\n', 'utf16le')
  const { exit, err } = await solve('p-median', format, bytes, '--open', '1')
  expect(exit).toBe(2)
  expect(err[0]).toContain('this is UTF-16 ("Unicode text"): save it as "UTF-8"')
  const chinese = await solve('p-median', format, bytes.subarray(2), '--open', '1', ...CHINESE)
  expect(chinese.err[0]).toContain('这是 UTF-16（“Unicode 文本”），请另存为“UTF-8”')
})

test('the mark of UTF-8 is no number', async () => {
  const { exit } = await solve('p-median', 'orlib', '\ufeff2 1 1\n1 2 4\n')
  expect(exit).toBe(0)
})

describe('in Chinese', () => {
  test('what stands in the file is quoted as it stands there', async () => {
    const { err } = await solve('p-median', 'tsplib', 'DIMENSION: x\n', '--open', '1', ...CHINESE)
    expect(err.slice(1)).toEqual([
      '第 1 行："DIMENSION: x"，应为 DIMENSION : 不小于 1 的整数',
      '第 2 行：有缺失，应为坐标部分（NODE_COORD_SECTION）',
    ])
  })

  test('another separator has its Chinese name', async () => {
    const { out } = await solve('p-median', 'csv', 'x;y;demand\n0;0;1\n', '--open', '1', ...CHINESE)
    expect(out[0]).toContain('列之间应以逗号分隔，而不是分号')
  })
})
