/** A plan for the eye: a screenful in the operator's language; all of it stands in the JSON and in the files. */
import { type LimitRow, type PlanResult, type ReliefRow, settingName } from '../../domain/plans/index.ts'
import { wordOf } from '../../domain/tables/index.ts'
import { many, nounOf } from '../count.ts'
import type { Language } from '../language.ts'
import type { Output } from '../output.ts'
import { reportAccess } from './plan-access-report.ts'
import { reportBridge } from './plan-bridge-report.ts'
import { reportNearest } from './plan-left-out-report.ts'

const MOST_CHANGES = 6

/** Prints scenario, status, indicators, cost and what binds; for an infeasible scenario what would have to yield. */
export function reportPlan(output: Output, result: PlanResult): void {
  reportHead(output, result)
  output.line('')
  output.table(...indicatorTable(result, output.language))
  if (result.objective !== null) {
    reportChanges(output, result)
    reportReading(output, result)
    reportBridge(output, result)
    reportAccess(output, result)
  }
  output.line('')
  if (result.objective === null) reportReliefs(output, result)
  else {
    output.table(...costTable(result, output.language))
    reportLimits(output, result)
    reportNearest(output, result)
    reportBirths(output, result)
  }
}

/** The plan under each births case, and what the case's own plan would cost less or more. */
function reportBirths(output: Output, { births = [] }: PlanResult): void {
  for (const row of births) {
    const difference = row.remade?.differenceFen ?? null
    const cost = difference === null ? '–' : yuan(difference)
    const served = Math.round(row.served).toLocaleString('en')
    output.say({
      en: `Births ${row.births}: ${many(row.targetsMissed, 'rule')} missed, ${served} ${nounOf(Math.round(row.served), 'child', 'children')} served, own plan ${cost} yuan against this one, ${row.remade?.sitesAlso ?? '–'} of ${row.remade?.sitesOpened ?? '–'} ${nounOf(row.remade?.sitesOpened ?? 0, 'site')} as here`,
      zh: `${word(row.births, 'zh')}：未满足规则 ${row.targetsMissed} 项，服务婴幼儿 ${served} 人，单独求得的方案成本差 ${cost} 元，${row.remade?.sitesOpened ?? '–'} 处中 ${row.remade?.sitesAlso ?? '–'} 处相同`,
    })
  }
}

function reportHead(output: Output, { scenario, inputs, totals, ...result }: PlanResult): void {
  const { language } = output
  const amount = (value: number | null) => {
    if (value === null) return '–'
    if (result.objectiveUnit === 'fen') return `${yuan(value)} ${word('yuan', language, 'unit')}`
    return `${Math.round(value).toLocaleString('en')} ${word('child_years', language, 'unit')}`
  }
  const gap = result.gap === null ? '–' : percent(result.gap, 3)
  const [status, aim] = [word(result.status, language), word(result.aim, language)]
  const seconds = result.seconds.toFixed(1)
  const served = Math.round(totals.servedLastYear).toLocaleString('en')
  output.say({
    en: `${inputs.cityNameEn}: ${scenario.nameEn}, births ${scenario.births}, base date ${inputs.baseDate} [${totals.mark}]`,
    zh: `${inputs.cityName}：${scenario.name}，${word(scenario.births, 'zh')}，基准日 ${inputs.baseDate} [${totals.mark}]`,
  })
  const { relief, eased = [] } = inputs.origin ?? {}
  if (relief) {
    const fields = (of: Language) =>
      eased.map(field => settingName(field, of)).join(of === 'zh' ? '、' : ', ')
    output.say({
      en: `Eased by the change "${relief}" that was found to be enough: ${fields('en')}`,
      zh: `已采用使方案可行的改动（${word(relief, 'zh', 'rule')}）：${fields('zh')}`,
    })
  }
  output.say({
    en: `${status}: ${aim} ${amount(result.objective)}, bound ${amount(result.bound)}, gap ${gap}, ${seconds} s`,
    zh: `${status}：${aim} ${amount(result.objective)}，界 ${amount(result.bound)}，差距 ${gap}，${seconds} 秒`,
  })
  output.say({
    en: `${many(totals.sitesOpened, 'site opens', 'sites open')}, ${many(totals.newPlaces, 'new place')}, ${many(totals.carersTrained, 'carer')} trained and certified, ${served} ${nounOf(Math.round(totals.servedLastYear), 'child', 'children')} served in ${inputs.years.at(-1)}`,
    zh: `开办 ${totals.sitesOpened} 处，新增托位 ${totals.newPlaces} 个，培训并持证 ${totals.carersTrained} 人，${inputs.years.at(-1)} 年预计服务婴幼儿 ${served} 人`,
  })
}

