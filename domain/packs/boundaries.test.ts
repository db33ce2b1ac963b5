import { describe, expect, test } from 'vitest'
import { faultsAfter } from '../../tests/packs/pack-folder.ts'

describe('manifest, scenarios and boundaries', () => {
  test('every wrong field of the manifest is named', async () => {
    const faults = await faultsAfter(pack =>
      pack.edit('manifest.json', text =>
        text
          .replace('"format": 1', '"format": 2')
          .replace('Asia/Shanghai', 'Asia/Smallville')
          .replace('2021-12-31', '2021-12-32')
          .replace('scenarios/base.json', '../../etc/passwd'),
      ),
    )
    expect(faults.map(fault => fault.column)).toEqual([
      'format',
      'city.timeZone',
      'recordsUntil',
      'scenarios.0',
    ])
  })

  test('a scenario that planners could not compute is a fault of the pack', async () => {
    const faults = await faultsAfter(pack =>
      pack.edit('scenarios/base.json', text => text.replace('"least-cost"', '"cheapest"')),
    )
    expect(faults).toMatchObject([{ file: 'scenarios/base.json', column: 'aim', value: '"cheapest"' }])
    const rings = '"rings": [{"metres": 900, "share": 0.5}, {"metres": 800, "share": 1.2}]'
    const several = await faultsAfter(pack =>
      pack.edit('scenarios/base.json', text =>
        text.replace('{', `{"takeUp": {${rings}}, "budgets": {"totalYuan": {"2090": 1}},`),
      ),
    )
    expect(several.map(({ column, allowed }) => [column, allowed])).toEqual([
      ['takeUp.rings.1.share', 'at most 1'],
      ['budgets.totalYuan.2090', 'years 2022 to 2025'],
    ])
  })

  const ring = '[[100.1,30.05],[100.2,30.05],[100.2,30.1],[100.1,30.1],[100.1,30.05]]'
  const cases: [string, string, object][] = [
    ['an open ring', ring.replace(',[100.1,30.05]]', ']'), { kind: 'ring_open' }],
    ['a ring of two corners', '[[100.1,30.05],[100.2,30.05],[100.1,30.05]]', { kind: 'ring_short' }],
    ['a position that is no number', ring.replace('100.2,30.1', '100.2,null'), { kind: 'position_invalid' }],
    ['a position beyond the globe', ring.replace('100.2,30.1', '100.2,95'), { kind: 'position_invalid' }],
    [
      'edges that cross',
      '[[100.1,30.05],[100.2,30.1],[100.2,30.05],[100.1,30.1],[100.1,30.05]]',
      { kind: 'ring_touches_itself', severity: 'warning' },
    ],
    ['no ring', '7', { kind: 'geojson_shape' }],
  ]
  test.each(cases)('%s', async (_, spoiled, expected) => {
    const faults = await faultsAfter(pack =>
      pack.edit('subdistricts.geojson', text => text.replace(ring, spoiled).replace('100.0,30', '100.0,30')),
    )
    expect(faults).toEqual([
      expect.objectContaining({ file: 'subdistricts.geojson', row: 3, column: 'geometry', ...expected }),
    ])
  })

  test('a boundary of nobody, one twice, and a district without', async () => {
    const faults = await faultsAfter(pack =>
      pack.edit('subdistricts.geojson', text =>
        text.replace('"990001001"', '"990001009"').replace('"990002002"', '"990002001"'),
      ),
    )
    expect(faults.map(({ file, row, kind, value }) => [file, row, kind, value])).toEqual([
      ['subdistricts.geojson', 1, 'reference_unknown', '990001009'],
      ['subdistricts.geojson', 4, 'geometry_code_twice', '990002001'],
      ['subdistricts.csv', null, 'geometry_absent', '990001001'],
      ['subdistricts.csv', null, 'geometry_absent', '990002002'],
    ])
  })

  test('without boundaries a city is still a city', async () => {
    const faults = await faultsAfter(pack => {
      pack.remove('districts.geojson')
      pack.remove('subdistricts.geojson')
    })
    expect(faults.map(({ kind, severity }) => [kind, severity])).toEqual([
      ['file_missing', 'warning'],
      ['file_missing', 'warning'],
    ])
  })
})
