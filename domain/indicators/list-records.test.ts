import { beforeAll, describe, expect, test } from 'vitest'
import { civilDate } from '../../kernel/civil-date.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { aDatabase } from '../../tests/database.ts'
import { loadSmallCity } from '../../tests/small-city.ts'
import { recordTable } from './export-tables.ts'
import { type CountedRecord, listRecords, type Measure, measure, recordGuideTable } from './index.ts'
import { recordListOf } from './list-records.ts'
import { cityOnDay, loadRecords, withCarers, withFilledPlaces } from './records.ts'

const { db } = await aDatabase()
const DAY = civilDate('2021-12-31')
beforeAll(() => loadSmallCity(db))

const amountOf = (records: readonly CountedRecord[]) => records.reduce((sum, each) => sum + each.amount, 0)
const leftOut = async (id: Measure, on = DAY) =>
  Object.fromEntries(
    (await listRecords(db, on, { measure: id })).leftOut.map(({ record, reason }) => [
      record.code,
      [reason, record.amount],
    ]),
  )

test('what is counted sums to the numerator and what it is divided by to the denominator, everywhere', async () => {
  for (const day of ['2019-06-30', '2020-12-31', '2021-12-31'].map(civilDate)) {
    const { areas, measures } = await measure(db, day)
    const records = await loadRecords(db, [day])
    const city = await withCarers(db, await withFilledPlaces(db, cityOnDay(records, day)))
    for (const { id } of measures)
      for (const { area, figures } of areas) {
        const list = recordListOf(records, city, { measure: id, area: area.code })
        expect(list.figure).toEqual(figures[id])
        expect(amountOf(list.counted)).toBeCloseTo(figures[id].numerator ?? 0, 9)
        expect(amountOf(list.denominator)).toBeCloseTo(figures[id].denominator ?? 0, 9)
      }
  }
})

