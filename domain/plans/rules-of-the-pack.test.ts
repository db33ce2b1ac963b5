/** What a pack may say that a plan can or cannot be computed from. */
import { sql } from 'kysely'
import { beforeEach, expect, test } from 'vitest'
import { Refusal } from '../../kernel/refusal.ts'
import { aDatabase } from '../../tests/database.ts'
import { aProblem } from '../../tests/small-city.ts'

const { db } = await aDatabase({ pack: 'small' })
const refusalOf = async (changes: Parameters<typeof aProblem>[1] = {}) =>
  aProblem(db, changes).then(
    () => Promise.reject(new Error('nothing was refused')),
    error => (error instanceof Refusal ? error : Promise.reject(error)),
  )
beforeEach(async () => {
  await sql`update class_rule set first_age_months = 18 where class_type = 'mixed'`.execute(db)
  await sql`update funding_share set share = case level when 'central' then 0.5 when 'city' then 0.2 else 0.3 end
    where kind = 'capital'`.execute(db)
})

test('class rules of other ages than the programme counts are refused with both', async () => {
  await sql`update class_rule set first_age_months = 12 where class_type = 'mixed'`.execute(db)
  const refusal = await refusalOf()
  expect(refusal.code).toBe('plan.class_ages_differ')
  expect(refusal.facts).toEqual({ on: '2021-12-31', types: ['mixed 12–36 (18–36)'] })
})

test('three shares of 0.3333333 bear the whole, as the check of the pack says', async () => {
  await sql`update funding_share set share = 0.3333333 where kind = 'capital'`.execute(db)
  const { model } = await aProblem(db)
  const [a, b, c] = model.options.capitalShare
  expect(a! + b! + c!).toBeCloseTo(1, 12)
})

test('shares that miss the whole are refused', async () => {
  await sql`update funding_share set share = 0.3 where kind = 'capital'`.execute(db)
  const { code, facts } = await refusalOf()
  expect(code).toBe('plan.funding_shares_not_whole')
  expect(facts.kinds).toMatchObject([{ kind: 'capital' }])
})
