/** How far a plan is, in words. */
import type { PlanProgressView } from '../../domain/plans/index.ts'
import type { Cli } from '../cli.ts'

const PHASES = {
  en: {
    read: 'Reading the records',
    model: 'Building the model',
    network: 'Reading the road network',
    ways: 'Finding ways',
    check: 'Checking the model',
    relaxation: 'Proving a bound',
    search: 'Searching',
    served: 'Serving children',
    fairness: 'Raising the least served district',
    causes: 'Looking for causes',
    'births-low': 'Comparing with low births',
    'births-middle': 'Comparing with middle births',
    'births-high': 'Comparing with high births',
  },
  zh: {
    read: '读取数据',
    model: '建立模型',
    network: '读取路网',
    ways: '计算路程',
    check: '检查模型',
    relaxation: '求界',
    search: '搜索方案',
    served: '分配婴幼儿',
    fairness: '提高最低区',
    causes: '查找原因',
    'births-low': '按低出生情景对比',
    'births-middle': '按中出生情景对比',
    'births-high': '按高出生情景对比',
  },
} as const

/** The phase and, where the plan has one, its gap. */
export function progressText({ language }: Cli, { phase, gap }: PlanProgressView): string {
  const word = PHASES[language][phase]
  // fairness has a gap of its own, which says nothing of the children served
  if (gap === null || phase === 'fairness') return word
  const percent = `${(gap * 100).toFixed(3)} %`
  return language === 'zh' ? `${word}（差距 ${percent}）` : `${word} (gap ${percent})`
}
