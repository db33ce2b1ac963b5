import { expect, test } from 'vitest'
import { seededRandom } from '../random.ts'
import { rake } from './rake.ts'

const list = (...values: number[]) => Float64Array.from(values)
const rowSum = (table: Float64Array, row: number, columns: number) =>
  table.subarray(row * columns, (row + 1) * columns).reduce((all, each) => all + each, 0)

test('the published four by four table is fitted to its printed cells', () => {
  // Seed, margins and result as printed by Wikipedia's article and by vankesteren/ProportionalFitting.jl, README.
  const { table, status } = rake({
    seed: list(40, 30, 20, 10, 35, 50, 100, 75, 30, 80, 70, 120, 20, 30, 40, 50),
    rowTotals: list(150, 300, 400, 150),
    columnTotals: list(200, 300, 400, 100),
  })
  const printed = [
    ...[64.5585, 46.2325, 35.3843, 3.82473],
    ...[49.9679, 68.1594, 156.499, 25.3742],
    ...[56.7219, 144.428, 145.082, 53.7673],
    ...[28.7516, 41.18, 63.0347, 17.0337],
  ]
  expect(status).toBe('fitted')
  printed.forEach((cell, at) => {
    expect(Math.abs(table[at]! / cell - 1)).toBeLessThan(1e-5)
  })
})

test('by hand: an even seed gives the product of the margins at once', () => {
  const { table, passes } = rake({
    seed: list(1, 1, 1, 1),
    rowTotals: list(30, 10),
    columnTotals: list(20, 20),
  })
  expect(Array.from(table)).toEqual([15, 15, 5, 5])
  expect(passes).toBe(1)
})

test('both margins are met and the odds between cells stay those of the seed', () => {
  for (let seed = 1; seed <= 30; seed++) {
    const random = seededRandom(seed)
    const rows = 2 + Math.floor(random() * 8)
    const columns = 2 + Math.floor(random() * 5)
    const numbers = (length: number) => Float64Array.from({ length }, () => 1 + 9 * random())
    const cells = numbers(rows * columns)
    const rowTotals = numbers(rows)
    const all = rowTotals.reduce((sum, each) => sum + each, 0)
    const weights = numbers(columns)
    const weight = weights.reduce((sum, each) => sum + each, 0)
    const columnTotals = weights.map(each => (each / weight) * all)
    const { table, status, worst } = rake({ seed: cells, rowTotals, columnTotals })
    expect(status).toBe('fitted')
    for (let row = 0; row < rows; row++)
      expect(Math.abs(rowSum(table, row, columns) - rowTotals[row]!)).toBeLessThanOrEqual(worst + 1e-12)
    const odds = (of: Float64Array) => (of[0]! * of[columns + 1]!) / (of[1]! * of[columns]!)
    expect(odds(table) / odds(cells)).toBeCloseTo(1, 9)
  }
})

test('a cell of 0 stays 0, and a row of total 0 becomes 0', () => {
  const { table, status } = rake({
    seed: list(0, 5, 5, 5, 9, 9),
    rowTotals: list(10, 20, 0),
    columnTotals: list(12, 18),
  })
  expect(status).toBe('fitted')
  expect(table[0]).toBe(0)
  expect(Array.from(table.subarray(4))).toEqual([0, 0])
  expect(table[1]).toBeCloseTo(10, 9)
})

test('where cells of 0 allow no table with these margins, the result says how far off it is', () => {
  // the first column can only come from the first row, which has 10, not 12
  const found = rake({
    seed: list(1, 1, 0, 1),
    rowTotals: list(10, 20),
    columnTotals: list(12, 18),
    passes: 200,
  })
  expect(found).toMatchObject({ status: 'unfitted', passes: 200 })
  expect(found.worst).toBeGreaterThan(1.9)
})

test('margins that do not sum alike, and totals that no cell can bear, are refused all at once', () => {
  expect(() => rake({ seed: list(0, 0, 1, 0), rowTotals: list(3, 4), columnTotals: list(2, 6) })).toThrow(
    'columnTotals summed is 8, expected 7, as the row totals\n' +
      'rowTotals[0] is 3, expected 0, since all its cells are 0\n' +
      'columnTotals[1] is 6, expected 0, since all its cells are 0',
  )
})

test('seeds and totals that would leave a double while they are scaled are refused', () => {
  const rows = list(3, 7)
  const columns = list(4, 6)
  for (const each of [1e-310, 1e-308, 1e308, -1, Number.NaN])
    expect(() => rake({ seed: list(each, 1, 1, 1), rowTotals: rows, columnTotals: columns })).toThrow(
      `seed[0] is ${each}, expected 0, or 1e-50 to 1e+50`,
    )
  expect(() => rake({ seed: list(1), rowTotals: list(1e308), columnTotals: list(1e308) })).toThrow(
    'rowTotals[0] is 1e+308, expected 0, or 1e-50 to 1e+50\ncolumnTotals[0] is 1e+308,',
  )
  for (const each of [1e-50, 1e50]) {
    const seed = list(1e-50, each, 1e50, each)
    const { table, status } = rake({ seed, rowTotals: rows, columnTotals: columns })
    expect(status).toBe('fitted')
    expect(rowSum(table, 0, 2)).toBeCloseTo(3, 9)
  }
})
