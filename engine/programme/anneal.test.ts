import { expect, test, vi } from 'vitest'
import { openHighs } from '../linear/highs.ts'
import { annealPlan } from './anneal.ts'
import { forEachPlan, leastCostByTrying } from './brute-force.ts'
import { startControl } from './control.ts'
import { listCore } from './core.ts'
import { relax } from './least-cost.ts'
import { compileProblem } from './problem.ts'
import { penaltiesFor, roundParts } from './search.ts'
import { smallModel } from './small-models.ts'
import { type Plan, tallyPlan } from './tally.ts'

// A shared machine may be slow; nothing here is about time.
vi.setConfig({ testTimeout: 120_000 })

async function annealed(seed: number) {
  const highs = await openHighs()
  const problem = compileProblem(smallModel({ seed, sites: 4, carers: true, coverage: true }))
  const control = startControl({ aim: 'least-cost' })
  const relaxation = relax(problem, highs, control)
  if (typeof relaxation === 'string') return null
  const { value, trained, priced, prices } = relaxation
  const { plan } = roundParts(problem, value, trained)
  const goal = { price: problem.columns.cost, trainingFactor: 1 }
  const core = listCore(problem, plan, priced, goal, prices.row, Infinity)
  const typical = penaltiesFor(problem, prices.row)
  const found = annealPlan(core, plan, control, {
    moves: 40_000,
    seed,
    temperature: [100, 1],
    price: Float64Array.from(core.rows, row => prices.row[row]!),
    fine: [
      Float64Array.from(core.rows, row => 0.3 * typical[row]!),
      Float64Array.from(core.rows, row => 3 * typical[row]!),
    ],
  })
  return { problem, found, tally: tallyPlan(problem, found) }
}

test('annealing over all columns finds the best of all plans tried one by one, coverage shared by sites included', async () => {
  let feasible = 0
  let best = 0
  for (let seed = 1; seed <= 40; seed++) {
    const run = await annealed(seed)
    if (!run) continue
    const least = leastCostByTrying(run.problem)
    if (run.tally.kept) expect(run.tally.cost, `seed ${seed}`).toBeGreaterThanOrEqual(least - 1e-6)
    if (least === Infinity) continue
    feasible++
    if (run.tally.kept && run.tally.cost <= least + 1e-6) best++
  }
  expect(feasible).toBeGreaterThan(5)
  expect(best / feasible).toBeGreaterThan(0.8)
})

test('the same seed anneals to the same plan', async () => {
  expect((await annealed(9))?.found).toEqual((await annealed(9))?.found)
})

test('annealing from a plan that keeps all rows never ends at a dearer one, however hot and short', async () => {
  const highs = await openHighs()
  let tried = 0
  for (let seed = 1; seed <= 40; seed++) {
    const problem = compileProblem(smallModel({ seed, sites: 4, carers: true, coverage: true }))
    const control = startControl({ aim: 'least-cost' })
    const relaxation = relax(problem, highs, control)
    if (typeof relaxation === 'string') continue
    let start: Plan | null = null
    forEachPlan(problem, plan => {
      const { kept, cost } = tallyPlan(problem, plan)
      if (!kept || (start && tallyPlan(problem, start).cost <= cost)) return
      start = { chosen: plan.chosen.slice(), trained: plan.trained.slice() }
    })
    if (!start) continue
    const goal = { price: problem.columns.cost, trainingFactor: 1 }
    const core = listCore(problem, start, relaxation.priced, goal, relaxation.prices.row, Infinity)
    const width = core.rows.length
    const found = annealPlan(core, start, control, {
      moves: 200,
      seed,
      temperature: [1e4, 1e4],
      price: new Float64Array(width),
      fine: [new Float64Array(width), new Float64Array(width)],
    })
    const after = tallyPlan(problem, found)
    expect(after.kept, `seed ${seed}`).toBe(true)
    expect(after.cost, `seed ${seed}`).toBeLessThanOrEqual(tallyPlan(problem, start).cost + 1e-6)
    tried++
  }
  expect(tried).toBeGreaterThan(5)
})
