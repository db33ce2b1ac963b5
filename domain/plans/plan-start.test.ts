/** A plan computed from an earlier one: on the small city, where every plan is proved. */
import { beforeAll, expect, test } from 'vitest'
import { inTransaction } from '../../db/index.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { aDatabase } from '../../tests/database.ts'
import { aProblem, aScenario, loadSmallCity, TODAY } from '../../tests/small-city.ts'
import { LOCAL_PLANNER } from '../identity/index.ts'
import { computePlan, computeRun } from './compute-plan.ts'
import { forceSite } from './forced-site.actions.ts'
import { planFingerprint, startFingerprint } from './plan-fingerprint.ts'
import type { PlanResult } from './plan-result.ts'
import { checkRelief, type EarlierPlan, planChanges, planStart } from './plan-start.ts'
import { deleteRun, finishRun, insertRun, requestRun, startRun } from './run.actions.ts'
import { getRun } from './run.queries.ts'
import { PlanRequest } from './scenario.ts'

const { db } = await aDatabase()
let base: PlanResult
beforeAll(async () => {
  await loadSmallCity(db)
  base = await computePlan(db, await aScenario(db))
})

/** What the audit keeps of a request. */
async function factsRecorded(run: number) {
  const event = await db
    .selectFrom('auditEvent')
    .select('facts')
    .where('action', '=', 'plan.requested')
    .where('subjectId', '=', run)
    .executeTakeFirstOrThrow()
  return event.facts
}

test('an earlier plan is written in the new problem’s own indices', async () => {
  const problem = await aProblem(db)
  const start = planStart(problem, { result: base, run: 1, changeLittle: true })
  expect(start.openings).toHaveLength(base.programme.length)
  start.openings.forEach(({ site, option, year }, at) => {
    const row = base.programme[at]!
    expect(problem.sites.sites[site]!.record.code).toBe(row.site)
    expect(problem.sites.options[option]!.code).toBe(row.option)
    expect(problem.years[year]).toBe(row.year)
  })
  expect(start.rows.map(row => row.year)).toEqual(base.limits.map(row => problem.years.indexOf(row.year)))
  expect(start.changeLittle).toBe(true)
})

test('a plan that serves most gives its prices in children per unit, and one that starts from it serves as many', async () => {
  const scenario = await aScenario(db, { aim: 'most-served' })
  const most = await computePlan(db, scenario)
  const from = { result: most, run: null, changeLittle: false }
  const start = planStart(await aProblem(db), from)
  expect(start.aim).toBe('most-served')
  expect(start.rows.map(row => row.marginalValue * (row.family === 'budget' ? 100 : 1))).toEqual(
    most.limits.map(row => row.marginalValue ?? 0),
  )
  const again = await computePlan(db, scenario, { from })
  expect(again.objective).toBeGreaterThanOrEqual(most.objective!)
})

test('the same scenario from its own plan gives that plan, and says that nothing changed', async () => {
  const again = await computePlan(db, await aScenario(db), {
    from: { result: base, run: null, changeLittle: true },
  })
  expect(again.programme).toEqual(base.programme)
  expect(again.changes).toEqual({
    run: null,
    changeLittle: true,
    opened: [],
    dropped: [],
    otherwise: [],
    alike: base.programme.length,
  })
})

test('plans from plans are all measured against the least gap among those they came from', async () => {
  const problem = await aProblem(db)
  const gapped = { ...base, gap: 0.0008 }
  const next = await computePlan(db, await aScenario(db), {
    from: { result: gapped, run: 3, changeLittle: false },
  })
  expect(next.inputs.origin).toMatchObject({ run: 3, changeLittle: false, gap: 0.0008 })
  const later = { result: { ...next, gap: 0.001 }, run: null, changeLittle: false }
  expect(planStart(problem, later).gap).toBe(0.0008)
})

