/** Runs the examples that the pages of methods show, so that no page says what the code does not do. */
import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, test } from 'vitest'
import { civilDate } from '../../kernel/civil-date.ts'
import { MARKS } from '../../kernel/mark.ts'
import { aDatabase } from '../../tests/database.ts'
import { loadSmallCity } from '../../tests/small-city.ts'
import {
  CLASS_TYPES,
  type ClassType,
  DELIVERY_MODES,
  LEGAL_FORMS,
  OPERATING_MODELS,
} from '../registry/index.ts'
import { SITE_KINDS } from '../supply/index.ts'
import {
  BIRTHS_CASES,
  CERTAINTIES,
  COMMUNITY_KINDS,
  FUNDING_KINDS,
  GOVERNMENT_LEVELS,
  SOURCE_KINDS,
  SUBDISTRICT_KINDS,
} from '../territory/index.ts'
import { STAFF_ROLES } from '../workforce/index.ts'
import {
  AGE_BANDS,
  AREA_LEVELS,
  type ClassRule,
  COUNTS,
  FUNNEL_STAGES,
  LEFT_OUT_REASONS,
  type Measure,
  measure,
  placesReached,
  RATIOS,
  RECORD_KINDS,
  SETTING_KEYS,
  type Standing,
  splitWhole,
  usablePlaces,
  wantingByBand,
} from './index.ts'
import { plannedAges } from './planned-ages.ts'
import { targetPath } from './target-path.ts'

const page = (name: string) => readFileSync(new URL(`../../docs/${name}`, import.meta.url), 'utf8')
const METHODS = ['indicators', 'place-funnel'].map(name => page(`methods/${name}.md`)).join('\n')

// biome-ignore lint/suspicious/noExplicitAny: each example has a form of its own
function examples(name: string): any[] {
  const found = [...METHODS.matchAll(/```json example=([a-z-]+)\n([\s\S]*?)```/g)]
  return found.filter(match => match[1] === name).map(match => JSON.parse(match[2]!))
}

const { db } = await aDatabase()
let standing: Standing
beforeAll(async () => {
  await loadSmallCity(db)
  standing = await measure(db, civilDate('2021-12-31'))
})

test('splitting a total: the example of docs/methods/indicators.md', () => {
  const [{ total, weights, parts }] = examples('split') as [
    { total: number; weights: number[]; parts: number[] },
  ]
  expect([...splitWhole(total, Float64Array.from(weights))]).toEqual(parts)
})

test('the path of a target: the example of docs/methods/indicators.md', () => {
  const [{ set, on, ofYear, path }] = examples('target')
  const targets = set.map(([year, value]: [number, number]) => ({
    year,
    value,
    mark: 'demo',
    source: null,
    plan: null,
  }))
  const result = targetPath(targets, null, on)!
  expect(result.ofYear).toBeCloseTo(ofYear, 12)
  expect(result.path.map(point => [point.year, Number(point.value.toFixed(9))])).toEqual(path)
})

test('usable places: the example of docs/methods/place-funnel.md', () => {
  const [{ carers, classes, rules, usable }] = examples('usable')
  const result = usablePlaces(
    classes.map((each: { id: number; type: ClassType; filed: number; areaM2: number | null }) => ({
      id: each.id,
      classType: each.type,
      filedPlaces: each.filed,
      room: { areaM2: each.areaM2, closed: false },
      careForbidden: false,
    })),
    carers,
    new Map(Object.entries(rules as Record<ClassType, ClassRule>)) as ReadonlyMap<ClassType, ClassRule>,
  )
  expect(
    result.map(each => ({
      id: each.of.id,
      carers: each.carers,
      places: each.places,
      losses: Object.fromEntries(each.losses.map(loss => [loss.reason, loss.places])),
    })),
  ).toEqual(usable)
})

test('wanting children: the example of docs/methods/place-funnel.md', () => {
  const [{ children, takeUp, wanting }] = examples('wanting')
  expect(wantingByBand(children, takeUp).map(value => Number(value.toFixed(9)))).toEqual(wanting)
})

test('access on a day: the example of docs/methods/indicators.md', () => {
  const [{ wanting, places, ways, reachMetres, reached, per100 }] = examples('access')
  const result = placesReached({
    wanting: Float64Array.from(wanting.flat()),
    places: Float64Array.from(
      places.flatMap((each: Partial<Record<ClassType, number>>) => CLASS_TYPES.map(type => each[type] ?? 0)),
    ),
    ages: new Map(CLASS_TYPES.map(type => [type, plannedAges(type)])),
    ways: {
      start: Int32Array.from(
        { length: wanting.length + 1 },
        (_, row) => ways.filter(([from]: [number]) => from < row).length,
      ),
      facility: Int32Array.from(ways, ([, facility]: [number, number]) => facility),
      metres: Float64Array.from(ways, ([, , metres]: [number, number, number]) => metres),
    },
    reachMetres,
  })
  reached.forEach((expected: number, at: number) => {
    expect(result.places[at]).toBeCloseTo(expected, 12)
    expect((100 * result.places[at]!) / result.children[at]!).toBeCloseTo(per100[at], 12)
  })
})

test('the small city: the figures of both pages are those of the code', () => {
  expect(examples('small-city')).toHaveLength(2)
  for (const { on, ...figures } of examples('small-city')) {
    expect(on).toBe(standing.on)
    for (const [id, [numerator, denominator]] of Object.entries<[number, number | null]>(figures))
      expect([id, standing.areas[0]!.figures[id as Measure]]).toMatchObject([id, { numerator, denominator }])
  }
})

describe('the words', () => {
  test('every formula has its text in both languages on the page of indicators', () => {
    for (const { formula } of standing.measures)
      expect(METHODS).toMatch(new RegExp(`\\| \`${formula}\` \\| [^|]*[\\u4e00-\\u9fff][^|]* \\| [^|]+ \\|`))
  })

  test('every word of an enumeration stands in the glossary with its Chinese', () => {
    const glossary = page('glossary.md')
    const words = [
      ...[CLASS_TYPES, DELIVERY_MODES, OPERATING_MODELS, LEGAL_FORMS, SITE_KINDS, STAFF_ROLES, MARKS],
      ...[SOURCE_KINDS, CERTAINTIES, SUBDISTRICT_KINDS, COMMUNITY_KINDS, BIRTHS_CASES, FUNDING_KINDS],
      ...[GOVERNMENT_LEVELS, FUNNEL_STAGES, RATIOS, COUNTS, LEFT_OUT_REASONS, RECORD_KINDS, AREA_LEVELS],
      ...[SETTING_KEYS, AGE_BANDS.map(band => band.id)],
    ].flat()
    const missing = words.filter(
      word => !new RegExp(`\\| [^|]*[\\u4e00-\\u9fff][^|]* \\| \`${word}\` \\|`).test(glossary),
    )
    expect(missing).toEqual([])
  })
})
