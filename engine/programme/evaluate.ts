import { checkModel } from './check.ts'
import { columnsOfOpenings } from './earlier-plan.ts'
import type { PlanStart, ProgrammeModel } from './model.ts'
import { occupancyOf } from './occupancy.ts'
import { compileProblem, fenPerWan } from './problem.ts'
import { rowReports, yearReports } from './report.ts'
import type { RowReport, YearReport } from './result.ts'
import { countServed } from './served-count.ts'
import { tallyPlan } from './tally.ts'

/** A given plan under a model: what it costs, which rows it keeps, who is served. */
export interface Evaluation {
  /** discounted fen. */
  cost: number
  /** every row with limit and value; prices are none. */
  rows: RowReport[]
  /** aggregate rows missed. */
  missed: number
  years: YearReport[]
}

/** Holds a plan against a model, such as that of other births; openings the model does not have are left out. */
export function evaluateProgramme(
  model: ProgrammeModel,
  plan: Pick<PlanStart, 'openings' | 'trained'>,
): Evaluation {
  checkModel(model)
  const problem = compileProblem(model)
  const chosen = new Int32Array(model.sites.count).fill(-1)
  for (const column of columnsOfOpenings(problem, plan))
    if (column >= 0) chosen[problem.columns.site[column]!] = column
  const given = {
    chosen,
    trained: Float64Array.from({ length: model.years }, (_, t) => plan.trained[t] ?? 0),
  }
  const { filled } = countServed(problem, given)
  const { cost, missed } = tallyPlan(problem, given)
  return {
    cost: cost * fenPerWan,
    rows: rowReports(problem, given, null, fenPerWan),
    missed: missed.reduce((count, amount) => count + Number(amount > 0), 0),
    years: yearReports(
      problem,
      given,
      filled.map((each, year) => occupancyOf(problem, each, year)),
    ),
  }
}
