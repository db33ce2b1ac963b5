/** Duties of the small city's new residential areas; its README counts A1 by hand. */
import { sql } from 'kysely'
import { beforeEach, describe, expect, test } from 'vitest'
import type { Database } from '../../db/index.ts'
import { type CivilDate, civilDate } from '../../kernel/civil-date.ts'
import { aDatabase } from '../../tests/database.ts'
import { DUTY_STATES, listRecords, measure } from './index.ts'

const { db } = await aDatabase({ pack: 'small' })
const WEST = '990001'
const DUE_YEAR = civilDate('2024-12-31')

async function standingOf(on: CivilDate, area = '990000') {
  const standing = await measure(db, on)
  const { figures } = standing.areas.find(each => each.area.code === area)!
  const { numerator, denominator, value } = figures.new_area_compliance
  return { compliance: [numerator, denominator], value, states: DUTY_STATES.map(id => figures[id].value) }
}

/** Which areas are left out, and why. */
async function leftOut(on: CivilDate, database: Database = db) {
  const list = await listRecords(database, on, { measure: 'new_area_compliance' })
  return Object.fromEntries(list.leftOut.map(({ record, reason }) => [record.code, reason]))
}

test('the area due at the end of 2020 has 35 of its 40 places then, and 50 a year later', async () => {
  expect(await standingOf(civilDate('2020-12-31'))).toEqual({
    compliance: [0, 1],
    value: 0,
    states: [0, 0, 0, 0, 1],
  })
  expect(await leftOut(civilDate('2020-12-31'))).toEqual({
    A1: 'duty_too_few_places',
    A2: 'new_area_too_small',
    A3: 'duty_not_due',
    N1: 'duty_not_due',
  })
  expect(await standingOf(civilDate('2021-12-31'))).toMatchObject({ compliance: [1, 1], value: 1 })
})

test('on the last day of its year an area is due, on the day before it is not', async () => {
  expect((await standingOf(civilDate('2020-12-30'))).compliance).toEqual([0, 0])
  expect((await standingOf(civilDate('2020-12-30'))).value).toBeNull()
  expect(await standingOf(DUE_YEAR)).toMatchObject({ compliance: [1, 2], states: [1, 0, 0, 0, 1] })
  expect(await standingOf(DUE_YEAR, WEST)).toMatchObject({ compliance: [0, 1], states: [1, 0, 0, 0, 0] })
})

test('an area whose people are not known, or without a year, is left out and says so', async () => {
  await sql`update site set planned_residents = null where code = 'N1'`.execute(db)
  await sql`update site set duty_places = null, duty_year = null where code = 'A3'`.execute(db)
  expect(await leftOut(DUE_YEAR)).toMatchObject({ N1: 'planned_residents_unknown', A3: 'duty_without_year' })
  await sql`update site set planned_residents = 12000 where code = 'N1'`.execute(db)
  await sql`update site set duty_places = 60, duty_year = 2026 where code = 'A3'`.execute(db)
})

test('an area whose institution has closed is handed over and no longer delivered', async () => {
  const closed = sql`update filing set valid = daterange(lower(valid), '2024-01-01')
    where institution_id in (select id from institution where code in ('I1', 'I5'))`
  await db.transaction().execute(async tx => {
    await closed.execute(tx)
    const { figures } = (await measure(tx, DUE_YEAR)).areas[0]!
    expect(figures.new_area_compliance.numerator).toBe(0)
    expect(figures.duty_handed_over.value).toBe(1)
    await sql`update filing set valid = daterange(lower(valid), null)
      where institution_id in (select id from institution where code in ('I1', 'I5'))`.execute(tx)
  })
})

describe('the project P1 for N1, due by 2024', () => {
  beforeEach(async () => {
    await sql`update project set duty_site_id = (select id from site where code = 'N1'), adopted_on = '2022-01-01',
      begun_on = '2022-02-01', built_on = '2022-03-01', handed_over_on = '2022-04-01', cancelled_on = null
      where code = 'P1'`.execute(db)
    await sql`update site set duty_places = 48, duty_year = 2021 where code = 'N1'`.execute(db)
  })

  test('goes from no project through planned, built and handed over, its own days included', async () => {
    const stateOn = async (day: string) => (await leftOut(civilDate(day))).N1
    expect(await stateOn('2021-12-31')).toBe('duty_without_project')
    expect(await stateOn('2022-01-01')).toBe('duty_planned')
    expect(await stateOn('2022-02-28')).toBe('duty_planned')
    expect(await stateOn('2022-03-01')).toBe('duty_built')
    expect(await stateOn('2022-04-01')).toBe('duty_handed_over')
  })

  test('that was given up leaves the area without a project', async () => {
    await sql`update project set built_on = null, handed_over_on = null, cancelled_on = '2022-06-01' where code = 'P1'`.execute(
      db,
    )
    expect((await leftOut(civilDate('2022-06-01'))).N1).toBe('duty_without_project')
  })

  test('lists each area due in exactly one state, and the states add up to the denominator', async () => {
    const on = civilDate('2022-04-01')
    const lists = await Promise.all(DUTY_STATES.map(id => listRecords(db, on, { measure: id })))
    expect(lists.flatMap(list => list.counted.map(each => each.code)).sort()).toEqual(['A1', 'N1'])
    const { denominator } = await listRecords(db, on, { measure: 'new_area_compliance' })
    expect(denominator.map(each => [each.kind, each.code])).toEqual([
      ['new_area', 'A1'],
      ['new_area', 'N1'],
    ])
  })
})
