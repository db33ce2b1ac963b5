import { expect, test } from 'vitest'
import type { PlanResult } from '../../domain/plans/index.ts'
import type { Language } from '../language.ts'
import { outputTo } from '../output.ts'
import { reportNearest } from './plan-left-out-report.ts'

type Capital = { aboutFen: number | null; enoughFen: number | null }

/** What is said of sites S1, S2 … that cost 2,000 yuan each, below the heading. */
function said(language: Language, capitals: readonly Capital[]): string[] {
  const written: string[] = []
  const leftOut = capitals.map((capital, at) => ({
    site: `S${at + 1}`,
    name: '甲',
    joining: { capital: { nowFen: 200_000, atLeastFen: 0, ...capital } },
  }))
  reportNearest(outputTo({ write: text => written.push(text) }, language), {
    leftOut,
  } as unknown as PlanResult)
  return written.slice(2).map(line => line.trimEnd())
}

const near: Capital = { aboutFen: 0, enoughFen: 50_000 }
const far: Capital = { aboutFen: 30_000, enoughFen: null }

test('estimate and proof are a clause each, beside the capital as it is', () => {
  expect(said('en', [near, far])).toEqual([
    '  甲 S1, capital 2,000 yuan: hardly any lower by the estimate; 500 yuan lower is proved to be enough.',
    '  甲 S2, capital 2,000 yuan: about 300 yuan lower by the estimate; how much is enough is not proved.',
  ])
  expect(said('zh', [near, far])).toEqual([
    '  甲 S1，建设投入 2,000 元：估计几乎无须降低；已证明降低 500 元即可入选。',
    '  甲 S2，建设投入 2,000 元：估计须降低约 300 元；降低多少即可入选未能证明。',
  ])
})

test('three are shown, and how many more there are and where', () => {
  const never = { aboutFen: null, enoughFen: null }
  expect(said('en', [near, near, near, far, never]).slice(3)).toEqual([
    '  1 more site stands in --json, --csv and --xlsx, and on the page of a plan computed there.',
  ])
  expect(said('zh', [near, near, near, far, far])[3]).toMatch(/^ {2}另有 2 处，见 --json、--csv、--xlsx；/)
})
