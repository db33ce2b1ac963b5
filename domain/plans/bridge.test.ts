/** Somebody who holds the exported files, and nothing else, adds the indicators of every year up again. */
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { planProgramme } from '../../engine/index.ts'
import { aDatabase } from '../../tests/database.ts'
import { aProblem, loadSmallCity } from '../../tests/small-city.ts'
import { writeExports } from './export-files.ts'
import { describePlan } from './plan.ts'
import { engineOptions } from './run-in-worker.ts'

const { db } = await aDatabase()
const folder = await mkdtemp(join(tmpdir(), 'tuoyu-bridge-'))
afterAll(() => rm(folder, { recursive: true, force: true }))
beforeAll(() => loadSmallCity(db))

type Row = Record<string, string>
type Tables = Record<'indicators' | 'bridge' | 'standing' | 'covered' | 'programme' | 'carers', Row[]>

async function exported(name: string, changes: Parameters<typeof aProblem>[1] = {}): Promise<Tables> {
  const problem = await aProblem(db, changes)
  const found = await planProgramme(problem.model, engineOptions(problem.scenario))
  await writeExports(describePlan(problem, found, 1), { csv: join(folder, name) })
  const read = async (table: string) =>
    parse(await readFile(join(folder, name, `${table}.csv`), 'utf8'), { bom: true, columns: true }) as Row[]
  return {
    indicators: await read('indicators'),
    bridge: await read('bridge'),
    standing: await read('standing'),
    covered: await read('covered'),
    programme: await read('programme'),
    carers: await read('carers'),
  }
}

const total = (rows: readonly Row[], key: string) => rows.reduce((sum, row) => sum + Number(row[key]), 0)
const by = (key: string, year: number) => (row: Row) => Number(row[key]) <= year
const yes = (row: Row) => row.inclusive === 'true'

/** Numerator and denominator of every indicator at a year's end, from the records alone; residents from the bridge. */
function recount(tables: Tables, year: number, baseline: boolean) {
  const stands = tables.standing.filter(by('counts_from', year))
  const opened = baseline ? [] : tables.programme.filter(by('year', year))
  const filed = total(stands, 'places') + total(opened, 'places')
  const institutions = stands.filter(row => row.kind === 'institution')
  const inPost = total(institutions, 'carers_in_post')
  const posts = baseline
    ? inPost
    : Math.max(inPost, total(institutions, 'carers_needed')) +
      total(
        stands.filter(row => row.kind !== 'institution'),
        'carers_needed',
      ) +
      total(opened, 'carers')
  const certified = baseline
    ? total(institutions, 'carers_certified')
    : Number(tables.carers.find(row => Number(row.year) === year)!.certified)
  const residents = tables.bridge.filter(
    row =>
      row.item!.startsWith('residents') && Number(row.year) === year && row.baseline === String(baseline),
  )
  return {
    places_per_1000: [filed, total(residents, 'amount')],
    inclusive_share: [
      total(stands.filter(yes), 'places') +
        total(
          opened.filter(row => row.inclusive_years!.split(' ').includes(String(year))),
          'places',
        ),
      filed,
    ],
    certified_carer_share: [Math.min(certified, posts), posts],
    community_coverage: [tables.covered.filter(by('counts_from', year)).length, 15],
  }
}

describe.each([
  ['as the pack has it', {}],
  ['with a forecast of carers of its own', { carers: { stock: { 2022: 30, 2023: 31, 2024: 33, 2025: 40 } } }],
  ['without certified carers being required', { carers: { required: false } }],
])('the small city %s', (title, changes) => {
  let tables: Tables
  beforeAll(async () => {
    tables = await exported(title.replaceAll(' ', '-'), changes)
  })

  test('every numerator and denominator of every year is counted again from the records', () => {
    expect(tables.indicators).toHaveLength(20)
    for (const row of tables.indicators) {
      const again = recount(tables, Number(row.year), row.baseline === 'true')
      const [numerator, denominator] = again[row.indicator as keyof typeof again]
      expect({ ...row, numerator: Number(row.numerator) }).toMatchObject({ numerator })
      expect({ ...row, denominator: Number(row.denominator) }).toMatchObject({ denominator })
      const scale = row.indicator === 'places_per_1000' ? 1000 : 1
      expect(Number(row.value)).toBeCloseTo((scale * numerator!) / denominator!, 12)
    }
  })

  test('the bridge sums to the indicators, each of the same day', () => {
    for (const row of tables.indicators)
      for (const part of ['numerator', 'denominator']) {
        const own = tables.bridge.filter(
          each =>
            each.day === row.day &&
            each.baseline === row.baseline &&
            each.indicator === row.indicator &&
            each.part === part,
        )
        expect(own.length).toBeGreaterThan(0)
        expect(total(own, 'amount')).toBe(Number(row[part]))
      }
  })
})

test('each summand says what it is: by hand for 2023', async () => {
  const { bridge, covered } = await exported('by-hand')
  const amounts = (indicator: string, part: string) =>
    Object.fromEntries(
      bridge
        .filter(row => row.day === '2023-12-31' && row.indicator === indicator && row.part === part)
        .map(row => [row.item, Number(row.amount)]),
    )
  // P2 (20 places, begun) is due in 2022, P1 (18, not begun) in 2023.
  expect(amounts('places_per_1000', 'numerator')).toMatchObject({
    institutions: 98,
    project_building: 20,
    project_planned: 18,
  })
  expect(amounts('places_per_1000', 'denominator')).toEqual({
    residents_on_base_date: 40_000,
    residents_change: 0,
  })
  expect(amounts('inclusive_share', 'numerator')).toMatchObject({ institutions: 53 })
  // 19 in post, one short of the ratios; P2 needs 3 and P1 4.
  expect(amounts('certified_carer_share', 'denominator')).toMatchObject({
    carers_in_post: 19,
    carers_to_ratio: 1,
    project_building: 3,
    project_planned: 4,
  })
  expect(amounts('certified_carer_share', 'numerator')).toMatchObject({
    carers_certified: 16,
    certified_outside_posts: 10,
    certified_graduates: 4,
  })
  // 7 communities on the base date; P1 brings one in 2023, P2 lies where I5 serves already.
  expect(amounts('community_coverage', 'numerator')).toMatchObject({
    institutions: 7,
    project_building: 0,
    project_planned: 1,
  })
  expect(covered.find(row => row.code === 'P1')).toMatchObject({
    community: '990001002005',
    counts_from: '2023',
    by: 'project_planned',
  })
})
