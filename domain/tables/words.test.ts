import { expect, test } from 'vitest'
import { LEFT_OUT_REASONS, RECORD_KINDS } from '../indicators/record-list.ts'
import { bilingual } from './words.ts'

test('every kind of record and every reason has its Chinese, and a community is no community nursery', () => {
  const silent = [...RECORD_KINDS, ...LEFT_OUT_REASONS].filter(code => bilingual(code, 'record') === code)
  expect(silent).toEqual([])
  expect(bilingual('community', 'record')).toBe('社区或村 community')
  expect(bilingual('community')).toBe('社区托育 community')
})
