import type { LimitKind, Located } from '../../engine/index.ts'
import { many } from '../count.ts'
import type { Instance } from '../instances/instance.ts'
import type { Sentence } from '../language.ts'
import type { Output } from '../output.ts'
import { type UnusedOption, WHY_UNUSED } from './solve-unused.ts'

/** An answer with sites by their number in the file. */
export type Solved = Omit<Located, 'open' | 'limit'> & {
  open: number[]
  limit: { kind: LimitKind; sites: number[] }
  seconds: number
  /** the count of sites asked for, where it is infeasible: how few and how many may be open. */
  openCount?: { asked: number; least: number; most: number }
  /** columns of the file with values that the model does not use. */
  unusedColumns: NonNullable<Instance['columns']>
  /** options given that change nothing. */
  unusedOptions: readonly UnusedOption[]
}

const STATUSES = {
  optimal: { en: 'optimal, proved', zh: '最优（已证明）' },
  'within-gap': { en: 'within the gap asked for', zh: '在要求的差距内' },
  stopped: { en: 'stopped early', zh: '提前停止' },
  infeasible: { en: 'infeasible', zh: '无可行解' },
} as const

const LIMITS: Record<LimitKind, { en: string; zh: string }> = {
  'open-count': { en: 'number of sites', zh: '开放数量' },
  capacity: { en: 'capacity', zh: '容量' },
  reach: { en: 'reach', zh: '可达范围' },
  kept: { en: 'sites kept', zh: '保留点' },
  forbidden: { en: 'sites forbidden', zh: '禁用点' },
  none: { en: 'none', zh: '无' },
}

/** Points named where too few sites reach them: about as many as fit a line of a screen; JSON has them all. */
const MOST_EXAMPLES = 20

/** Digits beyond these are the rounding of sums; whole numbers have none. JSON keeps them all. */
const MOST_DIGITS = 12

function shown(value: number | null): string {
  if (value === null || !Number.isFinite(value)) return '–'
  return String(Number.isInteger(value) ? value : Number(value.toPrecision(MOST_DIGITS)))
}

/** Prints the answer: all of it as JSON, or a screenful. */
export function reportSolved(output: Output, solved: Solved, json: boolean): void {
  const { status, objective, bound, gap, seconds, open, unserved, limit, work, outOfReach } = solved
  const { unusedColumns, unusedOptions, openCount } = solved
  // JSON has no Infinity: what is not known is null
  const known = (value: number) => (Number.isFinite(value) ? value : null)
  // points are numbered from 1 in the order of the file, as sites are
  const numbers = (points: Int32Array) => Array.from(points, each => each + 1)
  if (json) {
    output.json({
      status,
      objective,
      bound: known(bound),
      gap: known(gap),
      seconds,
      open,
      unserved,
      limit: limit.kind,
      limitSites: limit.sites,
      work,
      ...(openCount && { openCount }),
      ...(unusedColumns.length > 0 && { unusedColumns: unusedColumns.map(({ name }) => name) }),
      ...(unusedOptions.length > 0 && { unusedOptions }),
      ...(outOfReach && { outOfReach: { count: outOfReach.length, points: numbers(outOfReach) } }),
    })
    return
  }
  const percent = Number.isFinite(gap) ? `${(gap * 100).toFixed(4)} %` : '–'
  const at = limit.sites.length > 0 ? `: ${limit.sites.join(' ')}` : ''
  const lines = [
    { en: `Status     ${STATUSES[status].en}`, zh: `状态    ${STATUSES[status].zh}` },
    { en: `Objective  ${shown(objective)}`, zh: `目标值  ${shown(objective)}` },
    { en: `Bound      ${shown(bound)}`, zh: `界      ${shown(bound)}` },
    { en: `Gap        ${percent}`, zh: `差距    ${percent}` },
    { en: `Seconds    ${seconds}`, zh: `秒      ${seconds}` },
    { en: `Unserved   ${shown(unserved)}`, zh: `未服务  ${shown(unserved)}` },
    { en: `Limit      ${LIMITS[limit.kind].en}${at}`, zh: `受限于  ${LIMITS[limit.kind].zh}${at}` },
    { en: `Open       ${open.length}: ${open.join(' ')}`, zh: `开放    ${open.length}：${open.join(' ')}` },
  ]
  if (openCount) lines.push(countLine(openCount))
  if (outOfReach) {
    const count = outOfReach.length
    const more = count > MOST_EXAMPLES ? ' …' : ''
    const named = `${numbers(outOfReach.slice(0, MOST_EXAMPLES)).join(' ')}${more}`
    lines.push({
      en: `No site    reaches ${many(count, 'demand point')} often enough: ${named}`,
      zh: `不可达  可覆盖点位不足的需求点 ${count} 个：${named}`,
    })
  }
  const headings = unusedColumns.map(({ heading }) => heading)
  if (headings.length > 0)
    lines.push({
      en: `Not used   the model takes no ${headings.join(' nor ')}; the file has values there`,
      zh: `未使用  此模型不用 ${headings.join('、')} 列，文件中有其数值`,
    })
  for (const option of unusedOptions) {
    const { en, zh } = WHY_UNUSED[option]
    lines.push({ en: `Not used   ${option}: ${en}`, zh: `未使用  ${option}：${zh}` })
  }
  lines.forEach(output.say)
}

/** Why so many sites cannot be open. */
const countLine = ({ asked, least, most }: NonNullable<Solved['openCount']>): Sentence =>
  asked > most
    ? {
        en: `Count      only ${many(most, 'site')} may open, ${asked} are asked for`,
        zh: `数量    至多可开放 ${most} 个点位，要求 ${asked} 个`,
      }
    : {
        en: `Count      ${many(least, 'site')} stay${least === 1 ? 's' : ''} open, ${asked} ${asked === 1 ? 'is' : 'are'} asked for`,
        zh: `数量    有 ${least} 个保留点须开放，只要求开放 ${asked} 个`,
      }
