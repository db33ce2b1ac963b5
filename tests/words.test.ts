import { expect, test } from 'vitest'
import { PLAN_STATUSES } from '../domain/plans/plan-result.ts'
import { RUN_STATES } from '../domain/plans/plan-run.ts'
import { wordOf } from '../domain/tables/index.ts'
import { plan } from '../web/messages/zh/plan.ts'

test('states of a computation have one Chinese word each, on the page and on the command line', () => {
  for (const state of RUN_STATES) expect(wordOf(state)).toBe(plan.states[state])
})

test('outcomes of a plan have one Chinese word each, on the page and in its files', () => {
  for (const status of PLAN_STATUSES) expect(wordOf(status)).toBe(plan.statuses[status])
})
