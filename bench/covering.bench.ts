/**
 * Covering a city of 100,000 demand points by 1,000 sites, a line by case with seconds, gap and memory; before that, towns of
 * middle size beside HiGHS on the same model, which no bound of ours may contradict:
 *   npx tsx bench/covering.bench.ts [--seconds 8] [--threads 2] [GROUP…]
 * Groups: towns, set, maximal, capacities. Cases stop after so many seconds, 8 by default; the target is 0.5 % within 30. Seconds are
 * those of the processor, with two threads those of the clock.
 */
import { parseArgs } from 'node:util'
import { type Located, maximalCovering, type SearchOptions, setCovering } from '../engine/index.ts'
import { openHighs, solveLinear } from '../engine/linear/highs.ts'
import {
  addColumn,
  addEntry,
  addRow,
  emptyLinearModel,
  type LinearModel,
} from '../engine/linear/linear-model.ts'
import { coverRows } from '../engine/location/cover-rows.ts'
import { seededRandom } from '../engine/random.ts'
import { startAnswering } from '../kernel/thread.ts'
import { coveringCity } from './look-alikes.ts'

const { values, positionals } = parseArgs({
  options: { seconds: { type: 'string', default: '8' }, threads: { type: 'string', default: '1' } },
  allowPositionals: true,
})
const most = Number(values.seconds)
const twoThreads = values.threads === '2'
const CLUSTERS = 40

/** A city whose points without enough sites in reach have no demand. */
function coverable(points: number, sites: number, clusters: number, radius: number, times: number) {
  const city = coveringCity(points, sites, 3, clusters)
  const { point, rowOf, start } = coverRows(city, radius)
  const demand = city.demand.slice()
  point.forEach((one, at) => {
    const row = rowOf[at]!
    if (row < 0 || start[row + 1]! - start[row]! < times) demand[one] = 0
  })
  return { ...city, demand, radius, times }
}

const pricesOf = (sites: number) => {
  const random = seededRandom(8)
  return Float64Array.from({ length: sites }, () => 50 + Math.floor(100 * random()))
}

/** Seconds since now: of the processor, which another program beside does not shorten, or with two threads of the clock. */
function stopwatch(): () => number {
  if (twoThreads) {
    const began = performance.now()
    return () => (performance.now() - began) / 1000
  }
  const before = process.cpuUsage()
  return () => {
    const { user, system } = process.cpuUsage(before)
    return (user + system) / 1e6
  }
}

async function tell(name: string, solve: (options: SearchOptions) => Located | Promise<Located>) {
  const helper = twoThreads
    ? startAnswering(new URL('../cli/commands/solve-helper.ts', import.meta.url))
    : undefined
  const spent = stopwatch()
  const { status, objective, bound, gap } = await solve({
    cancelled: () => spent() > most,
    ...(helper && { helper }),
  })
  const seconds = spent()
  await helper?.end()
  const memory = Math.round(process.resourceUsage().maxRSS / 1024)
  console.log(
    `${name.padEnd(46)} ${status.padEnd(8)} ${objective ?? '–'} bound ${bound} gap ${(gap * 100).toFixed(2)} % ${seconds.toFixed(1)} s, ${memory} MB`,
  )
}

type Town = ReturnType<typeof coverable> & { siteCost?: Float64Array }

/** Set covering, or, with a count, covering as much demand as it allows, what is left out as cost. */
function linearModel(town: Town, openCount?: number): LinearModel {
  const { start, site, weight } = coverRows(town, town.radius)
  const model = emptyLinearModel()
  const rows = [...weight.keys()]
  for (const _ of rows) addRow(model, town.times, Infinity)
  const counted = openCount === undefined ? -1 : addRow(model, openCount, openCount)
  const rowsOf: number[][] = Array.from({ length: town.siteCount }, () => [])
  for (const row of rows) for (let at = start[row]!; at < start[row + 1]!; at++) rowsOf[site[at]!]!.push(row)
  rowsOf.forEach((list, one) => {
    for (const row of list) addEntry(model, row, 1)
    if (counted >= 0) addEntry(model, counted, 1)
    addColumn(model, counted >= 0 ? 0 : (town.siteCost?.[one] ?? 1), 0, 1, true)
  })
  for (const row of counted >= 0 ? rows : []) {
    addEntry(model, row, 1)
    addColumn(model, weight[row]!, 0, 1)
  }
  return model
}