test('the fingerprint tells plans of other starts apart, and the inputs name the start', async () => {
  const problem = await aProblem(db)
  const printOf = (from: EarlierPlan | undefined) =>
    planFingerprint(problem, from && startFingerprint(planStart(problem, from)))
  const plain = { result: base, run: null, changeLittle: false }
  const prints = [
    undefined,
    plain,
    { ...plain, changeLittle: true },
    { ...plain, result: { ...base, programme: base.programme.slice(1) } },
  ].map(printOf)
  expect(new Set(prints).size).toBe(prints.length)
  expect(prints[0]).toBe(base.inputs.fingerprint)
  expect(printOf({ ...plain, run: 12 })).toBe(prints[1])
  const next = await computePlan(db, await aScenario(db), { from: plain })
  expect(next.inputs.fingerprint).toBe(prints[1])
  expect(next.inputs.origin).toMatchObject({ run: null, fingerprint: base.inputs.fingerprint })
  // a site forced into a plan that had a start itself is held against the same records
  const forced = await computePlan(db, await aScenario(db), { from: plain, against: next })
  expect(forced.objective).toBeCloseTo(base.objective!, 0)
})

test('a site locked out is among the changes, by code', async () => {
  const [first] = base.programme
  const without = await computePlan(
    db,
    await aScenario(db, {
      lockOut: [{ site: first!.site, option: null, year: null }],
      targets: { places_per_1000: {} },
    }),
    { from: { result: base, run: 7, changeLittle: false } },
  )
  expect(without.objective).not.toBeNull()
  expect(without.changes?.dropped).toContain(first!.site)
  const changes = planChanges(without.programme, { result: base, run: 7, changeLittle: false })
  expect(changes.alike + changes.otherwise.length + changes.dropped.length).toBe(base.programme.length)
})

test('a run starts from a finished run, is refused from one without a plan, keeps it while it waits, and outlives it', async () => {
  const act = <T>(action: Parameters<typeof inTransaction<T>>[2]) => inTransaction(db, LOCAL_PLANNER, action)
  const first = await act(tx => requestRun(tx, LOCAL_PLANNER, { changes: {} }, TODAY))
  const from = (run: number) => PlanRequest.parse({ from: { run, changeLittle: true } })
  const code = await act(tx => requestRun(tx, LOCAL_PLANNER, from(first.id), TODAY)).then(
    () => undefined,
    error => (error instanceof Refusal ? error.code : Promise.reject(error)),
  )
  expect(code).toBe('plan.run_has_no_result')
  await act(tx => startRun(tx, first.id))
  await act(tx => finishRun(tx, first.id, base))
  const second = await act(tx => requestRun(tx, LOCAL_PLANNER, from(first.id), TODAY))
  expect(second.start).toEqual({ run: first.id, changeLittle: true, relief: null })
  const result = await computeRun(db, second)
  expect(result.changes).toMatchObject({ run: first.id, dropped: [], opened: [] })
  const removal = act(tx => deleteRun(tx, LOCAL_PLANNER, first.id))
  await expect(removal).rejects.toMatchObject({
    code: 'plan.run_is_start',
    facts: { run: first.id, by: second.id },
  })
  await act(tx => startRun(tx, second.id))
  await act(tx => finishRun(tx, second.id, result))
  await act(tx => deleteRun(tx, LOCAL_PLANNER, first.id))
  const stored = await getRun(db, second.id)
  expect(stored.start).toBeNull()
  expect(stored.summary?.changes).toEqual(result.changes)
})

test('a run is not removed while another starts from what it costs to have a site in it', async () => {
  const act = <T>(action: Parameters<typeof inTransaction<T>>[2]) => inTransaction(db, LOCAL_PLANNER, action)
  const finished = async (id: number) => {
    await act(tx => startRun(tx, id))
    await act(tx => finishRun(tx, id, base))
  }
  const first = await act(tx => requestRun(tx, LOCAL_PLANNER, PlanRequest.parse({}), TODAY))
  await finished(first.id)
  const site = base.leftOut.find(each => each.reason === 'not-chosen')!.site
  const forced = await act(tx => forceSite(tx, LOCAL_PLANNER, first.id, { site }))
  await finished(forced.id)
  const request = PlanRequest.parse({ from: { run: forced.id, changeLittle: true } })
  const second = await act(tx => requestRun(tx, LOCAL_PLANNER, request, TODAY))
  await expect(act(tx => deleteRun(tx, LOCAL_PLANNER, first.id))).rejects.toMatchObject({
    code: 'plan.run_is_start',
    facts: { run: first.id, by: second.id },
  })
  expect((await getRun(db, second.id)).start).toMatchObject({ run: forced.id })
})

