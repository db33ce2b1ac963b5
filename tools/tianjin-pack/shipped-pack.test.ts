import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { PACK_FILES } from '../../domain/packs/pack-files.ts'
import { faultsOf } from './shared/check.ts'
import type { Row } from './shared/csv.ts'
import { RECORDS_UNTIL } from './shared/days.ts'
import { groupBy } from './shared/group.ts'
import { readPack } from './shared/read-pack.ts'
import { readDistricts, readSubdistricts } from './territory/inputs.ts'

const PACK = fileURLToPath(new URL('../../data/tianjin/', import.meta.url))
const pack = readPack(PACK, PACK_FILES)
const rows = (file: string) => pack.get(`${file}.csv`)!
const json = (file: string) => JSON.parse(readFileSync(`${PACK}${file}`, 'utf8'))
const sum = (found: readonly Row[], column: string) =>
  found.reduce((all, row) => all + Number(row[column]), 0)
const holdsOn = (row: Row, day: string) =>
  String(row.first) <= day && (row.last === null || String(row.last) >= day)
const byCode = (file: string) => new Map(rows(file).map(row => [row.code, row]))

test('every row fits its declaration, references resolve, keys are single and ranges do not overlap', () => {
  expect(faultsOf(PACK_FILES, pack)).toEqual([])
})

describe('territory', () => {
  test('299 units and 5,601 demand points; people sum to the census of each district', () => {
    expect(rows('subdistricts')).toHaveLength(299)
    expect(rows('communities')).toHaveLength(5601)
    for (const district of readDistricts()) {
      const own = rows('communities').filter(row => String(row.code).startsWith(district.code))
      expect(sum(own, 'residents')).toBe(district.residents)
      expect(sum(own, 'age0')).toBe(district.age0)
    }
  })

  test('the 19 known census values are kept', () => {
    const pinned = readSubdistricts().filter(unit => unit.censusResidents !== null)
    expect(pinned).toHaveLength(19)
    for (const { code, censusResidents } of pinned)
      expect(
        sum(
          rows('communities').filter(row => row.subdistrict === code),
          'residents',
        ),
      ).toBe(censusResidents)
  })

  test('under-threes are about 335,000 at the census and 194,000 at the end of 2024', () => {
    const children = (found: readonly Row[]) =>
      ['age0', 'age1', 'age2'].reduce((all, age) => all + sum(found, age), 0)
    expect(children(rows('communities'))).toBe(335196)
    const end2024 = rows('district_years').filter(row => row.year === 2024 && row.births_case === 'observed')
    expect(children(end2024)).toBe(194000)
  })

  test('14 published points count as unknown, and zones without people have no cell', () => {
    const published = rows('communities').filter(row => row.position_mark === 'official')
    expect(published).toHaveLength(628 - 14)
    expect(json('districts.geojson').features).toHaveLength(16)
    expect(json('subdistricts.geojson').features).toHaveLength(299 - 3)
  })
})

