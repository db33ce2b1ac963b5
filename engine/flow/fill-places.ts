/**
 * Who fills the places: the most children that given places can take (definitions.md, "within reach", "affordable").
 *
 * Families of a point and band are of type (q, p): willing to go as far as ring q and to pay as much as tier p. A
 * facility at ring r with a fee of tier f takes types with q ≥ r and p ≥ f. The network says that with one node per
 * (point, band, r, f): facility class → node → farther ring or dearer tier → … → families of the type. This is exact
 * for nested willingness in two directions; a limit per pair (x ≤ w · children) would let ten far facilities together
 * take more families than are willing to go far.
 */
import { bandCount, bandsOfClass, classTypeCount, type Demand, type Travel } from '../programme/model.ts'
import { augmentFlow, exactAmount, type FlowNetwork, flowOn, openNetwork, setRoom } from './maximum-flow.ts'

export interface FillInput {
  facilities: number
  /** facility × class type: usable places. */
  places: Float64Array
  monthlyFeeFen: Float64Array
  /** one year's demand: `wanting` is point × band. */
  demand: Pick<Demand, 'points' | 'wanting' | 'ringLimit' | 'ringShare' | 'tierLimitFen' | 'tierShare'>
  travel: Travel
  /** 1: the most children. More: the same total, reached by serving all families evenly in so many steps. */
  evenSteps?: number
}

export interface Filled {
  /** children served in all: the maximum, exact to 1/65,536 child per family type. */
  served: number
  /** facility × class type: children served there. */
  byFacility: Float64Array
  /** point × band: children served. */
  byPoint: Float64Array
}

/** Tier of a fee: the first whose limit it does not exceed; the count of tiers when it exceeds all. */
export function tierOf(feeFen: number, limits: Float64Array) {
  let tier = 0
  while (tier < limits.length && feeFen > limits[tier]!) tier++
  return tier
}

/** Share of the families that are of each type, ring × tier: willing so far and no farther, so dear and no dearer. */
export function typeShares({ ringShare, tierShare }: Pick<Demand, 'ringShare' | 'tierShare'>) {
  const tiers = tierShare.length
  return Float64Array.from({ length: ringShare.length * tiers }, (_, type) => {
    const ring = Math.floor(type / tiers)
    const tier = type % tiers
    return (ringShare[ring]! - (ringShare[ring + 1] ?? 0)) * (tierShare[tier]! - (tierShare[tier + 1] ?? 0))
  })
}

