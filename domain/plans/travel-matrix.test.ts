import { expect, test } from 'vitest'
import { Refusal } from '../../kernel/refusal.ts'
import { parseTravelMatrix } from './travel-matrix.ts'

const communities = new Map([['990001001001', 0]])
const facilities = new Map([['K1', [3]]])

function refusalOf(text: string): Refusal {
  try {
    parseTravelMatrix(text, 'ways.csv', communities, facilities)
  } catch (cause) {
    if (cause instanceof Refusal) return cause
    throw cause
  }
  throw new Error('nothing was refused')
}

test('a way longer than any on earth is a fault of its row, as is one without end', () => {
  for (const metres of ['20000001', '9'.repeat(400)])
    expect(refusalOf(`from,to,metres\n990001001001,K1,${metres}\n`).facts.faults).toMatchObject([
      { row: 2, column: 'metres', allowed: 'a number from 0 to 20000000' },
    ])
})

const faultsOf = (text: string) =>
  (refusalOf(text).facts.faults as { row: number; column: string; value: string; allowed: string }[]).map(
    each => `${each.row} ${each.column} ${each.value} → ${each.allowed}`,
  )

test('columns that are missing or stand twice are faults of the heading, and so is a heading alone', () => {
  expect(faultsOf('from,metres,x,from\n990001001001,5,,990001001001\n')).toEqual([
    '1 from from,metres,x,from → one column named from',
    '1 to from,metres,x,from → a column named to',
  ])
  expect(faultsOf('from,to,metres\n\n')).toEqual(['2 from  → a way in each row below the heading'])
})

test('rows that are too short, too long or broken off are faults among the others, by the rows of the file', () => {
  const text = 'from,to,metres\n990001001001\n\n990001001001,K1,5,6,7\n990001001001,K1,5,\n'
  const faults = [
    '2 to  → the code of an open institution, a project under way or an available site',
    '2 metres  → a number from 0 to 20000000',
    '4  6,7 → at most 3 cells, as in the heading',
    '5 to K1 → one row for each pair, and 990001001001 to K1 came before',
  ]
  expect(faultsOf(text)).toEqual(faults)
  expect(faultsOf(`${text}990001001001,"K1,5\n`)).toEqual([...faults, '6  " → quotation marks in pairs'])
})

test('quoted cells, either line end and blanks around a cell are read alike', () => {
  for (const text of [
    '\ufefffrom,to,metres\r\n990001001001, K1 ,5\r\n',
    'from,to,metres\r990001001001,K1,5',
    'to,"metres",from\n"K1","5",990001001001\n',
  ])
    expect(parseTravelMatrix(text, 'ways.csv', communities, facilities)).toEqual([
      { community: 0, facility: 3, metres: 5 },
    ])
})

test('of very many faults the first hundred are listed and all counted, long values to their first letters', () => {
  const { faultCount, faults } = refusalOf(
    `from,to,metres\n${`${'x'.repeat(500)},K1,5\n`.repeat(2000)}`,
  ).facts
  expect(faultCount).toBe(2000)
  expect(faults).toHaveLength(100)
  expect((faults as { value: string }[])[0]!.value).toBe(`${'x'.repeat(60)}…`)
})
