/** What is written is read back and added up again. */
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import type { FeatureCollection, Point } from 'geojson'
import { readXlsx } from 'hucre/xlsx'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { planProgramme } from '../../engine/index.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { aDatabase } from '../../tests/database.ts'
import { aProblem, loadSmallCity } from '../../tests/small-city.ts'
import { tableCsv } from '../tables/index.ts'
import { checkExportPaths, writeExports } from './export-files.ts'
import { planTables } from './export-tables.ts'
import { describePlan } from './plan.ts'
import type { PlanResult } from './plan-result.ts'
import { engineOptions } from './run-in-worker.ts'

const { db } = await aDatabase()
const folder = await mkdtemp(join(tmpdir(), 'tuoyu-export-'))
afterAll(() => rm(folder, { recursive: true, force: true }))
const at = (name: string) => join(folder, name)

const NAUGHTY = '=HYPERLINK("http://x")'
let plan: PlanResult

beforeAll(async () => {
  await loadSmallCity(db)
  await db.updateTable('site').set({ name: NAUGHTY }).where('code', '=', 'N1').execute()
  const problem = await aProblem(db)
  plan = describePlan(problem, await planProgramme(problem.model, engineOptions(problem.scenario)), 1)
  await writeExports(plan, { xlsx: at('plan.xlsx'), geojson: at('plan.geojson'), csv: at('tables') })
})

type Row = Record<string, string>
const csv = async (name: string): Promise<Row[]> =>
  parse(await readFile(join(at('tables'), `${name}.csv`), 'utf8'), { bom: true, columns: true }) as Row[]
const total = (rows: readonly Row[], key: string) => rows.reduce((sum, row) => sum + Number(row[key]), 0)

const TABLES = [
  'guide',
  'summary',
  'indicators',
  'bridge',
  'standing',
  'covered',
  'programme',
  'left-out',
  'cost',
  'carers',
  'carer-flows',
  'limits',
  'reliefs',
  'use',
  'access',
  'access-points',
  'children',
  'births',
  'inputs',
]

test('a guide and a table for each subject, in one order everywhere, with a mark on every figure', async () => {
  expect(planTables(plan).map(table => table.name)).toEqual(TABLES)
  expect((await readdir(at('tables'))).sort()).toEqual(TABLES.map(name => `${name}.csv`).sort())
  for (const table of planTables(plan).slice(1)) {
    expect(table.columns.at(-1)!.key).toBe('mark')
    expect(table.rows.every(row => ['official', 'estimated', 'demo'].includes(String(row.at(-1))))).toBe(true)
  }
})

test('the guide names every sheet, the base date, and every mark and unit that the others use', () => {
  const [guide, ...tables] = planTables(plan)
  const subjects = guide!.rows.map(row => String(row[1]))
  for (const { zh, en } of tables) expect(subjects).toContain(`${zh} ${en}`)
  for (const word of [
    '2021-12-31',
    'official',
    'estimated',
    'demo',
    '元 yuan',
    '比例 share',
    '人年 child_years',
  ])
    expect(subjects).toContain(word)
  expect(guide!.rows.every(row => row.every(cell => String(cell).length > 0))).toBe(true)
})

describe('the folder of CSV files', () => {
  test('begins with a byte-order mark and keeps Chinese', async () => {
    const bytes = await readFile(join(at('tables'), 'left-out.csv'))
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
    expect(await csv('programme')).toHaveLength(plan.programme.length)
    expect((await csv('use')).some(row => row.district_name === '东区')).toBe(true)
  })

  test('adds up: the summary is the sum of programme, cost and carers', async () => {
    const summary = new Map((await csv('summary')).map(row => [row.item, Number(row.value)]))
    const programme = await csv('programme')
    const cost = (await csv('cost')).filter(row => row.plan_year === 'true')
    expect(summary.get('sites_opened')).toBe(programme.length)
    expect(summary.get('new_places')).toBe(total(programme, 'places'))
    expect(summary.get('capital')).toBeCloseTo(total(programme, 'capital_yuan'), 2)
    expect(summary.get('support')).toBeCloseTo(total(programme, 'support_yuan'), 2)
    expect(summary.get('public_cost')).toBeCloseTo(total(cost, 'yuan'), 2)
    for (const level of ['central', 'city', 'district'])
      expect(summary.get(`public_cost_${level}`)).toBeCloseTo(
        total(
          cost.filter(row => row.level === level),
          'yuan',
        ),
        2,
      )
    expect(summary.get('carers_trained')).toBe(total(await csv('carers'), 'trained_this_year'))
    const classes = ['infant', 'toddler', 'older_toddler', 'mixed'].map(type =>
      total(programme, `${type}_places`),
    )
    expect(classes.reduce((a, b) => a + b)).toBe(total(programme, 'places'))
  })

  test('a text that looks like a formula stays a text', async () => {
    expect((await csv('programme')).find(row => row.site === 'N1')!.name).toBe(`'${NAUGHTY}`)
    const tsv = tableCsv({
      name: 't',
      zh: '',
      en: '',
      columns: [{ key: 'a', zh: '', en: '', kind: 'text' }],
      rows: [['@SUM(1)'], ['ok'], [-5], [null]],
    })
    expect(tsv).toBe("\ufeffa\r\n'@SUM(1)\r\nok\r\n-5\r\n\r\n")
  })
})

