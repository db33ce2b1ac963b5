import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import iconv from 'iconv-lite'
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
  return tuoyuIn('en', ...args)
}

async function tuoyuIn(language: string, ...args: string[]) {
  const said = { out: '', err: '' }
  const exit = await main(['--city', city, '--lang', language, ...args], {
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
    expect(out).toMatch(
      /capital would have to fall least[^\n]+\n {2}\S.* \w+, capital [\d,]+ yuan: .* lower by the estimate; ([\d,]+ yuan lower is proved to be enough|how much is enough is not proved)\.\n/,
    )
    expect(out).toContain(`Written: ${at('p.xlsx')}`)
    expect(err).toMatch(/Checking the model/)
    expect(await readFile(join(at('p'), 'programme.csv'), 'utf8')).toMatch(/^\ufeffyear,/)
  })

  test('eases the scenario of a computation without a plan by the change that was found to be enough, and says so', async () => {
    const file = at('none.json')
    const own = at('own.json')
    const totalYuan = { 2022: 0, 2023: 0, 2024: 0, 2025: 0 }
    const years = { baseDate: '2021-12-31', firstYear: 2022, lastYear: 2025 }
    await writeFile(own, JSON.stringify({ code: 'own', name: '自拟', ...years, budgets: { totalYuan } }))
    const none = await tuoyu('plan', '--scenario', own, '--json')
    expect(none.exit).toBe(10)
    expect((await tuoyu('plan', '--scenario', own)).out).toMatch(
      /[\d,]+ yuan \([\d.]+ % of all years' money\)/,
    )
    await writeFile(file, none.out)
    const eased = await tuoyu('plan', '--from', file, '--relief', 'budget')
    expect(eased.exit).toBe(0)
    expect(eased.out).toContain('Eased by the change "budget" that was found to be enough: budgets')
    const json = JSON.parse((await tuoyu('plan', '--from', file, '--relief', 'budget', '--json')).out)
    expect(json.scenario).toMatchObject({ code: 'own', name: '自拟' })
    const refused = await tuoyu('plan', '--from', file, '--relief', 'carers')
    expect(refused.err).toContain('it has one for: joint, budget')
  })

  test('targets hold for all births and the cases are compared where that is asked for', async () => {
    const { exit, out } = await tuoyu('plan', '--targets-in-all-births', '--compare-births', '--json')
    expect(exit).toBe(0)
    const plan = PlanResult.parse(JSON.parse(out))
    expect(plan.scenario).toMatchObject({ targetsInAllBirths: true, compareBirths: true })
    expect(plan.births!.map(row => [row.births, row.placesMissing])).toEqual([
      ['low', 0],
      ['middle', 0],
      ['high', 0],
    ])
    const one = await tuoyu('plan', '--compare-births')
    expect(one.out).toMatch(/Births high: \d+ rules missed/)
    const screen = await tuoyuIn('zh', 'plan', '--compare-births')
    expect(screen.out).toMatch(/高出生情景：未满足规则 \d+ 项/)
  })

  test('a change found for the targets of one births case is not asked for with targets in all', async () => {
    const { exit, err } = await tuoyu(
      'plan',
      ...['--from', 'none.json', '--relief', 'budget', '--targets-in-all-births'],
    )
    expect(exit).toBe(2)
    expect(err).toContain("'--targets-in-all-births' cannot be used with option '--relief <change>'")
  })

  test('a share of what is done is told only where it is known', async () => {
    const { err } = await tuoyu('plan')
    expect(err).toContain('Checking the model\n')
    expect(err.replaceAll(/\(gap [\d.]+ %\)/g, '')).not.toContain('%')
  })

  test('changes little only against an earlier plan, and only at least cost', async () => {
    const alone = await tuoyu('plan', '--change-little')
    expect(alone.exit).not.toBe(0)
    expect(alone.err).toContain('--change-little: given, expected only with --from')
    const loose = await tuoyu('plan', '--relief', 'budget')
    expect(loose.exit).not.toBe(0)
    expect(loose.err).toContain('--relief: "budget", expected only with --from')
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

  test.each([
    ['null', /holds null, expected a scenario: an object/, /内容为 null，应为情景/],
    ['[1]', /holds \[1\], expected a scenario/, /内容为 \[1\]，应为情景/],
    ['"text"', /holds "text", expected a scenario/, /内容为 "text"，应为情景/],
    ['{', /none\.json is not JSON/, /none\.json 不是 JSON/],
  ])('a scenario file that holds %s is refused in either language', async (content, en, zh) => {
    await writeFile(at('none.json'), content)
    const english = await tuoyu('plan', '--scenario', at('none.json'))
    expect([english.exit, english.out]).toEqual([2, ''])
    expect(english.err).toMatch(en)
    expect((await tuoyuIn('zh', 'plan', '--scenario', at('none.json'))).err).toMatch(zh)
  })

  test('a scenario in GB18030 is read, one that is no text is refused', async () => {
    const scenario = { ...(await aScenario(db)), code: 'gb', name: '国标方案', gap: 2 }
    await writeFile(at('gb.json'), iconv.encode(JSON.stringify({ ...scenario, births: '国标' }), 'gb18030'))
    const read = await tuoyu('plan', '--scenario', at('gb.json'))
    expect(read.err).toContain('births: "国标", expected one of low, middle, high')
    await writeFile(at('wide.json'), Buffer.from('\ufeff{"code":"x"}', 'utf16le'))
    const wide = await tuoyu('plan', '--scenario', at('wide.json'))
    expect(wide.exit).toBe(2)
    expect(wide.err).toContain('wide.json: expected text in UTF-8 or GB18030 throughout.')
  })

  test('one fault hides no other: fields, years and codes that name nothing come in one list', async () => {
    const changes = {
      lockIn: [{ site: 'K1' }, 5, { site: 'nope' }],
      districtFloors: {
        unit: 'places_per_1000',
        byDistrict: { zz: 5 },
        placesByDistrict: { zy: { 2025: 4 }, '990001': { 2030: 90, 2024: 1.5 } },
      },
      budgets: { totalYuan: { 2040: 1 } },
      discountRate: 9,
    }
    await writeFile(at('faulty.json'), JSON.stringify({ ...(await aScenario(db)), ...changes }))
    const { exit, err } = await tuoyu('plan', '--scenario', at('faulty.json'))
    expect(exit).toBe(2)
    for (const line of [
      'discountRate: 9, expected at most 0.3',
      'lockIn.1: 5, expected an object with named fields',
      'lockIn.2.site: "nope", expected the code of a site',
      'budgets.totalYuan.2040: 1, expected years 2022 to 2025',
      'districtFloors.byDistrict.zz: 5, expected the code of a district of the city',
      'districtFloors.placesByDistrict.990001.2024: 1.5, expected a whole number',
    ])
      expect(err).toContain(line)
  })

  test('explains itself', async () => {
    const { exit, out } = await tuoyu('plan', '--help')
    expect(exit).toBe(0)
    for (const word of ['--scenario', '--matrix', 'Exit code 10', 'Examples']) expect(out).toContain(word)
  })
})
