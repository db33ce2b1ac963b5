import { parse } from 'csv-parse/sync'
import { sql } from 'kysely'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import type { Read } from '../../db/index.ts'
import { civilDate } from '../../kernel/civil-date.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { aDatabase } from '../../tests/database.ts'
import { aPackFolder, SMALL_PACK } from '../../tests/packs/pack-folder.ts'
import { LOCAL_PLANNER, PUBLIC } from '../identity/index.ts'
import { getLatestLoad, loadPack, PACK_FILES } from './index.ts'
import { clearPack } from './pack.queries.ts'

const TODAY = civilDate('2022-03-01')
const { db } = await aDatabase()

const load = (directory: string, options = {}) => loadPack(db, LOCAL_PLANNER, directory, options, TODAY)

const refusalOf = (work: Promise<unknown>): Promise<Refusal> =>
  work.then(
    () => Promise.reject(new Error('nothing was refused')),
    error => (error instanceof Refusal ? error : Promise.reject(error)),
  )

async function countRows(read: Read): Promise<Record<string, number>> {
  const tables = [
    'city',
    ...PACK_FILES.map(file => file.table),
    'scenario',
    'pack_load',
    'audit_event',
    'plan_run',
  ]
  const counts: Record<string, number> = {}
  for (const table of tables) {
    const { rows } = await sql<{ n: number }>`select count(*) as n from ${sql.table(table)}`.execute(read)
    counts[table] = rows[0]!.n
  }
  return counts
}

beforeEach(async () => {
  await db.transaction().execute(clearPack)
  for (const table of ['scenario', 'packLoad', 'auditEvent', 'planRun'] as const)
    await db.deleteFrom(table).execute()
})

