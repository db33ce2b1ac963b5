import { fillPlaces } from '../../engine/flow/fill-places.ts'
import { augmentFlow, flowOn, openNetwork, setRoom } from '../../engine/flow/maximum-flow.ts'
import { fenOfYuan } from '../../kernel/money.ts'
import { invariant } from '../../kernel/refusal.ts'
import { CLASS_TYPES } from '../registry/care-class.ts'
import { isAffordable, placesOnOffer } from '../registry/fee.ts'
import type { CityOnDay } from './city-on-day.ts'
import { type ReachProblem, reachProblem } from './reach.ts'
import { splitWhole } from './split-whole.ts'
import { AGE_BANDS } from './wanting-children.ts'

/**
 * Places that children who want care would fill, class by class, in whole places.
 * Always, class by class: affordable ≤ within reach ≤ usable, and predicted ≤ usable.
 */
export type FilledPlaces = {
  /** By class id; a class that is missing fills none. */
  readonly withinReach: ReadonlyMap<number, number>
  readonly affordable: ReadonlyMap<number, number>
  readonly predicted: ReadonlyMap<number, number>
  /** Monthly fee by class id in fen; a class without a published fee is missing. */
  readonly monthlyFen: ReadonlyMap<number, number>
  /** Classes with a wanting child of the right age within reach. */
  readonly reachedClasses: ReadonlySet<number>
}

/**
 * The flow's own grid is 1/65,536; counted in thousandths of a child (1/1,024) its rounding down is lost on nobody,
 * and `FORGIVEN` makes up for it before the whole places are taken.
 */
const SCALE = 1024
const FORGIVEN = 0.001

/** Places of a facility are offered in so many equal portions, so that scarce children spread over the places alike. */
const PORTIONS = 4

/** Fills the day's usable places by maximum flows; the day must have been read with its fees. */
export function filledPlaces(city: CityOnDay): FilledPlaces {
  const problem = reachProblem(city)
  const limit = city.settings.values.affordable_monthly_yuan
  const affordableAt = problem.facilities.map(each => isAffordable(each.monthlyFen, limit))
  const plain = fillWithinReach(problem, affordableAt)
  const affordable = splitWhole(wholePlaces(plain.affordable), plain.affordable)
  const more = plain.withinReach.map((flow, at) => Math.max(0, flow - affordable[at]!))
  const rest = splitWhole(wholePlaces(plain.withinReach) - sum(affordable), more)
  const withinReach = affordable.map((places, at) => places + rest[at]!)
  const predictedFlow = predictFilling(problem, city)
  const predicted = splitWhole(wholePlaces(predictedFlow), predictedFlow)
  return {
    withinReach: byClass(problem, withinReach),
    affordable: byClass(problem, affordable),
    predicted: byClass(problem, predicted),
    monthlyFen: new Map(
      problem.facilities.flatMap(({ classes, monthlyFen }) =>
        monthlyFen === null ? [] : classes.map(each => [each.of.id, monthlyFen] as const),
      ),
    ),
    reachedClasses: new Set(
      problem.facilities.flatMap(({ classes }, at) =>
        plain.reached[at] ? classes.map(each => each.of.id) : [],
      ),
    ),
  }
}

const sum = (values: Float64Array): number => values.reduce((total, value) => total + value, 0)

/** A part of a child fills no place: the city's flow is rounded down once, not facility by facility. */
const wholePlaces = (flow: Float64Array): number => Math.floor(sum(flow) + FORGIVEN)

type PlainFlow = { affordable: Float64Array; withinReach: Float64Array; reached: Uint8Array }

/**
 * Affordable places first, then the others: augmenting a flow takes nothing from a place that is filled, so each
 * facility keeps its affordable children and the total within reach is still the maximum.
 */
