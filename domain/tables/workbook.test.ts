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

test('a number is shown as its unit asks: a share as percent, expected children to a tenth, a year without a comma', async () => {
  type Row = { value: number; unit: string | null; expected: number }
  const rows: Row[] = [
    { value: 0.000038, unit: 'share', expected: 7.123456 },
    { value: 0.495, unit: 'share', expected: 8 },
    { value: 1234.567891, unit: 'children', expected: 9 },
    { value: 2020, unit: 'year', expected: 10 },
    { value: 350, unit: 'sites', expected: 11 },
    { value: 1.3, unit: null, expected: 12 },
  ]
  const columns = [
    column('value', '数值', 'Value', 'number', (row: Row) => row.value, 'unit'),
    column('unit', '单位', 'Unit', 'unit', (row: Row) => row.unit),
    column('expected', '预计', 'Expected', 'expected', (row: Row) => row.expected),
  ]
  const table = fillTable({ name: 'summary', zh: '摘要', en: 'Summary' }, columns, rows)
  const book = await readXlsx(await workbookOf('Summary', [table]), { readStyles: true })
  const { rows: cells, cells: styled } = book.sheets[0]!
  const formats = (at: number) => rows.map((_, i) => styled!.get(`${i + 1},${at}`)!.style!.numFmt)
  expect(formats(0)).toEqual(['0.00000%', '0.0%', '#,##0.0', '0', '#,##0', '#,##0.00####'])
  expect(new Set(formats(2))).toEqual(new Set(['#,##0.0']))
  expect(cells[1]).toEqual([0.000038, '比例 share', 7.123456])
})
