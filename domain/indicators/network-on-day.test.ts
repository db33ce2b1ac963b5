import { expect, test } from 'vitest'
import { type CivilDate, civilDate } from '../../kernel/civil-date.ts'
import type { InstitutionRecord, Network } from './network.ts'
import { networkOnDay } from './network-on-day.ts'

const FILING = { first: civilDate('2020-01-01'), last: civilDate('2020-12-31') }
const withFilings = (filings: InstitutionRecord['filings'], on: CivilDate) => {
  const of = { id: 1, classes: [], orders: [], recognitions: [], filings } as unknown as InstitutionRecord
  const dated = new Map([[on, { carers: new Map(), enrolled: new Map(), waiting: new Map() }]])
  const network: Network = { institutions: [of], projects: [], newAreas: [], rules: [], accepted: [], dated }
  return networkOnDay(network, on).institutions[0]!
}

test('an institution without classes says why it is not filed: never, not yet, no longer', () => {
  expect(withFilings([], civilDate('2021-01-01')).unfiled).toBe('institution_never_filed')
  expect(withFilings([FILING], civilDate('2019-12-31')).unfiled).toBe('filing_not_begun')
  expect(withFilings([FILING], civilDate('2020-06-30')).unfiled).toBeNull()
  expect(withFilings([FILING], civilDate('2021-01-01')).unfiled).toBe('filing_ended')
})
