import { expect, test, vi } from 'vitest'
import { openHighs } from '../linear/highs.ts'
import { mostServedByTrying } from './brute-force.ts'
import { type Control, startControl } from './control.ts'
import { listOutlets } from './outlets.ts'
import { compileProblem } from './problem.ts'
import { findPlan, type ServedState } from './served-plan.ts'
import { seekPrices } from './served-prices.ts'
import { type SmallModel, smallModel } from './small-models.ts'
import { emptyPlan } from './tally.ts'

vi.setConfig({ testTimeout: 120_000 })

async function stateOf(wish: SmallModel, control: Control) {
  const problem = compileProblem(smallModel(wish))
  const outlets = listOutlets(problem)
  const worth = new Float64Array(problem.model.years * problem.model.districts).fill(1)
  const { prices, earning, best } = seekPrices(
    problem,
    outlets,
    worth,
    startControl({ aim: 'most-served' }),
    {
      steps: 40,
      temperature: [0.1, 0.01],
      rate: [0.1, 0.01],
    },
  )
  const highs = await openHighs()
  const state: ServedState = {
    ...{ problem, outlets, worth, highs, control, earning, best },
    startHelper: undefined,
    whole: false,
    placePrices: prices,
    rowPrice: prices.row,
    priceSteps: 40,
    countSeconds: 0,
  }
  return { problem, worth, state }
}

test('a plan is sought and repaired by the clock it was given, not by that of the whole', async () => {
  const own = startControl({ aim: 'most-served' })
  const untouched = new Proxy(own, {
    get: (_, name) => {
      throw new Error(`the whole was asked: ${String(name)}`)
    },
  })
  // No plan keeps such targets, so that HiGHS is asked to repair what the search left.
  const { problem, worth, state } = await stateOf({ seed: 1, hardness: 9 }, untouched)
  expect(findPlan(state, worth, emptyPlan(problem), own)).toBeNull()
})

test('a search whose clock is over still finds a plan; one that the caller ended stops at once', async () => {
  const over = startControl({ aim: 'most-served', seconds: 0 })
  const ended = startControl({ aim: 'most-served', cancelled: () => true })
  let tried = 0
  for (let seed = 1; seed <= 20; seed++) {
    const { problem, worth, state } = await stateOf({ seed, floors: true }, over)
    if (mostServedByTrying(problem) === -Infinity) continue
    tried++
    expect(findPlan(state, worth, emptyPlan(problem)), `seed ${seed}`).not.toBeNull()
    // The caller's end is heard before a pass and before HiGHS.
    expect(findPlan(state, worth, emptyPlan(problem), ended), `seed ${seed}`).toBeNull()
  }
  expect(tried).toBeGreaterThan(3)
})
