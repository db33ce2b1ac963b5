import { expect, test } from 'vitest'
import { seededRandom } from '../random.ts'
import { compileProblem } from './problem.ts'
import { thinPlan } from './served-start.ts'
import { type SmallModel, smallModel } from './small-models.ts'
import { emptyPlan, tallyPlan } from './tally.ts'

const control = { cancelled: () => false }

/** A model without a target of any kind: what keeps all limits is a plan. */
function limitsAlone(wish: SmallModel) {
  const model = smallModel({ budgets: true, targets: false, ...wish })
  return compileProblem({
    ...model,
    targets: { ...model.targets, inclusiveShare: model.targets.inclusiveShare.map(() => null) },
  })
}

test('a plan that passes limits is thinned to one that keeps them, by closing sites that need not open', () => {
  let thinnedOnes = 0
  let stillOpen = 0
  for (let seed = 1; seed <= 80; seed++) {
    const problem = limitsAlone({ seed, carers: true, sites: 6, locks: seed % 2 === 0 })
    const { columns, mustOpen } = problem
    const random = seededRandom(seed)
    // any column of each site
    const plan = emptyPlan(problem)
    for (let site = 0; site < plan.chosen.length; site++) {
      const allowed = []
      for (let at = columns.siteStart[site]!; at < columns.siteStart[site + 1]!; at++)
        if (!columns.barred[at]) allowed.push(at)
      plan.chosen[site] = allowed[Math.floor(random() * allowed.length)] ?? -1
    }
    const own = Float64Array.from(columns.cost, () => 10 * random())
    const thinned = thinPlan(problem, plan, own, control)
    // with all that may close closed
    const musts = { ...plan, chosen: plan.chosen.map((column, site) => (mustOpen[site] ? column : -1)) }
    expect(thinned !== null, `seed ${seed}`).toBe(tallyPlan(problem, musts).kept)
    if (!thinned) continue
    expect(tallyPlan(problem, thinned).kept, `seed ${seed}`).toBe(true)
    thinned.chosen.forEach((column, site) => {
      if (column !== plan.chosen[site]) expect([column, mustOpen[site]]).toEqual([-1, 0])
      if (column >= 0) stillOpen++
    })
    if (!tallyPlan(problem, plan).kept) thinnedOnes++
  }
  expect(thinnedOnes).toBeGreaterThan(20)
  expect(stillOpen).toBeGreaterThan(10)
})

test('a site that earns much for what it takes of a limit stays open, and closes first where it earns little', () => {
  let told = 0
  for (let seed = 1; seed <= 20; seed++) {
    const problem = limitsAlone({ seed, sites: 4 })
    const { columns } = problem
    const plan = emptyPlan(problem)
    for (let site = 0; site < plan.chosen.length; site++) plan.chosen[site] = columns.siteStart[site]!
    if (tallyPlan(problem, plan).kept) continue
    for (let site = 0; site < plan.chosen.length; site++) {
      const openWith = (earning: number) => {
        const own = new Float64Array(columns.count).fill(1000)
        own[plan.chosen[site]!] = earning
        return thinPlan(problem, plan, own, control)!.chosen[site]! >= 0
      }
      if (openWith(1e9) && !openWith(1e-3)) told++
    }
  }
  expect(told).toBeGreaterThan(20)
})

test('thinning ends where the caller ends it', () => {
  const problem = limitsAlone({ seed: 3, sites: 4 })
  const plan = emptyPlan(problem)
  for (let site = 0; site < plan.chosen.length; site++) plan.chosen[site] = problem.columns.siteStart[site]!
  const own = new Float64Array(problem.columns.count).fill(1)
  expect(thinPlan(problem, plan, own, control)).not.toBeNull()
  expect(thinPlan(problem, plan, own, { cancelled: () => true })).toBeNull()
})
