import { afterEach, expect, test, vi } from 'vitest'
import { openHighs } from '../linear/highs.ts'
import { seededRandom } from '../random.ts'
import { mostServedByTrying } from './brute-force.ts'
import { type Control, startControl } from './control.ts'
import { listOutlets } from './outlets.ts'
import { compileProblem } from './problem.ts'
import { findPlan, type ServedState, searchesCounts } from './served-plan.ts'
import { seekPrices } from './served-prices.ts'
import { barePlan } from './served-start.ts'
import { type SmallModel, smallModel } from './small-models.ts'
import { emptyPlan, type Plan, tallyPlan } from './tally.ts'

vi.setConfig({ testTimeout: 120_000 })

/** A clock that stands still: what is over stays so, and its grace never ends, however slow the machine. */
const stopClock = () => vi.spyOn(performance, 'now').mockReturnValue(performance.now())
afterEach(() => vi.restoreAllMocks())

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

test('a plan is sought and mended by the clock it was given, not by that of the whole', async () => {
  const own = startControl({ aim: 'most-served' })
  const untouched = new Proxy(own, {
    get: (_, name) => {
      throw new Error(`the whole was asked: ${String(name)}`)
    },
  })
  // No plan keeps such targets, so that all ways to one are tried.
  const { problem, worth, state } = await stateOf({ seed: 1, hardness: 9 }, untouched)
  expect(findPlan(state, worth, emptyPlan(problem), own)).toBe('infeasible')
})

test('a search whose clock is over still finds a plan; one that the caller ended stops at once', async () => {
  stopClock()
  const over = startControl({ aim: 'most-served', seconds: 0 })
  const ended = startControl({ aim: 'most-served', cancelled: () => true })
  let tried = 0
  for (let seed = 1; seed <= 20; seed++) {
    const { problem, worth, state } = await stateOf({ seed, floors: true }, over)
    if (mostServedByTrying(problem) === -Infinity) continue
    tried++
    const plan = findPlan(state, worth, emptyPlan(problem)) as Plan
    expect(tallyPlan(problem, plan).kept, `seed ${seed}`).toBe(true)
    // The caller's end is heard before exchanges and before HiGHS.
    expect(findPlan(state, worth, emptyPlan(problem), ended), `seed ${seed}`).toBeNull()
  }
  expect(tried).toBeGreaterThan(3)
})

test('from nothing, from all sites open and from any plan, a plan is found wherever there is one', async () => {
  let possible = 0
  let impossible = 0
  for (let seed = 1; seed <= 40; seed++) {
    const wish = { seed, floors: true, budgets: true, carers: seed % 2 === 0, coverage: true, hardness: 0.8 }
    const control = startControl({ aim: 'most-served' })
    const { problem, worth, state } = await stateOf({ ...wish, locks: seed % 3 === 0 }, control)
    const isPossible = mostServedByTrying(problem) > -Infinity
    const random = seededRandom(seed)
    const bare = barePlan(problem)
    const { siteStart, barred } = problem.columns
    const opened = (isOpen: () => boolean) =>
      bare.chosen.map((column, site) => {
        const first = siteStart[site]!
        return column < 0 && first < siteStart[site + 1]! && !barred[first] && isOpen() ? first : column
      })
    for (const chosen of [bare.chosen, opened(() => true), opened(() => random() < 0.5)]) {
      const plan = findPlan(state, worth, { ...bare, chosen })
      if (isPossible) expect(tallyPlan(problem, plan as Plan).kept, `seed ${seed}`).toBe(true)
      else expect(plan, `seed ${seed}`).toBe('infeasible')
    }
    if (isPossible) possible++
    else impossible++
  }
  expect(Math.min(possible, impossible)).toBeGreaterThan(5)
})

test('where the clock is over, a plan that keeps all rows is the answer: nobody is seated any more', async () => {
  stopClock()
  const unasked = new Proxy({} as ServedState['outlets'], {
    get: (_, name) => {
      throw new Error(`outlets were asked: ${String(name)}`)
    },
  })
  const over = startControl({ aim: 'most-served', seconds: 0 })
  const kept = new Set<boolean>()
  for (let seed = 1; seed <= 20; seed++) {
    const { problem, worth, state } = await stateOf({ seed, floors: true, hardness: 0.7 }, over)
    if (mostServedByTrying(problem) === -Infinity) continue
    const start = barePlan(problem)
    const plan = findPlan({ ...state, outlets: unasked }, worth, start)
    const isKept = tallyPlan(problem, start).kept
    if (isKept) expect(plan, `seed ${seed}`).toBe(start)
    else expect(tallyPlan(problem, plan as Plan).kept, `seed ${seed}`).toBe(true)
    kept.add(isKept)
  }
  expect(kept.size).toBe(2)
})

test('a plan that keeps all rows is searched only where the clock leaves so many times what counting it takes', async () => {
  stopClock()
  const clock = startControl({ aim: 'most-served', seconds: 10 * searchesCounts - 1 })
  let searched = 0
  for (let seed = 1; seed <= 10; seed++) {
    const wish = { seed, budgets: true, targets: false, sites: 3 }
    const { problem, worth, state } = await stateOf(wish, clock)
    const start = barePlan(problem)
    if (!tallyPlan(problem, start).kept) continue
    expect(findPlan({ ...state, countSeconds: 10 }, worth, start), `seed ${seed}`).toBe(start)
    if (findPlan({ ...state, countSeconds: 9 }, worth, start) !== start) searched++
  }
  expect(searched).toBeGreaterThan(3)
})
