import { expect, test } from 'vitest'
import { makeCity, tianjinSize } from '../bench/city.ts'
import { openHighs, solveLinear } from '../linear/highs.ts'
import { startControl } from './control.ts'
import { relax } from './least-cost.ts'
import { linearForm } from './linear-form.ts'
import { compileProblem } from './problem.ts'

const highs = await openHighs()
const control = startControl({ aim: 'most-served' })

test('with training free the relaxation has the value that HiGHS finds alone, whether coverage binds or not, and too much is infeasible', () => {
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
    const { linear } = linearForm(problem, { price, trainingFactor: 0 })
    const whole = solveLinear(highs, linear, false)
    const ours = relax(problem, highs, control, price, 0)
    if (typeof ours === 'string') {
      expect(ours).toBe(whole.status)
      return 'infeasible'
    }
    expect(whole.status).toBe('optimal')
    expect(Math.abs(ours.priced.bound - whole.objective)).toBeLessThan(1e-6 * Math.abs(whole.objective))
    const coverage = problem.coverage.some(({ row }) => ours.prices.row[row]! > 1e-9)
    return coverage ? 'binds' : 'free'
  })
  expect(new Set(outcomes)).toEqual(new Set(['free', 'binds', 'infeasible']))
})
