/** Prices by the saddle point bound what can be covered, and come near the linear programme. */
import { describe, expect, test } from 'vitest'
import { openHighs, solveLinear } from '../linear/highs.ts'
import { addColumn, addEntry, addRow, emptyLinearModel } from '../linear/linear-model.ts'
import { seededRandom } from '../random.ts'
import { saddlePrices } from './cover-saddle.ts'
import { startEffort } from './effort.ts'
import { relaxProblem } from './lagrangian.ts'
import { FREE, OPEN, type Problem, SHUT } from './problem.ts'

/** Random rows, each covered by one to five sites; the first site is kept and the last one forbidden. */
function covering(seed: number, open: number, rows = 120, sites = 24): Problem {
  const random = seededRandom(seed)
  const lists = Array.from({ length: rows }, () => {
    const list = Array.from({ length: 1 + Math.floor(5 * random()) }, () => Math.floor(sites * random()))
    return [...new Set(list)].filter(site => site < sites - 1).sort((a, b) => a - b)
  })
  const start = new Int32Array(rows + 1)
  lists.forEach((list, row) => {
    start[row + 1] = start[row]! + list.length
  })
  const state = new Uint8Array(sites).fill(FREE)
  state[0] = OPEN
  state[sites - 1] = SHUT
  return {
    rows,
    sites,
    start,
    site: Int32Array.from(lists.flat()),
    cost: new Float64Array(start[rows]!),
    beyond: new Float64Array(rows).fill(Infinity),
    unserved: Float64Array.from({ length: rows }, () => 1 + Math.floor(100 * random())),
    siteCost: new Float64Array(sites),
    state,
    open,
    whole: true,
    total: 0,
    costOf: () => Infinity,
  }
}

/** The least demand left uncovered where sites may open in part. */
async function linearOptimum({ rows, sites, start, site, unserved, state, open }: Problem): Promise<number> {
  const model = emptyLinearModel()
  const covered = Array.from({ length: rows }, () => addRow(model, 1, Infinity))
  const counted = addRow(model, open!, open!)
  for (let one = 0; one < sites; one++) {
    for (let row = 0; row < rows; row++)
      if (site.subarray(start[row], start[row + 1]).includes(one)) addEntry(model, covered[row]!, 1)
    addEntry(model, counted, 1)
    addColumn(model, 0, state[one] === OPEN ? 1 : 0, state[one] === SHUT ? 0 : 1)
  }
  for (const [row, at] of covered.entries()) {
    addEntry(model, at, 1)
    addColumn(model, unserved[row]!, 0, 1)
  }
  return solveLinear(await openHighs(), model, true, {}).objective
}

function boundOf(problem: Problem, price: Float64Array): number {
  const relaxation = relaxProblem(problem, startEffort({}))
  relaxation.begin(problem.state, price)
  relaxation.price.set(price)
  return relaxation.evaluate(problem.state)
}

describe.each([1, 2, 3])('seed %i', seed => {
  test.each([1, 4, 9, 23])(
    '%i open sites: the bound is within a thousandth below the linear optimum',
    async open => {
      const problem = covering(seed, open)
      const best = await linearOptimum(problem)
      const bound = boundOf(problem, saddlePrices(problem, best, startEffort({})))
      expect(bound).toBeLessThanOrEqual(best + 1e-6)
      expect(bound).toBeGreaterThan(best - 0.001 * problem.unserved.reduce((sum, each) => sum + each, 0))
    },
  )
})

test('prices lie between nothing and the demand of the row, also where no step is made', () => {
  const problem = covering(4, 5)
  for (const work of [0, Infinity]) {
    const price = saddlePrices(problem, 0, startEffort({ work }))
    price.forEach((each, row) => {
      expect(each).toBeGreaterThanOrEqual(0)
      expect(each).toBeLessThanOrEqual(problem.unserved[row]!)
    })
  }
})

test('nothing to cover has no prices', () => {
  expect(saddlePrices(covering(1, 3, 0), 0, startEffort({}))).toHaveLength(0)
})
