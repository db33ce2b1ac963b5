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

const TABLES = ['summary', 'indicators', 'programme', 'left-out', 'cost', 'carers', 'limits', 'use', 'inputs']

test('a table for each subject, in one order everywhere, and a mark in each of them', async () => {
  expect(planTables(plan).map(table => table.name)).toEqual(TABLES)
  expect((await readdir(at('tables'))).sort()).toEqual(TABLES.map(name => `${name}.csv`).sort())
  for (const table of planTables(plan)) {
    expect(table.columns.at(-1)!.key).toBe('mark')
    expect(table.rows.every(row => ['official', 'estimated', 'demo'].includes(String(row.at(-1))))).toBe(true)
  }
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
  test('has Chinese above English headings, frozen, and typed cells', async () => {
    const book = await readXlsx(await readFile(at('plan.xlsx')))
    expect(book.sheets.map(sheet => sheet.name)).toEqual(
      planTables(plan).map(table => `${table.zh} ${table.en}`),
    )
    const sheet = book.sheets.find(each => each.name.includes('Programme'))!
    const table = planTables(plan).find(each => each.name === 'programme')!
    expect(sheet.rows[0]).toEqual(table.columns.map(column => column.zh))
    expect(sheet.rows[1]).toEqual(table.columns.map(column => column.en))
    expect(sheet.freezePane).toMatchObject({ rows: 2 })
    const column = (key: string) => table.columns.findIndex(each => each.key === key)
    const row = sheet.rows[2]!
    expect(typeof row[column('places')]).toBe('number')
    expect(typeof row[column('inclusive')]).toBe('boolean')
    expect(row[column('kind')]).toMatch(/^[一-鿿]+ [a-z_]+$/)
    expect(sheet.rows.slice(2).reduce((sum, each) => sum + Number(each[column('places')]), 0)).toBe(
      plan.totals.newPlaces,
    )
  })

  test('keeps a text that looks like a formula a text', async () => {
    const book = await readXlsx(await readFile(at('plan.xlsx')))
    const sheet = book.sheets.find(each => each.name.includes('Programme'))!
    expect(sheet.rows.flat()).toContain(NAUGHTY)
    const formulas = [...(sheet.cells?.values() ?? [])].filter(cell => cell.formula !== undefined)
    expect(formulas).toEqual([])
  })
})

test('the GeoJSON has a flat point for every site, opened or left out', async () => {
  const layer = JSON.parse(await readFile(at('plan.geojson'), 'utf8')) as FeatureCollection<Point>
  expect(layer.type).toBe('FeatureCollection')
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

  test('an old file is replaced whole, and no part is left behind', async () => {
    await writeFile(at('old.geojson'), 'old')
    await writeExports(plan, { geojson: at('old.geojson') })
    expect(await readFile(at('old.geojson'), 'utf8')).toMatch(/^\{"type":"FeatureCollection"/)
    const failing = writeExports(plan, { csv: at('old.geojson/x') })
    await expect(failing).rejects.toBeInstanceOf(Refusal)
    expect((await readdir(folder)).filter(name => name.endsWith('.part'))).toEqual([])
  })
})
