import type { Highs } from 'highs'
import { openHighs } from '../linear/highs.ts'
import { checkModel, checkOptions } from './check.ts'
import { type Control, relativeGap, startControl } from './control.ts'
import { leavingReport } from './count-time.ts'
import { type LeastCost, leastCost } from './least-cost.ts'
import type { PlanOptions, PlanStart, ProgrammeModel } from './model.ts'
import { mostServed } from './most-served.ts'
import { occupancyOf } from './occupancy.ts'
import { compileProblem, fenPerWan, type Problem } from './problem.ts'
import { findReliefs } from './reliefs.ts'
import { openingsOf, rowReports, siteReports, yearReports } from './report.ts'
import type { ProgrammeResult, Stage, Status } from './result.ts'
import { type Counted, countServed } from './served-count.ts'
import { emptyPlan } from './tally.ts'
import { startAsked } from './warm.ts'

/**
 * Decides which site opens which option in which year.
 * Exact with a bound: `gap` is proved for the full model. The model is checked at the door (`ModelError`).
 */
export async function planProgramme(model: ProgrammeModel, options: PlanOptions): Promise<ProgrammeResult> {
  // the clock is the caller's: it runs from here to the answer
  const control = startControl(options)
  checkOptions(options)
  checkModel(model)
  control.report('check', null, null)
  const problem = compileProblem(model)
  const highs = await openHighs()
  return options.aim === 'least-cost'
    ? planLeastCost(problem, highs, control, startAsked(options))
    : planMostServed(problem, highs, control, options)
}

function planLeastCost(problem: Problem, highs: Highs, control: Control, from?: PlanStart): ProgrammeResult {
  const answer = leastCost(problem, highs, control, from)
  const reliefs = answer.status === 'found' ? [] : reliefsInTime(problem, highs, control)
  control.report('served', null, null)
  const status = statusOf(answer, control)
  const objective = answer.cost * fenPerWan
  const bound = answer.bound * fenPerWan
  const gap = relativeGap(answer.cost, answer.bound)
  const stages: Stage[] = [{ name: 'least-cost', status, objective, bound, gap }]
  return {
    aim: 'least-cost',
    status,
    objective,
    bound,
    gap,
    ...describePlan(problem, countServed(problem, answer.plan ?? emptyPlan(problem))),
    rows: rowReports(problem, answer.plan, answer.prices, fenPerWan),
    sites: siteReports(problem, answer.plan, answer.prices, answer.priced, answer.cost, fenPerWan),
    coverageWorth: worthInFen(problem, answer.groupWorth),
    ...(answer.plainCost === undefined ? {} : { plainObjective: answer.plainCost * fenPerWan }),
    stages,
    reliefs,
    work: control.work(),
  }
}

const worthInFen = ({ coverage }: Problem, groupWorth: Float64Array[] | null) =>
  (groupWorth ?? []).map((worth, at) => ({
    year: coverage[at]!.year,
    worth: worth.map(wan => wan * fenPerWan),
  }))

function statusOf(answer: LeastCost, control: Control): Status {
  if (answer.status === 'infeasible') return 'infeasible'
  if (answer.status === 'none') return 'stopped'
  const gap = relativeGap(answer.cost, answer.bound)
  if (gap <= 1e-6) return 'optimal'
  return answer.stopped && gap > control.gap ? 'stopped' : 'within-gap'
}

function planMostServed(
  problem: Problem,
  highs: Highs,
  control: Control,
  options: PlanOptions,
): ProgrammeResult {
  const answer = mostServed(problem, highs, control, options)
  const { found } = answer
  const reliefs = found ? [] : reliefsInTime(problem, highs, control)
  const { objective, bound, gap } = answer.served
  return {
    aim: 'most-served',
    status: answer.status,
    objective,
    bound,
    gap,
    ...describePlan(problem, found ?? countServed(problem, emptyPlan(problem))),
    rows: rowReports(problem, found?.plan ?? null, answer.prices, 1),
    sites: siteReports(problem, found?.plan ?? null, answer.prices, answer.priced, -objective, 1),
    coverageWorth: [],
    stages: answer.stages,
    reliefs,
    work: control.work(),
  }
}

/** What would have to yield; on a clock ending early enough for the network without new sites to be counted. */
const reliefsInTime = (problem: Problem, highs: Highs, control: Control) =>
  findReliefs(problem, highs, leavingReport(problem, emptyPlan(problem), control))

/** Openings, years and predicted use of a plan; of the network without new sites where there is none. */
function describePlan(problem: Problem, { plan, filled }: Counted) {
  const occupancy = filled.map((each, year) => occupancyOf(problem, each, year))
  return {
    openings: openingsOf(problem, plan),
    trained: plan.trained,
    years: yearReports(problem, plan, occupancy),
    occupancy,
  }
}

/**
 * What it costs to have one more site, re-solved: the least-cost programme with the site locked in, against a result
 * without it. `atLeast` and `atMost` are proved bounds on (best cost with the site) − (best cost without the lock).
 */
export async function forceSite(
  model: ProgrammeModel,
  result: Pick<ProgrammeResult, 'objective' | 'bound'>,
  site: number,
  options: Omit<PlanOptions, 'aim'> = {},
): Promise<{ forced: ProgrammeResult; atLeast: number; atMost: number }> {
  const locked = { ...model, lockIn: [...model.lockIn, { site, option: null, year: null }] }
  const forced = await planProgramme(locked, { ...options, aim: 'least-cost' })
  return {
    forced,
    atLeast: Math.max(0, forced.bound - result.objective),
    atMost: forced.status === 'infeasible' ? Infinity : forced.objective - result.bound,
  }
}
