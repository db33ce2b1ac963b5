/** Families of each point and the outlets that would take them, as `seats.ts` wants them. */
import { bandCount, bandsOfClass, classTypeCount, type Demand, type Travel } from '../programme/model.ts'
import { takingTable, tierOf, typeShares } from './family-types.ts'
import { mostInGroup, type SeatPlan } from './seats.ts'

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

interface PlacedOutlets {
  /** outlet: facility × class type. */
  at: Int32Array
  /** facility × class type: outlet, −1 where it has no places or is too dear for all; facility: its tier. */
  of: Int32Array
  tier: Int32Array
}

/** Outlets (class types of facilities) that have places somebody would pay for. */
export function outletsWithPlaces({ facilities, places, monthlyFeeFen, demand }: FillInput): PlacedOutlets {
  const tiers = demand.tierLimitFen.length
  const tier = Int32Array.from({ length: facilities }, (_, at) =>
    tierOf(monthlyFeeFen[at]!, demand.tierLimitFen),
  )
  const of = new Int32Array(facilities * classTypeCount).fill(-1)
  const at: number[] = []
  for (let each = 0; each < of.length; each++) {
    if (!(places[each]! >= 0)) throw new RangeError(`places[${each}] is ${places[each]}, expected 0 or more`)
    if (places[each] === 0 || tier[Math.floor(each / classTypeCount)]! >= tiers) continue
    of[each] = at.length
    at.push(each)
  }
  return { at: Int32Array.from(at), of, tier }
}

interface Ways {
  /** point + 1, then outlet and cell (class type, ring, tier) of each of the point's ways. */
  start: Int32Array
  outlet: Int32Array
  cell: Uint16Array
}

/** Ways of each point to the outlets. */
export function listWays({ facilities, demand, travel }: FillInput, outlets: PlacedOutlets): Ways {
  const { points, ringLimit } = demand
  const tiers = demand.tierLimitFen.length
  const types = ringLimit.length * tiers
  const outletsOf = new Uint8Array(facilities)
  for (const at of outlets.at) outletsOf[Math.floor(at / classTypeCount)]!++
  let most = 0
  for (let way = 0; way < travel.start[points]!; way++) most += outletsOf[travel.facility[way]!]!
  const start = new Int32Array(points + 1)
  const wayOutlet = new Int32Array(most)
  const cell = new Uint16Array(most)
  let ways = 0
  for (let point = 0; point < points; point++) {
    for (let way = travel.start[point]!; way < travel.start[point + 1]!; way++) {
      const facility = travel.facility[way]!
      if (outletsOf[facility] === 0) continue
      const ring = tierOf(travel.cost[way]!, ringLimit)
      if (ring >= ringLimit.length) continue
      for (let type = 0; type < classTypeCount; type++) {
        const of = outlets.of[facility * classTypeCount + type]!
        if (of < 0) continue
        wayOutlet[ways] = of
        cell[ways++] = type * types + ring * tiers + outlets.tier[facility]!
      }
    }
    start[point + 1] = ways
  }
  return { start, outlet: wayOutlet, cell }
}

interface Families {
  /** group + 1: its families; a point has as many groups as it needs. Group: its point. Family: band, ring and tier. */
  familyStart: number[]
  groupPoint: number[]
  kind: number[]
}

/**
 * Families of each point that an outlet takes in, their children, and point × band of each. Types that the very same cells
 * (ring and tier) take in are one family, of the least willing of them: most points see outlets in a few cells only.
 */
export function listFamilies(demand: FillInput['demand'], ways: Ways) {
  const { points, wanting } = demand
  const tiers = demand.tierLimitFen.length
  const types = demand.ringLimit.length * tiers
  const share = typeShares(demand)
  const families: Families = { familyStart: [0], groupPoint: [], kind: [] }
  const pointBand: number[] = []
  const children: number[] = []
  // band × cell: whether an outlet is there; type: how many such cells take it in (none farther, none dearer), its family
  const seen = new Uint8Array(bandCount * types)
  const cells = new Int32Array(types)
  const family = new Int32Array(types)
  for (let point = 0; point < points; point++) {
    seen.fill(0)
    for (let way = ways.start[point]!; way < ways.start[point + 1]!; way++) {
      const type = Math.floor(ways.cell[way]! / types)
      for (let band = 0; band < bandCount; band++)
        if (bandsOfClass[type * bandCount + band]) seen[band * types + (ways.cell[way]! % types)] = 1
    }
    for (let band = 0; band < bandCount; band++) {
      const all = wanting[point * bandCount + band]!
      if (!(all > 0)) continue
      for (let type = 0; type < types; type++) {
        const nearer = type - tiers
        const cheaper = type % tiers === 0 ? -1 : type - 1
        cells[type] =
          seen[band * types + type]! +
          (nearer < 0 ? 0 : cells[nearer]!) +
          (cheaper < 0 ? 0 : cells[cheaper]!) -
          (nearer < 0 || cheaper < 0 ? 0 : cells[nearer - 1]!)
        // The cells of a nearer or cheaper type are among this one's: as many are the same.
        if (cells[type] === 0) family[type] = -1
        else if (nearer >= 0 && cells[nearer] === cells[type]) family[type] = family[nearer]!
        else if (cheaper >= 0 && cells[cheaper] === cells[type]) family[type] = family[cheaper]!
        else {
          family[type] = families.kind.push(band * types + type) - 1
          children.push(0)
          pointBand.push(point * bandCount + band)
        }
        if (family[type]! >= 0) children[family[type]!]! += all * share[type]!
      }
    }
    for (let from = families.familyStart.at(-1)!; from < families.kind.length; from += mostInGroup) {
      families.groupPoint.push(point)
      families.familyStart.push(Math.min(families.kind.length, from + mostInGroup))
    }
  }
  return { ...families, children, pointBand }
}

/** Which families of each group every outlet in its reach takes: of its bands, willing to go as far and to pay as much. */
export function joinFamilies(
  { ringLimit, tierLimitFen }: FillInput['demand'],
  ways: Ways,
  { familyStart, groupPoint, kind }: Families,
  outlets: number,
): SeatPlan {
  const takes = takingTable(ringLimit.length, tierLimitFen.length)
  const kinds = bandCount * ringLimit.length * tierLimitFen.length
  const groups = groupPoint.length
  let most = 0
  for (const point of groupPoint) most += ways.start[point + 1]! - ways.start[point]!
  const wayStart = new Int32Array(groups + 1)
  const wayOutlet = new Int32Array(most)
  const wayTakes = new Int32Array(most)
  // cell: the group's families it takes, by bits, and the group these were found for
  const taken = new Int32Array(takes.length / kinds)
  const takenBy = new Int32Array(taken.length).fill(-1)
  let count = 0
  for (let group = 0; group < groups; group++) {
    const point = groupPoint[group]!
    for (let way = ways.start[point]!; way < ways.start[point + 1]!; way++) {
      const cell = ways.cell[way]!
      if (takenBy[cell] !== group) {
        takenBy[cell] = group
        taken[cell] = 0
        for (let family = familyStart[group]!; family < familyStart[group + 1]!; family++)
          taken[cell]! |= takes[cell * kinds + kind[family]!]! << (family - familyStart[group]!)
      }
      if (taken[cell] === 0) continue
      wayOutlet[count] = ways.outlet[way]!
      wayTakes[count++] = taken[cell]!
    }
    wayStart[group + 1] = count
  }
  return { outlets, wayStart, wayOutlet, wayTakes, familyStart: Int32Array.from(familyStart) }
}
