import { expect, test } from 'vitest'
import { RUN_STATES } from '../domain/plans/plan-run.ts'
import { type Facts, Refusal } from '../kernel/refusal.ts'
import { sentenceOf } from './sentences.ts'

const said = (code: string, facts: Facts, language: 'en' | 'zh') =>
  sentenceOf(new Refusal('conflict', code, facts), language)

test('a computation that is not as it should be is told in Chinese with its state in Chinese', () => {
  for (const state of RUN_STATES)
    for (const code of ['plan.run_has_no_result', 'plan.run_not_ended', 'plan.run_cannot_move'])
      expect(said(code, { run: 7, state, to: 'cancelled' }, 'zh')).not.toMatch(/[a-z]/)
  expect(said('plan.run_has_no_result', { run: 7, state: 'queued' }, 'zh')).toBe(
    '第 7 号计算的状态为“排队中”，没有结果。',
  )
  expect(said('plan.run_not_ended', { run: 7, state: 'running' }, 'zh')).toBe(
    '第 7 号计算的状态为“计算中”：请先取消。',
  )
})

test('a change that has no plan names the computation as one, a file by its name', () => {
  const facts = { relief: 'carers', found: ['joint', 'budget'] }
  expect(said('plan.relief_has_no_plan', { ...facts, from: 7 }, 'en')).toBe(
    'Computation 7 has no plan for the change "carers"; it has one for: joint, budget.',
  )
  expect(said('plan.relief_has_no_plan', { ...facts, from: 7 }, 'zh')).toMatch(/^第 7 号计算没有为“carers”/)
  expect(said('plan.relief_has_no_plan', { ...facts, from: 'none.json' }, 'en')).toMatch(/^none\.json has no/)
  expect(said('plan.relief_has_no_plan', { ...facts, from: 'none.json' }, 'zh')).toMatch(
    /^none\.json 中没有为/,
  )
})
