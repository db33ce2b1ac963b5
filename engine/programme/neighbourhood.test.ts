import { expect, test, vi } from 'vitest'
import { openHighs } from '../linear/highs.ts'
import { forEachPlan, leastCostByTrying } from './brute-force.ts'
import { type Choices, placeAround } from './neighbourhood.ts'
import { compileProblem, type Problem } from './problem.ts'
import { type Goal, penaltiesFor, weighPlan } from './search.ts'
import { type SmallModel, smallModel } from './small-models.ts'
import { emptyPlan, type Plan } from './tally.ts'

vi.setConfig({ testTimeout: 120_000 })

const kinds: Omit<SmallModel, 'seed'>[] = [
  { budgets: true, carers: true, coverage: true, floors: true, locks: true },
  { years: 3, coverage: true },
  { sites: 4, carers: true },
]

const goalOf = (problem: Problem): Goal => ({
  price: problem.columns.cost,
  trainingFactor: 1,
  penalty: penaltiesFor(problem, new Float64Array(problem.rows.length)).map(each => 1000 + each),
})

const columnsOf = ({ columns }: Problem, site: number) =>
  Array.from(columns.barred.keys()).filter(
    column =>
      column >= columns.siteStart[site]! &&
      column < columns.siteStart[site + 1]! &&
      columns.barred[column] === 0,
  )

test('with every site free the neighbourhood of the empty plan holds the best plan of all', async () => {
  const highs = await openHighs()
  let found = 0
  for (const kind of kinds)
    for (let seed = 1; seed <= 40; seed++) {
      const problem = compileProblem(smallModel({ ...kind, seed }))
      const least = leastCostByTrying(problem)
      const goal = goalOf(problem)
      const choices: Choices = Array.from({ length: problem.model.sites.count }, (_, site) =>
        columnsOf(problem, site),
      )
      const start = weighPlan(problem, goal, emptyPlan(problem))
      const plan = placeAround(problem, highs, start.plan, start.tally, choices, goal, { gap: 1e-9 })
      const reached = plan && weighPlan(problem, goal, plan)
      expect(reached?.tally.kept ?? false).toBe(least < Infinity)
      if (least === Infinity) continue
      expect(reached!.tally.cost).toBeCloseTo(least, 4)
      found++
    }
  expect(found).toBeGreaterThan(30)
})

test('a fixed site stays as it is, and the free one is placed best around it', async () => {
  const highs = await openHighs()
  let tried = 0
  for (let seed = 1; seed <= 60; seed++) {
    const problem = compileProblem(smallModel({ seed, years: 3, coverage: true, carers: true }))
    const goal = goalOf(problem)
    let start: Plan | null = null
    forEachPlan(problem, plan => {
      if (start || !weighPlan(problem, goal, plan).tally.kept) return
      start = { chosen: plan.chosen.slice(), trained: plan.trained.slice() }
    })
    if (!start) continue
    const { plan, tally } = weighPlan(problem, goal, start)
    let best = Infinity
    forEachPlan(problem, other => {
      if (other.chosen[0] !== plan.chosen[0] || other.chosen[1] !== plan.chosen[1]) return
      const weighed = weighPlan(problem, goal, other)
      if (weighed.tally.kept) best = Math.min(best, weighed.value)
    })
    const choices: Choices = [null, null, columnsOf(problem, 2)]
    const placed = placeAround(problem, highs, plan, tally, choices, goal, { gap: 1e-9 })!
    expect([...placed.chosen.subarray(0, 2)]).toEqual([...plan.chosen.subarray(0, 2)])
    expect(weighPlan(problem, goal, placed).value).toBeCloseTo(best, 4)
    tried++
  }
  expect(tried).toBeGreaterThan(10)
})
