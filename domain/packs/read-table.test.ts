import { describe, expect, test } from 'vitest'
import { aPackFolder, faultsAfter } from '../../tests/packs/pack-folder.ts'
import { checkPack } from './index.ts'

describe('columns and rows', () => {
  test('a missing, an unknown and a doubled column are named, the unknown one with the nearest', async () => {
    const faults = await faultsAfter(pack =>
      pack.edit('fees.csv', text =>
        text.replace('institution,class_type,monthly_yuan', 'institution,class_typ,institution'),
      ),
    )
    expect(faults).toMatchObject([
      { row: 1, kind: 'column_unknown', value: 'class_typ', facts: { nearest: 'class_type' } },
      { row: 1, kind: 'column_twice', column: 'institution' },
      { row: 1, kind: 'column_missing', column: 'class_type' },
      { row: 1, kind: 'column_missing', column: 'monthly_yuan' },
    ])
  })

  test('a row with too few or too many cells is named by its number in the spreadsheet', async () => {
    const faults = await faultsAfter(pack => {
      pack.edit('carers.csv', text => text.replace('S02\n', 'S02,surplus\n'))
      pack.edit('fees.csv', text => text.replace('I4,infant,1000,2019-06-01,', 'I4,infant,1000'))
    })
    expect(faults).toMatchObject([
      { file: 'fees.csv', row: 7, kind: 'row_length', facts: { expected: 5, found: 3 } },
      { file: 'carers.csv', row: 3, kind: 'row_length', facts: { expected: 1, found: 2 } },
    ])
  })

  test('a cell with a line break in it counts as one row, as in a spreadsheet', async () => {
    const faults = await faultsAfter(pack => {
      pack.setCell('inspection_orders.csv', 2, 'reason', '"消防\n整改"')
      pack.edit('inspection_orders.csv', text => text.replace('I4,,2019-12-01', 'I4,,2019-13-01'))
    })
    expect(faults).toMatchObject([{ row: 3, column: 'first', value: '2019-13-01', kind: 'day_expected' }])
  })
})

describe('each cell is held against its column', () => {
  const cases: [string, string, string, string, string][] = [
    ['fees.csv', 'monthly_yuan', '', 'cell_empty', 'a value'],
    ['fees.csv', 'monthly_yuan', 'free', 'number_expected', 'a number from 0 to 50000'],
    ['fees.csv', 'monthly_yuan', '-1', 'number_range', 'from 0 to 50000'],
    ['fees.csv', 'monthly_yuan', '10.005', 'yuan_decimals', 'at most two decimals'],
    ['fees.csv', 'monthly_yuan', '１２００', 'number_full_width', 'full-width'],
    ['fees.csv', 'monthly_yuan', '"1,200"', 'number_grouped', 'thousands separators'],
    ['fees.csv', 'monthly_yuan', 'Infinity', 'number_expected', 'a number'],
    ['fees.csv', 'monthly_yuan', '0x10', 'number_expected', 'a number'],
    ['funding_shares.csv', 'share', '50%', 'number_percent', '60% → 0.6'],
    ['classes.csv', 'filed_places', '15.5', 'integer_expected', 'a whole number from 1 to 100'],
    ['classes.csv', 'filed_places', '0', 'number_range', 'from 1 to 100'],
    ['classes.csv', 'class_type', 'infants', 'choice_unknown', 'did you mean infant?'],
    ['filings.csv', 'first', '2019-02-29', 'day_expected', 'a day that exists'],
    ['filings.csv', 'first', '01/02/2019', 'day_expected', 'YYYY-MM-DD'],
    ['filings.csv', 'first', '0219-01-01', 'day_expected', 'from 1900'],
    ['site_options.csv', 'inclusive', 'maybe', 'boolean_expected', 'true, false, 1, 0'],
    ['settings.csv', 'value', '{3000', 'json_invalid', 'JSON'],
    ['settings.csv', 'value', '"""\\u0000"""', 'json_invalid', 'JSON'],
    ['settings.csv', 'value', '1e999', 'json_invalid', 'JSON'],
    ['communities.csv', 'code', '9.90001E+11', 'code_mangled', 'format the column as text'],
    ['carers.csv', 'code', 'S 01', 'text_pattern', 'letters, digits'],
    ['institutions.csv', 'name', 'x\u0000y', 'text_control', 'NUL'],
    ['institutions.csv', 'latitude', '117.2', 'number_range', 'from -90 to 90'],
  ]
  test.each(cases)('%s %s refuses %j', async (file, column, value, kind, allowed) => {
    const pack = aPackFolder()
    pack.setCell(file, 3, column, value)
    const fault = (await checkPack(pack.directory)).faults.find(each => each.kind === kind)
    expect(fault).toMatchObject({
      file,
      row: 3,
      column,
      severity: 'error',
      allowed: expect.stringContaining(allowed),
    })
    expect(fault?.value?.length ?? 0).toBeLessThan(82)
    // a terminal would act on control characters
    expect(fault?.value ?? '').not.toMatch(/\p{Cc}/u)
  })
})

test('a cell of a million characters is named by its length and shown by its beginning', async () => {
  const faults = await faultsAfter(pack =>
    pack.setCell('institutions.csv', 3, 'name', '字'.repeat(1_000_000)),
  )
  expect(faults).toMatchObject([{ row: 3, column: 'name', facts: { most: 120, found: 1_000_000 } }])
  expect(faults[0]!.value).toHaveLength(81)
})