describe('loading a pack', () => {
  test('brings the city with every row of every file', async () => {
    const { rowCounts } = await load(SMALL_PACK)
    const counts = await countRows(db)
    expect(counts).toMatchObject({ ...rowCounts, city: 1, scenario: 1, pack_load: 1 })
    expect(rowCounts).toMatchObject({ community: 20, institution: 6, post: 26, site_option: 11 })
    const city = await db.selectFrom('city').selectAll().executeTakeFirstOrThrow()
    expect(city).toMatchObject({
      code: '990000',
      nameEn: 'Small City',
      recordsUntil: '2021-12-31',
      censusYear: 2020,
    })
  })

  test('stores what the files say: money as fen, days as ranges, references as keys, boundaries with their mark', async () => {
    await load(SMALL_PACK)
    const fees = await db
      .selectFrom('fee')
      .innerJoin('institution', 'institution.id', 'fee.institutionId')
      .select(['institution.code', 'fee.classType', 'fee.monthlyFen', 'fee.valid'])
      .orderBy('institution.code')
      .orderBy('fee.classType')
      .orderBy('fee.monthlyFen')
      .execute()
    const file: Record<string, string>[] = parse(aPackFolder().read('fees.csv'), { columns: true })
    const key = (fee: { code: string; classType: string; monthlyFen: number }) =>
      [fee.code, fee.classType, fee.monthlyFen].join()
    expect(fees.map(fee => ({ ...fee, key: key(fee) })).sort((a, b) => (a.key < b.key ? -1 : 1))).toEqual(
      file
        .map(row => {
          const fee = {
            code: row.institution!,
            classType: row.class_type!,
            monthlyFen: Math.round(Number(row.monthly_yuan) * 100),
            valid: { first: row.first, last: row.last || null },
          }
          return { ...fee, key: key(fee) }
        })
        .sort((a, b) => (a.key < b.key ? -1 : 1)),
    )
    const east = await db
      .selectFrom('subdistrict')
      .innerJoin('district', 'district.id', 'subdistrict.districtId')
      .select([
        'district.nameEn',
        'subdistrict.geometry',
        'subdistrict.geometryMark',
        'subdistrict.longitude',
      ])
      .where('subdistrict.code', '=', '990002002')
      .executeTakeFirstOrThrow()
    expect(east).toMatchObject({ nameEn: 'East', geometryMark: 'demo', longitude: 100.15 })
    expect(east.geometry).toMatchObject({
      type: 'Polygon',
      coordinates: [[[100.1, 30], [100.2, 30], {}, {}, {}]],
    })
    const settings = await db.selectFrom('setting').select(['key', 'value', 'note']).orderBy('id').execute()
    expect(settings).toContainEqual({ key: 'coverage_walk_metres', value: [300, 500, 1000], note: null })
  })

  test('is recorded with who did it and what came in', async () => {
    const { id } = await load(SMALL_PACK)
    const events = await db.selectFrom('auditEvent').selectAll().execute()
    expect(events).toHaveLength(1)
    expect(events[0]).toMatchObject({
      actor: 'local-planner',
      action: 'pack.loaded',
      subject: 'pack_load',
      subjectId: id,
      facts: { name: 'small', version: '1.0.0', city: '990000', warnings: 0, replaced: null },
    })
  })

  test('tells how far it is, up to all bytes and all rows', async () => {
    const told: { phase: string; done: number; total: number }[] = []
    await load(SMALL_PACK, { onProgress: (progress: (typeof told)[number]) => told.push({ ...progress }) })
    for (const phase of ['check', 'load']) {
      const steps = told.filter(step => step.phase === phase)
      expect(steps.at(-1)!.done).toBe(steps.at(-1)!.total)
      expect(steps.map(step => step.done)).toEqual(steps.map(step => step.done).toSorted((a, b) => a - b))
    }
  })

  test('keeps text that looks like a formula as the text it is', async () => {
    const pack = aPackFolder()
    pack.setCell('institutions.csv', 2, 'name', `"=HYPERLINK(""http://x"",""y"")"`)
    await load(pack.directory)
    const names = await db.selectFrom('institution').select('name').where('code', '=', 'I1').execute()
    expect(names).toEqual([{ name: '=HYPERLINK("http://x","y")' }])
  })

  test('loads with warnings and keeps them', async () => {
    const pack = aPackFolder()
    pack.setCell('institutions.csv', 2, 'credit_code', '91990001MA0000001A')
    const { report } = await load(pack.directory)
    expect(report).toMatchObject({ errors: 0, warnings: 1 })
    const kept = await db.selectFrom('packLoad').select('warnings').executeTakeFirstOrThrow()
    expect(kept.warnings).toMatchObject({
      listed: [{ file: 'institutions.csv', row: 2, column: 'credit_code', value: '91990001MA0000001A' }],
    })
  })

  test('warns of records that reach beyond today', async () => {
    const { report } = await loadPack(db, LOCAL_PLANNER, SMALL_PACK, {}, civilDate('2021-06-01'))
    expect(report.faults).toMatchObject([
      { kind: 'records_in_future', severity: 'warning', value: '2021-12-31' },
    ])
  })
})

