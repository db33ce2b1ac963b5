import { expect, test } from 'vitest'
import { bandCount, bandsOfClass, classTypeCount } from '../programme/model.ts'
import { seededRandom } from '../random.ts'
import { tierOf, typeShares } from './family-types.ts'
import { fillPlaces } from './fill-places.ts'
import { augmentFlow, openNetwork } from './maximum-flow.ts'
import type { FillInput } from './point-families.ts'

function smallTown(seed: number): FillInput {
  const random = seededRandom(seed)
  const facilities = 2
  const points = 2
  const start = new Int32Array(points + 1)
  const facility: number[] = []
  const cost: number[] = []
  for (let point = 0; point < points; point++) {
    for (let at = 0; at < facilities; at++)
      if (random() < 0.8) {
        facility.push(at)
        cost.push(Math.floor(random() * 2300))
      }
    start[point + 1] = facility.length
  }
  return {
    facilities,
    places: Float64Array.from({ length: facilities * classTypeCount }, () =>
      random() < 0.4 ? 0 : Math.ceil(random() * 5),
    ),
    monthlyFeeFen: Float64Array.from({ length: facilities }, () => (random() < 0.5 ? 150_000 : 260_000)),
    demand: {
      points,
      wanting: Float64Array.from({ length: points * bandCount }, () => Math.floor(random() * 8) / 2),
      ringLimit: Float64Array.of(1000, 2000),
      ringShare: Float64Array.of(1, 0.5),
      tierLimitFen: Float64Array.of(200_000, Infinity),
      tierShare: Float64Array.of(1, 0.25),
    },
    travel: { start, facility: Int32Array.from(facility), cost: Float64Array.from(cost) },
  }
}

/** Least cut by trying all sets of classes: those outside are cut; families any inside class reaches are cut too. */
function mostByCuts({ facilities, places, monthlyFeeFen, demand, travel }: FillInput) {
  const classes = facilities * classTypeCount
  const tiers = demand.tierLimitFen.length
  const share = typeShares(demand)
  let least = Infinity
  for (let inside = 0; inside < 2 ** classes; inside++) {
    let cut = 0
    for (let at = 0; at < classes; at++) if (!((inside >> at) & 1)) cut += places[at]!
    for (let point = 0; point < demand.points; point++)
      for (let band = 0; band < bandCount; band++)
        share.forEach((part, type) => {
          let reached = false
          for (let entry = travel.start[point]!; entry < travel.start[point + 1]!; entry++) {
            const facility = travel.facility[entry]!
            if (tierOf(travel.cost[entry]!, demand.ringLimit) > Math.floor(type / tiers)) continue
            if (tierOf(monthlyFeeFen[facility]!, demand.tierLimitFen) > type % tiers) continue
            for (let each = 0; each < classTypeCount; each++)
              if ((inside >> (facility * classTypeCount + each)) & 1 && bandsOfClass[each * bandCount + band])
                reached ||= places[facility * classTypeCount + each]! > 0
          }
          if (reached) cut += demand.wanting[point * bandCount + band]! * part
        })
    least = Math.min(least, cut)
  }
  return least
}

test('children served equal the least cut over all sets of classes', () => {
  for (let seed = 1; seed <= 120; seed++) {
    const town = smallTown(seed)
    const filled = fillPlaces(town)
    expect(filled.served, `seed ${seed}`).toBeCloseTo(mostByCuts(town), 3)
    const sum = (values: Float64Array) => values.reduce((all, each) => all + each, 0)
    expect(sum(filled.byFacility)).toBe(filled.served)
    expect(sum(filled.byPoint)).toBe(filled.served)
    filled.byFacility.forEach((served, at) => {
      expect(served).toBeLessThanOrEqual(town.places[at]!)
    })
    filled.byPoint.forEach((served, at) => {
      expect(served).toBeLessThanOrEqual(town.demand.wanting[at]!)
    })
  }
})

/** A bigger town: so many rings and tiers that a point has more kinds of families than one group of bits holds. */
function bigTown(seed: number): FillInput {
  const random = seededRandom(seed)
  const facilities = 25
  const points = 6
  const rings = 8
  const tiers = 7
  const fall = (length: number) => Float64Array.from({ length }, (_, at) => 1 - at / (length + 1))
  return {
    facilities,
    places: Float64Array.from({ length: facilities * classTypeCount }, () => Math.floor(random() * 9)),
    monthlyFeeFen: Float64Array.from({ length: facilities }, () => Math.floor(random() * 7.5) * 100),
    demand: {
      points,
      wanting: Float64Array.from({ length: points * bandCount }, () => Math.floor(random() * 160) / 2),
      ringLimit: Float64Array.from({ length: rings }, (_, at) => at * 100),
      ringShare: fall(rings),
      tierLimitFen: Float64Array.from({ length: tiers }, (_, at) => at * 100),
      tierShare: fall(tiers),
    },
    travel: {
      start: Int32Array.from({ length: points + 1 }, (_, at) => at * facilities),
      facility: Int32Array.from({ length: points * facilities }, (_, at) => at % facilities),
      cost: Float64Array.from({ length: points * facilities }, () => random() * 800),
    },
  }
}

