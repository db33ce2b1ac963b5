/**
 * Where no plan exists: for each family of rules alone, the smallest change that would allow one, everything else kept.
 * Each family's rows get a slack at price 1 and nothing else costs anything; the relaxation's value is a proved least
 * change, the plan found by search says what is enough in whole places and whole carers.
 */
import type { Highs } from 'highs'
import { solveLinear } from '../linear/highs.ts'
import type { Control } from './control.ts'
import { improvePlan } from './improve.ts'
import { type LinearForm, linearForm, readPlan } from './linear-form.ts'
import { priceColumns, pricesOf } from './prices.ts'
import { fenPerWan, type Problem } from './problem.ts'
import type { Relief, ReliefChange, RowFamily } from './result.ts'
import { roundRelaxation } from './search.ts'
import { tallyPlan } from './tally.ts'

const rowsOf: Record<Exclude<Relief['family'], 'locks'>, RowFamily[]> = {
  budget: ['budget'],
  carers: ['carers', 'training'],
  targets: ['places', 'inclusive', 'district'],
  reach: ['coverage'],
}

/** Columns up to which a family is settled exactly. */
const exactColumns = 1500

/** What each family of rules would have to yield. */
export function findReliefs(problem: Problem, highs: Highs, control: Control): Relief[] {
  const reliefs: Relief[] = []
  for (const family of ['budget', 'carers', 'targets', 'reach'] as const) {
    const concerned = problem.rows.map(row => rowsOf[family].includes(row.family))
    if (!concerned.includes(true) || control.ended()) continue
    reliefs.push(relieveRows(problem, highs, control, family, concerned))
    control.report('causes', null, null)
  }
  if (problem.locks.length > 0 && !control.ended()) reliefs.push(relieveLocks(problem, highs, control))
  return reliefs
}

function relieveRows(
  problem: Problem,
  highs: Highs,
  control: Control,
  family: Exclude<Relief['family'], 'locks'>,
  concerned: boolean[],
): Relief {
  const scale = family === 'budget' ? fenPerWan : 1
  const price = new Float64Array(problem.columns.count)
  const elastic = Float64Array.from(concerned, each => (each ? 1 : 0))
  const form = linearForm(problem, { price, trainingFactor: 0, elastic })
  const answer = solveLinear(highs, form.linear, false, clock(control))
  control.spend(0.1)
  if (answer.status !== 'optimal') return unsettled(family, answer.status === 'infeasible' ? false : null)
  let leastChange = Math.max(0, answer.objective - 1e-7 * (1 + answer.objective))
  const found = problem.columns.count <= exactColumns ? exactly() : bySearch()
  if (found && 'infeasible' in found) return unsettled(family, false)
  const changes = changesOf(problem, concerned, found ? found.missed : slacks(problem, form, answer.value))
  const foundChange = found ? changes.reduce((sum, change) => sum + change.amount, 0) : null
  return {
    family,
    helps: found ? true : null,
    leastChange: leastChange * scale,
    foundChange: foundChange === null ? null : foundChange,
    changes,
  }

  function exactly() {
    const whole = solveLinear(highs, form.linear, true, {
      ...clock(control),
      iterations: 60_000,
      seed: control.seed,
    })
    if (whole.status === 'infeasible') return { infeasible: true }
    leastChange = Math.max(leastChange, whole.bound - 1e-7 * (1 + Math.abs(whole.bound)))
    return whole.objective < Infinity ? accepted(readPlan(problem, form, whole.value)) : null
  }

  function bySearch() {
    const priced = priceColumns(problem, pricesOf(problem, form, answer.rowDual), price)
    const penalty = Float64Array.from(concerned, each => (each ? 1 : 100))
    const goal = { price, trainingFactor: 0, penalty }
    const { plan, fraction } = roundRelaxation(problem, form, answer.value)
    const options = { rounds: 3, bound: leastChange, gap: control.gap, fraction }
    return accepted(improvePlan(problem, highs, plan, priced, goal, control, options).plan)
  }

  function accepted(plan: ReturnType<typeof readPlan>) {
    const { missed, ordersBroken } = tallyPlan(problem, plan)
    const others = missed.some((amount, row) => amount > 0 && !concerned[row])
    return others || ordersBroken > 0 ? null : { missed }
  }
}

const clock = (control: Control) => ({
  ...(control.left() === Infinity ? {} : { seconds: control.left() }),
  stop: control.ended,
})

const unsettled = (family: Relief['family'], helps: false | null): Relief => ({
  family,
  helps,
  leastChange: helps === false ? Infinity : 0,
  foundChange: null,
  changes: [],
})

const slacks = (problem: Problem, form: LinearForm, value: Float64Array) =>
  Float64Array.from(problem.rows, (_, row) => (form.slack[row]! < 0 ? 0 : value[form.slack[row]!]!))

function changesOf(problem: Problem, concerned: boolean[], missed: Float64Array): ReliefChange[] {
  return problem.rows.flatMap((row, at) =>
    concerned[at] && missed[at]! > 1e-6
      ? [
          {
            family: row.family,
            year: row.year,
            source: row.source,
            district: row.district,
            site: null,
            amount: missed[at]! * (row.family === 'budget' ? fenPerWan : 1),
          },
        ]
      : [],
  )
}

function relieveLocks(problem: Problem, highs: Highs, control: Control): Relief {
  const price = new Float64Array(problem.columns.count)
  const form = linearForm(problem, { price, trainingFactor: 0, locksElastic: true })
  const answer = solveLinear(highs, form.linear, false, clock(control))
  if (answer.status !== 'optimal') return unsettled('locks', answer.status === 'infeasible' ? false : null)
  let leastChange = Math.ceil(answer.objective - 1e-6)
  const whole = solveLinear(highs, form.linear, true, {
    ...clock(control),
    iterations: problem.columns.count <= exactColumns ? 60_000 : 6000,
    seed: control.seed,
  })
  if (whole.status === 'infeasible') return unsettled('locks', false)
  leastChange = Math.max(leastChange, Math.ceil(whole.bound - 1e-6))
  const plan = whole.objective < Infinity ? readPlan(problem, form, whole.value) : null
  const kept = plan !== null && tallyPlan(problem, plan).missed.every(amount => amount === 0)
  const changes: ReliefChange[] = []
  problem.locks.forEach((lock, at) => {
    if (!kept || whole.value[form.dropped[at]!]! < 0.5) return
    changes.push({ family: lock.kind, year: null, source: null, district: null, site: lock.site, amount: 1 })
  })
  return {
    family: 'locks',
    helps: kept ? true : null,
    leastChange,
    foundChange: kept ? changes.length : null,
    changes,
  }
}
