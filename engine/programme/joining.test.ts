/** What is said to bring a site in, against every plan of small models with the change made. */
import { expect, test } from 'vitest'
import { forEachPlan } from './brute-force.ts'
import type { ProgrammeModel } from './model.ts'
import { fillYear } from './occupancy.ts'
import { planProgramme } from './plan.ts'
import { compileProblem, type Problem } from './problem.ts'
import type { Joining } from './result.ts'
import { type SmallModel, smallModel } from './small-models.ts'
import { type Plan, tallyPlan } from './tally.ts'

const kinds: Omit<SmallModel, 'seed'>[] = [
  { years: 3 },
  { years: 3, budgets: true, hardness: 0.8 },
  { budgets: true, carryOver: true, coverage: true },
]

type Value = (problem: Problem, plan: Plan) => number
const cost: Value = (problem, plan) => tallyPlan(problem, plan).cost * 1e6
const lacking: Value = (problem, plan) => {
  let served = 0
  for (let year = 0; year < problem.model.years; year++) served += fillYear(problem, plan, year).served
  return -served
}

/** Least value of the plans that keep all rows, with the site and without it. */
function leastBySite(model: ProgrammeModel, site: number, value: Value) {
  const problem = compileProblem(model)
  const least = { with: Infinity, without: Infinity }
  forEachPlan(problem, plan => {
    if (!tallyPlan(problem, plan).kept) return
    const side = plan.chosen[site]! >= 0 ? 'with' : 'without'
    least[side] = Math.min(least[side], value(problem, plan))
  })
  return least
}

function cheaper(
  model: ProgrammeModel,
  option: number,
  kind: 'capital' | 'support',
  fen: number,
): ProgrammeModel {
  const { capitalFen, supportFen } = model.options
  const less = (list: Float64Array, each: number) =>
    list.map((amount, at) => (Math.floor(at / each) === option ? amount - fen : amount))
  const options =
    kind === 'capital'
      ? { ...model.options, capitalFen: less(capitalFen, model.years) }
      : { ...model.options, supportFen: less(supportFen, 1) }
  return { ...model, options }
}

function richer(
  model: ProgrammeModel,
  { year, source }: Joining['rules'][number],
  fen: number,
): ProgrammeModel {
  const { bySourceFen, totalFen } = model.budgets
  const more = (list: Float64Array | null, at: number) =>
    list?.map((each, index) => each + (index === at ? fen : 0)) ?? null
  const budgets =
    source === null
      ? { ...model.budgets, totalFen: more(totalFen, year) }
      : { ...model.budgets, bySourceFen: more(bySourceFen, year * model.sources + source) }
  return { ...model, budgets }
}

/** A tenth of a wan: what sums of shares may be off by. */
const tolerance = 1e5

test('at least cost less than is proved least never brings a site in, and what is proved enough always does', async () => {
  let least = 0
  let enough = 0
  for (const kind of kinds)
    for (let seed = 1; seed <= 15; seed++) {
      const model = smallModel({ ...kind, seed })
      const result = await planProgramme(model, { aim: 'least-cost' })
      for (const { site, joining } of result.sites) {
        if (!joining) continue
        for (const money of ['capital', 'support'] as const) {
          const change = joining[money]
          if (!change) continue
          expect(change.about).toBeGreaterThanOrEqual(change.atLeast - tolerance)
          if (change.atLeast > tolerance) {
            const other = cheaper(model, joining.option, money, change.atLeast - tolerance)
            expect(leastBySite(other, site, cost).with, `${money} ${seed}`).toBeGreaterThan(result.objective)
            least++
          }
          if (change.enough !== null) {
            expect(change.enough).toBeGreaterThanOrEqual(change.atLeast - tolerance)
            const found = leastBySite(
              cheaper(model, joining.option, money, change.enough + tolerance),
              site,
              cost,
            )
            expect(found.with, `${money} ${seed}`).toBeLessThan(found.without)
            enough++
          }
        }
        for (const rule of joining.rules) {
          if (rule.family !== 'budget' || rule.atLeast! <= tolerance) continue
          const found = leastBySite(richer(model, rule, rule.atLeast! - tolerance), site, cost)
          expect(found.with, `budget ${seed}`).toBeGreaterThan(result.objective - tolerance)
        }
      }
    }
  expect(least).toBeGreaterThan(20)
  expect(enough).toBeGreaterThan(20)
}, 120_000)

test('where most are served, less money than is proved least brings no plan with the site past the one found', async () => {
  let looked = 0
  for (let seed = 1; seed <= 40; seed++) {
    const plain = smallModel({ seed, sites: 3, targets: false, budgets: true })
    const tight = (list: Float64Array | null) => list?.map(each => Math.round(each * 0.5)) ?? null
    const { bySourceFen, totalFen } = plain.budgets
    const budgets = { ...plain.budgets, bySourceFen: tight(bySourceFen), totalFen: tight(totalFen) }
    const model = { ...plain, budgets }
    const result = await planProgramme(model, { aim: 'most-served', fairest: false })
    for (const { site, joining } of result.sites) {
      for (const rule of joining?.rules ?? []) {
        if (rule.atLeast! <= tolerance) continue
        const found = leastBySite(richer(model, rule, rule.atLeast! - tolerance), site, lacking)
        expect(found.with, `seed ${seed}`).toBeGreaterThanOrEqual(-result.objective - 1e-6)
        looked++
      }
      for (const money of ['capital', 'support'] as const) {
        const change = joining?.[money]
        if (!change || change.atLeast <= tolerance) continue
        const other = cheaper(model, joining!.option, money, change.atLeast - tolerance)
        expect(leastBySite(other, site, lacking).with, `seed ${seed}`).toBeGreaterThanOrEqual(
          -result.objective - 1e-6,
        )
        looked++
      }
    }
  }
  expect(looked).toBeGreaterThan(3)
}, 120_000)
