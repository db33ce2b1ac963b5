import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Language } from '../language.ts'
import { outputTo } from '../output.ts'
import { METHOD_NAMES_ZH, METHODS, type Proof } from './access-methods.ts'
import { type AccessReport, reportAccess } from './access-report.ts'

const ALONE = {
  children: 1,
  mean: 1,
  gini: 0,
  theil: 0,
  palma: null,
  concentration: null,
  beyondShare: null,
  outOfReachShare: 0,
}

/** What is said above the tables of a point whom a place reaches. */
function said(language: Language, given: Partial<AccessReport>): string[] {
  const written: string[] = []
  const report = {
    method: 'raam',
    settings: { threshold: null },
    of: 'demand',
    better: 'less',
    ways: 1,
    proof: null,
    rows: [{ id: 'A', group: null, amount: 1, value: 1 }],
    sites: [{ id: 'X', amount: 1, load: 1, ratio: 1 }],
    fairness: { all: ALONE, groups: [], theilBetween: null, theilWithin: null },
    ...given,
  } as unknown as AccessReport
  reportAccess(outputTo({ write: text => written.push(text) }, language), report)
  return written.slice(0, written.indexOf('\n')).map(line => line.trimEnd())
}

const proof = (status: Proof['status'], error: number) => ({ proof: { status, error, tolerance: 1e-6 } })

test('how near costs are proved is no failure; what was asked stands beside it', () => {
  const early = proof('stopped', 1.5e-6)
  expect(said('en', early)[1]).toBe("Costs are proved within 1.5e-6 of the equilibrium's; 1e-6 was asked")
  expect(said('zh', early)[1]).toBe('已证明成本与均衡成本相差不超过 1.5e-6；要求为 1e-6')
  expect(said('en', proof('optimal', 3e-7))[1]).toBe("Costs are proved within 3.0e-7 of the equilibrium's")
})

test('an error of 0 is exact', () => {
  expect(said('en', proof('optimal', 0))[1]).toBe("Costs are the equilibrium's, exact but for rounding")
  expect(said('zh', proof('optimal', 0))[1]).toBe('成本即为均衡成本，只有舍入误差')
})

test('methods have Chinese names beside those that are typed, as the glossary has them', async () => {
  expect(said('zh', { method: 'two-step' })[0]).toMatch(/^两步移动搜寻法（two-step）：需求点 1 个/)
  expect(said('en', { method: 'two-step' })[0]).toMatch(/^two-step: 1 demand point/)
  const glossary = await readFile(join(import.meta.dirname, '../../docs/glossary.md'), 'utf8')
  for (const method of METHODS) expect(glossary).toContain(`| ${METHOD_NAMES_ZH[method]} | \`${method}\``)
})
