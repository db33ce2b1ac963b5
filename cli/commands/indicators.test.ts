import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { aDatabase } from '../../tests/database.ts'
import { loadSmallCity } from '../../tests/small-city.ts'
import { main } from '../main.ts'
import { widthOf } from '../output.ts'

const { databaseUrl, db } = await aDatabase()
beforeAll(() => loadSmallCity(db))

/** Runs `tuoyu indicators` as a shell would, with what it wrote. */
async function indicators(...args: string[]) {
  const written = { stdout: '', stderr: '' }
  const to = (name: 'stdout' | 'stderr') => ({
    write: (text: string) => {
      written[name] += text
    },
  })
  const env = { DATABASE_URL: databaseUrl, LANG: 'C.UTF-8' }
  const code = await main(['indicators', ...args], { stdout: to('stdout'), stderr: to('stderr'), env })
  return { code, ...written, lines: written.stdout.split('\n') }
}

function aFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'tuoyu-indicators-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

describe('tuoyu indicators', () => {
  test('shows the city on the last day of its records, with value, numerator, denominator and mark', async () => {
    const { code, lines } = await indicators()
    expect(code).toBe(0)
    expect(lines[0]).toBe('Small City on 2021-12-31; residents and children of the end of 2021')
    const row = lines.find(line => line.startsWith('Places per 1,000'))
    expect(row?.trim().split(/\s{2,}/)).toEqual(['Places per 1,000', '2.45', '98', '40,000', 'demo'])
    expect(lines.find(line => line.startsWith('Residents within 500 m'))).toContain(
      'withheld: points estimated',
    )
  })

  test('on another day the figures are those of that day', async () => {
    const { lines } = await indicators('--on', '2020-12-31')
    expect(lines.find(line => line.startsWith('Filed'))).toMatch(/^Filed +88 /)
  })

  test('by district or sub-district there is a row for each area', async () => {
    const rows = (lines: string[]) => lines.slice(3).filter(Boolean)
    const byDistrict = rows((await indicators('--by', 'district')).lines)
    expect(byDistrict.map(line => line.split(/\s+/)[0])).toEqual(['990000', '990001', '990002'])
    expect(byDistrict[1]).toMatch(/^990001 +West +73 +38 +37 +16 +35 +3\.65 /)
    expect(rows((await indicators('--by', 'subdistrict')).lines)).toHaveLength(7)
  })

  test('in Chinese the columns stand below each other, wide characters counted as two', async () => {
    const { lines } = await indicators('--by', 'district', '--lang', 'zh')
    expect(lines[0]).toBe('小城，2021-12-31；人口为2021年末')
    const table = lines.slice(2).filter(Boolean)
    expect(new Set(table.map(widthOf)).size).toBe(1)
  })

  test('--json prints all of it, and --csv writes a row for each area and measure', async () => {
    const file = join(aFolder(), 'standing.csv')
    const { stdout } = await indicators('--by', 'district', '--json', '--csv', file)
    const standing = JSON.parse(stdout)
    expect(standing.areas).toHaveLength(3)
    expect(standing.areas[0].figures.usable).toMatchObject({ value: 57, mark: 'demo' })
    const rows: Record<string, string>[] = parse(readFileSync(file), { columns: true, bom: true })
    expect(rows).toHaveLength(3 * standing.measures.length)
    expect(rows.find(row => row.code === '990002' && row.measure === 'places_per_1000')).toMatchObject({
      value: '1.25',
      numerator: '25',
      denominator: '20000',
    })
  })

  test('--records lists what a figure counts and why the rest is left out', async () => {
    const { lines } = await indicators('--records', 'usable', '--area', '990002')
    expect(lines[0]).toBe('Usable, East, 2021-12-31: 19; 2 records counted, 2 left out')
    expect(lines.filter(line => line.includes('no_certified_carer'))).toHaveLength(2)
  })

  test('--fairness tells how evenly places lie, by group and district, and what cannot be known', async () => {
    const file = join(aFolder(), 'fairness.csv')
    const { lines, code } = await indicators('--fairness', '--csv', file)
    expect(code).toBe(0)
    expect(lines[0]).toMatch(/^Small City on 2021-12-31: usable places per 100 .* 3000 m .* Gaussian to 0\.1/)
    const names = lines.slice(3, 8).map(line => line.split(/\s{2,}/)[0])
    expect(names).toEqual(['Small City', 'urban', 'rural', 'West', 'East'])
    expect(lines[3]).toMatch(/^Small City +338 +– .* place unknown$/)
    const rows: Record<string, string>[] = parse(readFileSync(file), { columns: true, bom: true })
    expect(rows.map(row => [row.group, row.unknown_share, row.withheld])).toEqual(
      ['city', 'urban', 'rural', 'district', 'district'].map(group => [group, '1', 'place_unknown']),
    )
  })

  test('--fairness --affordable tells the same of places that families can pay for, and their limit', async () => {
    const { lines, code } = await indicators('--fairness', '--affordable')
    expect(code).toBe(0)
    expect(lines[0]).toMatch(/: affordable places per 100 /)
    expect(lines[1]).toMatch(/published fee is at most 2000 yuan a month/)
  })

  test('--fairness --json has every community with its access', async () => {
    const { points, method } = JSON.parse((await indicators('--fairness', '--json')).stdout)
    expect(points).toHaveLength(20)
    expect(points[0]).toMatchObject({ code: '990001001001', children: 18.4, placeUnknown: true })
    expect(method.threshold).toEqual({ per100: 20, mark: 'demo' })
  })

  test('a day or a measure that does not exist is wrong usage, said on stderr', async () => {
    for (const args of [
      ['--on', '2021-02-29'],
      ['--records', 'happiness'],
      ['--by', 'street'],
      ['--records', 'usable', '--area', '1'],
      ['--area', '990002'],
      ['--records', 'usable', '--by', 'district'],
      ['--affordable'],
      ['--fairness', '--by', 'district'],
      ['--fairness', '--records', 'usable'],
      ['--csv', '/'],
    ]) {
      const { code, stdout, stderr } = await indicators(...args)
      expect([args, code, stdout]).toEqual([args, 2, ''])
      expect(stderr).not.toBe('')
    }
  })
})