/** What the plan opens otherwise than the one it started from. */
function reportChanges(output: Output, { changes }: PlanResult): void {
  if (!changes) return
  const { opened, dropped, otherwise, alike, run } = changes
  output.say({
    en: `Against ${run === null ? 'the earlier plan' : `computation ${run}`}: ${many(opened.length, 'site')} more, ${dropped.length} fewer, ${otherwise.length} otherwise, ${alike} alike`,
    zh: `与${run === null ? '原方案' : `第 ${run} 号计算`}相比：新增 ${opened.length} 处，取消 ${dropped.length} 处，改变 ${otherwise.length} 处，相同 ${alike} 处`,
  })
  if (changes.littleCostsFen !== undefined) {
    const more = yuan(changes.littleCostsFen)
    output.say({
      en: `Changing little costs ${more} yuan more than the plan found without this wish.`,
      zh: `尽量少改动比不作此要求时找到的方案多 ${more} 元。`,
    })
  }
}

/** What a reader must know beside the indicators. */
function reportReading(output: Output, { inputs, totals }: PlanResult): void {
  const below = percent(inputs.lowUseShare, 0)
  const last = inputs.years.at(-1)
  output.say({
    en: `Certified carers: posts of new places go to certified carers, and certified carers fill posts first; nobody has hired them yet.`,
    zh: `持证率假定：新增托位的岗位由持证人员担任，持证人员优先上岗；这些人尚未受聘。`,
  })
  output.say({
    en: `${totals.lowUseSites} of ${many(totals.sitesOpened, 'site')}, with ${many(totals.lowUsePlaces, 'place')}, ${nounOf(totals.lowUseSites, 'is', 'are')} expected to fill less than ${below} of ${nounOf(totals.lowUseSites, 'its', 'their')} places in ${last}.`,
    zh: `${totals.sitesOpened} 处中有 ${totals.lowUseSites} 处（${totals.lowUsePlaces} 个托位）预计 ${last} 年使用率低于 ${below}。`,
  })
}

type Table = [headings: string[], rows: string[][]]

function indicatorTable({ indicators, use, inputs }: PlanResult, language: Language): Table {
  const names = [...new Set(indicators.map(row => row.indicator))]
  const years = [null, ...inputs.years]
  const cell = (name: string, year: number | null) => {
    const row = indicators.find(
      each =>
        each.indicator === name && (year === null ? each.baseline : each.year === year && !each.baseline),
    )
    if (!row || row.value === null) return '–'
    const shown = name === 'places_per_1000' ? row.value.toFixed(3) : percent(row.value, 1)
    return `${shown}${row.met === null ? '' : row.met ? ' ✓' : ' ✗'}`
  }
  const occupancy = (year: number | null) => {
    const share = use.find(row => row.year === year && row.district === null)?.occupancyShare ?? null
    return share === null ? '–' : percent(share, 1)
  }
  const start = inputs.baseDate
  return [
    [language === 'zh' ? '年末' : 'year end', start, ...inputs.years.map(String)],
    [
      ...names.map(name => [word(name, language), ...years.map(year => cell(name, year))]),
      [language === 'zh' ? '预计使用率' : 'predicted occupancy', ...years.map(occupancy)],
    ],
  ]
}

function costTable({ cost, inputs }: PlanResult, language: Language): Table {
  const kinds = ['capital', 'support', 'training'] as const
  const sum = (year: number, kind: string) =>
    cost.filter(row => row.year === year && row.kind === kind).reduce((fen, row) => fen + row.fen, 0)
  return [
    [`${language === 'zh' ? '元' : 'yuan'}`, ...inputs.years.map(String)],
    kinds.map(kind => [word(kind, language), ...inputs.years.map(year => yuan(sum(year, kind)))]),
  ]
}

