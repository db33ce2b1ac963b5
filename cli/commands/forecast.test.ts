import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aDatabase } from '../../tests/database.ts'
import { aScenario, loadSmallCity } from '../../tests/small-city.ts'
import { main } from '../main.ts'

const { db, databaseUrl, city } = await aDatabase()
const folder = await mkdtemp(join(tmpdir(), 'tuoyu-forecast-'))
afterAll(() => rm(folder, { recursive: true, force: true }))
beforeAll(() => loadSmallCity(db))

/** Runs the command line as an operator does, on the small city. */
async function tuoyu(lang: 'en' | 'zh', ...args: string[]) {
  const said = { out: '', err: '' }
  const exit = await main(['--city', city, '--lang', lang, 'forecast', ...args], {
    stdout: { write: (text: string) => (said.out += text) },
    stderr: { write: (text: string) => (said.err += text) },
    env: { DATABASE_URL: databaseUrl },
  })
  return { exit, ...said }
}

test('children: the city in low, middle and high births, and what the figures rest on', async () => {
  const { exit, out } = await tuoyu('en', 'children')
  expect(exit).toBe(0)
  expect(out).toMatch(/^Base scenario, base date 2021-12-31/)
  // 2025, high: 310, 350 and 390
  expect(out).toMatch(/2025 +high +310 +350 +390 +1,050 +40,000 +demo/)
  // nothing stands in a column of districts that are not shown, nor of births that the pack does not give
  expect(out).toMatch(/^Year +Births case +Age 0 +Age 1 +Age 2 +Under 3 +Residents +Mark$/m)
  expect(out).toMatch(/Where residents and children come from +figures of the city pack/)
  expect(out).not.toMatch(/990001|西区/)
})

test('carers: a pack without flows says that nobody leaves; districts are shown where asked', async () => {
  const { out } = await tuoyu('zh', 'carers', '--districts')
  // 16 in post and 10 outside; 2 graduates a year
  expect(out).toMatch(/2022 +\S+ +26 +2 +0 +0 +0 +28 +3 +演示/)
  expect(out.match(/^2022 /gm)).toHaveLength(3)
  expect(out).toMatch(/保育人员均不离职，证书到期均续/)
})

test('districts are named in the language asked for', async () => {
  const { out } = await tuoyu('en', 'carers', '--districts')
  const names = await db.selectFrom('district').select(['name', 'nameEn']).execute()
  expect(names.length).toBeGreaterThan(1)
  for (const { name, nameEn } of names) {
    expect(out).toContain(nameEn)
    expect(out).not.toContain(name)
  }
  expect(out).toMatch(/^2022 +Small City +26/m)
})

test('JSON has rows and assumptions, CSV all rows', async () => {
  const file = join(folder, 'carers.csv')
  const { out } = await tuoyu('en', 'carers', '--json', '--csv', file)
  const found = JSON.parse(out)
  expect(found).toMatchObject({ scenario: 'base', rows: expect.any(Array), assumptions: expect.any(Array) })
  expect(found.rows).toHaveLength(12)
  expect((await readFile(file, 'utf8')).trim().split('\n')).toHaveLength(13)
})

test('a projection that the pack has no tables for is refused in words, faults of the options by place', async () => {
  const absent = await tuoyu('en', 'children', '--cohorts', '--fertility', '1')
  expect(absent.exit).toBe(2)
  expect(absent.err).toMatch(/the city has no population_ages.csv, life_tables.csv, fertility_rates.csv/)
  const faulty = await tuoyu('zh', 'children', '--fertility', 'many')
  expect(faulty.exit).toBe(2)
  expect(faulty.err).toContain('children.totalFertility："many"，应为一个数')
})

test("an option changes its own assumption of a cohort scenario and leaves the scenario's others", async () => {
  const file = join(folder, 'mine.json')
  const children = { by: 'cohorts', totalFertility: 1.3, netMigrants: 'some', newHousing: 'no' }
  await writeFile(file, JSON.stringify({ ...(await aScenario(db)), children }))
  const { err } = await tuoyu('en', 'children', '--scenario', file, '--fertility', 'many')
  expect(err).toMatch(/children\.totalFertility: "many"/)
  expect(err).toMatch(/children\.netMigrants: "some"/)
  expect(err).toMatch(/children\.newHousing: "no"/)
  const other = await tuoyu('en', 'children', '--scenario', file, '--migrants', '-5', '--cohorts')
  expect(other.err).toMatch(/children\.newHousing: "no"/)
  expect(other.err).not.toMatch(/netMigrants|totalFertility/)
})

test('options of children are refused where carers are asked for, all at once', async () => {
  const { exit, out, err } = await tuoyu('en', 'carers', '--births', 'low', '--cohorts', '--migrants', '5')
  expect([exit, out]).toEqual([2, ''])
  expect(err).toContain('--births: "low", expected only with children')
  expect(err).toContain('--cohorts: given, expected only with children')
  expect(err).toContain('--migrants: "5", expected only with children')
  expect((await tuoyu('zh', 'carers', '--fertility', '1')).err).toContain('--fertility："1"，只用于 children')
})

test('children that are no object are refused as they are, also beside an option that would change them', async () => {
  const file = join(folder, 'none.json')
  await writeFile(file, JSON.stringify({ ...(await aScenario(db)), children: [1] }))
  const { exit, err } = await tuoyu('en', 'children', '--scenario', file, '--cohorts')
  expect(exit).toBe(2)
  expect(err).toMatch(/children: \[1\], expected an object/)
})