describe('what is left out says why', () => {
  test('filed: the home-based point ended', async () => {
    expect(await leftOut('filed')).toEqual({ 'I6-C1': ['filing_ended', 5] })
    expect(await leftOut('filed', civilDate('2020-12-31'))).toEqual({ 'I5-C1': ['filing_not_begun', 15] })
  })

  test('usable: a closed room, a small room, too few certified carers', async () => {
    expect(await leftOut('usable')).toEqual({
      'I1-C2': ['no_certified_carer', 13],
      'I2-C1': ['room_too_small', 2],
      'I3-C1': ['room_closed', 20],
      'I4-C1': ['no_certified_carer', 1],
      'I5-C1': ['no_certified_carer', 5],
    })
  })

  test('affordable: fees above the limit', async () => {
    const list = await listRecords(db, DAY, { measure: 'affordable' })
    expect(
      list.leftOut.filter(each => each.reason === 'fee_above_limit').map(each => each.record),
    ).toMatchObject([
      // 14 of its 15 places are within reach
      { code: 'I1-C1', amount: 14 },
      { code: 'I1-C2', amount: 7 },
    ])
  })

  test('affordable and predicted: a fee that is not published is no affordable fee', async () => {
    await db.transaction().execute(async tx => {
      const fees = await tx.deleteFrom('fee').where('monthlyFen', '=', 180_000).returningAll().execute()
      const list = await listRecords(tx, DAY, { measure: 'affordable' })
      expect(list.leftOut.find(each => each.record.code === 'I5-C1')).toMatchObject({
        reason: 'no_published_fee',
        record: { amount: 10 },
      })
      for (const { id: _, ...fee } of fees) await tx.insertInto('fee').values(fee).execute()
    })
  })

  test('what a stage leaves out under reasons of its own is what the stage before has more', async () => {
    const list = (measure: Measure) => listRecords(db, DAY, { measure })
    for (const [before, after] of [
      ['filed', 'usable'],
      ['usable', 'within_reach'],
      ['within_reach', 'affordable'],
    ] as const) {
      const { figure, leftOut, lostBefore } = await list(after)
      expect(lostBefore !== null).toBe(after !== 'usable')
      const own = leftOut.filter(each => !lostBefore?.includes(each.reason))
      const lost = own.reduce((sum, { record }) => sum + record.amount, 0)
      const { value } = (await list(before)).figure
      expect([after, lost]).toEqual([after, value! - figure.value!])
      expect(lost).toBeGreaterThan(0)
    }
  })

  test('within reach: fewer children than places near by', async () => {
    const list = await listRecords(db, DAY, { measure: 'within_reach' })
    expect(list.leftOut.filter(each => each.reason !== 'not_usable')).toMatchObject([
      { record: { code: 'I1-C1', amount: 1 }, reason: 'too_few_children_within_reach' },
    ])
  })

  test('certified carers: lapsed, none, accepted elsewhere only; persons are codes', async () => {
    const list = await listRecords(db, DAY, { measure: 'certified_carer_share' })
    expect(list.leftOut.map(({ record, reason }) => [record.code, reason, record.name])).toEqual([
      ['S05', 'certificate_expired', null],
      ['S12', 'no_certificate', null],
      ['S16', 'certificate_not_accepted', null],
    ])
    expect(list.counted).toHaveLength(16)
  })

  test('inclusive: never recognised, not yet, no longer', async () => {
    expect(await leftOut('inclusive_share', civilDate('2021-06-15'))).toEqual({
      'I1-C1': ['not_recognised', 15],
      'I1-C2': ['not_recognised', 20],
      'I4-C1': ['not_recognised', 10],
      'I5-C1': ['recognition_not_begun', 15],
      'I6-C1': ['recognition_ended', 5],
    })
  })

  test('projects: filed, cancelled, begun; one that is not adopted yet is unknown', async () => {
    expect(await leftOut('planned')).toEqual({
      P2: ['project_begun', 20],
      P3: ['project_filed', 15],
      P5: ['project_filed', 35],
      P4: ['project_cancelled', 15],
    })
    expect(await leftOut('planned', civilDate('2020-02-01'))).toEqual({ P5: ['project_filed', 35] })
  })
})

test('a measure or an area that is not there is refused', async () => {
  const refusal = async (asked: Parameters<typeof listRecords>[2]) =>
    listRecords(db, DAY, asked).then(
      () => undefined,
      error => (error instanceof Refusal ? error.code : String(error)),
    )
  expect(await refusal({ measure: 'residents_within_777' })).toBe('indicators.measure_absent')
  expect(await refusal({ measure: 'filed', area: '123' })).toBe('indicators.area_absent')
})

test('exported records name their districts, and the guide says the figure that they add up to', async () => {
  const list = await listRecords(db, DAY, { measure: 'usable' })
  const { columns, rows } = recordTable(list)
  const at = (key: string) => columns.findIndex(column => column.key === key)
  for (const row of rows) {
    expect(row[at('district_name')]).toMatch(/^\p{Script=Han}+ (?:West|East)$/u)
    expect(row[at('subdistrict_name')]).toBeTruthy()
  }
  const guide = new Map(recordGuideTable(list).rows.map(([subject, value]) => [subject, value]))
  const counted = rows.filter(row => row[at('part')] === 'counted')
  expect(guide.get('分子 Numerator')).toBe(counted.reduce((sum, row) => sum + Number(row[at('amount')]), 0))
  expect(guide.get('计入 counted')).toBe(counted.length)
})

test('the guide says how the value comes from its parts, in the unit of the figure', async () => {
  const said = async (id: Measure) =>
    recordGuideTable(await listRecords(db, DAY, { measure: id })).rows.find(
      row => row[0] === '数值 Value',
    )![3]
  expect(await said('usable')).toBe('the numerator; there is no denominator')
  expect(await said('place_use')).toBe('numerator ÷ denominator, a share from 0 to 1')
  expect(await said('places_per_1000')).toBe('numerator ÷ denominator × 1,000')
})
