import { expect, test } from 'vitest'
import type { Scenario } from '../../domain/plans/index.ts'
import type { Language } from '../language.ts'
import { outputTo } from '../output.ts'
import { reportForecast } from './forecast-report.ts'

/** The second line of a forecast of nobody. */
function secondLine(children: object, language: Language): string {
  const written: string[] = []
  const scenario = { name: '甲', nameEn: 'A', baseDate: '2021-12-31', children } as unknown as Scenario
  const found = { scenario, children: [], carers: [], assumptions: [], areas: [] }
  reportForecast(outputTo({ write: text => written.push(text) }, language), 'children', found as never, false)
  return written[1]!.trimEnd()
}

test('what is given for low, middle and high at once is told, and where it makes them the same', () => {
  const both = { by: 'cohorts', totalFertility: 1.1, netMigrants: -5000 }
  expect(secondLine(both, 'en')).toBe(
    'The births per woman and net migrants given hold for low, middle and high alike: the three cases are the same.',
  )
  expect(secondLine(both, 'zh')).toBe('所给的总和生育率、净迁入人口同时用于低、中、高三种情景，三者相同。')
  expect(secondLine({ ...both, totalFertility: null }, 'en')).toBe(
    'The net migrants given hold for low, middle and high alike.',
  )
  expect(secondLine({ by: 'cohorts', totalFertility: null, netMigrants: null }, 'en')).toBe('')
  expect(secondLine({ by: 'pack' }, 'zh')).toBe('')
})
