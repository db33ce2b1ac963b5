import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { PlanResult } from '../../domain/plans/index.ts'
import { aDatabase } from '../../tests/database.ts'
import { aScenario, loadSmallCity } from '../../tests/small-city.ts'
import { main } from '../main.ts'

const { db, databaseUrl, city } = await aDatabase()
const folder = await mkdtemp(join(tmpdir(), 'tuoyu-plan-'))
afterAll(() => rm(folder, { recursive: true, force: true }))
beforeAll(() => loadSmallCity(db))
const at = (name: string) => join(folder, name)

/** Runs the command line as an operator does, on the small city. */
async function tuoyu(...args: string[]) {
  const said = { out: '', err: '' }
  const exit = await main(['--city', city, '--lang', 'en', ...args], {
    stdout: { write: (text: string) => (said.out += text) },
    stderr: { write: (text: string) => (said.err += text) },
    env: { DATABASE_URL: databaseUrl },
  })
  return { exit, ...said }
}

describe('tuoyu plan', () => {
  test('computes the scenario of today and prints the whole plan as JSON', async () => {
    const { exit, out } = await tuoyu('plan', '--json')
    expect(exit).toBe(0)
    const plan = PlanResult.parse(JSON.parse(out))
    expect(plan).toMatchObject({ status: 'optimal', scenario: { code: 'base' } })
    for (const key of ['status', 'objective', 'bound', 'gap', 'seconds', 'programme', 'indicators'])
      expect(plan).toHaveProperty(key)
  })

  test('prints a screenful, writes what is asked for and tells how far it is', async () => {
    const { exit, out, err } = await tuoyu(
      'plan',
      '--births',
      'low',
      '--xlsx',
      at('p.xlsx'),
      '--csv',
      at('p'),
    )
    expect(exit).toBe(0)
    expect(out).toMatch(/Base scenario, births low/)
    expect(out).toMatch(/places per 1000 .* ✓/)
    expect(out).toMatch(/year end +2021-12-31 +2022 +2023 +2024 +2025/)
    expect(out).toMatch(/Certified carers: posts of new places go to certified carers/)
    expect(out).toMatch(/\d of \d sites, with \d+ places, are expected to fill less than 20 %/)
    expect(out).toMatch(/places per 1000: numerator +98 /)
    expect(out).toMatch(/institutions +98 +98 +98 +98 +98\n +project building +20 +20 +20 +20/)
    expect(out).toContain(`Written: ${at('p.xlsx')}`)
    expect(err).toMatch(/Checking the model/)
    expect(await readFile(join(at('p'), 'programme.csv'), 'utf8')).toMatch(/^\ufeffyear,/)
  })

  test('changes little only against an earlier plan, and only at least cost', async () => {
    const alone = await tuoyu('plan', '--change-little')
    expect(alone.exit).not.toBe(0)
    expect(alone.err).toContain('--change-little: given, expected only with --from')
    const served = await tuoyu('plan', '--from', '1', '--change-little', '--aim', 'most-served')
    expect(served.exit).not.toBe(0)
    expect(served.err).toContain('Changing little goes with the aim least-cost')
  })

  test('takes a scenario from a file, and a matrix of ways', async () => {
    const scenario = { ...(await aScenario(db)), code: 'mine', nameEn: 'Mine' }
    await writeFile(at('mine.json'), JSON.stringify(scenario))
    await writeFile(at('ways.csv'), 'from,to,metres\n990001001001,E1,100\n')
    const { exit, out } = await tuoyu(
      'plan',
      '--scenario',
      at('mine.json'),
      '--matrix',
      at('ways.csv'),
      '--json',
    )
    expect(exit).toBe(0)
    expect(JSON.parse(out)).toMatchObject({ scenario: { code: 'mine' }, inputs: { travelPairs: 1 } })
  })

  test('leaves with 10 when no plan meets all rules, and says what would have to yield', async () => {
    const budgets = { totalYuan: { 2022: 0, 2023: 0, 2024: 0, 2025: 0 } }
    await writeFile(at('poor.json'), JSON.stringify({ ...(await aScenario(db)), budgets }))
    const { exit, out } = await tuoyu('plan', '--scenario', at('poor.json'))
    expect(exit).toBe(10)
    expect(out).toMatch(/budget: at least [\d,.]+ yuan; enough: [\d,.]+ yuan/)
  })

  test.each([
    [['--scenario', 'none'], /none/],
    [['--scenario', 'absent.json'], /absent\.json/],
    [['--gap', 'narrow'], /gap: "narrow"/],
    [['--work', '0'], /work: 0, expected at least 0.01/],
    [['--csv', '.'], /exists/],
    [['--births', 'many'], /births/],
    [['--matrix', 'absent.csv'], /absent\.csv/],
  ])('refuses %j with one sentence and code 2', async (args, sentence) => {
    const { exit, out, err } = await tuoyu('plan', ...(args as string[]))
    expect(exit).toBe(2)
    expect(err).toMatch(sentence)
    expect(out).toBe('')
  })

  test('explains itself', async () => {
    const { exit, out } = await tuoyu('plan', '--help')
    expect(exit).toBe(0)
    for (const word of ['--scenario', '--matrix', 'Exit code 10', 'Examples']) expect(out).toContain(word)
  })
})
