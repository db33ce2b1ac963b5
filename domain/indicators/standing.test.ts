import { beforeAll, describe, expect, test } from 'vitest'
import { civilDate } from '../../kernel/civil-date.ts'
import { aDatabase } from '../../tests/database.ts'
import { loadSmallCity } from '../../tests/small-city.ts'
import { listRecords, type Measure, measure, type Standing, trend, trendDays } from './index.ts'

// The small city's own README counts these figures by hand.
const { db } = await aDatabase()
const END_OF_2021 = civilDate('2021-12-31')
const END_OF_2020 = civilDate('2020-12-31')
const CITY = '990000'
const [WEST, EAST] = ['990001', '990002']
let standing: Standing

beforeAll(async () => {
  await loadSmallCity(db)
  standing = await measure(db, END_OF_2021)
})

const figureOf = (of: Standing, area: string, id: Measure) =>
  of.areas.find(each => each.area.code === area)!.figures[id]!
const valuesOf = (id: Measure, of = standing) =>
  [CITY, WEST, EAST].map(area => figureOf(of, area, id).numerator)

describe('the place funnel', () => {
  test('planned, building, filed, usable and occupied are the places counted by hand', () => {
    expect(valuesOf('planned')).toEqual([18, 18, 0])
    expect(valuesOf('building')).toEqual([20, 0, 20])
    expect(valuesOf('filed')).toEqual([98, 73, 25])
    expect(valuesOf('usable')).toEqual([57, 38, 19])
    expect(valuesOf('occupied')).toEqual([46, 35, 11])
  })

  test('within reach: 14.4 toddlers stand before 15 places, and the part of a child fills none', () => {
    // I1 14.4 + 7, I2 16, I4 9, I5 10: 56.4 children, 56 places
    expect(valuesOf('within_reach')).toEqual([56, 37, 19])
  })

  test('affordable: only places for at most 2,000 yuan', () => {
    expect(valuesOf('affordable')).toEqual([35, 16, 19])
  })

  test('predicted: half the families go beyond 1 km, half pay more than 2,000 yuan', () => {
    // I1 5.4 + 6, I2 16, I4 6.4, I5 10: 43.8 children, 43 places
    expect(valuesOf('predicted')[0]).toBe(43)
  })
})

describe('the indicators', () => {
  test('places per 1,000 residents', () => {
    expect(figureOf(standing, CITY, 'places_per_1000')).toMatchObject({
      value: 2.45,
      numerator: 98,
      denominator: 40_000,
      mark: 'demo',
    })
    expect(figureOf(standing, WEST, 'places_per_1000').value).toBe(3.65)
  })

  test('inclusive share, certified carers, use of places and enrolment rate', () => {
    const ratio = (id: Measure) => {
      const { numerator, denominator } = figureOf(standing, CITY, id)
      return [numerator, denominator]
    }
    expect(ratio('inclusive_share')).toEqual([53, 98])
    expect(ratio('certified_carer_share')).toEqual([16, 19])
    expect(ratio('place_use')).toEqual([46, 98])
    expect(ratio('enrolment_rate')).toEqual([46, 990])
  })

  test('community coverage counts 社区 alone, with service areas; villages are a second line', () => {
    expect(figureOf(standing, CITY, 'community_coverage')).toMatchObject({ numerator: 7, denominator: 15 })
    expect(figureOf(standing, CITY, 'village_coverage')).toMatchObject({ numerator: 0, denominator: 5 })
  })

  test('a home-based point covers nothing and is shown apart', async () => {
    const list = await listRecords(db, END_OF_2020, { measure: 'village_coverage' })
    expect(list.leftOut.find(each => each.record.code === '990002002201')?.reason).toBe('home_based_only')
  })

  test('a sub-district without communities of a kind has no share of them', () => {
    expect(figureOf(standing, '990002002', 'community_coverage')).toMatchObject({
      value: null,
      denominator: 0,
    })
  })

  test('targets belong to the city and to the district that has its own', () => {
    expect(figureOf(standing, CITY, 'places_per_1000').target?.path.at(-1)).toMatchObject({
      year: 2025,
      value: 4.5,
      source: 'invented',
    })
    expect(figureOf(standing, EAST, 'places_per_1000').target?.path.at(-1)).toMatchObject({ value: 3 })
    expect(figureOf(standing, WEST, 'places_per_1000').target).toBeNull()
  })

  test('each measure names its formula and the documents that define or feed it', () => {
    const about = (id: Measure) => standing.measures.find(each => each.id === id)!
    expect(about('usable').documents).toEqual(['class-standard', 'invented'])
    expect(about('residents_within_300').formula).toBe('formula.residents_within_metres')
    for (const { documents } of standing.measures)
      for (const code of documents) expect(standing.sources[code]).toBeDefined()
  })
})

