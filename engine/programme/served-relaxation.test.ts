import { expect, test } from 'vitest'
import { makeCity, tianjinSize } from '../bench/city.ts'
import { openHighs } from '../linear/highs.ts'
import { startControl } from './control.ts'
import { relax } from './least-cost.ts'
import { compileProblem } from './problem.ts'
import { roundParts } from './search.ts'
import { relaxServed } from './served-relaxation.ts'

const highs = await openHighs()
const control = startControl({ aim: 'most-served' })

test('rows have the prices of the relaxation with coverage, whether coverage binds or not, and too much is infeasible', () => {
  const city = makeCity({
    ...tianjinSize,
    points: 400,
    institutions: 44,
    sites: 107,
    placesTarget: false,
    budgetFactor: 1,
  })
  city.targets.inclusiveShare.fill(null)
  city.carers = null
  const covered = city.targets.coveredWeight[0]!
  const outcomes = [0, 3, 6, 9, 12, 15, 18, 21, 24, 1000].map(more => {
    const coveredWeight = city.targets.coveredWeight.map((_, year) =>
      year === city.years - 1 ? covered + more : null,
    )
    const targets = { ...city.targets, coveredWeight }
    const problem = compileProblem({ ...city, targets })
    const price = problem.columns.cost.map((_, column) => -(1 + (column % 7)))
    const whole = relax(problem, highs, control, price, 0)
    const ours = relaxServed(problem, highs, control, price)
    if (typeof whole === 'string' || typeof ours === 'string') {
      expect(ours).toBe(whole)
      return 'infeasible'
    }
    const coverage = problem.coverage.some(({ row }) => whole.prices.row[row]! > 1e-9)
    expect([...ours.prices.row]).toEqual([...whole.prices.row])
    expect(roundParts(problem, ours.value, ours.trained)).toEqual(
      roundParts(problem, whole.value, whole.trained),
    )
    return coverage ? 'binds' : 'free'
  })
  expect(new Set(outcomes)).toEqual(new Set(['free', 'binds', 'infeasible']))
})
