import type { Decay, Fairness } from '../../engine/index.ts'
import { column, type FilledTable, fillTable } from '../../kernel/table.ts'
import { many } from '../count.ts'
import type { Sentence } from '../language.ts'
import type { Output } from '../output.ts'
import { METHOD_NAMES_ZH, type Measured, type Method, type Proof } from './access-methods.ts'

export type AccessRow = {
  readonly id: string
  readonly group: string | null
  readonly amount: number
  /** Null: out of reach; of a site: without places. */
  readonly value: number | null
}

/** All that `tuoyu access` says; printed whole with --json. */
export type AccessReport = {
  readonly method: Method
  readonly settings: {
    readonly catchment: number | null
    readonly decay: Decay | null
    readonly tau: number | null
    readonly threshold: number | null
  }
  /** Whose rows: demand points, or sites (`inverted`). */
  readonly of: 'demand' | 'supply'
  readonly better: 'more' | 'less'
  readonly ways: number
  /** What the sites' `ratio` is. */
  readonly ratioOf: Measured['ratioOf']
  readonly proof: Proof | null
  readonly rows: readonly AccessRow[]
  readonly sites: readonly { id: string; amount: number; load: number; ratio: number | null }[]
  readonly fairness: {
    readonly all: Fairness
    readonly groups: readonly (Fairness & { readonly group: string | null })[]
    readonly theilBetween: number | null
    readonly theilWithin: number | null
  }
}

const VALUE = {
  access: { en: 'Places per child', zh: '每名婴幼儿托位数' },
  crowdedness: { en: 'Children per place', zh: '每托位婴幼儿数' },
  cost: { en: 'Cost of way and queue', zh: '路程与等候成本' },
} as const
const headingOf = ({ method }: AccessReport) =>
  VALUE[method === 'raam' ? 'cost' : method === 'inverted' ? 'crowdedness' : 'access']

const AMOUNT = {
  demand: { en: 'Children', zh: '婴幼儿数' },
  supply: { en: 'Places', zh: '托位数' },
} as const

/** Every row, in the order of the file. */
export function rowTable(report: AccessReport): FilledTable {
  const value = headingOf(report)
  const amount = AMOUNT[report.of]
  return fillTable(
    { name: 'access', zh: '可达性', en: 'Access' },
    [
      column<AccessRow>('id', '编码', 'Code', 'text', row => row.id),
      column<AccessRow>('group', '组别', 'Group', 'text', row => row.group),
      column<AccessRow>('amount', amount.zh, amount.en, 'number', row => row.amount),
      column<AccessRow>('value', value.zh, value.en, 'number', row => row.value),
    ],
    report.rows,
  )
}

const NO_VALUE = {
  demand: { en: 'out of reach', zh: '不可达' },
  supply: { en: 'no places', zh: '没有托位' },
} as const

const MOST_ROWS = 20

/** A screenful: fairness over all and by group, then the rows that are worst off. */
export function reportAccess(output: Output, report: AccessReport): void {
  const { method, rows, sites, ways, proof } = report
  const points = report.of === 'demand' ? rows.length : null
  output.say({
    en: `${method}: ${points === null ? '' : `${many(points, 'demand point')}, `}${many(sites.length, 'site')}, ${many(ways, 'way')}`,
    zh: `${METHOD_NAMES_ZH[method]}（${method}）：${points === null ? '' : `需求点 ${points} 个，`}机构 ${sites.length} 个，路程 ${ways} 条`,
  })
  if (proof) {
    const inReach = rows.some(({ value }) => value !== null)
    // what nobody can reach has no equilibrium to be near to, and without children nobody queues
    if (rows.every(({ amount }) => amount === 0))
      output.say({ en: 'No children: costs are those of the ways alone', zh: '没有婴幼儿：成本只含路程' })
    else if (inReach) output.say(proofOf(proof))
  }
  output.line('')
  fairnessTable(output, report)
  output.line('')
  worstRows(output, report)
}

