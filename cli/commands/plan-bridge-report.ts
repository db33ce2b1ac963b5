import type { BridgeRow, PlanResult } from '../../domain/plans/index.ts'
import { wordOf } from '../../domain/tables/index.ts'
import type { Output } from '../output.ts'

/** What each indicator is made of, on the base date and at the end of each year. */
export function reportBridge(output: Output, { bridge, inputs, indicators }: PlanResult): void {
  const { language } = output
  const zh = language === 'zh'
  const days = [inputs.baseDate, ...inputs.years.map(String)]
  const word = (code: string, sense?: 'rule') => (zh ? wordOf(code, sense) : code.replaceAll('_', ' '))
  const cells = (of: (day: string) => number | undefined) =>
    days.map(day => of(day)?.toLocaleString('en', { maximumFractionDigits: 1 }) ?? '')
  const rows = [...new Set(indicators.map(row => row.indicator))].flatMap(indicator =>
    (['numerator', 'denominator'] as const).flatMap(part => {
      const own = bridge.filter(row => row.indicator === indicator && row.part === part)
      const items = [...new Set(own.map(row => row.item))]
      const figure = (day: string) =>
        indicators.find(each => each.indicator === indicator && columnOf(each) === day)?.[part]
      return [
        [`${word(indicator)}: ${word(part)}`, ...cells(figure)],
        ...items.map(item => [`  ${word(item, 'rule')}`, ...cells(day => amountOf(own, item, day))]),
      ]
    }),
  )
  output.line('')
  output.say({
    en: `What the indicators are made of, on the base date ${inputs.baseDate} and on 31 December of each year:`,
    zh: `指标的构成，基准日 ${inputs.baseDate} 及各年 12 月 31 日：`,
  })
  output.table([zh ? '构成' : 'made of', ...days], rows)
}

/** The base date by its day, the years by their number. */
const columnOf = ({ baseline, day, year }: Pick<BridgeRow, 'baseline' | 'day' | 'year'>): string =>
  baseline ? day : String(year)

const amountOf = (rows: readonly BridgeRow[], item: BridgeRow['item'], day: string): number | undefined =>
  rows.find(row => row.item === item && columnOf(row) === day)?.amount