/** Serving as much demand as so many sites of this capacity allow, what waits as cost: a column by site, row and pair of both. */
function capacitatedModel(town: Town, openCount: number, capacity: number): LinearModel {
  const { start, site, weight } = coverRows(town, town.radius)
  const model = emptyLinearModel()
  const served = Array.from(weight, each => addRow(model, each, Infinity))
  const room = Array.from({ length: town.siteCount }, () => addRow(model, 0, Infinity))
  const counted = addRow(model, openCount, openCount)
  const linksOf: number[][] = room.map(() => [])
  const pairs: { row: number; site: number; link: number }[] = []
  for (let row = 0; row < weight.length; row++)
    for (let at = start[row]!; at < start[row + 1]!; at++) {
      const link = addRow(model, 0, Infinity)
      linksOf[site[at]!]!.push(link)
      pairs.push({ row, site: site[at]!, link })
    }
  const demandOf = new Map(pairs.map(({ row, link }) => [link, weight[row]!]))
  linksOf.forEach((links, one) => {
    for (const link of links) addEntry(model, link, demandOf.get(link)!)
    addEntry(model, room[one]!, capacity)
    addEntry(model, counted, 1)
    addColumn(model, 0, 0, 1, true)
  })
  for (const { row, site: one, link } of pairs) {
    addEntry(model, served[row]!, 1)
    addEntry(model, room[one]!, -1)
    addEntry(model, link, -1)
    addColumn(model, 0, 0, Infinity)
  }
  weight.forEach((each, row) => {
    addEntry(model, served[row]!, 1)
    addColumn(model, 1, 0, each)
  })
  return model
}

const highs = await openHighs()
const HIGHS_SECONDS = 20
async function beside(name: string, town: Town, openCount?: number, capacity?: number): Promise<void> {
  const room = capacity ? { capacity: new Float64Array(town.siteCount).fill(capacity) } : {}
  const began = performance.now()
  const own = openCount ? maximalCovering({ ...town, ...room, openCount }) : await setCovering(town)
  const ended = performance.now()
  const model = capacity ? capacitatedModel(town, openCount!, capacity) : linearModel(town, openCount)
  const theirs = solveLinear(highs, model, true, { seconds: HIGHS_SECONDS })
  const ratio = (performance.now() - ended) / (ended - began)
  const total = openCount ? town.demand.reduce((sum, each) => sum + each, 0) : 0
  const optimum = openCount ? total - theirs.objective : theirs.objective
  const agree = Math.abs(optimum - own.objective!) <= 1e-6 * optimum
  console.log(
    `${name.padEnd(46)} ${own.status} ${own.objective}; HiGHS ${theirs.status} ${agree ? 'the same' : optimum}, ${ratio.toFixed(1)} times as long`,
  )
  if (own.status === 'optimal' && theirs.status === 'optimal' && !agree) process.exitCode = 1
}

async function towns() {
  for (const clusters of [0, 8]) {
    const land = clusters ? 'clustered' : 'even'
    for (const times of [1, 2]) {
      const town = coverable(3000, 60, clusters, 150, times)
      await beside(`town ${land}, set covering × ${times}`, town)
      await beside(`town ${land}, set covering × ${times}, priced`, { ...town, siteCost: pricesOf(60) })
    }
    await beside(`town ${land}, maximal covering p 8`, coverable(3000, 60, clusters, 120, 1), 8)
    await beside(`town ${land}, the same, capacities`, coverable(3000, 60, clusters, 120, 1), 8, 6000)
  }
}

async function set() {
  for (const [clusters, radius, times, priced] of [
    [0, 200, 1, false],
    [0, 80, 1, false],
    [0, 45, 1, false],
    [0, 80, 2, false],
    [0, 60, 1, true],
    [CLUSTERS, 80, 1, false],
    [CLUSTERS, 60, 1, true],
  ] as const) {
    const city = coverable(100_000, 1000, clusters, radius, times)
    const input = priced ? { ...city, siteCost: pricesOf(1000) } : city
    const land = clusters ? 'clustered' : 'even'
    const name = `${land}, set covering r ${radius} × ${times}${priced ? ', priced' : ''}`
    await tell(name, options => setCovering(input, options))
  }
}

const maximal =
  (...cases: (readonly [clusters: number, openCount: number, radius: number, capacity: number])[]) =>
  async () => {
    for (const [clusters, openCount, radius, capacity] of cases) {
      const city = coveringCity(100_000, 1000, 3, clusters)
      const room = capacity ? { capacity: new Float64Array(1000).fill(capacity) } : {}
      const land = clusters ? 'clustered' : 'even'
      const name = `${land}, maximal covering p ${openCount} r ${radius}${capacity ? ', capacities' : ''}`
      await tell(name, options => maximalCovering({ ...city, ...room, openCount, radius }, options))
    }
  }

const groups: Record<string, () => Promise<void>> = {
  towns,
  set,
  maximal: maximal([0, 50, 60, 0], [CLUSTERS, 20, 60, 0], [CLUSTERS, 100, 45, 0]),
  capacities: maximal(
    [0, 20, 60, 50_000],
    [0, 100, 45, 30_000],
    [CLUSTERS, 20, 60, 80_000],
    [CLUSTERS, 100, 45, 40_000],
  ),
}

for (const [name, run] of Object.entries(groups))
  if (positionals.length === 0 || positionals.includes(name)) await run()
