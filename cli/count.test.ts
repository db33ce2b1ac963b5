import { expect, test } from 'vitest'
import { Refusal } from '../kernel/refusal.ts'
import { reportSolved, type Solved } from './commands/solve-report.ts'
import { many } from './count.ts'
import { outputTo } from './output.ts'
import { sentenceOf } from './sentences.ts'

test('one is told as one', () => {
  expect([0, 1, 2].map(count => many(count, 'site'))).toEqual(['0 sites', '1 site', '2 sites'])
  expect(many(1, 'facility', 'facilities')).toBe('1 facility')
  expect(many(3, 'place has', 'places have')).toBe('3 places have')
})

test('a place without a way, alone, and one demand point out of reach', () => {
  const unreached = (faultCount: number) =>
    sentenceOf(new Refusal('invalid', 'travel.places_unreached', { faultCount }), 'en')
  expect(unreached(1)).toBe('1 place has no way (--leave-out does without it):')
  expect(unreached(2)).toBe('2 places have no way (--leave-out does without them):')
  const written: string[] = []
  const solved = {
    status: 'infeasible',
    objective: null,
    open: [],
    limit: { kind: 'reach', sites: [] },
    outOfReach: Int32Array.of(4),
    unusedColumns: [],
    unusedOptions: [],
  } as unknown as Solved
  reportSolved(outputTo({ write: text => written.push(text) }, 'en'), solved, false)
  expect(written.at(-1)).toBe('No site    reaches 1 demand point often enough: 5\n')
})