describe('walking coverage', () => {
  test('is withheld with its reason while most people stand on points that are not published', () => {
    expect(figureOf(standing, CITY, 'residents_within_500')).toMatchObject({
      value: null,
      numerator: null,
      denominator: 40_000,
      withheld: { reason: 'points_estimated', estimatedShare: 1 },
    })
  })

  test('is the share of people near an open place once the points are published', async () => {
    const published = await db.transaction().execute(async tx => {
      await tx.updateTable('community').set({ positionMark: 'official' }).execute()
      const result = await measure(tx, END_OF_2021)
      await tx.updateTable('community').set({ positionMark: 'demo' }).execute()
      return result
    })
    // five institutions stand on five points of 2,000 residents and 54 children; the next points are 1.9 km away
    expect(figureOf(published, CITY, 'residents_within_1000')).toMatchObject({ value: 0.25, withheld: null })
    expect(figureOf(published, CITY, 'under_threes_within_300').numerator).toBe(270)
  })
})

describe('any past day', () => {
  test('one year earlier the city stood elsewhere', async () => {
    const before = await measure(db, END_OF_2020)
    expect(valuesOf('filed', before)).toEqual([88, 73, 15])
    expect(figureOf(before, CITY, 'inclusive_share')).toMatchObject({ numerator: 43, denominator: 88 })
    expect(before.settings.find(each => each.key === 'take_up')?.value).toMatchObject({ infant: 0.3 })
    expect(before.areas[0]!.figures).not.toEqual(standing.areas[0]!.figures)
  })

  test('a trend repeats what each of its days says by itself', async () => {
    const days = await trendDays(db, END_OF_2021)
    expect(days).toEqual(['2019-12-31', '2020-12-31', '2021-12-31'])
    const years = await trend(db, END_OF_2021)
    for (const [place, day] of years.days.entries()) {
      const alone = await measure(db, day)
      for (const { area, values } of years.areas)
        for (const [id, series] of Object.entries(values))
          expect([area.code, id, series[place]]).toEqual([
            area.code,
            id,
            figureOf(alone, area.code, id as Measure).value,
          ])
    }
    expect(Object.keys(years.areas[0]!.values)).not.toContain('within_reach')
  })

  test('an order closed I4 in December 2019, and only then', async () => {
    const usable = async (day: string) =>
      figureOf(await measure(db, civilDate(day)), EAST, 'usable').numerator
    const reasons = await listRecords(db, civilDate('2019-12-15'), { measure: 'usable', area: EAST })
    expect(reasons.leftOut.filter(each => each.record.institution === 'I4')).toMatchObject([
      { reason: 'inspection_order', record: { amount: 10 } },
    ])
    expect(await usable('2019-12-31')).toBe(0)
  })
})

describe('the funnel never widens where it narrows', () => {
  test('affordable ≤ within reach ≤ usable ≤ filed, in every area', () => {
    for (const { figures } of standing.areas) {
      const chain = (['affordable', 'within_reach', 'usable', 'filed'] as const).map(
        stage => figures[stage].numerator!,
      )
      expect(chain).toEqual([...chain].sort((a, b) => a - b))
    }
  })

  test('districts add up to the city and sub-districts to their district, in every measure', () => {
    for (const { id } of standing.measures)
      for (const part of ['numerator', 'denominator'] as const)
        for (const { area, figures } of standing.areas.filter(each => each.area.level !== 'subdistrict')) {
          const children = standing.areas.filter(each => each.area.parent === area.code)
          if (figures[id][part] === null) continue
          const sum = children.reduce((total, each) => total + each.figures[id][part]!, 0)
          expect([id, area.code, sum]).toEqual([id, area.code, figures[id][part]])
        }
  })
})
