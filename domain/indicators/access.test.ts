import { beforeAll, describe, expect, test } from 'vitest'
import type { Database } from '../../db/index.ts'
import { civilDate } from '../../kernel/civil-date.ts'
import { straightMetres } from '../../kernel/distance.ts'
import { aDatabase } from '../../tests/database.ts'
import { loadSmallCity } from '../../tests/small-city.ts'
import { accessOnDay, listRecords, lorenzCurve, measure, placesReached } from './index.ts'
import { aRandomNetwork } from './random-network.fixture.ts'

const { db } = await aDatabase()
const { db: random } = await aDatabase()
const DAY = civilDate('2021-12-31')
const [CITY, WEST, EAST] = ['990000', '990001', '990002']
beforeAll(async () => {
  for (const each of [db, random]) await loadSmallCity(each)
  await aRandomNetwork(random, 20_211_231)
})

/** The work on a city whose sub-districts' points are published, so that access is shown. */
const whenPublished = <T>(city: Database, work: (tx: Database) => Promise<T>): Promise<T> =>
  city.transaction().execute(async tx => {
    await tx.updateTable('subdistrict').set({ positionMark: 'official' }).execute()
    const result = await work(tx as unknown as Database)
    await tx.updateTable('subdistrict').set({ positionMark: 'demo' }).execute()
    return result
  })

const AGES = new Map([
  ['infant', { firstAgeMonths: 6, endAgeMonths: 12 }],
  ['toddler', { firstAgeMonths: 12, endAgeMonths: 24 }],
  ['older_toddler', { firstAgeMonths: 24, endAgeMonths: 36 }],
  ['mixed', { firstAgeMonths: 18, endAgeMonths: 36 }],
] as const)

describe('sharing places out', () => {
  test('by hand: two communities and two institutions, each class for its own age', () => {
    // community 0: 2 infants, 1 + 1 toddlers, 4 older; community 1: 6 older alone, farther than the reach from facility 0
    const reached = placesReached({
      wanting: Float64Array.of(2, 1, 1, 4, 0, 0, 0, 6),
      // facility 0: 3 infant places, 5 toddler places; facility 1: 8 older-toddler places and 2 for infants
      places: Float64Array.of(3, 5, 0, 0, 2, 0, 8, 0),
      ages: AGES,
      ways: {
        start: Int32Array.of(0, 2, 3),
        facility: Int32Array.of(0, 1, 1),
        metres: Float64Array.of(0, 3000, 0),
      },
      reachMetres: 3000,
    })
    // facility 0: all 3 + 5 to community 0. Facility 1: infants 2 to community 0 alone; older 8 over 4 × 0.1 + 6 = 6.4
    expect([...reached.children]).toEqual([8, 6])
    expect(reached.places[0]).toBeCloseTo(3 + 5 + 2 + (8 / 6.4) * 0.4, 12)
    expect(reached.places[1]).toBeCloseTo((8 / 6.4) * 6, 12)
    expect([...reached.unreached].some(Boolean)).toBe(false)
  })

  test('places that no child of the age can reach reach nobody and are named', () => {
    const reached = placesReached({
      wanting: Float64Array.of(0, 0, 0, 5),
      places: Float64Array.of(4, 0, 3, 0),
      ages: AGES,
      ways: { start: Int32Array.of(0, 1), facility: Int32Array.of(0), metres: Float64Array.of(100) },
      reachMetres: 3000,
    })
    expect(reached.places[0]).toBeCloseTo(3, 12)
    expect([...reached.unreached]).toEqual([1, 0, 0, 0])
  })
})

