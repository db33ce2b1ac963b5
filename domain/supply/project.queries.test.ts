import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { aDatabase } from '../../tests/database.ts'
import { listProjects } from './project.queries.ts'

const { db } = await aDatabase({ pack: 'small' })

test('a project whose classes are not known yet has 0 places, and is not forgotten', async () => {
  const before = await listProjects(db)
  await sql`delete from project_class where project_id = (select id from project where code = 'P1')`.execute(
    db,
  )
  const after = await listProjects(db)
  expect(after.map(each => each.code)).toEqual(before.map(each => each.code))
  expect(after.find(each => each.code === 'P1')!.places).toBe(0)
  expect(after.find(each => each.code === 'P2')!.places).toBe(20)
})
