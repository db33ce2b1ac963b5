import { beforeAll, expect, test } from 'vitest'
import { civilDate } from '../../kernel/civil-date.ts'
import { aDatabase } from '../../tests/database.ts'
import { loadSmallCity } from '../../tests/small-city.ts'
import type { ClassType } from '../registry/index.ts'
import type { CityOnDay } from './city-on-day.ts'
import { filledPlaces } from './filled-places.ts'
import { aRandomNetwork } from './random-network.fixture.ts'
import { cityOnDay, loadRecords } from './records.ts'

const { db } = await aDatabase()
const cities: CityOnDay[] = []
beforeAll(async () => {
  await loadSmallCity(db)
  await aRandomNetwork(db, 7, 60)
  const days = ['2020-07-15', '2021-01-01', '2021-12-31'].map(civilDate)
  const records = await loadRecords(db, days)
  cities.push(...days.map(day => cityOnDay(records, day)))
})

/** Fees by institution alone: every third is too dear, every seventh is not published. */
const feeOf = (institution: number): number | null =>
  institution % 7 === 0 ? null : institution % 3 === 0 ? 260_000 : 150_000

const AGES: Record<ClassType, number[]> = { infant: [0], toddler: [1, 2], older_toddler: [3], mixed: [2, 3] }

/** The most children by Ford & Fulkerson (1956) on a table of capacities, with the small city's geometry by hand. */
function naiveFlow(city: CityOnDay, counts: (institution: number) => boolean): number {
  const classes = city.network.institutions
    .flatMap(each => each.classes)
    .filter(each => each.usablePlaces > 0 && counts(each.institution.id))
  const { communities } = city.territory
  const { age0, age1, age2 } = city.population
  const take = city.settings.values.take_up
  const room = classes.map(each => each.usablePlaces)
  const left = communities.flatMap((_, c) => [
    (age0[c]! / 2) * take.infant,
    (age1[c]! / 2) * take.toddler_young,
    (age1[c]! / 2) * take.toddler_old,
    age2[c]! * take.older_toddler,
  ])
  // points stand 0.02° apart in rows of one latitude: only the next point of the row is within 3 km
  const reaches = (k: number, c: number) => {
    const [a, b] = [classes[k]!.institution, communities[c]!]
    return Math.abs(a.latitude - b.latitude) < 0.01 && Math.abs(a.longitude - b.longitude) < 0.025
  }
  const families = classes.map((each, k) =>
    communities.flatMap((_, c) => (reaches(k, c) ? AGES[each.of.classType].map(band => c * 4 + band) : [])),
  )
  const flow = classes.map(() => new Map<number, number>())
  let total = 0
  for (;;) {
    // breadth first from classes with room, through families, back over filled pairs
    const from = new Map<string, string>()
    const queue = classes.flatMap((_, k) => (room[k]! > 1e-9 ? [`k${k}`] : []))
    const seen = new Set(queue)
    let end: string | undefined
    while (queue.length > 0 && !end) {
      const node = queue.shift()!
      const at = Number(node.slice(1))
      const next =
        node[0] === 'k'
          ? families[at]!.map(f => `f${f}`)
          : classes.flatMap((_, k) => ((flow[k]!.get(at) ?? 0) > 1e-9 ? [`k${k}`] : []))
      for (const to of next)
        if (!seen.has(to)) {
          seen.add(to)
          from.set(to, node)
          queue.push(to)
        }
      if (node[0] === 'f' && left[at]! > 1e-9) end = node
    }
    if (!end) return total
    const path = [end]
    while (from.has(path[0]!)) path.unshift(from.get(path[0]!)!)
    const place = (node: string) => Number(node.slice(1))
    let push = Math.min(room[place(path[0]!)]!, left[place(end)]!)
    for (let i = 1; i + 1 < path.length; i += 2)
      push = Math.min(push, flow[place(path[i + 1]!)]!.get(place(path[i]!))!)
    room[place(path[0]!)]! -= push
    left[place(end)]! -= push
    for (let i = 0; i < path.length; i += 2) {
      const [k, f] = [place(path[i]!), place(path[i + 1]!)]
      flow[k]!.set(f, (flow[k]!.get(f) ?? 0) + push)
      if (path[i + 2]) {
        const back = flow[place(path[i + 2]!)]!
        back.set(f, back.get(f)! - push)
      }
    }
    total += push
  }
}

const sum = (filled: ReadonlyMap<number, number>) => [...filled.values()].reduce((a, b) => a + b, 0)

test('within reach and affordable are the whole places of a maximum flow found in another way', () => {
  for (const city of cities) {
    const filled = filledPlaces({ ...city, feeOf })
    expect(sum(filled.withinReach)).toBe(Math.floor(naiveFlow(city, () => true) + 1e-6))
    const affordable = naiveFlow(city, id => (feeOf(id) ?? Infinity) <= 200_000)
    expect(sum(filled.affordable)).toBe(Math.floor(affordable + 1e-6))
    const usable = city.network.institutions.flatMap(each => each.classes.map(one => one.usablePlaces))
    const chain = [0, sum(filled.affordable), sum(filled.withinReach), usable.reduce((a, b) => a + b, 0)]
    expect(chain.every((places, i) => i === 0 || places > chain[i - 1]!)).toBe(true)
  }
})

test('in every class: affordable ≤ within reach ≤ usable, predicted ≤ usable, all in whole places', () => {
  for (const city of cities) {
    const filled = filledPlaces({ ...city, feeOf })
    for (const { of, usablePlaces } of city.network.institutions.flatMap(each => each.classes)) {
      const [affordable, reached, predicted] = [filled.affordable, filled.withinReach, filled.predicted].map(
        places => places.get(of.id) ?? 0,
      )
      expect(affordable).toBeLessThanOrEqual(reached!)
      expect(reached).toBeLessThanOrEqual(usablePlaces)
      expect(predicted).toBeLessThanOrEqual(usablePlaces)
      expect([affordable, reached, predicted].every(Number.isInteger)).toBe(true)
    }
  }
})

test('without children, or without places, nothing is filled', () => {
  const city = cities[2]!
  const none = new Float64Array(city.population.age0.length)
  const childless = { ...city, population: { ...city.population, age0: none, age1: none, age2: none } }
  expect(sum(filledPlaces({ ...childless, feeOf }).withinReach)).toBe(0)
  const closed = { ...city, network: { ...city.network, institutions: [] } }
  expect(filledPlaces({ ...closed, feeOf }).withinReach.size).toBe(0)
})

test('the same day gives the same places, class by class', () => {
  const [once, again] = [filledPlaces({ ...cities[1]!, feeOf }), filledPlaces({ ...cities[1]!, feeOf })]
  expect([...again.withinReach]).toEqual([...once.withinReach])
  expect([...again.predicted]).toEqual([...once.predicted])
})
