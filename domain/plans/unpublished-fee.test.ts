import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { civilDate } from '../../kernel/civil-date.ts'
import { aDatabase } from '../../tests/database.ts'
import { aProblem, loadSmallCity } from '../../tests/small-city.ts'
import { listRecords } from '../indicators/index.ts'

const { db } = await aDatabase()

beforeAll(async () => {
  await loadSmallCity(db)
  await sql`delete from fee where institution_id = (select id from institution where code = 'I2')`.execute(db)
})

test('places without a published fee are offered to nobody, in the overview as in a plan', async () => {
  const asked = { measure: 'predicted' } as const
  const { counted } = await listRecords(db, civilDate('2021-12-31'), asked)
  expect(counted.map(each => each.institution)).not.toContain('I2')

  const { model, facilities } = await aProblem(db)
  const at = facilities.findIndex(each => each.code === 'I2')
  expect(facilities[at]).toMatchObject({ monthlyFen: null, filed: 18, usable: [0, 0, 0, 16] })
  const places = [...model.existing.usablePlaces].slice(at * 16, at * 16 + 16)
  expect(places.every(each => each === 0)).toBe(true)
  expect([...model.existing.filedPlaces].slice(at * 4, at * 4 + 4)).toEqual([18, 18, 18, 18])
})
