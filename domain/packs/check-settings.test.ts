import { describe, expect, test } from 'vitest'
import { faultsAfter, SMALL_PACK } from '../../tests/packs/pack-folder.ts'
import { SETTINGS } from '../territory/index.ts'
import { checkPack } from './index.ts'

const FILE = 'settings.csv'
const said = (faults: Awaited<ReturnType<typeof faultsAfter>>) =>
  faults.map(({ severity, row, column, value, kind, allowed }) => [
    severity,
    row,
    column,
    value,
    kind,
    allowed,
  ])

describe('the value of a setting', () => {
  test('of another form is told with its file, row, column, value and what is allowed, all at once', async () => {
    const faults = await faultsAfter(pack => {
      pack.setCell(FILE, 2, 'value', '"""far"""')
      pack.setCell(FILE, 4, 'value', '-1')
      pack.setCell(FILE, 12, 'value', '3')
    })
    expect(faults.every(({ file }) => file === FILE)).toBe(true)
    expect(said(faults)).toEqual([
      ['error', 2, 'value', '"far"', 'setting_form', 'metres, more than 0, at most 100000 (reach_metres)'],
      ['error', 4, 'value', '-1', 'setting_form', 'yuan a month, 0 or more (affordable_monthly_yuan)'],
      ['error', 12, 'value', '3', 'setting_form', 'a share from 0 to 1 (withheld_estimated_share)'],
    ])
  })

  test('names a place once that breaks its form in two ways', async () => {
    const faults = await faultsAfter(pack =>
      pack.edit(FILE, text => text.replace('""monthlyYuan"":2000', '""monthlyYuan"":-0.005')),
    )
    expect(faults).toHaveLength(1)
    expect(faults[0]!.allowed).toMatch(/; \d\.monthlyYuan is -0\.005$/)
  })

  test('names the entry that differs: a share of 3, a misspelt band, a price that falls', async () => {
    const faults = await faultsAfter(pack =>
      pack.edit(FILE, text =>
        text
          .replace('""infant"":0.3', '""infant"":3')
          .replace('""older_toddler"":0.4}', '""toddler"":0.4}')
          .replace('""monthlyYuan"":2000', '""monthlyYuan"":-5'),
      ),
    )
    expect(faults.map(({ row, facts }) => [row, facts.setting, facts.at, facts.found])).toEqual([
      [5, 'take_up', 'infant', '3'],
      [6, 'take_up', 'older_toddler', 'null'],
      [6, 'take_up', 'toddler', '0.4'],
      [8, 'price_tiers', '0.monthlyYuan', '-5'],
    ])
    expect(faults[0]!.allowed).toContain('each a share from 0 to 1 (take_up); infant is 3')
  })

  test('is read in one unit, and a row that names another is an error', async () => {
    const faults = await faultsAfter(pack => pack.setCell(FILE, 2, 'unit', 'km'))
    expect(said(faults)).toEqual([
      ['error', 2, 'unit', 'km', 'setting_unit', 'm, in which reach_metres is read'],
    ])
  })
})

describe('the days of a setting', () => {
  test('what figures need and the pack lacks is an error with meaning and form; what plans need, a warning', async () => {
    const faults = await faultsAfter(pack =>
      pack.edit(FILE, text => text.replace(/^(detour_factor|discount_rate|training_lag_years),.*\n/gm, '')),
    )
    expect(said(faults)).toEqual([
      [
        'error',
        null,
        'key',
        'detour_factor',
        'setting_absent',
        'a row of detour_factor (Detour over straight line): a number from 1 to 5',
      ],
      ['warning', null, 'key', 'discount_rate', 'setting_absent', expect.stringContaining('Discount rate')],
    ])
  })

  test('a misspelt key changes nothing, and the nearest one is offered', async () => {
    const faults = await faultsAfter(pack => pack.setCell(FILE, 2, 'key', 'reach_meters'))
    expect(faults.map(({ severity, kind }) => [severity, kind])).toEqual([
      ['error', 'setting_absent'],
      ['warning', 'setting_unknown'],
    ])
    expect(faults[1]!.allowed).toContain('did you mean reach_metres?')
  })

  test('may neither overlap nor leave a gap nor end before the records do', async () => {
    const faults = await faultsAfter(pack => {
      pack.edit(FILE, text => text.replace('2020-12-31', '2020-11-30'))
      pack.setCell(FILE, 2, 'last', '2020-12-31')
      pack.addRow(FILE, 'detour_factor', 1.4, '', '2021-01-01', '', 'demo', 'invented', '')
    })
    expect(faults.map(({ row, kind, facts }) => [row, kind, facts.first ?? facts.recordsUntil])).toEqual([
      [2, 'setting_ends', '2021-12-31'],
      [6, 'setting_gap', '2020-12-01'],
      [21, 'range_overlap', '2019-01-01'],
    ])
  })

  test('rows that could not be read accuse nobody of a gap', async () => {
    const faults = await faultsAfter(pack => pack.setCell(FILE, 2, 'first', 'early'))
    expect(faults.map(({ kind }) => kind)).toEqual(['day_expected'])
  })
})

test('every setting has its name and form in both languages, and the small pack gives every one', async () => {
  for (const [key, { name, form }] of Object.entries(SETTINGS)) {
    expect(name.zh + form.zh, key).toMatch(/\p{Script=Han}/u)
    expect(name.en + form.en, key).not.toMatch(/\p{Script=Han}/u)
    const faults = await faultsAfter(pack =>
      pack.edit(FILE, text => text.replaceAll(new RegExp(`^${key},.*\\n`, 'gm'), '')),
    )
    expect(faults.every(({ kind }) => kind === 'setting_absent')).toBe(true)
  }
  expect((await checkPack(SMALL_PACK)).faults).toEqual([])
})