describe('a load is refused', () => {
  test('to the public, who leaves nothing behind', async () => {
    const before = await countRows(db)
    const refusal = await refusalOf(loadPack(db, PUBLIC, SMALL_PACK, {}, TODAY))
    expect(refusal).toMatchObject({ kind: 'forbidden', code: 'identity.not_permitted' })
    expect(await countRows(db)).toEqual(before)
  })

  test('when the pack has an error, with the whole report and nothing written', async () => {
    const before = await countRows(db)
    const pack = aPackFolder()
    pack.setCell('rooms.csv', 2, 'area_m2', 'large')
    pack.setCell('fees.csv', 3, 'institution', 'I9')
    const refusal = await refusalOf(load(pack.directory))
    expect(refusal).toMatchObject({ kind: 'invalid', code: 'pack.faulty', facts: { report: { errors: 2 } } })
    expect(await countRows(db)).toEqual(before)
  })

  test('when the city has a pack already, whose rows stay as they are', async () => {
    await load(SMALL_PACK)
    const before = await countRows(db)
    const refusal = await refusalOf(load(SMALL_PACK))
    expect(refusal).toMatchObject({
      kind: 'conflict',
      code: 'pack.already_loaded',
      facts: { packName: 'small' },
    })
    expect(await countRows(db)).toEqual(before)
  })

  test('for one of two that load at once: the other is whole', async () => {
    const outcomes = await Promise.allSettled([load(SMALL_PACK), load(SMALL_PACK)])
    expect(outcomes.map(outcome => outcome.status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(await countRows(db)).toMatchObject({ city: 1, community: 20, pack_load: 1, audit_event: 1 })
  })
})

test('a load that fails in the middle leaves nothing half written', async () => {
  await load(SMALL_PACK)
  const before = await countRows(db)
  // what no check can foresee: the database itself says no, near the end
  await sql`alter table project_class add constraint test_no_rows check (places < 0) not valid`.execute(db)
  await expect(load(SMALL_PACK, { replace: true })).rejects.toThrow('test_no_rows')
  await sql`alter table project_class drop constraint test_no_rows`.execute(db)
  expect(await countRows(db)).toEqual(before)
})

describe('replacing the pack', () => {
  test('exchanges every record and keeps audit, plan runs and saved scenarios', async () => {
    await load(SMALL_PACK)
    const run = {
      scenario: '{}',
      state: 'queued' as const,
      requestedBy: 'local-planner',
      requestedAt: new Date(),
    }
    await db.insertInto('planRun').values(run).execute()
    const saved = { code: 'mine', name: '我的', nameEn: 'Mine', content: '{}', mark: 'demo' as const }
    await db.insertInto('scenario').values(saved).execute()
    const oldest = await db.selectFrom('community').select('id').orderBy('id').executeTakeFirstOrThrow()
    const pack = aPackFolder()
    pack.edit('manifest.json', text => text.replace('1.0.0', '2.0.0'))
    pack.edit('waiting_lists.csv', text => `${text.split('\n')[0]}\n`)
    await load(pack.directory, { replace: true })
    expect(await countRows(db)).toMatchObject({
      city: 1,
      community: 20,
      waiting_list: 0,
      scenario: 2,
      pack_load: 2,
      audit_event: 2,
      plan_run: 1,
    })
    const again = await db.selectFrom('community').select('id').orderBy('id').executeTakeFirstOrThrow()
    expect(again.id).toBeGreaterThan(oldest.id)
    const last = await db.selectFrom('auditEvent').selectAll().orderBy('id', 'desc').executeTakeFirstOrThrow()
    expect(last).toMatchObject({
      action: 'pack.replaced',
      facts: { version: '2.0.0', replaced: { packVersion: '1.0.0' } },
    })
  })

  test('by another city takes the scenarios of the first along', async () => {
    await load(SMALL_PACK)
    const saved = { code: 'mine', name: '我的', nameEn: 'Mine', content: '{}', mark: 'demo' as const }
    await db.insertInto('scenario').values(saved).execute()
    const pack = aPackFolder()
    pack.edit('manifest.json', text => text.replace('"990000"', '"990099"'))
    await load(pack.directory, { replace: true })
    expect(await db.selectFrom('scenario').select('code').execute()).toEqual([{ code: 'base' }])
  })

  test('makes the newest load the latest, even from a machine whose clock is behind', async () => {
    const first = await load(SMALL_PACK)
    vi.useFakeTimers({ toFake: ['Date'], now: new Date('2001-01-01') })
    const second = await load(SMALL_PACK, { replace: true }).finally(() => vi.useRealTimers())
    expect(second.id).not.toBe(first.id)
    expect((await getLatestLoad(db)).id).toBe(second.id)
    const events = await db.selectFrom('auditEvent').select('subjectId').orderBy('at').execute()
    expect(events.map(event => event.subjectId)).toEqual([first.id, second.id])
  })
})
