/** What a planner sets of the forecasts himself. */
import { expect, test } from 'vitest'
import { aDatabase } from '../../tests/database.ts'
import { loadForecastCity } from '../../tests/forecast-city.ts'
import { aProblem, aScenario } from '../../tests/small-city.ts'
import { forecastScenario } from './forecast-scenario.ts'

const { db } = await aDatabase()

test('boys born per girl are the planner’s where he sets them: fewer girls bear fewer children later', async () => {
  await loadForecastCity(db)
  const births = async (boysPerGirl: number | null) => {
    const children = { by: 'cohorts', boysPerGirl, totalFertility: 1 }
    const found = await forecastScenario(db, await aScenario(db, { children }))
    expect(found.assumptions.find(each => each.key === 'boys_per_girl')).toMatchObject({
      value: boysPerGirl ?? 1,
      from: boysPerGirl === null ? 'rule' : 'scenario',
    })
    return found.children.find(row => row.year === 2025 && row.birthsCase === 'middle')!.births!
  }
  expect(await births(3)).toBeLessThan(await births(null))
})

test('the planner may set what the forecast rests on, part by part, and it stands among the assumptions as his', async () => {
  await loadForecastCity(db)
  const changes = {
    carers: {
      certifiedOutsidePosts: 4,
      graduatesPerYear: 7,
      flows: { leavingShare: 0, trainedPerYear: 0 },
    },
  }
  // 16 in post and 4 outside; 7 a year enter in place of the graduates by school, nobody leaves, nobody is trained
  expect((await aProblem(db, changes)).carers.stock).toEqual([27, 34, 41, 48])
  const { assumptions } = await forecastScenario(db, await aScenario(db, changes))
  const found = (key: string) => assumptions.find(each => each.key === key)
  expect(found('carer_flows')).toMatchObject({
    value: { leavingShare: 0, renewedShare: 1, trainedPerYear: 0, passShare: 0.5 },
    from: 'scenario',
  })
  expect(found('carer_stock')).toMatchObject({
    value: { certifiedOutsidePosts: 4, graduatesPerYear: 7 },
    from: 'scenario',
  })
  expect(found('graduates')).toBeUndefined()
})

test('a yearly number of graduates stands among the assumptions only where it is used', async () => {
  await loadForecastCity(db, pack =>
    pack.edit(
      'settings.csv',
      text =>
        `${text.replace(/^carer_stock.*\n/m, '').trimEnd()}\ncarer_stock,"{""certifiedOutsidePosts"":4,""trainable"":9,""graduatesPerYear"":500}",persons,2019-01-01,,demo,invented,\n`,
    ),
  )
  const stockOf = async (changes: object) => {
    const { assumptions } = await forecastScenario(db, await aScenario(db, changes))
    return assumptions.find(each => each.key === 'carer_stock')!.value
  }
  // the graduates by school enter instead
  expect(await stockOf({})).toEqual({ certifiedOutsidePosts: 4, trainable: 9 })
  expect(await stockOf({ carers: { graduatesPerYear: 7 } })).toMatchObject({ graduatesPerYear: 7 })
})

test('flows that the planner sets hold where the pack has none, its other parts letting nobody go', async () => {
  await loadForecastCity(db, pack => pack.edit('settings.csv', text => text.replace(/^carer_flows.*\n/m, '')))
  const problem = await aProblem(db, { carers: { flows: { leavingShare: 0.1 } } })
  expect(problem.settings.carerFlows).toEqual({
    leavingShare: 0.1,
    renewedShare: 1,
    certificateYears: null,
    trainedPerYear: 0,
    passShare: 1,
    lagYears: 0,
  })
  expect((await aProblem(db)).settings.carerFlows).toBeNull()
})
