import { beforeAll, expect, test } from 'vitest'
import type { Lowered, SiteReport } from '../../engine/index.ts'
import { aDatabase } from '../../tests/database.ts'
import { aProblem, loadSmallCity } from '../../tests/small-city.ts'
import { leftOutSites } from './plan-left-out.ts'

const { db } = await aDatabase()
beforeAll(() => loadSmallCity(db))

test('money is told to be lower by no more than it is: what not even nothing would do is null', async () => {
  const problem = await aProblem(db)
  const first = problem.sites.sites[0]!
  const option = problem.sites.options.findIndex(each => each.capitalFen > 0)
  const now = problem.sites.options[option]!.capitalFen
  expect(now).toBeGreaterThan(0)
  const capitalOf = (capital: Lowered) => {
    const joining = { option, year: 0, capital, support: null, rules: [] }
    const report: SiteReport = { site: first.index, open: false, forcingAtLeast: 1, reducedCost: 1, joining }
    return leftOutSites(problem, [], [report]).find(row => row.site === first.record.code)!.joining!.capital
  }
  const told = (atLeastFen: number | null, aboutFen: number | null, enoughFen: number | null) => ({
    nowFen: now,
    atLeastFen,
    aboutFen,
    enoughFen,
  })
  expect(capitalOf({ atLeast: 1, about: 2, enough: now })).toEqual(told(1, 2, now))
  expect(capitalOf({ atLeast: 1, about: 2, enough: now + 1 })).toEqual(told(1, 2, null))
  expect(capitalOf({ atLeast: now, about: now + 1, enough: null })).toEqual(told(now, null, null))
  expect(capitalOf({ atLeast: now + 1, about: now + 2, enough: now + 3 })).toEqual(told(null, null, null))
})