function reportLimits(output: Output, { limits }: PlanResult): void {
  const { language } = output
  const worthOf = (row: LimitRow) => row.marginalValue ?? 0
  const binding = limits.filter(row => row.binds).toSorted((a, b) => worthOf(b) - worthOf(a))
  if (binding.length === 0) return
  output.line('')
  output.say({
    en: 'What binds, dearest first, and what one unit more would be worth:',
    zh: '起约束的规则（价值高的在前），以及放宽一个单位的价值：',
  })
  const rows = binding.map(row => {
    // a child costs far more than a yuan
    const inBulk = row.unit === 'yuan' && row.marginalUnit === 'child_years'
    const worth = (worthOf(row) * (inBulk ? 10_000 : 1)).toLocaleString('en', { maximumSignificantDigits: 4 })
    const unit = `${inBulk ? '10,000 ' : ''}${word(row.unit, language, 'unit')}`
    return [
      String(row.year),
      [word(row.family, language, 'rule'), row.level && word(row.level, language), row.districtName]
        .filter(Boolean)
        .join(' '),
      `${worth} ${word(row.marginalUnit, language, 'unit')} / ${unit}`,
    ]
  })
  output.table(language === 'zh' ? ['年份', '规则', '价值'] : ['year', 'rule', 'worth'], rows)
}

function reportReliefs(output: Output, { status, reliefs, scenario }: PlanResult): void {
  const { language } = output
  if (status === 'stopped') {
    output.say({ en: 'Stopped before any plan was found.', zh: '在找到方案之前已中止。' })
    return
  }
  const amount = (value: number | null, unit: string | null) =>
    value === null
      ? '–'
      : unit === 'share'
        ? percent(value, 2)
        : `${value.toLocaleString('en')} ${unit === null ? '' : unitOf(value, unit, language)}`.trim()
  const carriesOver = scenario.budgets?.carryOver ?? false
  const shareText = (share: number, ofAllYears: boolean) =>
    ofAllYears
      ? { en: `(${percent(share, 2)} of all years' money)`, zh: `（各年预算合计的 ${percent(share, 2)}）` }[
          language
        ]
      : `(${percent(share, 2)})`
  const joint = reliefs.filter(each => each.family === 'joint' && each.helps !== false)
  const alone = reliefs.filter(each => each.family !== 'joint')
  const useless = alone.filter(each => each.helps === false).map(each => word(each.family, language, 'rule'))
  const helping = alone.filter(each => each.helps !== false)
  const say = ({ family, unit, leastChange, foundChange, changes }: ReliefRow) => {
    const name = word(family, language, 'rule')
    const [least, found] = [amount(leastChange, unit), amount(foundChange, unit)]
    output.say({
      en: `  ${name}: at least ${least}; enough: ${found}`,
      zh: `  ${name}：至少 ${least}；足够：${found}`,
    })
    for (const each of changes.slice(0, family === 'joint' ? undefined : MOST_CHANGES)) {
      const where = [each.year, each.level && word(each.level, language), each.districtName, each.siteName]
      const rule = family === 'joint' ? word(each.family, language, 'rule') : null
      const share =
        each.share === undefined ? null : shareText(each.share, each.family === 'budget' && carriesOver)
      output.line(`    ${[...where, rule, amount(each.amount, each.unit), share].filter(Boolean).join(' ')}`)
    }
  }
  output.say(
    helping.length > 0
      ? {
          en: 'No plan meets all rules. What each family of rules would have to yield, all else kept:',
          zh: '没有方案满足全部规则。其余不变时，各类规则至少需放宽：',
        }
      : {
          en: `No plan meets all rules, and no single family is enough by itself (${useless.join(', ')}): two or more have to yield together.`,
          zh: `没有方案满足全部规则；单独放宽任何一类都不够（${useless.join('、')}），须同时放宽两类或更多。`,
        },
  )
  if (helping.length > 0 && useless.length > 0)
    output.say({
      en: `  not enough by themselves: ${useless.join(', ')}`,
      zh: `  单独放宽无济于事：${useless.join('、')}`,
    })
  helping.forEach(say)
  if (joint.length === 0) return
  output.say({
    en: 'The smallest change of all rules together, in shares of what each asks for or allows (of a budget of 0: of what all sites together would cost); locks and duties stay:',
    zh: '各类规则一起放宽的最小改动，按各自要求的比例计（预算为 0 时按全部点位合计所需的费用计），锁定与配建义务不变：',
  })
  joint.forEach(say)
}

const word = (code: string, language: Language, sense?: Parameters<typeof wordOf>[1]): string =>
  language === 'zh' ? wordOf(code, sense) : code.replaceAll(/[_-]/g, ' ')
/** A unit beside its amount; yuan has one form. */
const unitOf = (value: number, unit: string, language: Language): string => {
  const one = word(unit, language, 'unit')
  return language === 'zh' || unit === 'yuan' ? one : nounOf(value, one, `${one}s`.replace(/ys$/, 'ies'))
}
const yuan = (fen: number): string => Math.round(fen / 100).toLocaleString('en')
const percent = (share: number, digits: number): string => `${(share * 100).toFixed(digits)} %`
