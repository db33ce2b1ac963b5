import { expect, test } from 'vitest'
import { forEachPlan } from './brute-force.ts'
import { startControl } from './control.ts'
import { sitesChanged, undoChanges } from './little.ts'
import { compileProblem } from './problem.ts'
import { smallModel } from './small-models.ts'
import { type Plan, tallyPlan } from './tally.ts'

/** Two plans of a model that keep all rows and open different columns everywhere they can. */
function twoPlans(seed: number) {
  const problem = compileProblem(smallModel({ seed, sites: 4, years: 3 }))
  const kept: Plan[] = []
  forEachPlan(problem, plan => {
    if (tallyPlan(problem, plan).kept)
      kept.push({ chosen: plan.chosen.slice(), trained: plan.trained.slice() })
  })
  const last = kept.at(-1)
  return last && kept[0] ? { problem, old: kept[0].chosen, plan: last } : null
}

test('undoing that is cut short leaves a plan that keeps all rows and changes no more than before', () => {
  let cut = 0
  for (let seed = 1; seed <= 30; seed++) {
    const two = twoPlans(seed)
    if (!two) continue
    const { problem, old, plan } = two
    // So dear a change lets every change be undone that the rows allow.
    const changes = [0, 1, 2, Infinity].map(times => {
      let asked = 0
      const control = startControl({ aim: 'least-cost', cancelled: () => ++asked > times })
      const undone = undoChanges(problem, control, plan, old, 1e6)
      expect(tallyPlan(problem, undone).kept, `seed ${seed}`).toBe(true)
      return sitesChanged(undone, old).length
    })
    expect(changes[0]).toBe(sitesChanged(plan, old).length)
    for (let at = 1; at < changes.length; at++) expect(changes[at]).toBeLessThanOrEqual(changes[at - 1]!)
    if (changes[1]! > changes.at(-1)!) cut++
  }
  expect(cut).toBeGreaterThan(5)
})
