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

test('a change asked of a plan that keeps every rule is told as needless', () => {
  expect(said('plan.relief_not_needed', { from: 'plan.json', relief: 'budget' }, 'en')).toBe(
    'plan.json has a plan that keeps every rule: it needs no change, start from it without --relief.',
  )
  expect(said('plan.relief_not_needed', { from: 7, relief: 'budget' }, 'zh')).toBe(
    '第 7 号计算已有满足全部规则的方案，无须采用改动：由此出发时请去掉 --relief。',
  )
})

test('refusals of travel are Chinese throughout, but for names and codes', () => {
  expect(said('travel.no_streets', { file: 'a.osm.pbf', mode: 'walk' }, 'zh')).toBe(
    '路网文件 a.osm.pbf 中没有步行可用的街道。',
  )
  expect(said('travel.no_streets', { file: 'a.osm.pbf', mode: 'cycle' }, 'zh')).toContain('骑行')
  const service = 'http://127.0.0.1:1'
  expect(said('travel.service_down', { service, reason: 'ECONNREFUSED' }, 'zh')).toBe(
    `路径服务 ${service} 没有应答（ECONNREFUSED）。`,
  )
  expect(said('travel.service_malformed', { service, reason: 'it has no sources_to_targets' }, 'zh')).toBe(
    `路径服务 ${service} 的应答不是路程表（缺少 sources_to_targets）。`,
  )
})

test('what is missing is called missing; a field that should not be there is not', () => {
  const faults = [
    { path: 'firstYear', value: null, allowed: 'a year from 1990 to 2100' },
    { path: 'foo', value: null, allowed: 'no field of this name' },
    { line: 3, value: null, allowed: 'a section of coordinates' },
  ]
  expect(said('plan.scenario_invalid', { faults }, 'en').split('\n').slice(1)).toEqual([
    '  firstYear is missing: a year from 1990 to 2100',
    '  foo: nothing, expected no field of this name',
    '  line 3: something is missing, expected a section of coordinates',
  ])
  expect(said('plan.scenario_invalid', { faults }, 'zh').split('\n').slice(1)).toEqual([
    '  缺少 firstYear：1990 至 2100 之间的年份',
    '  foo：空，没有这个字段',
    '  第 3 行：有缺失，应为坐标部分（NODE_COORD_SECTION）',
  ])
})
