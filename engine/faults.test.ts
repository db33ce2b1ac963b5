/** Lists whose memory went to another thread, as a caller's mistake may leave them at any door. */
import { expect, test } from 'vitest'
import { inputOf } from './access/access.fixture.ts'
import { fairness } from './access/fairness.ts'
import { twoStepFloatingCatchment } from './access/two-step.ts'
import { rake } from './forecast/rake.ts'
import { pMedian } from './location/p-median.ts'
import { roadNetwork } from './travel/road-network.ts'
import { waysWithin } from './travel/ways.ts'

function detached<T extends Float64Array | Int32Array>(list: T): T {
  structuredClone(list.buffer, { transfer: [list.buffer as ArrayBuffer] })
  return list
}

const told = (place: string) => `${place} is detached, expected a list whose memory is here`

test.each(['demand', 'siteCost', 'kept', 'forbidden'])('a location model tells %s as detached', place => {
  const whole = place === 'kept' || place === 'forbidden'
  const input = {
    travel: { kind: 'matrix', cost: Float64Array.of(0, 1, 1, 0) } as const,
    demand: Float64Array.of(1, 2),
    siteCount: 2,
    openCount: 1,
    kept: Int32Array.of(0),
    forbidden: Int32Array.of(1),
    [place]: detached(whole ? Int32Array.of(1) : Float64Array.of(1, 2)),
  }
  expect(() => pMedian(input)).toThrow(told(place))
})

test('ways in a matrix or in rows are told as detached', () => {
  const input = { demand: Float64Array.of(1), siteCount: 1, openCount: 1 }
  const cost = () => detached(Float64Array.of(1))
  expect(() => pMedian({ ...input, travel: { kind: 'matrix', cost: cost() } })).toThrow(told('travel.cost'))
  const rows = { kind: 'rows' as const, start: Int32Array.of(0, 1), site: Int32Array.of(0), cost: cost() }
  expect(() => pMedian({ ...input, travel: rows })).toThrow(told('travel.cost'))
})

test.each(['demandX', 'demandY', 'siteX', 'siteY'])('coordinates tell %s as detached', place => {
  const travel = {
    kind: 'points',
    roundedDown: false,
    demandX: Float64Array.of(1, 2),
    demandY: Float64Array.of(1, 2),
    siteX: Float64Array.of(1, 2),
    siteY: Float64Array.of(1, 2),
    [place]: detached(Float64Array.of(1, 2)),
  } as const
  const input = { travel, demand: Float64Array.of(1, 2), siteCount: 2, openCount: 1 }
  expect(() => pMedian(input)).toThrow(told(`travel.${place}`))
})

test('access, fairness, raking and ways tell theirs, too', () => {
  const one = () => Float64Array.of(1)
  const town = inputOf([4], [3], [[0, 0, 1]])
  expect(() =>
    twoStepFloatingCatchment({ ...town, demand: detached(one()), supply: detached(one()) }),
  ).toThrow(`${told('demand')}\n${told('supply')}`)
  expect(() => fairness({ value: one(), weight: detached(one()), better: 'more' })).toThrow(told('weight'))
  expect(() => rake({ seed: one(), rowTotals: detached(one()), columnTotals: one() })).toThrow(
    told('rowTotals'),
  )
  const network = roadNetwork(1, {
    from: new Int32Array(0),
    to: new Int32Array(0),
    seconds: new Float32Array(0),
    metres: new Float32Array(0),
  })
  const place = { node: Int32Array.of(0), legSeconds: one(), legMetres: one() }
  const away = { ...place, node: detached(Int32Array.of(0)) }
  expect(() => waysWithin({ network, sources: away, targets: place, limitSeconds: 1 })).toThrow(
    told('sources.node'),
  )
})