/** The same by a flow over every arc between a class and a kind of family, all written down. */
function mostByArcs({ facilities, places, monthlyFeeFen, demand, travel }: FillInput) {
  const tiers = demand.tierLimitFen.length
  const share = typeShares(demand)
  const [source, sink, firstFamily] = [0, 1, 2 + facilities * classTypeCount]
  const arcs: [from: number, to: number, most: number][] = []
  places.forEach((most, at) => {
    arcs.push([source, 2 + at, most])
  })
  for (let family = 0; family < demand.points * bandCount * share.length; family++) {
    const type = family % share.length
    const pointBand = Math.floor(family / share.length)
    const point = Math.floor(pointBand / bandCount)
    arcs.push([firstFamily + family, sink, demand.wanting[pointBand]! * share[type]!])
    for (let way = travel.start[point]!; way < travel.start[point + 1]!; way++) {
      const facility = travel.facility[way]!
      if (tierOf(travel.cost[way]!, demand.ringLimit) > Math.floor(type / tiers)) continue
      if (tierOf(monthlyFeeFen[facility]!, demand.tierLimitFen) > type % tiers) continue
      for (let each = 0; each < classTypeCount; each++)
        if (bandsOfClass[each * bandCount + (pointBand % bandCount)])
          arcs.push([2 + facility * classTypeCount + each, firstFamily + family, Infinity])
    }
  }
  const network = openNetwork(
    firstFamily + demand.points * bandCount * share.length,
    arcs.map(arc => arc[0]),
    arcs.map(arc => arc[1]),
    arcs.map(arc => arc[2]),
  )
  return augmentFlow(network, source, sink)
}

test('towns with many rings and tiers are filled as by a flow over all arcs, at once or evenly', () => {
  for (let seed = 1; seed <= 40; seed++) {
    const town = bigTown(seed)
    const filled = fillPlaces(town)
    expect(Math.abs(filled.served - mostByArcs(town)), `seed ${seed}`).toBeLessThan(0.02)
    expect(filled.served).toBeGreaterThan(50)
    expect(fillPlaces({ ...town, evenSteps: 5 }).served).toBe(filled.served)
    filled.byFacility.forEach((served, at) => {
      expect(served).toBeLessThanOrEqual(town.places[at]!)
    })
    filled.byPoint.forEach((served, at) => {
      expect(served).toBeLessThanOrEqual(town.demand.wanting[at]!)
    })
  }
})

test('filling evenly serves as many', () => {
  for (let seed = 1; seed <= 60; seed++) {
    const town = smallTown(seed)
    expect(fillPlaces({ ...town, evenSteps: 7 }).served).toBe(fillPlaces(town).served)
  }
})

test('more places never serve fewer, and dearer ones never more', () => {
  for (let seed = 1; seed <= 60; seed++) {
    const town = smallTown(seed)
    const { served } = fillPlaces(town)
    const more = fillPlaces({ ...town, places: town.places.map(each => each + 1) })
    expect(more.served).toBeGreaterThanOrEqual(served)
    const dearer = fillPlaces({ ...town, monthlyFeeFen: town.monthlyFeeFen.map(fee => fee + 100_000) })
    expect(dearer.served).toBeLessThanOrEqual(served)
  }
})

test('ten far places take no more families than are willing to go far', () => {
  const facilities = 10
  const filled = fillPlaces({
    facilities,
    places: Float64Array.from({ length: facilities * classTypeCount }, (_, at) =>
      at % classTypeCount === 2 ? 5 : 0,
    ),
    monthlyFeeFen: new Float64Array(facilities),
    demand: {
      points: 1,
      wanting: Float64Array.of(0, 0, 0, 20),
      ringLimit: Float64Array.of(1000, 3000),
      ringShare: Float64Array.of(1, 0.25),
      tierLimitFen: Float64Array.of(Infinity),
      tierShare: Float64Array.of(1),
    },
    travel: {
      start: Int32Array.of(0, facilities),
      facility: Int32Array.from({ length: facilities }, (_, at) => at),
      cost: new Float64Array(facilities).fill(2500),
    },
  })
  expect(filled.served).toBe(5)
})

test('places that are not a number are refused with their place', () => {
  const town = smallTown(1)
  town.places[3] = Number.NaN
  expect(() => fillPlaces(town)).toThrow('places[3] is NaN, expected 0 or more')
})
