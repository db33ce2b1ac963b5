/** Ways from communities to facilities: straight line × detour, or a matrix of metres that the planner brings. */
import type { Travel } from '../../engine/index.ts'
import type { Point } from '../../kernel/distance.ts'
import { nearby } from '../indicators/nearby.ts'

/** Pairs within the reach by straight line × detour, in metres of way; rows by community, entries by facility. */
export function travelByDistance(
  communities: readonly Point[],
  facilities: readonly Point[],
  reachMetres: number,
  detour: number,
): Travel {
  if (facilities.length === 0) return noTravel(communities.length)
  const found = nearby(communities, facilities, reachMetres / detour)
  return { start: found.start, facility: found.point, cost: found.metres.map(metres => metres * detour) }
}

const noTravel = (points: number): Travel => ({
  start: new Int32Array(points + 1),
  facility: new Int32Array(0),
  cost: new Float64Array(0),
})

/** One way of a matrix, by indices. */
export type MatrixWay = { readonly community: number; readonly facility: number; readonly metres: number }

/** The ways of a matrix that lie within the reach, as sparse rows; pairs that are not listed are out of reach. */
export function travelByMatrix(points: number, ways: readonly MatrixWay[], reachMetres: number): Travel {
  const near = ways
    .filter(way => way.metres <= reachMetres)
    .sort((a, b) => a.community - b.community || a.facility - b.facility)
  const start = new Int32Array(points + 1)
  for (const way of near) start[way.community + 1]! += 1
  for (let point = 0; point < points; point++) start[point + 1]! += start[point]!
  return {
    start,
    facility: Int32Array.from(near, way => way.facility),
    cost: Float64Array.from(near, way => way.metres),
  }
}
