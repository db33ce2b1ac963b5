import { expect, test } from 'vitest'
import type { LeftOutSite } from '../../plan-api.ts'
import { byForcing } from './forcing.ts'

const left = (site: string, forcingAtLeast: number | null, priceGap: number | null) =>
  ({ site, forcingAtLeast, priceGap }) as LeftOutSite

test('sites left out that are nearest to coming in stand first, those that may not come in last', () => {
  const sites = [
    left('barred', null, null),
    left('proved', 900, 1000),
    left('near', 0, 3),
    left('far', 0, 800),
  ]
  expect(sites.toSorted(byForcing).map(({ site }) => site)).toEqual(['near', 'far', 'proved', 'barred'])
})