describe('the demonstration network on 2022-01-01', () => {
  const day = '2022-01-01'
  const filed = new Set(
    rows('filings')
      .filter(row => holdsOn(row, day))
      .map(row => row.institution),
  )
  const classes = rows('classes').filter(row => filed.has(row.institution!) && holdsOn(row, day))
  const places = sum(classes, 'filed_places')

  test('about 600 institutions and 28,000 filed places, 45 % of them inclusive', () => {
    const inclusive = new Set(
      rows('recognitions')
        .filter(row => holdsOn(row, day))
        .map(row => row.institution),
    )
    expect(Math.abs(filed.size - 600)).toBeLessThan(30)
    expect(Math.abs(places / 28_000 - 1)).toBeLessThan(0.01)
    const share =
      sum(
        classes.filter(row => inclusive.has(row.institution!)),
        'filed_places',
      ) / places
    expect(Math.abs(share - 0.45)).toBeLessThan(0.01)
  })

  test('78 % of carers certified', () => {
    const posts = rows('posts').filter(
      row => row.role === 'carer' && holdsOn(row, day) && filed.has(row.institution!),
    )
    const institutions = byCode('institutions')
    const accepted = rows('accepted_certificates').filter(row => row.role === 'carer' && holdsOn(row, day))
    const certificates = groupBy(
      rows('certificates').filter(row => holdsOn(row, day)),
      row => row.carer,
    )
    const certified = posts.filter(post => {
      const district = String(institutions.get(post.institution!)!.community).slice(0, 6)
      return certificates
        .get(post.carer!)
        ?.some(({ kind }) =>
          accepted.some(rule => rule.kind === kind && (rule.district === null || rule.district === district)),
        )
    })
    expect(Math.abs(certified.length / posts.length - 0.78)).toBeLessThan(0.01)
  })

  test('30 % of communities covered and 47 % of places used, with children waiting', () => {
    const communities = byCode('communities')
    const inside = rows('institutions')
      .filter(row => filed.has(row.code!) && row.mode !== 'home_based')
      .map(row => row.community)
    const named = rows('service_areas').filter(row => filed.has(row.institution!) && holdsOn(row, day))
    const covered = new Set([...inside, ...named.map(row => row.community)])
    const urban = [...covered].filter(code => communities.get(code!)!.kind === 'community')
    expect(Math.abs(urban.length / 2070 - 0.3)).toBeLessThan(0.01)
    const open = new Set(classes.map(row => row.code))
    const enrolled = rows('enrolments').filter(row => holdsOn(row, day) && open.has(row.care_class!))
    expect(Math.abs(sum(enrolled, 'children') / places - 0.47)).toBeLessThan(0.015)
    expect(
      sum(
        rows('waiting_lists').filter(row => holdsOn(row, day)),
        'children',
      ),
    ).toBeGreaterThan(500)
  })
})

describe('supply', () => {
  const options = groupBy(rows('site_options'), row => row.site)
  const places = new Map<unknown, number>()
  for (const row of rows('site_option_classes'))
    places.set(row.site_option, (places.get(row.site_option) ?? 0) + Number(row.places))

  test('at least 1,500 sites with 3 to 5 options give clearly more than the gap', () => {
    expect(rows('sites').length).toBeGreaterThan(1500)
    const most = rows('sites').map(site => {
      const own = options.get(site.code!)!
      expect(own.length).toBeGreaterThanOrEqual(3)
      expect(own.length).toBeLessThanOrEqual(5)
      return Math.max(...own.map(option => places.get(option.code)!))
    })
    expect(most.reduce((all, one) => all + one, 0)).toBeGreaterThan(60_000)
  })

  test('each duty of a new residential area is 4 per 1,000 and can be open in time', () => {
    for (const site of rows('sites').filter(row => row.duty_places !== null)) {
      expect(site.duty_places).toBe(Math.ceil((4 * Number(site.planned_residents)) / 1000))
      const inTime = options
        .get(site.code!)!
        .filter(
          option =>
            places.get(option.code)! >= Number(site.duty_places) &&
            Number(String(site.available_from).slice(0, 4)) + Number(option.lead_years) <
              Number(site.duty_year),
        )
      expect(inTime.length, String(site.code)).toBeGreaterThan(0)
    }
  })

  test('some projects are under way on the base days and at the end of the records', () => {
    for (const day of ['2021-01-01', '2022-01-01', RECORDS_UNTIL]) {
      const underWay = rows('projects').filter(
        row =>
          String(row.adopted_on) <= day &&
          [row.filed_on, row.cancelled_on].every(end => end === null || String(end) > day),
      )
      expect(underWay.length).toBeGreaterThan(30)
    }
  })
})

test('the manifest names its scenarios and the last day of its records', () => {
  const manifest = json('manifest.json')
  expect(manifest.recordsUntil).toBe(RECORDS_UNTIL)
  for (const file of manifest.scenarios) expect(json(file).mark).toBe('demo')
})