test('a run does not start from a finished one that found no plan', async () => {
  const act = <T>(action: Parameters<typeof inTransaction<T>>[2]) => inTransaction(db, LOCAL_PLANNER, action)
  const first = await act(tx => requestRun(tx, LOCAL_PLANNER, { changes: {} }, TODAY))
  await act(tx => startRun(tx, first.id))
  await act(tx => finishRun(tx, first.id, { ...base, status: 'infeasible', objective: null, programme: [] }))
  const request = PlanRequest.parse({ from: { run: first.id } })
  const refused = act(tx => requestRun(tx, LOCAL_PLANNER, request, TODAY))
  await expect(refused).rejects.toMatchObject({ code: 'plan.run_found_no_plan', facts: { run: first.id } })
})

test('a run starts from the plan found for a change of a run without one; a change for which none was found is refused', async () => {
  const act = <T>(action: Parameters<typeof inTransaction<T>>[2]) => inTransaction(db, LOCAL_PLANNER, action)
  const changes = { budgets: { totalYuan: { 2022: 0, 2023: 0, 2024: 0, 2025: 0 } } }
  const first = await act(tx => requestRun(tx, LOCAL_PLANNER, PlanRequest.parse({ changes }), TODAY))
  await act(tx => startRun(tx, first.id))
  const none = await computeRun(db, first)
  await act(tx => finishRun(tx, first.id, none))
  const budget = none.reliefs.find(relief => relief.family === 'budget')!
  const totalYuan: Record<string, number> = { 2022: 0, 2023: 0, 2024: 0, 2025: 0 }
  for (const { year, amount } of budget.changes) totalYuan[year!] = Math.ceil(amount)
  const request = (relief: string) =>
    PlanRequest.parse({ changes: { budgets: { totalYuan } }, from: { run: first.id, relief } })

  const second = await act(tx => requestRun(tx, LOCAL_PLANNER, request('budget'), TODAY))
  expect(second.start).toEqual({ run: first.id, changeLittle: false, relief: 'budget' })
  const problem = await aProblem(db)
  const start = planStart(problem, { result: none, run: first.id, changeLittle: false, relief: 'budget' })
  expect(start.openings).toHaveLength(budget.found!.openings.length)
  expect(start).toMatchObject({ gap: 1 })
  expect(await factsRecorded(second.id)).toMatchObject({ from: { run: first.id, relief: 'budget' } })
  expect((await computeRun(db, second)).objective).not.toBeNull()

  expect(() => checkRelief(base, 'budget', first.id)).toThrowError(
    expect.objectContaining({ code: 'plan.relief_not_needed' }),
  )

  const runs = () => db.selectFrom('planRun').select('id').execute()
  const before = await runs()
  const refused = act(tx => requestRun(tx, LOCAL_PLANNER, request('carers'), TODAY))
  await expect(refused).rejects.toMatchObject({
    code: 'plan.relief_has_no_plan',
    facts: { from: first.id, relief: 'carers', found: expect.arrayContaining(['joint', 'budget']) },
  })
  expect(await runs()).toEqual(before)
  for (const from of [
    { run: first.id, relief: 'money' },
    { run: first.id, relief: 'budget', changeLittle: true },
  ])
    expect(PlanRequest.safeParse({ from }).success).toBe(false)
})

test('what a run starts from is in the audit, and to change little is refused where nothing would be kept', async () => {
  const act = <T>(action: Parameters<typeof inTransaction<T>>[2]) => inTransaction(db, LOCAL_PLANNER, action)
  const first = await act(tx => requestRun(tx, LOCAL_PLANNER, { changes: {} }, TODAY))
  await act(tx => startRun(tx, first.id))
  await act(tx => finishRun(tx, first.id, base))
  const from = { run: first.id, changeLittle: true }
  const second = await act(tx => requestRun(tx, LOCAL_PLANNER, { changes: {}, from }, TODAY))
  expect(await factsRecorded(second.id)).toMatchObject({ from })
  const served = { changes: { aim: 'most-served' as const }, from }
  await expect(act(tx => requestRun(tx, LOCAL_PLANNER, served, TODAY))).rejects.toMatchObject({
    code: 'plan.change_little_at_least_cost',
    facts: { aim: 'most-served' },
  })
})

test('the database keeps no waiting run that is to change little without a start', async () => {
  const lone = { scenario: JSON.stringify(await aScenario(db)), matrixText: null, changeLittle: true }
  const inserted = inTransaction(db, LOCAL_PLANNER, tx => insertRun(tx, LOCAL_PLANNER, lone))
  await expect(inserted).rejects.toThrow(/plan_run_change_little_of_start/)
})