describe('the small city', () => {
  const way =
    1.3 * straightMetres({ longitude: 100.01, latitude: 30.075 }, { longitude: 100.03, latitude: 30.075 })
  /** Weight of the way to the next point of a row, about 2.5 km. */
  const w = 0.1 ** ((way / 3000) ** 2)

  test('access of each community by hand: a place counts whole at its own point and a fifth at the next', async () => {
    expect(w).toBeCloseTo(0.2, 2)
    const { points } = await whenPublished(db, tx => accessOnDay(tx, DAY))
    const places = (code: string) => points.find(each => each.code === code)!.places
    // I1 22, at the end of its row; I2 16, I4 9 and I5 10 with a neighbour on both sides
    expect(places('990001001001')).toBeCloseTo(22 / (1 + w), 9)
    expect(places('990001001002')).toBeCloseTo((22 * w) / (1 + w) + (16 * w) / (1 + 2 * w), 9)
    expect(places('990001001003')).toBeCloseTo(16 / (1 + 2 * w), 9)
    expect(places('990001001005')).toBeCloseTo((9 * w) / (1 + 2 * w), 9)
    expect(places('990002001002')).toBeCloseTo((19 * w) / (1 + 2 * w), 9)
    expect(places('990001002003')).toBe(0)
    expect(points[0]).toMatchObject({ children: 18.4, kind: 'community', placeUnknown: false, mark: 'demo' })
    expect(points[0]!.access).toBeCloseTo(2200 / (1 + w) / 18.4, 9)
  })

  test('all 57 usable places are handed out, and the districts get what their communities get', async () => {
    const standing = await whenPublished(db, tx => measure(tx, DAY))
    const access = (code: string) => standing.areas.find(({ area }) => area.code === code)!.figures.access
    expect(access(CITY!).numerator).toBeCloseTo(57, 9)
    expect(access(CITY!).denominator).toBeCloseTo(15 * 18.4 + 5 * 12.4, 9)
    expect(access(CITY!).value).toBeCloseTo(5700 / 338, 9)
    expect(access(WEST!).numerator).toBeCloseTo(38 + (9 * w) / (1 + 2 * w), 9)
    expect(access(EAST!).numerator).toBeCloseTo(19 - (9 * w) / (1 + 2 * w), 9)
  })

  test('of affordable places only those count whose fee is within 2,000 yuan: the 22 of I1 are lost by their fee', async () => {
    const { points, groups, to, method } = await whenPublished(db, tx => accessOnDay(tx, DAY, 'affordable'))
    const places = (code: string) => points.find(each => each.code === code)!.places
    expect([to, method.affordableMonthlyYuan]).toEqual(['affordable', 2000])
    expect(places('990001001001')).toBe(0)
    expect(places('990001001002')).toBeCloseTo((16 * w) / (1 + 2 * w), 9)
    expect(groups[0]!.places).toBeCloseTo(16 + 9 + 10, 9)
    const standing = await whenPublished(db, tx => measure(tx, DAY))
    expect(standing.areas[0]!.figures.affordable_access.numerator).toBeCloseTo(35, 9)
    const { leftOut } = await whenPublished(db, tx => listRecords(tx, DAY, { measure: 'affordable_access' }))
    const dear = leftOut.filter(each => each.reason === 'fee_above_limit').map(each => each.record)
    expect(dear.map(each => [each.institution, each.amount])).toEqual([
      ['I1', 15],
      ['I1', 7],
    ])
  })

  test('a place without a published fee is affordable to nobody', async () => {
    await db
      .transaction()
      .execute(async tx => {
        await tx.deleteFrom('fee').where('monthlyFen', '=', 150_000).execute()
        const { leftOut } = await listRecords(tx, DAY, { measure: 'affordable_access' })
        expect(leftOut.find(each => each.reason === 'no_published_fee')!.record).toMatchObject({
          institution: 'I2',
          amount: 16,
        })
        throw new Undo()
      })
      .catch(undone)
  })

  test('groups are town and country and the districts, and agree with the figures of the areas', async () => {
    const { groups, method } = await whenPublished(db, tx => accessOnDay(tx, DAY))
    expect(groups.map(each => [each.kind, each.code])).toEqual([
      ['city', CITY],
      ['urban', CITY],
      ['rural', CITY],
      ['district', WEST],
      ['district', EAST],
    ])
    const [city, urban, rural] = groups as [(typeof groups)[0], (typeof groups)[0], (typeof groups)[0]]
    expect(urban.access).toBeCloseTo(5700 / 276, 9)
    // no place is within reach of the villages: nothing is shared, so nothing is said of how evenly
    expect(rural).toMatchObject({ access: 0, gini: null, outOfReachShare: 1, belowShare: 1 })
    // eleven points have nothing: six communities and five villages
    expect(city.outOfReachShare).toBeCloseTo((6 * 18.4 + 62) / 338, 9)
    expect(method).toMatchObject({
      reachMetres: 3000,
      weightAtReach: 0.1,
      threshold: { per100: 20, mark: 'demo' },
    })
  })

  test('access is withheld while neither communities nor sub-districts have published points', async () => {
    const { groups, lorenz, theilBetween } = await accessOnDay(db, DAY)
    expect(groups[0]).toMatchObject({ access: null, gini: null, withheld: 'place_unknown', unknownShare: 1 })
    expect([lorenz, theilBetween]).toEqual([[], null])
    const { areas } = await measure(db, DAY)
    expect(areas[0]!.figures.access).toMatchObject({
      value: null,
      numerator: null,
      withheld: { reason: 'place_unknown', unknownShare: 1 },
    })
    const { counted, leftOut } = await listRecords(db, DAY, { measure: 'access' })
    expect(counted).toEqual([])
    expect(leftOut[0]).toMatchObject({ reason: 'place_unknown', record: { kind: 'community' } })
  })

  test('without a threshold nobody says how many children are below it', async () => {
    await db
      .transaction()
      .execute(async tx => {
        await tx.updateTable('subdistrict').set({ positionMark: 'official' }).execute()
        await tx.deleteFrom('setting').where('key', '=', 'access_threshold_per_100').execute()
        const { groups, method } = await accessOnDay(tx, DAY)
        expect([method.threshold, groups[0]!.belowShare]).toEqual([null, null])
        throw new Undo()
      })
      .catch(undone)
  })

  test('before the records begin there is neither access nor a point', async () => {
    await db
      .transaction()
      .execute(async tx => {
        await tx
          .updateTable('city')
          .set({ recordsFrom: '2021-06-01' as never })
          .execute()
        const before = await accessOnDay(tx, civilDate('2020-12-31'))
        expect(before).toMatchObject({ recordsFrom: '2021-06-01', points: [], lorenz: [] })
        expect(before.groups[0]).toMatchObject({ access: null, withheld: 'no_records_yet' })
        throw new Undo()
      })
      .catch(undone)
  })
})

