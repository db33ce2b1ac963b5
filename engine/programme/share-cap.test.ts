import { expect, test } from 'vitest'
import { forEachPlan } from './brute-force.ts'
import { startControl } from './control.ts'
import { compileProblem } from './problem.ts'
import { countServed } from './served-count.ts'
import { leastShareCap } from './share-cap.ts'
import { smallModel } from './small-models.ts'

test('no plan of a small model, whatever it costs, serves its least served district better than the cap, whole or cut short', () => {
  let reached = 0
  for (let seed = 1; seed <= 60; seed++) {
    const problem = compileProblem(smallModel({ seed, targets: false, years: 2 }))
    const cap = leastShareCap(problem, startControl({ aim: 'most-served' }))
    let asked = 0
    const short = startControl({ aim: 'most-served', cancelled: () => ++asked > 1 })
    expect(leastShareCap(problem, short), `seed ${seed}`).toBeGreaterThanOrEqual(cap)
    expect(leastShareCap(problem, startControl({ aim: 'most-served', cancelled: () => true }))).toBe(1)
    let best = 0
    forEachPlan(problem, plan => {
      if (!plan.trained.some(Boolean)) best = Math.max(best, countServed(problem, plan).leastShare)
    })
    expect(best, `seed ${seed}`).toBeLessThanOrEqual(cap + 1e-12)
    // but for the rounding of flows
    if (best >= cap - 1e-4) reached++
  }
  // and the cap is no idle number: often a plan reaches it
  expect(reached).toBeGreaterThan(10)
})

test('where no site may open, the cap is what the institutions that stand can serve', () => {
  const model = smallModel({ seed: 3, targets: false, years: 2 })
  model.lockOut = Array.from({ length: model.sites.count }, (_, site) => ({ site, option: null, year: null }))
  const problem = compileProblem(model)
  const nothing = { chosen: new Int32Array(model.sites.count).fill(-1), trained: new Float64Array(2) }
  const alone = countServed(problem, nothing)
  const cap = leastShareCap(problem, startControl({ aim: 'most-served' }))
  expect(cap).toBeGreaterThanOrEqual(alone.leastShare)
  expect(cap).toBeLessThan(1)
})