describe('the workbook', () => {
  test('says what the plan rests on in both languages, without a word of code', async () => {
    const book = await readXlsx(await readFile(at('plan.xlsx')))
    const [head, ...rows] = book.sheets.find(each => each.name.includes('Inputs'))!.rows
    const cell = (key: string, name: string) =>
      rows.find(row => row[0] === key)![head!.findIndex(each => String(each).endsWith(`\n${name}`))]
    expect(cell('take_up', 'In words, in Chinese')).toMatch(/^6–12 月龄 \d+%；12–18 月龄 /)
    expect(cell('take_up', 'In words')).toMatch(/^6–12 months \d+%; 12–18 months /)
    expect(cell('births_case', 'In words, in Chinese')).toBe('中')
    expect(cell('children_by', 'In words')).toBe('Figures of the city pack')
    expect(cell('affordable_monthly_yuan', 'Unit')).toBe('元/月 yuan/month')
    expect(rows.flat().filter(each => /[{}[\]"]|^(?:true|false)$/.test(String(each)))).toEqual([])
  })

  test('calls gap and level as the page does', () => {
    const words = planTables(plan).flatMap(table => [
      ...table.columns.map(each => each.zh),
      ...table.rows.flat(),
    ])
    expect(words).toContain('差距')
    expect(words).toContain('层级')
    expect(words).not.toContain('级次')
  })

  test('has one row of headings in both languages, frozen and with a filter, and typed cells', async () => {
    const book = await readXlsx(await readFile(at('plan.xlsx')))
    expect(book.sheets.map(sheet => sheet.name)).toEqual(
      planTables(plan).map(table => `${table.zh} ${table.en}`),
    )
    const sheet = book.sheets.find(each => each.name.includes('Sites opened'))!
    const table = planTables(plan).find(each => each.name === 'programme')!
    expect(sheet.rows[0]).toEqual(table.columns.map(column => `${column.zh}\n${column.en}`))
    expect(sheet.freezePane).toMatchObject({ rows: 1 })
    expect(book.sheets.find(each => each.name.includes('Summary'))!.autoFilter!.range).toMatch(/^A1:G\d\d$/)
    expect(sheet.autoFilter!.range).toBe(`A1:AO${plan.programme.length + 1}`)
    const column = (key: string) => table.columns.findIndex(each => each.key === key)
    const row = sheet.rows[1]!
    expect(typeof row[column('places')]).toBe('number')
    expect(typeof row[column('inclusive')]).toBe('boolean')
    expect(row[column('kind')]).toMatch(/^[一-鿿]+ [a-z_]+$/)
    expect(sheet.rows.slice(1).reduce((sum, each) => sum + Number(each[column('places')]), 0)).toBe(
      plan.totals.newPlaces,
    )
  })

  test('has columns wide enough for every number, and wraps what is longer than a column', async () => {
    const book = await readXlsx(await readFile(at('plan.xlsx')), { readStyles: true })
    for (const sheet of book.sheets)
      for (const row of sheet.rows.slice(1))
        row.forEach((cell, at) => {
          if (typeof cell !== 'number') return
          const shown = cell.toLocaleString('en', { maximumFractionDigits: 2 })
          expect(sheet.columns![at]!.width!).toBeGreaterThan(shown.length)
        })
    const guide = book.sheets[0]!
    const long = guide.rows.findIndex(row => String(row[3]).length > 120)
    expect(guide.cells!.get(`${long},3`)!.style!.alignment!.wrapText).toBe(true)
    expect(guide.rowDefs!.get(long)!.height!).toBeGreaterThan(40)
  })

  test('says 社区 where communities are counted and 社区托育 where care is given in one', async () => {
    const book = await readXlsx(await readFile(at('plan.xlsx')))
    const cellsOf = (name: string) => book.sheets.find(each => each.name.includes(name))!.rows.flat()
    expect(cellsOf('Rules')).toContain('个社区 community')
    expect(cellsOf('Rules')).toContain('区最低托位 district')
    expect(cellsOf('Rules').join()).not.toContain('社区托育')
    expect(cellsOf('Without the programme')).toContain('社区托育 community')
  })

  test('keeps a text that looks like a formula a text', async () => {
    const book = await readXlsx(await readFile(at('plan.xlsx')))
    const sheet = book.sheets.find(each => each.name.includes('Sites opened'))!
    expect(sheet.rows.flat()).toContain(NAUGHTY)
    const formulas = [...(sheet.cells?.values() ?? [])].filter(cell => cell.formula !== undefined)
    expect(formulas).toEqual([])
  })
})

test('the GeoJSON has a flat point for every site, opened or left out', async () => {
  const layer = JSON.parse(await readFile(at('plan.geojson'), 'utf8')) as FeatureCollection<Point>
  expect(layer.type).toBe('FeatureCollection')
  // RFC 7946: WGS-84 is a matter of course and a crs member no longer allowed.
  expect(Object.keys(layer)).toEqual(['type', 'name', 'features'])
  expect(layer.features).toHaveLength(9)
  const opened = layer.features.filter(each => each.properties!.status === 'opened')
  expect(opened.map(each => each.properties!.site)).toEqual(plan.programme.map(row => row.site))
  const n1 = opened.find(each => each.properties!.site === 'N1')!
  expect(n1.geometry).toEqual({ type: 'Point', coordinates: [100.09, 30.075] })
  expect(n1.properties).toMatchObject({
    mark: 'demo',
    position_mark: 'demo',
    places: plan.programme.find(row => row.site === 'N1')!.places,
  })
  for (const { properties } of layer.features)
    expect(Object.values(properties!).every(value => value === null || typeof value !== 'object')).toBe(true)
})

describe('what cannot be written is refused before anything is computed', () => {
  const refusalOf = (paths: Parameters<typeof checkExportPaths>[0]) =>
    checkExportPaths(paths).then(
      () => undefined,
      error => (error as Refusal).code,
    )

  test('a folder that exists, a missing parent, a folder in place of a file', async () => {
    await mkdir(at('there'))
    expect(await refusalOf({ csv: at('there') })).toBe('export.exists')
    expect(await refusalOf({ csv: at('no/where') })).toBe('export.folder_absent')
    expect(await refusalOf({ xlsx: at('there') })).toBe('export.is_folder')
    expect(await refusalOf({ geojson: at('no/plan.geojson') })).toBe('export.folder_absent')
    expect(await refusalOf({ xlsx: at('new.xlsx'), csv: at('new') })).toBeUndefined()
  })

  test('an output that cannot be written leaves the others, each told once it is there', async () => {
    const told: string[] = []
    const paths = { xlsx: at('no/p.xlsx'), geojson: at('beside.geojson'), csv: at('beside') }
    const failing = writeExports(plan, paths, path => told.push(path))
    await expect(failing).rejects.toMatchObject({
      kind: 'unavailable',
      code: 'export.not_written',
      facts: { path: paths.xlsx, reason: 'ENOENT' },
    })
    expect(told).toEqual([paths.geojson, paths.csv])
    expect(await readFile(paths.geojson, 'utf8')).toMatch(/^\{"type":"FeatureCollection"/)
    expect(await readdir(paths.csv)).toContain('summary.csv')
    const both = writeExports(plan, { xlsx: paths.xlsx, geojson: at('no/p.geojson') })
    await expect(both).rejects.toMatchObject({
      facts: { path: `${at('no/p.xlsx')}, ${at('no/p.geojson')}`, reason: 'ENOENT' },
    })
  })

  test('an old file is replaced whole, and no part is left behind', async () => {
    await writeFile(at('old.geojson'), 'old')
    await writeExports(plan, { geojson: at('old.geojson') })
    expect(await readFile(at('old.geojson'), 'utf8')).toMatch(/^\{"type":"FeatureCollection"/)
    const failing = writeExports(plan, { csv: at('old.geojson/x') })
    await expect(failing).rejects.toBeInstanceOf(Refusal)
    expect((await readdir(folder)).filter(name => name.endsWith('.part'))).toEqual([])
  })
})
