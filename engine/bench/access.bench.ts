/**
 * Access on 5,000 × 500 and 20,000 × 1,000, all pairs in reach of each other; reference: the same enhanced two-step by
 * plain objects in the same run. `npx tsx engine/bench/access.bench.ts`. Seeded; user time of the processor, median.
 */
import { planeCity } from '../access/access.fixture.ts'
import { balancedFloatingCatchment } from '../access/balanced.ts'
import type { Impedance } from '../access/decay.ts'
import { fairness } from '../access/fairness.ts'
import { invertedTwoStepFloatingCatchment } from '../access/inverted.ts'
import type { AccessInput } from '../access/network.ts'
import { rationalAgentAccess } from '../access/raam.ts'
import { huffFloatingCatchment, threeStepFloatingCatchment } from '../access/selection.ts'
import { enhancedTwoStepFloatingCatchment, twoStepFloatingCatchment } from '../access/two-step.ts'

const ROUNDS = 7

function milliseconds(work: () => unknown): number {
  const times = Array.from({ length: ROUNDS }, () => {
    const before = process.cpuUsage()
    work()
    return process.cpuUsage(before).user / 1000
  })
  return times.sort((a, b) => a - b)[Math.floor(ROUNDS / 2)]!
}

type Way = { point: number; site: number; cost: number }
const STEPS = [
  { upTo: 10, weight: 1 },
  { upTo: 20, weight: 0.68 },
  { upTo: 30, weight: 0.22 },
]

/** The enhanced two-step as one writes it first: a list of ways, weights found per way, sums in a map. */
function plainEnhanced(ways: Way[], demand: Float64Array, supply: Float64Array): Map<number, number> {
  const near = ways
    .filter(way => way.cost <= 30)
    .map(way => ({ ...way, weight: STEPS.find(step => way.cost <= step.upTo)!.weight }))
  const load = new Map<number, number>()
  for (const { point, site, weight } of near) load.set(site, (load.get(site) ?? 0) + demand[point]! * weight)
  const access = new Map<number, number>()
  for (const { point, site, weight } of near)
    access.set(point, (access.get(point) ?? 0) + (supply[site]! / load.get(site)!) * weight)
  return access
}

function waysOf({ demand, travel }: AccessInput): Way[] {
  const ways: Way[] = []
  for (let point = 0; point < demand.length; point++)
    for (let way = travel.start[point]!; way < travel.start[point + 1]!; way++)
      ways.push({ point, site: travel.site[way]!, cost: travel.cost[way]! })
  return ways
}

const steps: Impedance = { decay: { kind: 'steps', steps: STEPS } }
const gaussian: Impedance = { decay: { kind: 'gaussian', sigma: 10 }, catchment: 30 }
const gravity: Impedance = { decay: { kind: 'power', exponent: 1.5, least: 1 }, catchment: 30 }

function measure(points: number, sites: number, reference?: number) {
  const city = planeCity(points, sites, Infinity)
  const ways = city.travel.cost.length
  let perWay = reference
  if (perWay === undefined) {
    const list = waysOf(city)
    perWay = milliseconds(() => plainEnhanced(list, city.demand, city.supply)) / ways
  }
  const plain = perWay * ways
  console.log(`${points} × ${sites}, ${ways} ways; reference: plain objects ${plain.toFixed(0)} ms`)
  const { access } = twoStepFloatingCatchment(city, 30)
  const methods: Record<string, () => unknown> = {
    'two-step': () => twoStepFloatingCatchment(city, 30),
    'enhanced, steps': () => enhancedTwoStepFloatingCatchment(city, steps),
    'enhanced, Gaussian': () => enhancedTwoStepFloatingCatchment(city, gaussian),
    'enhanced, gravity': () => enhancedTwoStepFloatingCatchment(city, gravity),
    'three-step, steps': () => threeStepFloatingCatchment(city, steps),
    'Huff, Gaussian': () => huffFloatingCatchment(city, gaussian),
    'inverted, Gaussian': () => invertedTwoStepFloatingCatchment(city, gaussian),
    'balanced, Gaussian': () => balancedFloatingCatchment(city, gaussian),
    fairness: () => fairness({ value: access, weight: city.demand, better: 'more' }),
  }
  for (const [name, work] of Object.entries(methods)) {
    const time = milliseconds(work)
    console.log(
      `  ${name.padEnd(20)} ${time.toFixed(1).padStart(8)} ms  ${(time / plain).toFixed(4)} × reference`,
    )
  }
  return perWay
}

const perWay = measure(5_000, 500)
// a list of 20 million objects would not fit: the reference is that of one way times their number
measure(20_000, 1_000, perWay)

const town = planeCity(1_000, 100, 15)
const before = process.cpuUsage()
const agents = rationalAgentAccess(town, { tau: 60 })
console.log(
  `rational agents, 1000 × 100, ${town.travel.cost.length} ways: ${agents.status}, costs proved to ${agents.error.toExponential(1)}, ${agents.rounds} rounds, ${(process.cpuUsage(before).user / 1e6).toFixed(2)} s`,
)
