/** The least cost of the small city, against every plan there is, tried one by one. */
import { beforeAll, expect, test } from 'vitest'
import { planProgramme } from '../../engine/index.ts'
import { aDatabase } from '../../tests/database.ts'
import { aProblem, loadSmallCity } from '../../tests/small-city.ts'
import type { PlanProblem } from './programme-model.ts'
import { engineOptions } from './run-in-worker.ts'

const { db } = await aDatabase()
beforeAll(() => loadSmallCity(db))

const sum = <T>(rows: readonly T[], of: (row: T) => number) => rows.reduce((total, row) => total + of(row), 0)

test.each(['low', 'middle', 'high'])(
  'with %s births the plan found is the cheapest of all plans',
  async births => {
    const problem = await aProblem(db, { births })
    const found = await planProgramme(problem.model, engineOptions(problem.scenario))
    expect(found.status).toBe('optimal')
    expect(found.objective / 100).toBeCloseTo(leastCostOfAllPlans(problem) / 100, 0)
  },
)

test('without a target for inclusive places it is the cheapest too', async () => {
  const problem = await aProblem(db, { targets: { inclusive_share: {} } })
  const found = await planProgramme(problem.model, engineOptions(problem.scenario))
  expect(found.objective / 100).toBeCloseTo(leastCostOfAllPlans(problem) / 100, 0)
})

/** Tries every choice of option and year for every site, training as late as it may be. */
function leastCostOfAllPlans({ model, sites, carers }: PlanProblem): number {
  const choices = sites.sites.map(site => [
    null,
    ...site.options.flatMap(option =>
      [0, 1, 2, 3].filter(t => t - option.leadYears >= site.firstStart).map(t => ({ site, option, t })),
    ),
  ])
  const { discountFactor } = model
  const later = (t: number) => discountFactor.slice(t).reduce((a, b) => a + b, 0)
  let best = Infinity
  const open: NonNullable<(typeof choices)[number][number]>[] = []
  const tryFrom = (m: number): void => {
    if (m === choices.length) {
      const training = trainingCost()
      if (training === Infinity || !meetsAll()) return
      const cost = sum(
        open,
        ({ option, t }) =>
          option.capitalFen * discountFactor[t - option.leadYears]! + option.yearlySupportFen * later(t),
      )
      best = Math.min(best, cost + training)
      return
    }
    for (const choice of choices[m]!) {
      if (choice) open.push(choice)
      tryFrom(m + 1)
      if (choice) open.pop()
    }
  }
  const existing = (t: number, of: Float64Array | Uint8Array, f: number) => of[f * 4 + t]!
  const meetsAll = (): boolean => {
    const duty = open.find(each => each.site.record.code === 'N1')
    if (!duty || duty.option.places < 48 || duty.t > 2) return false
    for (let t = 0; t < 4; t++) {
      const now = open.filter(each => each.t <= t)
      let filed = sum(now, each => each.option.places)
      let inclusive = sum(now, each => (each.option.inclusiveIn[t] ? each.option.places : 0))
      let east = sum(now, each => (each.site.district === 1 ? each.option.places : 0))
      for (let f = 0; f < model.existing.count; f++) {
        const places = existing(t, model.existing.filedPlaces, f)
        filed += places
        if (existing(t, model.existing.inclusive, f)) inclusive += places
        if (model.existing.district[f] === 1) east += places
      }
      if (filed < model.targets.places[t]!) return false
      if (inclusive < (model.targets.inclusiveShare[t] ?? 0) * filed - 1e-9) return false
      if (east < model.targets.districtPlaces![4 + t]!) return false
      if (coveredIn(t) < model.targets.coveredWeight[t]!) return false
    }
    return true
  }
  const coveredIn = (t: number): number => {
    const { weight, covered } = model.coverage!
    const here = new Set(open.filter(each => each.t <= t).map(each => each.site.record.community.index))
    return sum([...weight.keys()], point => (covered[t * 20 + point] || here.has(point) ? weight[point]! : 0))
  }
  const trainingCost = (): number => {
    const short = [0, 1, 2, 3].map(
      t =>
        carers.existingNeed[t]! +
        sum(open, each => (each.t <= t ? each.option.carers : 0)) -
        carers.stock[t]!,
    )
    if (short[0]! > 0) return Infinity
    // Backwards: what a year cannot train within 20 must be trained before.
    const trained = [0, 0, 0]
    let carried = 0
    for (let t = 3; t >= 1; t--) {
      const before = Math.max(0, ...short.slice(1, t))
      const wanted = Math.max(0, Math.max(0, ...short.slice(1, t + 1)) - before) + carried
      trained[t - 1] = Math.min(20, wanted)
      carried = wanted - trained[t - 1]!
    }
    if (carried > 0 || sum(trained, n => n) > 40) return Infinity
    return sum([0, 1, 2], t => trained[t]! * 300_000 * discountFactor[t]!)
  }
  tryFrom(0)
  return best
}
