import { expect, test } from 'vitest'
import { tierOf } from '../flow/family-types.ts'
import { openHighs, solveLinear } from '../linear/highs.ts'
import { addColumn, addEntry, addRow, emptyLinearModel } from '../linear/linear-model.ts'
import { seededRandom } from '../random.ts'
import { bandCount, bandsOfClass, classTypeCount, type ProgrammeModel } from './model.ts'
import { listOutlets } from './outlets.ts'
import { compileProblem } from './problem.ts'
import { smallModel } from './small-models.ts'
import { openProfitMemory, openProfits } from './station-profits.ts'
import { listStations } from './stations.ts'

const highs = await openHighs()

/** Families of points, as band × type, that reach an option's site and would pay its fee. */
function whoReaches(
  { demand, travel, existing, sites, options }: ProgrammeModel,
  option: number,
  families: number,
) {
  const tiers = demand.tierLimitFen.length
  const types = demand.ringLimit.length * tiers
  const tier = tierOf(options.monthlyFeeFen[option]!, demand.tierLimitFen)
  const site = sites.optionStart.findLastIndex(first => first <= option)
  const reached: { point: number; each: number }[] = []
  for (let point = 0; point < demand.points; point++)
    for (let at = travel.start[point]!; at < travel.start[point + 1]!; at++) {
      if (travel.facility[at] !== existing.count + site) continue
      const ring = tierOf(travel.cost[at]!, demand.ringLimit)
      for (let each = 0; each < families; each++) {
        const type = each % types
        if (Math.floor(type / tiers) >= ring && type % tiers >= tier) reached.push({ point, each })
      }
    }
  return reached
}

test('a station earns what HiGHS says its places can earn together, and takes no child twice', () => {
  let goOnTwice = 0
  for (let seed = 1; seed <= 30; seed++) {
    const small = smallModel({ seed, budgets: true, targets: false })
    // three rings, so that views go on from views that go on
    const problem = compileProblem({
      ...small,
      demand: {
        ...small.demand,
        ringLimit: Float64Array.of(700, 1300, 2000),
        ringShare: Float64Array.of(1, 0.8, 0.5),
      },
    })
    const { model } = problem
    const { years, options, demand, districts } = model
    const stations = listStations(problem, listOutlets(problem))
    goOnTwice += stations.goesOn.filter((goes, view) => goes && stations.goesOn[view - 1]).length
    const worth = new Float64Array(years * districts).fill(1)
    const random = seededRandom(seed)
    const price = stations.children.map(() => random() * 1.2)
    const classes = 256
    const memory = openProfitMemory(model, stations, bytes => new ArrayBuffer(bytes))
    const profits = openProfits(model, stations, worth, classes, memory)
    const fromFirst = new Uint8Array(stations.count)
    const everyPart = (work: (year: number, half: number) => void) => {
      for (let year = 0; year < years; year++) for (const half of [0, 1]) work(year, half)
    }
    everyPart((year, half) => profits.fill(price, year, half))
    everyPart((year, half) => profits.count(year, half, fromFirst))
    const taken = (weight: Float64Array) => {
      const out = new Float64Array(price.length)
      everyPart((year, half) => profits.load(year, half, weight, fromFirst))
      everyPart((year, half) => profits.spread(year, half, (base, share) => out.set(share, base)))
      return out
    }
    const families = stations.children.length / (years * demand.points)
    for (let option = 0; option < options.count; option++)
      for (let year = 0; year < years; year++) {
        const station = stations.ofOption[option]!
        const linear = emptyLinearModel()
        for (let type = 0; type < classTypeCount; type++)
          addRow(linear, -Infinity, options.places[option * classTypeCount + type]!)
        for (const { point, each } of station < 0 ? [] : whoReaches(model, option, families)) {
          const family = (year * demand.points + point) * families + each
          if (stations.children[family] === 0) continue
          const row = addRow(linear, -Infinity, stations.children[family]!)
          const band = Math.floor((each * bandCount) / families)
          for (let type = 0; type < classTypeCount; type++) {
            if (!bandsOfClass[type * bandCount + band]) continue
            addEntry(linear, type, 1)
            addEntry(linear, row, 1)
            addColumn(linear, price[family]! - 1, 0, Infinity)
          }
        }
        const most = -solveLinear(highs, linear, false).objective
        const earned = profits.ofOption(option, year)
        const places = options.places
          .subarray(option * classTypeCount, (option + 1) * classTypeCount)
          .reduce((sum, each) => sum + each, 0)
        expect(earned, `seed ${seed}`).toBeGreaterThanOrEqual(most - 1e-9)
        expect(earned, `seed ${seed}`).toBeLessThanOrEqual(most + (2 * places) / classes)

        // What it takes, taken alone, is no more than there is, fills no more than its places, and earns as much.
        const weight = new Float64Array(options.count * years)
        weight[option * years + year] = 1
        const none = taken(new Float64Array(weight.length))
        let sum = 0
        let earns = 0
        taken(weight).forEach((all, family) => {
          const share = all - none[family]!
          expect(share).toBeLessThanOrEqual(1 + 1e-5)
          const children = share * stations.children[family]!
          sum += children
          earns += children * (1 - price[family]!)
        })
        expect(sum).toBeLessThanOrEqual(places + 1e-3)
        expect(earns).toBeGreaterThanOrEqual(earned - (2 * places) / classes - 1e-3)
      }
  }
  expect(goOnTwice).toBeGreaterThan(5)
})