describe('random networks', () => {
  const days = ['2019-12-31', '2020-07-15', '2021-12-31'].map(civilDate)

  test('access × children is all places that anybody reaches; what reaches nobody or is too dear is left out', async () => {
    for (const on of days) {
      const usable = await listRecords(random, on, { measure: 'usable' })
      const sum = (records: readonly { amount: number }[]) =>
        records.reduce((all, each) => all + each.amount, 0)
      for (const measure of ['access', 'affordable_access'] as const) {
        const list = await whenPublished(random, tx => listRecords(tx, on, { measure }))
        const lost = list.leftOut.filter(each => each.reason !== 'not_usable')
        expect(sum(list.counted) + sum(lost.map(each => each.record))).toBeCloseTo(usable.figure.value!, 6)
        // the institutions that were drawn publish no fee
        if (measure === 'access') expect(sum(list.counted)).toBeGreaterThan(0)
        else expect(lost.map(each => each.reason)).toContain('no_published_fee')
      }
    }
  })

  test('Gini is half the mean difference of all pairs of children over the mean, in every group', async () => {
    for (const on of days) {
      const { groups, points } = await whenPublished(random, tx => accessOnDay(tx, on))
      for (const group of groups) {
        const inside = points.filter(
          each =>
            group.kind === 'city' ||
            (group.kind === 'district'
              ? each.district === group.code
              : (each.kind === 'village') === (group.kind === 'rural')),
        )
        let [children, places, difference] = [0, 0, 0]
        for (const a of inside) {
          children += a.children
          places += a.places
          for (const b of inside) difference += a.children * b.children * Math.abs(a.access! - b.access!)
        }
        expect(group.access).toBeCloseTo((100 * places) / children, 9)
        if (places > 0) expect(group.gini).toBeCloseTo(difference / (2 * children * places * 100), 9)
      }
    }
  })
})

test('the Lorenz curve of two communities alike in children: the half with less has a quarter', () => {
  const curve = lorenzCurve({ children: Float64Array.of(4, 4, 0), places: Float64Array.of(3, 1, 0) })
  expect(curve).toHaveLength(21)
  expect([curve[0], curve[10], curve[20]]).toEqual([
    { children: 0, places: 0 },
    { children: 0.5, places: 0.25 },
    { children: 1, places: 1 },
  ])
  expect(curve[15]!.places).toBeCloseTo(0.625, 12)
  expect(lorenzCurve({ children: Float64Array.of(4), places: Float64Array.of(0) })).toEqual([])
})

class Undo extends Error {}
function undone(error: unknown): void {
  if (!(error instanceof Undo)) throw error
}