/** How near the equilibrium costs lie; an answer that ran out of rounds is as good as its proof. */
function proofOf({ status, error, tolerance }: Proof): Sentence {
  if (error === 0)
    return {
      en: "Costs are the equilibrium's, exact but for rounding",
      zh: '成本即为均衡成本，只有舍入误差',
    }
  const [near, asked] = [error.toExponential(1), tolerance.toExponential()]
  const isNear = status === 'optimal'
  return {
    en: `Costs are proved within ${near} of the equilibrium's${isNear ? '' : `; ${asked} was asked`}`,
    zh: `已证明成本与均衡成本相差不超过 ${near}${isNear ? '' : `；要求为 ${asked}`}`,
  }
}

function fairnessTable(output: Output, report: AccessReport): void {
  const { all, groups, theilBetween, theilWithin } = report.fairness
  const { threshold } = report.settings
  const value = headingOf(report)[output.language]
  const isRanked = all.concentration !== null
  const beyond = report.better === 'more' ? '<' : '>'
  const words =
    output.language === 'zh'
      ? { group: '组别', all: '全部', none: '（无组别）', conc: '集中指数', reach: '不可达' }
      : { group: 'Group', all: 'all', none: '(no group)', conc: 'Concentration', reach: 'Out of reach' }
  const gini = output.language === 'zh' ? ['基尼', '泰尔', '帕尔马'] : ['Gini', 'Theil', 'Palma']
  const lines = [
    { name: words.all, ...all },
    ...groups.map(each => ({ name: each.group ?? words.none, ...each })),
  ]
  output.table(
    [
      words.group,
      AMOUNT[report.of][output.language],
      value,
      ...gini,
      ...(isRanked ? [words.conc] : []),
      ...(threshold === null ? [] : [`${beyond} ${threshold}`]),
      words.reach,
    ],
    lines.map(each => [
      each.name,
      shortNumber(each.children),
      shortNumber(each.mean),
      shortNumber(each.gini),
      shortNumber(each.theil),
      shortNumber(each.palma),
      ...(isRanked ? [shortNumber(each.concentration)] : []),
      ...(threshold === null ? [] : [percent(each.beyondShare)]),
      percent(each.outOfReachShare),
    ]),
  )
  if (groups.length > 0)
    output.say({
      en: `Theil between groups ${shortNumber(theilBetween)}, within ${shortNumber(theilWithin)}`,
      zh: `泰尔指数：组间 ${shortNumber(theilBetween)}，组内 ${shortNumber(theilWithin)}`,
    })
}

function worstRows(output: Output, report: AccessReport): void {
  const table = rowTable(report)
  const sign = report.better === 'more' ? 1 : -1
  // out of reach is worst of all; a site without places is neither good nor bad, and comes last
  const none = report.of === 'demand' ? -Infinity : Infinity
  const badness = ({ value }: AccessRow) => (value === null ? none : sign * value)
  const worst = [...report.rows].sort((a, b) => badness(a) - badness(b)).slice(0, MOST_ROWS)
  output.table(
    table.columns.map(each => each[output.language]),
    worst.map(({ id, group, amount, value }) => [
      id,
      group ?? '',
      shortNumber(amount),
      value === null ? NO_VALUE[report.of][output.language] : shortNumber(value),
    ]),
  )
  const more = report.rows.length - worst.length
  if (more > 0)
    output.say({
      en: `The ${worst.length} worst off; ${many(more, 'more row')} with --csv or --json`,
      zh: `以上为最差的 ${worst.length} 行；其余 ${more} 行见 --csv 或 --json`,
    })
}

const shortNumber = (value: number | null): string =>
  value === null ? '–' : Number.isInteger(value) ? String(value) : String(Number(value.toPrecision(5)))
const percent = (share: number | null): string => (share === null ? '–' : `${(share * 100).toFixed(1)} %`)
