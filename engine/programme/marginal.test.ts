/** Marginal values against the relaxation solved again with a little more or less of each limit. */
import { expect, test } from 'vitest'
import { openHighs } from '../linear/highs.ts'
import { startControl } from './control.ts'
import { relax } from './least-cost.ts'
import type { ProgrammeModel } from './model.ts'
import { pricesWith } from './prices.ts'
import { compileProblem } from './problem.ts'
import { rowReports } from './report.ts'
import type { RowReport } from './result.ts'
import { type SmallModel, smallModel } from './small-models.ts'
import { emptyPlan } from './tally.ts'

const kinds: Omit<SmallModel, 'seed'>[] = [
  { budgets: true, carers: true, floors: true, coverage: true },
  { budgets: true, carryOver: true, years: 3, hardness: 0.7 },
  { budgets: true, years: 3, hardness: 0.7 },
  { carers: true, coverage: true, years: 3 },
]

/** Budgets of the small models are ample; a part of them, by seed, binds. */
function tightened(model: ProgrammeModel, seed: number): ProgrammeModel {
  const part = (fen: Float64Array | null) =>
    fen?.map(each => Math.round(each * (0.2 + (seed % 8) / 10))) ?? null
  const { bySourceFen, totalFen } = model.budgets
  return {
    ...model,
    budgets: { ...model.budgets, bySourceFen: part(bySourceFen), totalFen: part(totalFen) },
  }
}

/** The model with one limit eased by an amount in the row's own unit (fen, places, carers, weight). */
function eased(model: ProgrammeModel, row: RowReport, by: number): ProgrammeModel | null {
  const { targets, budgets, carers } = model
  const less = (list: (number | null)[]) =>
    list.map((value, year) => (year === row.year && value !== null ? value - by : value))
  switch (row.family) {
    case 'places':
      return { ...model, targets: { ...targets, places: less(targets.places) } }
    case 'coverage':
      return { ...model, targets: { ...targets, coveredWeight: less(targets.coveredWeight) } }
    case 'district': {
      const districtPlaces = targets.districtPlaces!.slice()
      districtPlaces[row.district! * model.years + row.year]! -= by
      return { ...model, targets: { ...targets, districtPlaces } }
    }
    case 'carers': {
      const stock = carers!.stock.slice()
      stock[row.year]! += by
      return { ...model, carers: { ...carers!, stock } }
    }
    case 'training':
      return {
        ...model,
        carers: {
          ...carers!,
          training: { ...carers!.training!, totalLimit: carers!.training!.totalLimit! + by },
        },
      }
    case 'budget': {
      const bySourceFen = budgets.bySourceFen?.slice() ?? null
      const totalFen = budgets.totalFen?.slice() ?? null
      if (row.source === null) totalFen![row.year]! += by
      else bySourceFen![row.year * model.sources + row.source]! += by
      return { ...model, budgets: { ...budgets, bySourceFen, totalFen } }
    }
    case 'inclusive':
      return null
  }
}

test('easing a limit by one unit gains no more than its marginal value, tightening it costs no less', async () => {
  const highs = await openHighs()
  const control = startControl({ aim: 'least-cost' })
  const costOf = (model: ProgrammeModel) => {
    const answer = relax(compileProblem(model), highs, control)
    return typeof answer === 'string' ? Infinity : answer.priced.bound * 1e6
  }
  const binding = new Map<string, number>()
  for (const kind of kinds)
    for (let seed = 1; seed <= 40; seed++) {
      const model = tightened(smallModel({ ...kind, seed }), seed)
      const problem = compileProblem(model)
      const relaxed = relax(problem, highs, control)
      if (typeof relaxed === 'string') continue
      const cost = relaxed.priced.bound * 1e6
      const rows = rowReports(problem, emptyPlan(problem), relaxed.prices, 1e6)
      for (const row of rows) {
        expect(row.marginalValue).toBeGreaterThanOrEqual(0)
        const unit = row.family === 'budget' ? 1e6 : 1
        const [more, less] = [eased(model, row, unit), eased(model, row, -unit)]
        if (!more || !less) continue
        // A yearly budget that carries over counts in the running totals of its year and all later ones.
        const worth = rows
          .filter(
            other =>
              other === row ||
              (model.budgets.carryOver &&
                row.family === 'budget' &&
                other.family === 'budget' &&
                other.source === row.source &&
                other.year > row.year),
          )
          .reduce((sum, { marginalValue }) => sum + marginalValue * unit, 0)
        const tolerance = 1 + 1e-6 * cost
        expect(cost - costOf(more), `${row.family} ${seed}`).toBeLessThanOrEqual(worth + tolerance)
        expect(costOf(less) - cost, `${row.family} ${seed}`).toBeGreaterThanOrEqual(worth - tolerance)
        if (row.marginalValue > 1e-9) binding.set(row.family, (binding.get(row.family) ?? 0) + 1)
      }
    }
  for (const family of ['places', 'budget', 'carers', 'coverage', 'district'])
    expect(binding.get(family) ?? 0, family).toBeGreaterThan(0)
})

test('a row binds while it is missed or has less room than one more site could take, not when a plan leaves much of it', () => {
  const problem = compileProblem(smallModel({ seed: 1, budgets: true }))
  const places = problem.rows.findIndex(row => row.family === 'places')
  const budget = problem.rows.findIndex(row => row.family === 'budget')
  const row = new Float64Array(problem.rows.length).fill(1)
  const bindsWith = (limit: number) => {
    problem.rows[budget]!.limit = limit
    return rowReports(problem, emptyPlan(problem), pricesWith(problem, row, []), 1e6)[budget]!.binds
  }
  const { columns } = problem
  const dearest = columns.row.reduce<number>(
    (most, each, at) => (each === budget ? Math.max(most, columns.value[at]!) : most),
    0,
  )
  expect(dearest).toBeGreaterThan(0)
  expect([bindsWith(dearest * 1.01), bindsWith(dearest * 0.99)]).toEqual([false, true])
  expect(rowReports(problem, emptyPlan(problem), pricesWith(problem, row, []), 1e6)[places]!.binds).toBe(true)
})
