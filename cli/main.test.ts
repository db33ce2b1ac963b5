import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { sql } from 'kysely'
import { describe, expect, onTestFinished, test } from 'vitest'
import { Refusal } from '../kernel/refusal.ts'
import { aDatabase } from '../tests/database.ts'
import { aPackFolder, SMALL_PACK } from '../tests/packs/pack-folder.ts'
import { main } from './main.ts'
import { databaseProgressInChinese } from './sentences/database-zh.ts'
import { SENTENCES, sentenceOf } from './sentences.ts'

const { databaseUrl, db } = await aDatabase()

/** Runs a command line as a shell would, with what it wrote. */
async function tuoyu(args: readonly string[], env: NodeJS.ProcessEnv = {}, isTTY = false) {
  const written = { stdout: '', stderr: '' }
  const to = (name: 'stdout' | 'stderr') => ({
    isTTY,
    columns: 60,
    write: (text: string) => {
      written[name] += text
    },
  })
  const code = await main(args, {
    stdout: to('stdout'),
    stderr: to('stderr'),
    env: { DATABASE_URL: databaseUrl, LANG: 'C.UTF-8', ...env },
  })
  return { code, ...written }
}

describe('the program explains itself', () => {
  test('--help shows commands, examples and exit codes, on stdout, and succeeds', async () => {
    const { code, stdout, stderr } = await tuoyu(['--help'])
    expect(code).toBe(0)
    expect(stderr).toBe('')
    for (const part of ['pack', 'Examples:', 'tuoyu pack load', 'Exit codes:', 'DATABASE_URL'])
      expect(stdout).toContain(part)
  })

  test('wrong usage is code 2, said on stderr, with the nearest command', async () => {
    for (const args of [[], ['pack'], ['pack', 'check'], ['pak'], ['pack', 'check', SMALL_PACK, '--jsn']]) {
      const { code, stdout, stderr } = await tuoyu(args)
      expect(code).toBe(2)
      expect(stdout).toBe('')
      expect(stderr).not.toBe('')
    }
    expect((await tuoyu(['pack', 'chek', SMALL_PACK])).stderr).toContain('Did you mean check?')
  })
})

test('wrong usage is said in the language asked for, whatever is wrong', async () => {
  const CASES: [args: string[], zh: string][] = [
    [['pak'], '错误：没有命令 pak\n（是否为 pack？）\n（用法见 --help）\n'],
    [['pack', 'check'], '错误：缺少参数 dir\n（用法见 --help）\n'],
    [['pack', 'check', SMALL_PACK, '--jsn'], '错误：没有选项 --jsn\n（是否为 --json？）'],
    [['pack', 'check', SMALL_PACK, 'more'], '错误：check 的参数过多，应为 1 个，现为 2 个'],
    [['solve', 'p-median', 'x', '--open', '1', '--open=2'], '错误：选项 --open <n> 只能给出一次\n'],
    [['plan', '--city', 'a', '--city', 'b'], '错误：选项 --city <schema> 只能给出一次\n'],
    [['plan', '--scenario'], '错误：选项 --scenario <name|file> 缺少取值'],
    [['access', 'two-step'], '错误：必须给出选项 --demand <file>'],
    [['plan', '--matrix', 'a.csv', '--network'], '错误：选项 --matrix <file> 不能与 --network'],
    [
      ['plan', '--aim', 'cheap'],
      '错误：选项 --aim <aim> 的取值“cheap”不合要求，应为以下之一：least-cost, most-served',
    ],
    [['solve', 'p-man', 'x'], '错误：参数 model 的取值“p-man”不合要求，应为以下之一：'],
    [['indicators', '--on', '2022-02-30'], '的取值“2022-02-30”不合要求，应为存在的日期，写作 YYYY-MM-DD'],
    [['indicators', '--records', 'joy'], '的取值“joy”不合要求，应为指标，如 usable 或 places_per_1000'],
    [
      ['indicators', '--area', '1', '--by', 'district', '--fairness'],
      '所给选项不能同用：\n  --area："1"，应与 --records 同用\n  --by',
    ],
  ]
  for (const [args, zh] of CASES) {
    const chinese = await tuoyu(['--lang', 'zh', ...args])
    expect([args, chinese]).toMatchObject([
      args,
      { code: 2, stdout: '', stderr: expect.stringContaining(zh) },
    ])
    expect(chinese.stderr).not.toMatch(/error|expected|allowed/i)
    const english = await tuoyu(args)
    expect([args, english.code]).toEqual([args, 2])
    expect(english.stderr).not.toMatch(/\p{Script=Han}/u)
  }
})

