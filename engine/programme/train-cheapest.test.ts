import { expect, test } from 'vitest'
import { seededRandom } from '../random.ts'
import { compileProblem } from './problem.ts'
import { weighPlan } from './search.ts'
import { smallModel } from './small-models.ts'
import { trainCheapest } from './train-cheapest.ts'

/** All ways to train so many in years that allow so many each. */
function splits(upper: Float64Array, total: number): Float64Array[] {
  let all: number[][] = [[]]
  for (const most of upper)
    all = all.flatMap(years => Array.from({ length: most + 1 }, (_, count) => [...years, count]))
  return all
    .filter(years => years.reduce((sum, each) => sum + each, 0) === total)
    .map(years => Float64Array.from(years))
}

test('as many are trained as before, in the years that cost least of all splits that keep the rows', () => {
  let moved = 0
  for (let seed = 1; seed <= 400; seed++) {
    const random = seededRandom(seed)
    const model = smallModel({ seed, years: 3, carers: true, targets: false, budgets: seed % 2 === 0 })
    const problem = compileProblem(model)
    const goal = {
      price: problem.columns.cost,
      trainingFactor: 1,
      penalty: new Float64Array(problem.rows.length),
    }
    const chosen = Int32Array.from({ length: model.sites.count }, (_, site) => {
      const first = problem.columns.siteStart[site]!
      return random() < 0.5
        ? first + Math.floor(random() * (problem.columns.siteStart[site + 1]! - first))
        : -1
    })
    const trained = Float64Array.from(problem.training.upper, most => Math.floor(random() * (most + 1)))
    const found = weighPlan(problem, goal, { chosen, trained })
    if (!found.tally.kept) {
      expect(trainCheapest(problem, goal, found)).toBe(found)
      continue
    }
    const total = trained.reduce((sum, each) => sum + each, 0)
    const least = Math.min(
      ...splits(problem.training.upper, total).map(split => {
        const { tally } = weighPlan(problem, goal, { chosen, trained: split })
        return tally.kept ? tally.cost : Infinity
      }),
    )
    const cheapest = trainCheapest(problem, goal, found)
    expect(cheapest.tally.kept).toBe(true)
    expect(cheapest.tally.cost).toBeCloseTo(least, 9)
    if (cheapest !== found) moved++
  }
  expect(moved).toBeGreaterThan(20)
})
