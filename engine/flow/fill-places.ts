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

  // Family nodes are made only where a class reaches the point and somebody wants care. Types that the very same cells
  // (ring and tier) take in are one node: most points see classes in a few cells only.
  const share = typeShares(demand)
  const familyArc: number[] = []
  const familyPointBand: number[] = []
  // band × cell: whether a class is there; type: how many such cells take it in (none farther, none dearer)
  const seen = new Uint8Array(bandCount * types)
  const cells = new Int32Array(types)
  const nodeOf = new Int32Array(types)
  for (let point = 0; point < demand.points; point++) {
    const firstEntry = travel.start[point]!
    const lastEntry = travel.start[point + 1]!
    const reaches = (entry: number) =>
      ring[entry]! < demand.ringLimit.length && tier[travel.facility[entry]!]! < tiers
    seen.fill(0)
    for (let entry = firstEntry; entry < lastEntry; entry++) {
      if (!reaches(entry)) continue
      const facility = travel.facility[entry]!
      const cell = ring[entry]! * tiers + tier[facility]!
      for (let type = 0; type < classTypeCount; type++)
        if (classNode[facility * classTypeCount + type]! >= 0)
          for (let band = 0; band < bandCount; band++)
            if (bandsOfClass[type * bandCount + band]) seen[band * types + cell] = 1
    }
    for (let band = 0; band < bandCount; band++) {
      const wanting = demand.wanting[point * bandCount + band]!
      if (!(wanting > 0)) continue
      for (let type = 0; type < types; type++) {
        const nearer = type - tiers
        const cheaper = type % tiers === 0 ? -1 : type - 1
        cells[type] =
          seen[band * types + type]! +
          (nearer < 0 ? 0 : cells[nearer]!) +
          (cheaper < 0 ? 0 : cells[cheaper]!) -
          (nearer < 0 || cheaper < 0 ? 0 : cells[nearer - 1]!)
        // The cells of a nearer or cheaper type are among this one's: as many are the same.
        if (cells[type] === 0) nodeOf[type] = -1
        else if (nearer >= 0 && cells[nearer] === cells[type]) nodeOf[type] = nodeOf[nearer]!
        else if (cheaper >= 0 && cells[cheaper] === cells[type]) nodeOf[type] = nodeOf[cheaper]!
        else nodeOf[type] = nodes++
      }
      for (let entry = firstEntry; entry < lastEntry; entry++) {
        if (!reaches(entry)) continue
        const facility = travel.facility[entry]!
        for (let type = 0; type < classTypeCount; type++) {
          const node = classNode[facility * classTypeCount + type]!
          if (node >= 0 && bandsOfClass[type * bandCount + band])
            arc(node, nodeOf[ring[entry]! * tiers + tier[facility]!]!, Infinity)
        }
      }
      const first = familyArc.length
      for (let type = 0; type < types; type++) {
        const node = nodeOf[type]!
        if (node < 0) continue
        for (const after of [type + tiers, (type + 1) % tiers === 0 ? types : type + 1])
          if (after < types && nodeOf[after] !== node) arc(node, nodeOf[after]!, Infinity)
        if (share[type]! <= 0) continue
        let own = first
        while (own < familyArc.length && from[familyArc[own]!] !== node) own++
        if (own < familyArc.length) capacity[familyArc[own]!]! += wanting * share[type]!
        else {
          familyArc.push(arc(node, sink, wanting * share[type]!))
          familyPointBand.push(point * bandCount + band)
        }
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