test('the way of the database up is told in Chinese', () => {
  expect(databaseProgressInChinese('Opening the database in /d/tuoyu')).toBe('正在打开 /d/tuoyu 中的数据库')
  expect(databaseProgressInChinese('Applied 0001_city to tianjin')).toBe(
    '城市 tianjin 的数据结构已更新：0001_city',
  )
  expect(databaseProgressInChinese('else')).toBe('else')
})

describe('pack check', () => {
  test('a folder that is not there is told as one', async () => {
    const { code, stdout } = await tuoyu(['pack', 'check', '/nowhere'])
    expect(code).toBe(2)
    expect(stdout).toContain('/nowhere, expected a folder that holds a city pack; there is none of this name')
    const chinese = await tuoyu(['--lang', 'zh', 'pack', 'check', '/nowhere'])
    expect(chinese.stdout).toContain('/nowhere：应为存放数据包的文件夹；没有这个文件夹')
  })

  test('a sound pack is code 0 and one sentence', async () => {
    const { code, stdout } = await tuoyu(['pack', 'check', SMALL_PACK])
    expect({ code, stdout }).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/^small 1\.0\.0: \d+ rows, no errors/),
    })
  })

  test('a check notices records that claim to know the future', async () => {
    const pack = aPackFolder()
    pack.edit('manifest.json', text =>
      text.replace(/("recordsUntil": *")[^"]*/, (_, before) => `${before}2190-01-01`),
    )
    expect((await tuoyu(['pack', 'check', pack.directory])).stdout).toContain('a day no later than today')
  })

  test('a faulty one is code 2 and a line for each fault', async () => {
    const pack = aPackFolder()
    pack.setCell('rooms.csv', 3, 'area_m2', '-3')
    pack.setCell('institutions.csv', 2, 'credit_code', '91990001MA0000001A')
    const { code, stdout } = await tuoyu(['pack', 'check', pack.directory])
    expect(code).toBe(2)
    expect(stdout.split('\n').slice(0, 2)).toEqual([
      'warning  institutions.csv row 2 credit_code is "91990001MA0000001A", expected a code whose last character checks the others (GB 32100-2015)',
      'error    rooms.csv row 3 area_m2 is "-3", expected from 1 to 5000',
    ])
    expect(stdout).toContain('1 error, 1 warning; it cannot be loaded')
  })

  test('a field of the manifest stands in the report as it stands there, in either language', async () => {
    const pack = aPackFolder()
    pack.edit('manifest.json', text => text.replace('"recordsFrom": "2019', '"recordsFrom": "2029'))
    const { stdout } = await tuoyu(['pack', 'check', pack.directory])
    expect(stdout).toContain('recordsFrom is "2029-01-01", expected no day after recordsUntil\n')
    const chinese = await tuoyu(['pack', 'check', pack.directory, '--lang', 'zh'])
    expect(chinese.stdout).toContain('recordsFrom 为 "2029-01-01"：应为不晚于 recordsUntil 的日期\n')
  })

  test('in Chinese, by switch or by the locale', async () => {
    const pack = aPackFolder()
    pack.setCell('rooms.csv', 3, 'area_m2', '-3')
    pack.setCell('targets.csv', 3, 'value', '60')
    const bySwitch = await tuoyu(['pack', 'check', pack.directory, '--lang', 'zh'])
    expect(bySwitch.stdout).toContain('rooms.csv 第 3 行 area_m2 为 "-3"：应在 1 至 5000 之间')
    expect(bySwitch.stdout).toContain('应为 0 与 1 之间的比例')
    const byLocale = await tuoyu(['pack', 'check', pack.directory], { LANG: 'zh_CN.UTF-8' })
    expect(byLocale.stdout).toBe(bySwitch.stdout)
  })

  test('--json is the report and nothing else', async () => {
    const { stdout } = await tuoyu(['pack', 'check', SMALL_PACK, '--json'])
    expect(JSON.parse(stdout)).toMatchObject({ errors: 0, pack: { name: 'small' } })
  })

  test('progress is a bar on a terminal and lines in a log, never on stdout', async () => {
    const onTerminal = await tuoyu(['pack', 'check', SMALL_PACK], {}, true)
    expect(onTerminal.stderr).toContain('\r\u001b[K[')
    expect(onTerminal.stderr.endsWith('\r\u001b[K')).toBe(true)
    const inLog = await tuoyu(['pack', 'check', SMALL_PACK])
    expect(inLog.stderr).toMatch(/^Checking the pack \d+ %\n/)
    expect(inLog.stderr).not.toContain('\u001b')
  })
})

