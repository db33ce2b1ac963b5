import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { civilDate } from '../../kernel/civil-date.ts'
import { aDatabase } from '../../tests/database.ts'
import { loadSmallCity } from '../../tests/small-city.ts'
import { listRecords, type Measure, measure } from './index.ts'

const { db } = await aDatabase()
const DAY = civilDate('2020-12-31')
const MEASURES: Measure[] = ['usable', 'within_reach', 'affordable', 'predicted', 'certified_carer_share']

const figures = async () => {
  const { areas } = await measure(db, DAY)
  return areas.map(({ area, figures }) => [area.code, ...MEASURES.map(id => figures[id].numerator)])
}
const certified = () => listRecords(db, DAY, { measure: 'certified_carer_share' })

let underRules: { figures: unknown; certified: unknown }
beforeAll(async () => {
  await loadSmallCity(db)
  underRules = { figures: await figures(), certified: await certified() }
  for (const table of ['class_rule', 'accepted_certificate'])
    await sql`update ${sql.table(table)} set valid = daterange('2022-01-01', null)`.execute(db)
})

test('on a day before the first class rules and accepted certificates the first ones hold', async () => {
  expect(await figures()).toEqual(underRules.figures)
})

test('the list of carers before the first accepted certificates names the same as the figure', async () => {
  expect(await certified()).toEqual(underRules.certified)
})