function fillWithinReach(problem: ReachProblem, affordableAt: readonly boolean[]): PlainFlow {
  const { facilities } = problem
  const { network, source, sink, reached } = plainNetwork(problem)
  const flows = () => Float64Array.from(facilities, (_, at) => flowOn(network, at) / SCALE)
  const offer = (which: (at: number) => boolean) => {
    for (let portion = 1; portion <= PORTIONS; portion++) {
      facilities.forEach(({ places }, at) => {
        if (which(at)) setRoom(network, at, (places * SCALE * portion) / PORTIONS - flowOn(network, at))
      })
      augmentFlow(network, source, sink)
    }
    return flows()
  }
  const affordable = offer(at => affordableAt[at]!)
  return { affordable, withinReach: offer(at => !affordableAt[at]), reached }
}

/** Source → facility (arc `at` of facility `at`, closed at first) → community and band → sink. */
function plainNetwork({ facilities, wanting, start, facility }: ReachProblem) {
  const bands = AGE_BANDS.length
  const [source, sink] = [0, 1]
  const firstFamily = 2 + facilities.length
  const from = facilities.map(() => source)
  const to = facilities.map((_, at) => 2 + at)
  const capacity = facilities.map(() => 0)
  const reached = new Uint8Array(facilities.length)
  const arc = (a: number, b: number, most: number) => {
    from.push(a)
    to.push(b)
    capacity.push(most)
  }
  for (let family = 0; family < wanting.length; family++) {
    const community = Math.floor(family / bands)
    if (wanting[family] === 0 || start[community] === start[community + 1]) continue
    for (let entry = start[community]!; entry < start[community + 1]!; entry++) {
      const at = facility[entry]!
      if (!facilities[at]!.takes[family % bands]) continue
      arc(2 + at, firstFamily + family, Infinity)
      reached[at] = 1
    }
    arc(firstFamily + family, sink, wanting[family]! * SCALE)
  }
  return { network: openNetwork(firstFamily + wanting.length, from, to, capacity), source, sink, reached }
}

/** The flow when fewer families want care the farther and the dearer it is: as the programme predicts occupancy. */
function predictFilling(problem: ReachProblem, city: CityOnDay): Float64Array {
  const { facilities, wanting, start, facility, wayMetres } = problem
  const { distance_rings, price_tiers, reach_metres } = city.settings.values
  const places = new Float64Array(facilities.length * CLASS_TYPES.length)
  facilities.forEach((each, at) => {
    // Ages are the engine's own; a class type without a rule on the day takes no band at all.
    const offered = each.takes.includes(true) ? placesOnOffer(each.places, each.monthlyFen) : 0
    places[at * CLASS_TYPES.length + CLASS_TYPES.indexOf(each.classType)] = offered * SCALE
  })
  const filled = fillPlaces({
    facilities: facilities.length,
    places,
    monthlyFeeFen: Float64Array.from(facilities, each => each.monthlyFen ?? 0),
    demand: {
      points: start.length - 1,
      wanting: wanting.map(children => children * SCALE),
      ringLimit: Float64Array.from(distance_rings, ring => Math.min(ring.metres, reach_metres)),
      ringShare: Float64Array.from(distance_rings, ring => ring.share),
      tierLimitFen: Float64Array.from(price_tiers, tier =>
        tier.monthlyYuan === null ? Infinity : fenOfYuan(tier.monthlyYuan),
      ),
      tierShare: Float64Array.from(price_tiers, tier => tier.share),
    },
    travel: { start, facility, cost: wayMetres },
  })
  return Float64Array.from(facilities, (_, at) => {
    const own = filled.byFacility.subarray(at * CLASS_TYPES.length, (at + 1) * CLASS_TYPES.length)
    return sum(own) / SCALE
  })
}

/** Hands a facility's filled places to its classes, by id, each up to its usable places. */
function byClass({ facilities }: ReachProblem, filled: Float64Array): Map<number, number> {
  const places = new Map<number, number>()
  facilities.forEach(({ classes }, at) => {
    let left = filled[at]!
    for (const each of classes) {
      const given = Math.min(left, each.usablePlaces)
      left -= given
      places.set(each.of.id, given)
    }
    invariant(left === 0, 'no facility fills more places than are usable')
  })
  return places
}