describe('pack load', () => {
  test('loads, refuses a second time, replaces when told', async () => {
    const first = await tuoyu(['pack', 'load', SMALL_PACK])
    expect(first).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('Small City is loaded: pack small 1.0.0'),
    })
    const second = await tuoyu(['pack', 'load', SMALL_PACK])
    expect(second).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining('--replace') })
    const third = await tuoyu(['pack', 'load', SMALL_PACK, '--replace', '--json'])
    expect(third.code).toBe(0)
    expect(JSON.parse(third.stdout)).toMatchObject({ rowCounts: { community: 20 } })
    const events = await db.selectFrom('auditEvent').select(['actor', 'action']).orderBy('id').execute()
    expect(events).toEqual([
      { actor: 'local-planner', action: 'pack.loaded' },
      { actor: 'local-planner', action: 'pack.replaced' },
    ])
  })

  test('shows the faults of a pack that cannot be loaded', async () => {
    const pack = aPackFolder()
    pack.setCell('rooms.csv', 3, 'area_m2', '-3')
    const { code, stdout, stderr } = await tuoyu(['pack', 'load', '--replace', pack.directory])
    expect({ code, stdout }).toMatchObject({
      code: 2,
      stdout: expect.stringContaining('rooms.csv row 3 area_m2'),
    })
    expect(stderr).toContain('nothing was loaded')
  })

  test('without a database is code 3 and one sentence', async () => {
    const { code, stderr } = await tuoyu(['pack', 'load', SMALL_PACK], {
      DATABASE_URL: 'postgres://localhost:1/none',
    })
    expect(code).toBe(3)
    expect(stderr).toMatch(/^The database at localhost:1 cannot be reached/)
  })

  test('starts an embedded database in the data folder when none is named', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'tuoyu-cli-'))
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
    const { code, stdout } = await tuoyu(['pack', 'load', SMALL_PACK], {
      DATABASE_URL: '',
      TUOYU_DATA: folder,
    })
    expect({ code, stdout }).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('Small City is loaded'),
    })
  })
})

test('a city that is not there is refused by name, and none is made', async () => {
  const { code, stderr } = await tuoyu(['--city', 'tianjing', 'indicators'])
  expect(code).not.toBe(0)
  expect(stderr).toContain('There is no city tianjing in this database, which holds tianjin')
  const { rows } = await sql<{ name: string }>`select nspname as name from pg_namespace`.execute(db)
  expect(rows.map(({ name }) => name)).not.toContain('tianjing')
  const chinese = await tuoyu(['--lang', 'zh', '--city', 'tianjing', 'indicators'])
  expect(chinese.stderr).toContain('数据库中没有城市 tianjing，现有 tianjin')
})

describe('sentences', () => {
  test('a refusal without a sentence still says its code and facts, and lists its faults', () => {
    const faults = [{ path: 'aim', value: 'cheap', allowed: 'one of least-cost, most-served' }]
    const refusal = new Refusal('invalid', 'plan.scenario_invalid', { faults })
    expect(sentenceOf(refusal, 'en').split('\n')[1]).toBe(
      '  aim: "cheap", expected one of least-cost, most-served',
    )
    expect(sentenceOf(new Refusal('conflict', 'x.y', { n: 1 }), 'en')).toBe('Refused: x.y {"n":1}')
  })

  test('every refusal of the domain and of the commands has its sentence in both languages', () => {
    const codes = sourcesBelow('domain', 'cli').flatMap(text =>
      [...text.matchAll(/(?:new Refusal\(|refuseIf\(|present\()[^;]*?'([a-z]+\.[a-z_]+)'/gs)].map(
        match => match[1]!,
      ),
    )
    expect(codes.length).toBeGreaterThan(10)
    expect([...new Set(codes)].filter(code => !SENTENCES[code])).toEqual([])
  })
})

/** The text of every module below the folders, tests apart. */
function sourcesBelow(...folders: string[]): string[] {
  return folders.flatMap(folder => {
    const root = fileURLToPath(new URL(`../${folder}/`, import.meta.url))
    return readdirSync(root, { recursive: true, encoding: 'utf8' })
      .filter(path => path.endsWith('.ts') && !path.endsWith('.test.ts'))
      .map(path => readFileSync(join(root, path), 'utf8'))
  })
}
