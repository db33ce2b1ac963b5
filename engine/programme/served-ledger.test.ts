import { expect, test } from 'vitest'
import { makeCity, tianjinSize } from '../bench/city.ts'
import { seededRandom } from '../random.ts'
import { listOutlets } from './outlets.ts'
import { compileProblem } from './problem.ts'
import { countServed } from './served-count.ts'
import { openServedLedger } from './served-ledger.ts'

const model = makeCity({ ...tianjinSize, points: 300, institutions: 30, sites: 80, years: 3 })
const problem = compileProblem(model)
const outlets = listOutlets(problem)
const worth = new Float64Array(model.years * model.districts).fill(1)
const allColumns = Array.from({ length: problem.columns.count }, (_, column) => column)

const columnOf = (site: number, random: () => number) => {
  const from = problem.columns.siteStart[site]! - 1
  const column = from + Math.floor(random() * (problem.columns.siteStart[site + 1]! - from))
  return column === from ? -1 : column
}

test('after any changes the ledger counts children that a maximum flow can serve, and nearly all of them', () => {
  const random = seededRandom(3)
  const chosen = new Int32Array(model.sites.count).fill(-1)
  const ledger = openServedLedger(problem, outlets, worth, chosen, allColumns)
  for (let move = 0; move < 400; move++) {
    const site = Math.floor(random() * chosen.length)
    const column = columnOf(site, random)
    if (column === chosen[site]) continue
    const before = ledger.served()
    const change = ledger.change(chosen[site]!, column)
    expect(ledger.served()).toBeCloseTo(before + change, 6)
    chosen[site] = column
  }
  const { served } = countServed(problem, { chosen, trained: new Float64Array(model.years) })
  expect(ledger.served()).toBeLessThanOrEqual(served + 0.1)
  expect(ledger.served()).toBeGreaterThan(0.98 * served)
  const more = served - ledger.served()
  expect(ledger.settle()).toBeCloseTo(more, 0)
  expect(ledger.served()).toBeCloseTo(served, 0)
})

test('a ledger opens at the most that its places can take, as a maximum flow does', () => {
  for (let seed = 1; seed <= 8; seed++) {
    const random = seededRandom(seed)
    const chosen = Int32Array.from({ length: model.sites.count }, (_, site) => columnOf(site, random))
    const { served } = countServed(problem, { chosen, trained: new Float64Array(model.years) })
    const ledger = openServedLedger(problem, outlets, worth, chosen, [])
    // the flow counts children in parts of 1/65,536
    expect(Math.abs(ledger.served() - served), `seed ${seed}`).toBeLessThan(0.5)
    expect(ledger.settle()).toBeLessThan(1e-6)
  }
})

test('a ledger of the columns tried alone counts as one of all, and refuses another column', () => {
  const random = seededRandom(5)
  const chosen = new Int32Array(model.sites.count).fill(-1)
  const tried = Array.from(chosen, (_, site) => (site % 3 === 0 ? columnOf(site, random) : -1))
  const all = openServedLedger(problem, outlets, worth, chosen, allColumns)
  const few = openServedLedger(problem, outlets, worth, chosen, tried)
  for (let site = 0; site < tried.length; site++)
    expect(few.change(-1, tried[site]!)).toBe(all.change(-1, tried[site]!))
  expect(few.served()).toBeGreaterThan(openServedLedger(problem, outlets, worth, chosen, []).served())
  expect(() => few.change(-1, problem.columns.siteStart[1]!)).toThrow('not among those that may be chosen')
})

test('with more kinds of rings and price tiers than a byte tells apart, ledger and maximum flow still agree', () => {
  const rings = 9
  const tiers = 8
  const fall = (length: number) => Float64Array.from({ length }, (_, at) => 1 - at / (length + 1))
  const { demand } = model
  const fine = compileProblem({
    ...model,
    demand: {
      ...demand,
      ringLimit: Float64Array.from(
        { length: rings },
        (_, at) => ((at + 1) * demand.ringLimit.at(-1)!) / rings,
      ),
      ringShare: fall(rings),
      tierLimitFen: Float64Array.from({ length: tiers }, (_, at) => (at + 1) * 60_000),
      tierShare: fall(tiers),
    },
  })
  const random = seededRandom(6)
  const chosen = Int32Array.from({ length: model.sites.count }, (_, site) => columnOf(site, random))
  const ledger = openServedLedger(fine, listOutlets(fine), worth, chosen, [])
  const { served } = countServed(fine, { chosen, trained: new Float64Array(model.years) })
  expect(ledger.served()).toBeLessThanOrEqual(served + 1)
  expect(ledger.served()).toBeGreaterThan(0.98 * served)
})

test('a change undone leaves the ledger as if it had never been', () => {
  const random = seededRandom(4)
  const chosen = Int32Array.from({ length: model.sites.count }, (_, site) => columnOf(site, random))
  const kept = openServedLedger(problem, outlets, worth, chosen, allColumns)
  const tried = openServedLedger(problem, outlets, worth, chosen, allColumns)
  for (let move = 0; move < 200; move++) {
    const site = Math.floor(random() * chosen.length)
    const column = columnOf(site, random)
    if (column === chosen[site]) continue
    tried.begin()
    tried.change(chosen[site]!, column)
    tried.undo()
    expect(tried.served()).toBeCloseTo(kept.served(), 6)
  }
  // closing everything frees the same children in both
  for (let site = 0; site < chosen.length; site++) {
    kept.change(chosen[site]!, -1)
    tried.change(chosen[site]!, -1)
  }
  expect(tried.served()).toBeCloseTo(kept.served(), 0)
})
