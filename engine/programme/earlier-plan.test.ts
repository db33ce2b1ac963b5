import { expect, test } from 'vitest'
import { planFromEarlier } from './earlier-plan.ts'
import type { PlanStart } from './model.ts'
import { planProgramme } from './plan.ts'
import { compileProblem } from './problem.ts'
import { smallModel } from './small-models.ts'
import { tallyPlan } from './tally.ts'

const start = (of: Partial<PlanStart>): PlanStart => ({
  ...{ openings: [], trained: [], rows: [], coverageWorth: [], gap: 0.01 },
  ...of,
})

test('carers trained in an earlier plan are taken over whole, from none to as many as may be trained now', () => {
  const problem = compileProblem(smallModel({ seed: 3, carers: true, years: 4 }))
  problem.training.upper.fill(5)
  const trained = (earlier: number[]) =>
    Array.from(planFromEarlier(problem, start({ trained: earlier })).trained)
  expect(trained([2.4, 9, -5, 1])).toEqual([2, 5, 0, 1])
  expect(trained([Number.NaN])).toEqual([0, 0, 0, 0])
})

test('a site that must open and did not takes its allowed option of least cost', () => {
  for (let seed = 1; seed <= 10; seed++) {
    const problem = compileProblem(smallModel({ seed, locks: true, years: 3 }))
    const { chosen } = planFromEarlier(problem, start({}))
    const { columns } = problem
    let musts = 0
    for (const [site, column] of chosen.entries()) {
      const allowed = Array.from(columns.cost.keys()).filter(
        at => columns.site[at] === site && !columns.barred[at],
      )
      if (!problem.mustOpen[site] || allowed.length === 0) {
        expect(column).toBe(-1)
        continue
      }
      musts++
      expect(columns.cost[column]).toBe(Math.min(...allowed.map(at => columns.cost[at]!)))
    }
    expect(tallyPlan(problem, { chosen, trained: new Float64Array(3) }).ordersBroken).toBe(
      problem.mustOpen.reduce((sum, must) => sum + must, 0) - musts,
    )
  }
})

const mostServed = { aim: 'most-served', fairest: false } as const

/** A small place, the plan that serves most there, and that plan to begin at. */
async function planned(seed: number) {
  const model = smallModel({ seed, sites: 4, budgets: true, targets: false, years: 3 })
  const full = await planProgramme(model, mostServed)
  return { model, full, from: { ...full, aim: mostServed.aim, coverageWorth: [] } }
}

test('on a clock that is over a small place keeps the plan that served most before, and without one has a cheap one', async () => {
  let served = 0
  for (let seed = 1; seed <= 12; seed++) {
    const { model, full, from } = await planned(seed)
    const late = { ...mostServed, seconds: 0 }
    const kept = await planProgramme(model, { ...late, from })
    expect(kept.objective, `seed ${seed}`).toBeCloseTo(full.objective, 6)
    const cheap = await planProgramme(model, late)
    expect(cheap.objective, `seed ${seed}`).toBeLessThanOrEqual(full.objective + 1e-6)
    expect(cheap.bound).toBeGreaterThanOrEqual(full.objective - 1e-6)
    if (full.objective > cheap.objective + 1e-6) served++
  }
  // the clock told: with a plan at hand more are served
  expect(served).toBeGreaterThan(5)
})

test('an earlier plan in a small place that passes a budget by less than a fen is kept, and the bound holds for it', async () => {
  let kept = 0
  for (let seed = 1; seed <= 12; seed++) {
    const { model, full, from } = await planned(seed)
    if (full.openings.length === 0) continue
    const tight = structuredClone(model)
    const spent = full.years.map(year => year.capitalFen.map((fen, at) => fen + year.supportFen[at]!))
    tight.budgets.bySourceFen = Float64Array.from(
      spent.flatMap(each => Array.from(each)),
      fen => Math.max(0, fen - 0.5),
    )
    tight.budgets.carryOver = false
    const again = await planProgramme(tight, { ...mostServed, from })
    expect(again.objective, `seed ${seed}`).toBeGreaterThanOrEqual(full.objective - 1e-6)
    expect(again.bound, `seed ${seed}`).toBeGreaterThanOrEqual(again.objective)
    kept++
  }
  expect(kept).toBeGreaterThan(6)
})