/** Fills the places with the most children. O(pairs in reach) memory. */
export function fillPlaces(input: FillInput): Filled {
  const { facilities, places, demand, travel } = input
  const tiers = demand.tierLimitFen.length
  const types = demand.ringLimit.length * tiers
  const tier = Int32Array.from({ length: facilities }, (_, at) =>
    tierOf(input.monthlyFeeFen[at]!, demand.tierLimitFen),
  )

  const ring = Uint8Array.from(travel.cost, cost => tierOf(cost, demand.ringLimit))
  const room = arcsAtMost(input, types)
  const from = new Int32Array(room)
  const to = new Int32Array(room)
  const capacity = new Float64Array(room)
  let arcs = 0
  const arc = (a: number, b: number, most: number) => {
    from[arcs] = a
    to[arcs] = b
    capacity[arcs] = most
    return arcs++
  }
  const source = 0
  const sink = 1
  let nodes = 2
  const classNode = new Int32Array(facilities * classTypeCount).fill(-1)
  const classArc = new Int32Array(facilities * classTypeCount).fill(-1)
  for (let at = 0; at < classNode.length; at++) {
    if (!(places[at]! >= 0)) throw new RangeError(`places[${at}] is ${places[at]}, expected 0 or more`)
    if (places[at] === 0 || tier[Math.floor(at / classTypeCount)]! >= tiers) continue
    classNode[at] = nodes++
    classArc[at] = arc(source, classNode[at]!, places[at]!)
  }

  // Family nodes are made only where a class reaches the point and somebody wants care.
  const share = typeShares(demand)
  const familyArc: number[] = []
  const familyPointBand: number[] = []
  const familyNode = new Int32Array(bandCount * types)
  for (let point = 0; point < demand.points; point++) {
    familyNode.fill(-1)
    for (let entry = travel.start[point]!; entry < travel.start[point + 1]!; entry++) {
      const facility = travel.facility[entry]!
      if (ring[entry]! >= demand.ringLimit.length || tier[facility]! >= tiers) continue
      for (let type = 0; type < classTypeCount; type++) {
        const node = classNode[facility * classTypeCount + type]!
        if (node < 0) continue
        for (let band = 0; band < bandCount; band++) {
          if (!bandsOfClass[type * bandCount + band] || !(demand.wanting[point * bandCount + band]! > 0))
            continue
          if (familyNode[band * types]! < 0) {
            for (let each = 0; each < types; each++) familyNode[band * types + each] = nodes + each
            nodes += types
          }
          arc(node, familyNode[band * types + ring[entry]! * tiers + tier[facility]!]!, Infinity)
        }
      }
    }
    for (let band = 0; band < bandCount; band++) {
      const first = familyNode[band * types]!
      if (first < 0) continue
      for (let type = 0; type < types; type++) {
        if (type + tiers < types) arc(first + type, first + type + tiers, Infinity)
        if ((type + 1) % tiers !== 0) arc(first + type, first + type + 1, Infinity)
        if (share[type]! <= 0) continue
        familyArc.push(arc(first + type, sink, demand.wanting[point * bandCount + band]! * share[type]!))
        familyPointBand.push(point * bandCount + band)
      }
    }
  }

  const network = openNetwork(nodes, from.subarray(0, arcs), to.subarray(0, arcs), capacity)
  const served =
    (input.evenSteps ?? 1) > 1
      ? augmentEvenly(network, source, sink, familyArc, capacity, input.evenSteps!)
      : augmentFlow(network, source, sink)
  const byFacility = Float64Array.from(classArc, at => (at < 0 ? 0 : flowOn(network, at)))
  const byPoint = new Float64Array(demand.points * bandCount)
  familyArc.forEach((at, family) => {
    byPoint[familyPointBand[family]!]! += flowOn(network, at)
  })
  return { served, byFacility, byPoint }
}

/** A bound on the arcs of the network: source arcs, two bands a class in each pair, three arcs a family node. */
function arcsAtMost({ facilities, places, demand, travel }: FillInput, types: number) {
  const classes = new Uint8Array(facilities)
  for (let at = 0; at < places.length; at++) if (places[at]! > 0) classes[Math.floor(at / classTypeCount)]!++
  let arcs = places.length
  for (let point = 0; point < demand.points; point++) {
    let reached = 0
    for (let entry = travel.start[point]!; entry < travel.start[point + 1]!; entry++)
      reached += classes[travel.facility[entry]!]!
    arcs += 2 * reached + (reached > 0 ? 3 * bandCount * types : 0)
  }
  return arcs
}

/**
 * Raises what every family type may receive step by step and augments. The sets of children that can all be served
 * form a polymatroid, so augmenting un-serves nobody and the total stays the maximum, in whatever order.
 */
function augmentEvenly(
  network: FlowNetwork,
  source: number,
  sink: number,
  familyArc: number[],
  capacity: Float64Array,
  steps: number,
) {
  const full = familyArc.map(arc => exactAmount(capacity[arc]!))
  for (const arc of familyArc) setRoom(network, arc, 0)
  let served = 0
  for (let step = 1; step <= steps; step++) {
    familyArc.forEach((arc, at) => {
      const level = step === steps ? full[at]! : exactAmount((full[at]! * step) / steps)
      setRoom(network, arc, level - flowOn(network, arc))
    })
    served += augmentFlow(network, source, sink)
  }
  return served
}
