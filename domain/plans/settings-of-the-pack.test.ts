/** Settings of the pack as a plan of the base date 2021-12-31 reads them. */
import { sql } from 'kysely'
import { beforeEach, expect, test } from 'vitest'
import { planProgramme } from '../../engine/index.ts'
import { civilDate } from '../../kernel/civil-date.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { aDatabase } from '../../tests/database.ts'
import { aProblem } from '../../tests/small-city.ts'
import { listSettingsOn } from '../territory/index.ts'
import { describePlan } from './plan.ts'
import { engineOptions } from './run-in-worker.ts'

const { db } = await aDatabase({ pack: 'small' })
const TIERS = [
  { monthlyYuan: 2000, share: 1 },
  { monthlyYuan: null, share: 0.5 },
]
const setTiers = (tiers: unknown) =>
  sql`update setting set value = ${JSON.stringify(tiers)}::jsonb where key = 'price_tiers'`.execute(db)
beforeEach(async () => {
  await setTiers(TIERS)
  await sql`update setting set value = '3000' where key = 'training_cost_yuan'`.execute(db)
})

test("a setting's first row holds before its first day, in a plan as on the page of sources", async () => {
  const before = await listSettingsOn(db, civilDate('2020-06-30'))
  expect(await listSettingsOn(db, civilDate('2016-03-03'))).toEqual(before)
  await sql`update setting set valid = daterange('2023-01-01', null) where key = 'discount_rate'`.execute(db)
  expect((await aProblem(db)).settings.discountRate).toBe(0.03)
  const settings = await listSettingsOn(db, civilDate('2021-12-31'))
  expect(settings.find(each => each.key === 'discount_rate')).toMatchObject({ value: 0.03 })
})

test('a tier that draws more families than the cheaper one before is refused', async () => {
  await setTiers([TIERS[0], { monthlyYuan: null, share: 1.0 }, { monthlyYuan: 3000, share: 0.2 }])
  const refusal = await aProblem(db).catch(error => error)
  expect(refusal).toBeInstanceOf(Refusal)
  expect(refusal).toMatchObject({ code: 'indicators.setting_malformed', facts: { setting: 'price_tiers' } })
})

test('a cost of training below 0 is refused, and one that is not known is null, not a NaN', async () => {
  await sql`update setting set value = '-1' where key = 'training_cost_yuan'`.execute(db)
  expect(await aProblem(db).catch(error => error)).toMatchObject({ code: 'plan.setting_malformed' })
  await sql`delete from setting where key = 'training_cost_yuan'`.execute(db)
  const { assumptions, training } = (await aProblem(db)).settings
  expect(training).toBeNull()
  expect(assumptions.find(each => each.key === 'training_cost_yuan')).toMatchObject({ value: null })
})

test('training that the pack does not limit falls away from the plan, and the plan says why', async () => {
  const said = async (changes: object = {}) => {
    const problem = await aProblem(db, changes)
    const found = await planProgramme(problem.model, engineOptions(problem.scenario))
    const { inputs } = describePlan(problem, found, 0)
    return inputs.assumptions.filter(each => each.key.includes('training_yearly_cap'))
  }
  expect((await said()).map(each => [each.key, each.value])).toEqual([['training_yearly_cap', 20]])
  await sql`delete from setting where key = 'training_yearly_cap'`.execute(db)
  expect((await aProblem(db)).model.carers!.training).toBeNull()
  expect(await said()).toMatchObject([
    { key: 'training_yearly_cap', value: null, from: 'rule' },
    {
      key: 'no_training_without_training_yearly_cap',
      name: '未设每年培训上限，本方案不安排培训',
      value: true,
    },
  ])
  expect(await said({ training: { offered: false } })).toEqual([])
  expect((await said({ training: { yearlyLimit: 5 } })).map(each => each.value)).toEqual([5])
})
