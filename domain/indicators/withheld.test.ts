/** What a figure says where it is not shown. Records of the small city begin on 2019-01-01. */
import { readFileSync } from 'node:fs'
import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { civilDate } from '../../kernel/civil-date.ts'
import { aDatabase } from '../../tests/database.ts'
import { listRecords, type Measure, measure, standingTable, trend } from './index.ts'

const { db } = await aDatabase({ pack: 'small' })
const DAY = civilDate('2021-12-31')
const [FIRST, BEFORE] = [civilDate('2019-01-01'), civilDate('2018-12-31')]

describe('a day before the records begin', () => {
  test('has no figure of records, not even 0, and says since when there are any', async () => {
    const { areas, measures } = await measure(db, BEFORE)
    const people: Measure[] = ['residents', 'under_threes', 'wanting']
    for (const { figures } of areas)
      for (const { id } of measures) {
        if (people.includes(id)) expect([id, figures[id].withheld]).toEqual([id, null])
        else
          expect([id, figures[id]]).toMatchObject([
            id,
            {
              value: null,
              numerator: null,
              denominator: null,
              withheld: { reason: 'no_records_yet', recordsFrom: FIRST },
            },
          ])
      }
    expect(areas[0]!.figures.residents.value).toBe(40_000)
  })

  test('is the last such day: the next one counts', async () => {
    const { figures } = (await measure(db, FIRST)).areas[0]!
    expect(figures.filed).toMatchObject({ value: 40, withheld: null })
    expect(figures.occupied.withheld).toBeNull()
  })

  test('has no records to list, and gaps in the trend', async () => {
    const list = await listRecords(db, BEFORE, { measure: 'filed' })
    expect([list.counted, list.leftOut, list.denominator]).toEqual([[], [], []])
    const { values } = (await trend(db, FIRST, [BEFORE, FIRST])).areas[0]!
    expect(values.filed).toEqual([null, 40])
    expect(values.residents![0]).toBe(40_000)
  })

  test('is a day like any other where the pack does not say since when records are kept', async () => {
    await sql`update city set records_from = null`.execute(db)
    expect((await measure(db, BEFORE)).areas[0]!.figures.filed).toMatchObject({ value: 0, withheld: null })
    await sql`update city set records_from = ${FIRST}`.execute(db)
  })
})

describe('walking coverage where most points are not published', () => {
  // Of the West's ten communities two are published: 990001001001 with I1 on its point, and 990001001002, far from all.
  const published = ['990001001001', '990001001002']

  test('says what holds of the people on published points, and that it is of them alone', async () => {
    await db
      .updateTable('community')
      .set({ positionMark: 'official' })
      .where('code', 'in', published)
      .execute()
    const page = readFileSync(new URL('../../docs/methods/indicators.md', import.meta.url), 'utf8')
    const example = JSON.parse(/```json example=known-part\n(.*)\n```/.exec(page)![1]!)
    const standing = await measure(db, DAY)
    const city = standing.areas[0]!.figures.residents_within_500
    expect(city).toMatchObject({ value: null, numerator: null, denominator: 40_000 })
    expect(city.withheld).toEqual({
      reason: 'points_estimated',
      estimatedShare: 0.9,
      onPublishedPoints: { value: 0.5, numerator: 2000, denominator: 4000, mark: 'demo' },
    })
    const west = standing.areas.find(({ area }) => area.code === '990001')!.figures.residents_within_500
    const { near, far, estimated, estimatedShare, value } = example
    expect(west.denominator).toBe(near + far + estimated)
    expect(west.withheld).toMatchObject({
      estimatedShare,
      onPublishedPoints: { value, numerator: near, denominator: near + far },
    })
    const east = standing.areas.find(({ area }) => area.code === '990002')!.figures.residents_within_500
    expect(east.withheld).toMatchObject({ estimatedShare: 1, onPublishedPoints: null })
  })

  test('counts the sub-districts in which it is shown', async () => {
    const shownIn = async () =>
      (await measure(db, DAY)).measures.find(({ id }) => id === 'residents_within_500')!.shownIn
    expect(await shownIn()).toEqual({ subdistricts: 0, of: 4 })
    const half = ['990001001003', '990001001004']
    await db.updateTable('community').set({ positionMark: 'official' }).where('code', 'in', half).execute()
    expect(await shownIn()).toEqual({ subdistricts: 1, of: 4 })
  })

  test('has the part in columns of its own in the table, and no value', async () => {
    const { columns, rows } = standingTable(await measure(db, DAY))
    const at = (name: string) => columns.findIndex(column => column.key === name)
    const row = rows.find(cells => cells[at('measure')] === 'residents_within_500')!
    // I1 stands on the first of the four published points, I2 on the third
    expect(['value', 'withheld', 'known_value', 'known_mark'].map(name => row[at(name)])).toEqual([
      null,
      'points_estimated',
      0.5,
      'demo',
    ])
    expect(row[at('known_share')]).toBeCloseTo(0.2, 12)
  })
})
