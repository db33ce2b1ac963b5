/**
 * The location models beside HiGHS on the same models in the same run, each as a ratio; and, where TUOYU_BENCH names a folder
 * of published instances, those against their published optima:
 *   npx tsx bench/location.bench.ts
 */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readNetwork, readWarehouses } from '../cli/instances/orlib.ts'
import {
  capacitatedFacilityLocation,
  type Located,
  type LocationInput,
  maximalCovering,
  pMedian,
  setCovering,
  uncapacitatedFacilityLocation,
} from '../engine/index.ts'
import { openHighs, solveLinear } from '../engine/linear/highs.ts'
import {
  addColumn,
  addEntry,
  addRow,
  emptyLinearModel,
  type LinearModel,
} from '../engine/linear/linear-model.ts'
import { seededRandom } from '../engine/random.ts'

const POINTS = 120
const SITES = 40
const HIGHS_SECONDS = 60
const random = seededRandom(11)
const whole = (count: number, below: number) =>
  Float64Array.from({ length: count }, () => Math.floor(random() * below))
const siteX = whole(SITES, 1000)
const siteY = whole(SITES, 1000)
const travel = {
  kind: 'points' as const,
  demandX: whole(POINTS, 1000),
  demandY: whole(POINTS, 1000),
  siteX,
  siteY,
  roundedDown: true,
}
const demand = whole(POINTS, 20).map(each => each + 1)
const input: LocationInput = { travel, demand, siteCount: SITES }
const siteCost = whole(SITES, 20_000).map(each => each + 10_000)
const capacity = new Float64Array(SITES).fill(160)
const radius = 150
const openCount = 6
const metres = (point: number, site: number) =>
  Math.floor(
    Math.sqrt((travel.demandX[point]! - siteX[site]!) ** 2 + (travel.demandY[point]! - siteY[site]!) ** 2),
  )
const points = [...demand.keys()]
const sites = [...siteX.keys()]

type Wish = { siteCost?: Float64Array; count?: number; capacity?: Float64Array }

/** Serving every point from open sites, pair by pair. */
function servingModel({ siteCost: price, count, capacity: room }: Wish): LinearModel {
  const model = emptyLinearModel()
  const served = points.map(() => addRow(model, 1, 1))
  const counted = count === undefined ? -1 : addRow(model, count, count)
  const held = sites.map(() => (room ? addRow(model, -Infinity, 0) : -1))
  const linked = points.map(() => sites.map(() => addRow(model, -Infinity, 0)))
  for (const site of sites) {
    if (counted >= 0) addEntry(model, counted, 1)
    if (room) addEntry(model, held[site]!, -room[site]!)
    for (const point of points) addEntry(model, linked[point]![site]!, -1)
    addColumn(model, price?.[site] ?? 0, 0, 1, true)
    for (const point of points) {
      addEntry(model, served[point]!, 1)
      if (room) addEntry(model, held[site]!, demand[point]!)
      addEntry(model, linked[point]![site]!, 1)
      addColumn(model, demand[point]! * metres(point, site), 0, 1)
    }
  }
  return model
}

/** Covering: points left out cost their demand, or must be covered. */
function coveringModel(count: number | undefined): LinearModel {
  const model = emptyLinearModel()
  const covered = points.map(() => addRow(model, 1, Infinity))
  const counted = count === undefined ? -1 : addRow(model, count, count)
  for (const site of sites) {
    if (counted >= 0) addEntry(model, counted, 1)
    for (const point of points) if (metres(point, site) <= radius) addEntry(model, covered[point]!, 1)
    addColumn(model, count === undefined ? 1 : 0, 0, 1, true)
  }
  for (const point of points) {
    if (count === undefined && sites.some(site => metres(point, site) <= radius)) continue
    addEntry(model, covered[point]!, 1)
    addColumn(model, count === undefined ? 0 : demand[point]!, 0, 1)
  }
  return model
}

const timed = <T>(work: () => T) => {
  const start = performance.now()
  return { value: work(), seconds: (performance.now() - start) / 1000 }
}
const reachable = {
  ...input,
  demand: demand.map((each, point) => (sites.some(site => metres(point, site) <= radius) ? each : 0)),
}
const total = demand.reduce((sum, each) => sum + each, 0)
const highs = await openHighs()
const models: [string, () => Located | Promise<Located>, LinearModel, (objective: number) => number][] = [
  ['p-median', () => pMedian({ ...input, openCount }), servingModel({ count: openCount }), each => each],
  [
    'uncapacitated',
    () => uncapacitatedFacilityLocation({ ...input, siteCost }),
    servingModel({ siteCost }),
    each => each,
  ],
  [
    'capacitated',
    () => capacitatedFacilityLocation({ ...input, siteCost, capacity }),
    servingModel({ siteCost, capacity }),
    each => each,
  ],
  [
    'maximal covering',
    () => maximalCovering({ ...input, radius, openCount }),
    coveringModel(openCount),
    each => total - each,
  ],
  ['set covering', () => setCovering({ ...reachable, radius }), coveringModel(undefined), each => each],
]
console.log(
  `${POINTS} demand points, ${SITES} sites; HiGHS with at most ${HIGHS_SECONDS} s on the same model`,
)
for (const [name, ours, model, asOurs] of models) {
  const start = performance.now()
  const own = { value: await ours(), seconds: (performance.now() - start) / 1000 }
  const theirs = timed(() => solveLinear(highs, model, true, { seconds: HIGHS_SECONDS }))
  const { status, objective } = own.value
  const agree = Math.abs(asOurs(theirs.value.objective) - objective!) <= 1e-6 * Math.abs(objective!)
  console.log(
    `${name.padEnd(18)} ${status} ${objective} in ${own.seconds.toFixed(2)} s; HiGHS ${theirs.value.status}, ${agree ? 'the same' : asOurs(theirs.value.objective)}, ${(theirs.seconds / own.seconds).toFixed(1)} × our time`,
  )
  if (theirs.value.status === 'optimal' && !agree) process.exitCode = 1
}

const folder = process.env.TUOYU_BENCH
if (folder) published(folder)
else console.log('TUOYU_BENCH is not set: no published instances')

function published(from: string): void {
  const lines = readFileSync(join(from, 'optima.csv'), 'utf8').trim().split('\n').slice(1)
  for (const line of lines) {
    const [set, name, , , given, optimum] = line.split(',') as [
      string,
      string,
      string,
      string,
      string,
      string,
    ]
    const file = join(from, set, `${name}.txt`)
    if ((set !== 'pmed' && set !== 'cap') || !existsSync(file)) continue
    const text = readFileSync(file, 'utf8')
    const { value, seconds } = timed(() => {
      if (set === 'pmed') {
        const { input: network, openCount: count } = readNetwork(text, { file, roundedDown: false })
        return pMedian({ ...network, openCount: count! }, { seconds: 60 })
      }
      const options = { file, roundedDown: false, ...(given && { capacity: Number(given) }) }
      const { input: warehouses, capacity: room } = readWarehouses(text, options, true)
      return capacitatedFacilityLocation({ ...warehouses, capacity: room! }, { seconds: 60 })
    })
    console.log(
      `${name.padEnd(8)} ${given.padStart(6)} ${value.status} ${value.objective} (published ${optimum}), gap ${value.gap.toExponential(1)}, ${seconds.toFixed(2)} s`,
    )
  }
}
