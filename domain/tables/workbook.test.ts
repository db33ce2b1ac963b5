import { readXlsx } from 'hucre/xlsx'
import { expect, test } from 'vitest'
import { column, fillTable } from '../../kernel/table.ts'
import { workbookOf } from './workbook.ts'

test('whole numbers have no bare point behind them, broken ones at least two decimals; groups of children are no levels of cost', async () => {
  type Row = { whole: number; broken: number; group: string }
  const rows: Row[] = [
    { whole: 12_204.000000000002, broken: 3, group: 'city' },
    { whole: 5, broken: 0.25, group: 'rural' },
  ]
  const table = fillTable(
    { name: 'access', zh: '可达性', en: 'Access' },
    [
      column('whole', '托位', 'Places', 'number', (row: Row) => row.whole),
      column('broken', '可达性', 'Access', 'number', (row: Row) => row.broken),
      column('group', '人群', 'Group', 'record', (row: Row) => row.group),
    ],
    rows,
  )
  const book = await readXlsx(await workbookOf('Access', [table]), { readStyles: true })
  const { name, rows: cells, cells: styled } = book.sheets[0]!
  expect(name).toBe('可达性 Access')
  expect(cells[1]).toEqual([12_204.000000000002, 3, '全市 city'])
  expect(cells[2]![2]).toBe('村（农村） rural')
  expect(styled!.get('1,0')!.style!.numFmt).toBe('#,##0')
  expect(styled!.get('1,1')!.style!.numFmt).toBe('#,##0.00####')
})
