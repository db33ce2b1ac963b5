import { describe, expect, test } from 'vitest'
import { faultsAfter } from '../../tests/packs/pack-folder.ts'

describe('rows among each other', () => {
  test('a code that stands twice names the other row', async () => {
    const faults = await faultsAfter(pack => pack.addRow('carers.csv', 'S03'))
    expect(faults).toMatchObject([
      { row: 28, column: 'code', value: 'S03', kind: 'key_twice', facts: { other: 4 } },
    ])
  })

  test('an unknown code comes with the nearest known one', async () => {
    const faults = await faultsAfter(pack => pack.setCell('enrolments.csv', 2, 'care_class', 'I1-C11'))
    expect(faults).toMatchObject([
      {
        row: 2,
        column: 'care_class',
        value: 'I1-C11',
        kind: 'reference_unknown',
        facts: { nearest: 'I1-C1' },
      },
    ])
  })

  test('references into a file that could not be read are not blamed', async () => {
    const faults = await faultsAfter(pack => pack.remove('institutions.csv'))
    expect(faults.map(fault => fault.kind)).toEqual(['file_missing'])
  })

  test('ranges that end before they begin, and ranges that overlap', async () => {
    const faults = await faultsAfter(pack => {
      pack.setCell('room_closures.csv', 2, 'last', '2021-08-31')
      pack.addRow('filings.csv', 'I1', 'F-0009', '2020-05-05', '')
      pack.addRow('filings.csv', 'I6', 'F-0010', '2021-06-30', '2021-07-31')
      pack.addRow('filings.csv', 'I6', 'F-0011', '2021-08-01', '')
    })
    expect(faults).toMatchObject([
      {
        file: 'filings.csv',
        row: 8,
        kind: 'range_overlap',
        value: '2020-05-05',
        facts: { other: 2, last: null },
      },
      { file: 'filings.csv', row: 9, kind: 'range_overlap', value: '2021-06-30', facts: { other: 7 } },
      {
        file: 'room_closures.csv',
        row: 2,
        kind: 'range_order',
        value: '2021-09-01',
        facts: { last: '2021-08-31' },
      },
    ])
  })

  test('rules of one row: ages, duties, days of a project, shares, check characters', async () => {
    const faults = await faultsAfter(pack => {
      pack.setCell('class_rules.csv', 2, 'end_age_months', '6')
      pack.setCell('sites.csv', 4, 'duty_year', '')
      pack.setCell('sites.csv', 5, 'institution', '')
      pack.setCell('projects.csv', 3, 'begun_on', '2020-01-01')
      pack.setCell('projects.csv', 4, 'handed_over_on', '2021-01-31')
      pack.setCell('projects.csv', 6, 'built_on', '2018-03-31')
      pack.setCell('targets.csv', 3, 'value', '60')
      pack.setCell('institutions.csv', 2, 'credit_code', '91990001MA0000001A')
    })
    expect(faults.map(({ file, row, column, severity }) => [file, row, column, severity])).toEqual([
      ['targets.csv', 3, 'value', 'error'],
      ['class_rules.csv', 2, 'first_age_months', 'error'],
      ['institutions.csv', 2, 'credit_code', 'warning'],
      ['sites.csv', 4, 'duty_year', 'error'],
      ['sites.csv', 5, 'institution', 'error'],
      ['projects.csv', 3, 'begun_on', 'error'],
      ['projects.csv', 4, 'handed_over_on', 'error'],
      ['projects.csv', 6, 'built_on', 'error'],
    ])
  })

  test('records that contradict: a room of another institution, a class above its rule, shares that are no whole', async () => {
    const faults = await faultsAfter(pack => {
      pack.setCell('classes.csv', 2, 'room', 'I2-R1')
      pack.setCell('classes.csv', 4, 'filed_places', '19')
      pack.setCell('funding_shares.csv', 2, 'share', '0.6')
      pack.setCell('inspection_orders.csv', 2, 'care_class', 'I3-C1')
      pack.setCell('enrolments.csv', 5, 'children', '20')
      pack.setCell('site_option_classes.csv', 2, 'places', '21')
      pack.addRow('classes.csv', 'I5', 'I5-R1', 'I5-C9', 'toddler', 5, '2020-01-01', '2020-12-31')
    })
    expect(faults.map(({ file, row, kind }) => [file, row, kind])).toEqual([
      ['funding_shares.csv', 2, 'shares_not_whole'],
      ['classes.csv', 2, 'room_elsewhere'],
      ['classes.csv', 4, 'class_above_rule'],
      ['classes.csv', 9, 'class_never_filed'],
      ['inspection_orders.csv', 2, 'class_elsewhere'],
      ['enrolments.csv', 5, 'children_above_places'],
      ['site_option_classes.csv', 2, 'class_above_rule'],
    ])
  })

  test('a duty is that of a new residential area which the pack has', async () => {
    const faults = await faultsAfter(pack => {
      pack.setCell('projects.csv', 2, 'duty_site', 'N9')
      pack.setCell('projects.csv', 3, 'duty_site', 'H1')
    })
    expect(faults).toMatchObject([
      { file: 'projects.csv', row: 2, column: 'duty_site', value: 'N9', kind: 'reference_unknown' },
      {
        file: 'projects.csv',
        row: 3,
        column: 'duty_site',
        value: 'H1',
        kind: 'duty_site_other_kind',
        facts: { found: 'state_owned_house' },
      },
    ])
  })

  test('a range that ends before it begins is told once, and nothing is concluded from it', async () => {
    const faults = await faultsAfter(pack => {
      pack.edit('settings.csv', text => text.replace('2019-01-01,2020-12-31', '2019-01-01,2018-12-31'))
      pack.setCell('filings.csv', 2, 'last', '2000-01-01')
      pack.setCell('funding_shares.csv', 2, 'last', '2000-01-01')
    })
    expect(faults.map(({ file, row, kind }) => [file, row, kind])).toEqual([
      ['settings.csv', 5, 'range_order'],
      ['funding_shares.csv', 2, 'range_order'],
      ['filings.csv', 2, 'range_order'],
    ])
  })

  test('a heading without the key is told as that, not as a missing code in every row that names one', async () => {
    const faults = await faultsAfter(pack =>
      pack.edit('projects.csv', text => text.replace('code,', 'cod,').replace('adopted_on', 'adopted')),
    )
    expect(faults.map(({ file, column, kind }) => [file, column, kind])).toEqual([
      ['projects.csv', null, 'column_unknown'],
      ['projects.csv', null, 'column_unknown'],
      ['projects.csv', 'code', 'column_missing'],
      ['projects.csv', 'adopted_on', 'column_missing'],
    ])
  })

  test('cohort tables have every age for both sexes, and no age has more years than the one before', async () => {
    const faults = await faultsAfter(pack => {
      const rows = (of: (sex: string, age: number) => string) =>
        ['female', 'male'].flatMap(sex => [0, 1, 2].map(age => of(sex, age))).join('\n')
      pack.write(
        'population_ages.csv',
        `year,sex,age,people,mark,source\n${rows((sex, age) => `2021,${sex},${age},9,demo,invented`)}\n`,
      )
      pack.edit('population_ages.csv', text => text.replace('2021,male,1,9,demo,invented\n', ''))
      pack.write(
        'life_tables.csv',
        `year,sex,age,person_years,mark,source\n${rows((sex, age) => `2020,${sex},${age},${99_000 + age},demo,invented`)}\n`,
      )
    })
    expect(faults).toMatchObject([
      {
        file: 'population_ages.csv',
        value: '1',
        kind: 'ages_missing',
        facts: { greatest: 2, year: 2021, sex: 'male' },
      },
      { file: 'life_tables.csv', row: 3, kind: 'person_years_rise', facts: { most: 99_000 } },
      { file: 'life_tables.csv', row: 6, kind: 'person_years_rise', facts: { most: 99_000 } },
      {
        file: 'fertility_rates.csv',
        row: null,
        kind: 'companion_missing',
        facts: { beside: ['population_ages.csv', 'life_tables.csv'] },
      },
    ])
  })

  test('cohort tables that say nothing, or mothers of 5 and 90, are faults, all at once with those of cells', async () => {
    const faults = await faultsAfter(pack => {
      const lines = ['female', 'male'].flatMap(sex =>
        Array.from({ length: 91 }, (_, age) => `2021,${sex},${age},0,demo,invented`),
      )
      const without = lines.filter(line => !line.startsWith('2021,male,40,'))
      const text = `year,sex,age,people,mark,source\n${without.join('\n')}\n`
      // a cell that cannot be read hides neither the age that is missing in the other sex nor the mothers
      pack.write('population_ages.csv', text.replace('2021,female,7,0,demo', '2021,female,7,0,official-ish'))
      pack.write(
        'fertility_rates.csv',
        [
          'year,age,births_per_woman,mark,source',
          ...['5,0.1', '10,0.1', '54,0.1', '90,0.1', '91,0'].map(cells => `2020,${cells},demo,invented`),
          ...['20,0', '30,0'].map(cells => `2021,${cells},demo,invented`),
          '',
        ].join('\n'),
      )
      const setting = (key: string, value: string) =>
        `${key},"${value}",births/woman,2019-01-01,,demo,invented,`
      pack.edit(
        'settings.csv',
        text =>
          `${text.trimEnd()}\n${setting('fertility_levels', '{""low"":1.2,""middle"":1.1,""high"":1}')}\n`,
      )
    })
    expect(faults.map(({ file, row, column, kind, value }) => [file, row, column, kind, value])).toEqual(
      expect.arrayContaining([
        ['settings.csv', expect.any(Number), 'value', 'setting_form', expect.stringContaining('1.2')],
        ['population_ages.csv', null, 'age', 'ages_missing', '40'],
        ['population_ages.csv', null, 'people', 'people_all_zero', '0'],
        ['population_ages.csv', 9, 'mark', 'choice_unknown', 'official-ish'],
        ['life_tables.csv', null, null, 'companion_missing', null],
        ['fertility_rates.csv', null, 'births_per_woman', 'births_all_zero', '0'],
        ['fertility_rates.csv', 2, 'age', 'mother_age', '5'],
        ['fertility_rates.csv', 5, 'age', 'mother_age', '90'],
      ]),
    )
    expect(faults).toHaveLength(8)
    expect(faults.find(({ kind }) => kind === 'mother_age')!.allowed).toBe(
      'births at ages of mothers from 10 to 54',
    )
  })

  test('each life table is held against itself: a later one may have more years, and may leave out no age', async () => {
    const rows = (year: number, years: number) =>
      ['female', 'male'].flatMap(sex =>
        [0, 1, 2].map(age => `${year},${sex},${age},${years - age},demo,invented`),
      )
    const faults = await faultsAfter(pack =>
      pack.write(
        'life_tables.csv',
        `year,sex,age,person_years,mark,source\n${[...rows(2010, 90_000), ...rows(2020, 95_000).slice(1)].join('\n')}\n`,
      ),
    )
    expect(faults).toMatchObject([
      { kind: 'companion_missing', file: 'population_ages.csv' },
      { file: 'life_tables.csv', value: '0', kind: 'ages_missing', facts: { year: 2020, sex: 'female' } },
      { kind: 'companion_missing', file: 'fertility_rates.csv' },
    ])
  })

  test('shares of three thirds are a whole; a kind of money without shares, and ages that plans do not know', async () => {
    const faults = await faultsAfter(pack => {
      for (const row of [2, 3, 4]) pack.setCell('funding_shares.csv', row, 'share', '0.3333333')
      for (const row of [8, 9, 10]) pack.setCell('funding_shares.csv', row, 'kind', 'support')
      for (const row of [8, 9, 10]) pack.setCell('funding_shares.csv', row, 'first', '2026-01-01')
      for (const row of [5, 6, 7]) pack.setCell('funding_shares.csv', row, 'last', '2025-12-31')
      pack.setCell('class_rules.csv', 5, 'first_age_months', '12')
    })
    expect(faults).toMatchObject([
      { file: 'funding_shares.csv', row: null, value: 'training', kind: 'shares_absent' },
      {
        file: 'class_rules.csv',
        row: 5,
        kind: 'class_ages_not_planned',
        facts: { type: 'mixed', firstAgeMonths: 18, endAgeMonths: 36 },
      },
    ])
  })

  test('points outside their district, or far from their sub-district, are warnings', async () => {
    const faults = await faultsAfter(pack => {
      pack.setCell('institutions.csv', 2, 'longitude', '100.15')
      pack.setCell('communities.csv', 2, 'latitude', '30.2')
    })
    expect(faults).toMatchObject([
      { file: 'communities.csv', row: 2, kind: 'point_outside_district', facts: { kilometres: 11.1 } },
      { file: 'communities.csv', row: 2, kind: 'point_far_from_subdistrict', severity: 'warning' },
      {
        file: 'institutions.csv',
        row: 2,
        kind: 'point_outside_district',
        facts: { district: '990001', kilometres: 4.8 },
      },
    ])
  })
})
