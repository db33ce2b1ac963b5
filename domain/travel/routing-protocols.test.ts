import { expect, test } from 'vitest'
import { PROTOCOLS, type RoutingKind } from './routing-protocols.ts'

test.each<[RoutingKind, unknown, string]>([
  ['valhalla', {}, 'it has no sources_to_targets'],
  ['valhalla', [], 'it is no object'],
  ['valhalla', null, 'it is no object'],
  [
    'valhalla',
    { sources_to_targets: [[{ distance: 1, time: '2' }]] },
    'sources_to_targets.0.0.time is not as expected',
  ],
  ['osrm', { code: 'Ok', durations: 7, distances: [] }, 'durations is not as expected'],
  ['osrm', { code: 'Ok', durations: [] }, 'it has no distances'],
  ['osrm', {}, 'it has no code'],
])('what is amiss in an answer of %s, %j, is told by its part', (kind, body, reason) => {
  expect(PROTOCOLS[kind].read(body, 1)).toEqual({ kind: 'malformed', reason })
})
