/** Duties of the small city's new residential area N1: 48 places by 2024, options N1-A of 65 and N1-B of 48 places. */
import { sql } from 'kysely'
import { beforeEach, expect, test } from 'vitest'
import { Refusal } from '../../kernel/refusal.ts'
import { aDatabase } from '../../tests/database.ts'
import { aProblem } from '../../tests/small-city.ts'

const { db } = await aDatabase({ pack: 'small' })
const N1 = sql`site_id = (select id from site where code = 'N1')`
beforeEach(async () => {
  await sql`update site set available_from = '2022-01-01', duty_places = 48 where code = 'N1'`.execute(db)
})

test('a duty whose places can open only after the plan is told, not dropped', async () => {
  await sql`update site set available_from = '2026-01-01' where code = 'N1'`.execute(db)
  const { decisions, model } = await aProblem(db)
  expect(model.duties).toEqual([])
  expect(decisions.dutiesAfterPlan).toMatchObject([{ code: 'N1', dutyPlaces: 48, dutyYear: 2024 }])
  const waived = await aProblem(db, { waivedDuties: [{ site: 'N1', reason: '分期交付' }] })
  expect(waived.decisions.dutiesAfterPlan).toEqual([])
})

test('a duty that existing institutions fulfil asks for nothing, and its site is no candidate', async () => {
  const { model, sites } = await aProblem(db)
  expect(model.duties).toHaveLength(1)
  const reasons = new Map(sites.leftOut.map(({ record, reason }) => [record.code, reason]))
  expect(reasons.get('A1')).toBe('duty-fulfilled')
})

test('places of a project under way for a duty are not asked for again', async () => {
  const under = (project: string, site: string | null) =>
    sql`update project set duty_site_id = (select id from site where code = ${site}) where code = ${project}`
  await under('P1', 'N1').execute(db)
  const partly = await aProblem(db)
  expect(partly.model.duties).toMatchObject([{ leastPlaces: 48 - 18 }])
  await under('P2', 'N1').execute(db)
  await sql`update site set duty_places = 38 where code = 'N1'`.execute(db)
  const wholly = await aProblem(db)
  expect(wholly.model.duties).toEqual([])
  expect(wholly.sites.sites.map(site => site.record.code)).not.toContain('N1')
  await under('P1', null).execute(db)
  await under('P2', null).execute(db)
})

test('a duty of which a project was given up is owed whole', async () => {
  await sql`update project set duty_site_id = (select id from site where code = 'N1') where code = 'P4'`.execute(
    db,
  )
  expect((await aProblem(db)).model.duties).toMatchObject([{ leastPlaces: 48 }])
  await sql`update project set duty_site_id = null where code = 'P4'`.execute(db)
})

test('a duty that no option is large enough for is a fault, also where there is no option at all', async () => {
  const faultOf = (error: unknown) =>
    error instanceof Refusal && (error.facts.faults as { allowed: string }[])[0]!.allowed
  await sql`update site set duty_places = 90 where code = 'N1'`.execute(db)
  expect(await aProblem(db).catch(faultOf)).toMatch(/^an option of 90 places or more/)
  await sql`delete from site_option_class where site_option_id in (select id from site_option where ${N1})`.execute(
    db,
  )
  await sql`delete from site_option where ${N1}`.execute(db)
  expect(await aProblem(db).catch(faultOf)).toMatch(/\(the largest has 0\), or a waiver with its reason$/)
})
