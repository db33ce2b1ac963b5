/** `tuoyu indicators`: where the city stands on a day, and the records behind a figure. */
import { InvalidArgumentError, Option } from 'commander'
import { inSnapshot, type Read } from '../../db/index.ts'
import {
  type AreaStanding,
  accessGroupTable,
  accessOnDay,
  type Figure,
  isMeasure,
  listRecords,
  type Measure,
  type MeasureUnit,
  measure,
  measuredDay,
  type RecordList,
  recordTable,
  type Standing,
  standingTable,
  type Withheld,
  wordsOf,
} from '../../domain/indicators/index.ts'
import { checkFilePath, tableCsv, writeWhole } from '../../domain/tables/index.ts'
import { type CivilDate, isCivilDate } from '../../kernel/civil-date.ts'
import { Refusal } from '../../kernel/refusal.ts'
import type { Cli, Register } from '../cli.ts'
import { many } from '../count.ts'
import { type Output, rightAligned } from '../output.ts'
import { reportFairness } from './indicators-fairness.ts'

type Given = {
  on?: CivilDate
  by?: 'district' | 'subdistrict'
  area?: string
  records?: Measure
  fairness?: true
  affordable?: true
  csv?: string
  json?: true
}

const HELP = `
Examples:
  tuoyu indicators                               the city today, or on the last day of its records
  tuoyu indicators --on 2022-01-01 --by district
  tuoyu indicators --by subdistrict --csv standing.csv
  tuoyu indicators --fairness --csv fairness.csv  how evenly places lie within reach
  tuoyu indicators --fairness --affordable       the same of places that families can pay for
  tuoyu indicators --records usable --area 120101    what the figure counts, and what it leaves out and why

Measures and their formulas: docs/methods/indicators.md; the place funnel: docs/methods/place-funnel.md.`

/** Adds `indicators` to the program. */
export const registerIndicators: Register = (program, cli) => {
  program
    .command('indicators')
    .description('where the city stands on a day: the place funnel, the indicators and their targets')
    .option('--on <date>', 'the day, YYYY-MM-DD; else today, or the last day of the records', dayOf)
    .addOption(new Option('--by <level>', 'a row for each area').choices(['district', 'subdistrict']))
    .option('--records <measure>', 'list the records behind one figure', measureOf)
    .option('--area <code>', 'with --records: of this district or sub-district')
    .option('--fairness', 'how evenly places lie within reach: the city, town and country, each district')
    .option('--affordable', 'with --fairness: only places whose fee is within the families’ limit')
    .option('--csv <file>', 'write all columns as CSV')
    .option('--json', 'print everything as JSON')
    .addHelpText('after', HELP)
    .action(async (given: Given) => {
      checkTogether(given)
      await checkFilePath(given.csv)
      if (given.fairness) await showFairness(cli(), given)
      else await (given.records ? showRecords(cli(), given, given.records) : showStanding(cli(), given))
    })
}

/** Refuses options that ask for two lists at once, all of them together. */
function checkTogether({ area, by, records, fairness, affordable }: Given): void {
  const faults = [
    ...(area && !records ? [{ place: '--area', value: area, allowed: 'only with --records' }] : []),
    ...(affordable && !fairness
      ? [{ place: '--affordable', value: true, allowed: 'only with --fairness' }]
      : []),
    ...(by && records ? [{ place: '--by', value: by, allowed: 'nothing beside --records' }] : []),
    ...(by && fairness ? [{ place: '--by', value: by, allowed: 'nothing beside --fairness' }] : []),
    ...(records && fairness
      ? [{ place: '--records', value: records, allowed: 'nothing beside --fairness' }]
      : []),
  ]
  if (faults.length > 0) throw new Refusal('invalid', 'usage.options_faulty', { faults })
}

function dayOf(text: string): CivilDate {
  if (!isCivilDate(text)) throw new InvalidArgumentError('Expected a day that exists, written YYYY-MM-DD.')
  return text
}

function measureOf(text: string): Measure {
  if (!isMeasure(text))
    throw new InvalidArgumentError('Expected a measure, such as usable or places_per_1000.')
  return text
}

/** Runs the work on one snapshot of the records, on the day asked for. */
const onDay = <T>(cli: Cli, given: Given, work: (db: Read, on: CivilDate) => Promise<T>): Promise<T> =>
  cli.inSession(({ db, actor, today }) =>
    inSnapshot(db, actor, async snapshot => work(snapshot, await measuredDay(snapshot, given.on, today))),
  )

async function showFairness(cli: Cli, given: Given): Promise<void> {
  const access = await onDay(cli, given, (db, on) =>
    accessOnDay(db, on, given.affordable ? 'affordable' : 'usable'),
  )
  cli.progress.clear()
  if (given.csv) await writeWhole(given.csv, tableCsv(accessGroupTable(access)))
  if (given.json) return cli.output.json(access)
  reportFairness(cli.output, access)
  if (given.csv) cli.output.say({ en: `Written: ${given.csv}`, zh: `已写出：${given.csv}` })
}

async function showStanding(cli: Cli, given: Given): Promise<void> {
  const whole = await onDay(cli, given, measure)
  const standing = { ...whole, areas: whole.areas.filter(each => isShown(each, given.by)) }
  cli.progress.clear()
  if (given.csv) await writeWhole(given.csv, tableCsv(standingTable(standing)))
  if (given.json) return cli.output.json(standing)
  const { name, nameEn } = standing.areas[0]!.area
  cli.output.say({
    en: `${nameEn} on ${standing.on}; residents and children of the end of ${standing.populationYear}`,
    zh: `${name}，${standing.on}；人口为${standing.populationYear}年末`,
  })
  cli.output.line('')
  if (given.by) areaTable(cli.output, standing)
  else cityTable(cli.output, standing)
  if (given.csv) cli.output.say({ en: `Written: ${given.csv}`, zh: `已写出：${given.csv}` })
}

const isShown = ({ area }: AreaStanding, by: Given['by']): boolean =>
  area.level === 'city' || area.level === by || (area.level === 'district' && by === 'subdistrict')

const HEADINGS = {
  en: ['Measure', 'Value', 'Numerator', 'Denominator', 'Target', 'Mark'],
  zh: ['指标', '数值', '分子', '分母', '本年目标', '标记'],
} as const
const MARKS = {
  en: { official: 'official', estimated: 'estimated', demo: 'demo' },
  zh: { official: '官方', estimated: '推算', demo: '演示' },
} as const
const percent = (share: number) => `${(100 * share).toFixed(1)} %`

/** Why there is no figure, and what can be said of the people whose place is known. */
function whyWithheld(withheld: Withheld, language: Output['language']): string {
  if (withheld.reason === 'no_records_yet')
    return language === 'zh'
      ? `尚无记录（自 ${withheld.recordsFrom} 起）`
      : `no records before ${withheld.recordsFrom}`
  if (withheld.reason === 'place_unknown') {
    const unknown = percent(withheld.unknownShare)
    return language === 'zh'
      ? `不予显示：${unknown} 的居民位置不明`
      : `withheld: the place of ${unknown} of residents is not known`
  }
  const part = withheld.onPublishedPoints
  const known = percent(1 - withheld.estimatedShare)
  if (language === 'zh')
    return `不予显示：点位为推算${part ? `；点位已知的 ${known} 居民中为 ${percent(part.value)}` : ''}`
  return `withheld: points estimated${part ? `; ${percent(part.value)} of the ${known} whose place is known` : ''}`
}

/** One row for each measure of the city. */
function cityTable(output: Output, { areas, measures }: Standing): void {
  const { figures } = areas[0]!
  const rows = measures.map(({ id, unit }) => {
    const figure = figures[id]
    const target = figure.target?.ofYear ?? null
    return [
      wordsOf(id)[output.language],
      shown(figure, unit),
      figure.denominator === null ? '' : whole(figure.numerator),
      figure.denominator === null ? '' : whole(figure.denominator),
      target === null ? '' : valueText(target, unit),
      figure.withheld ? whyWithheld(figure.withheld, output.language) : MARKS[output.language][figure.mark],
    ]
  })
  output.table(...rightAligned(HEADINGS[output.language], rows, [1, 2, 3, 4]))
}

const BY_AREA: readonly Measure[] = [
  'filed',
  'usable',
  'within_reach',
  'affordable',
  'occupied',
  'places_per_1000',
  'inclusive_share',
  'certified_carer_share',
  'community_coverage',
  'enrolment_rate',
  'place_use',
  'access',
]

/** One row for each area, with the measures that matter most; all of them stand in the CSV and the JSON. */
function areaTable(output: Output, { areas, measures }: Standing): void {
  const unitOf = new Map(measures.map(each => [each.id, each.unit]))
  const rows = areas.map(({ area, figures }) => [
    area.code,
    output.language === 'zh' ? area.name : (area.nameEn ?? area.name),
    ...BY_AREA.map(id => shown(figures[id], unitOf.get(id)!)),
  ])
  const headings = [
    ...(output.language === 'zh' ? ['编码', '名称'] : ['Code', 'Name']),
    ...BY_AREA.map(id => wordsOf(id)[output.language]),
  ]
  output.table(
    ...rightAligned(
      headings,
      rows,
      BY_AREA.map((_, index) => index + 2),
    ),
  )
}

const shown = (figure: Figure, unit: MeasureUnit): string =>
  figure.value === null ? '–' : valueText(figure.value, unit)

function valueText(value: number, unit: MeasureUnit): string {
  if (unit === 'share') return percent(value)
  if (unit === 'per_100') return value.toFixed(1)
  return unit === 'per_1000' ? value.toFixed(2) : whole(value)
}

const whole = (value: number | null): string =>
  value === null ? '–' : Math.round(value).toLocaleString('en-US')

async function showRecords(cli: Cli, given: Given, id: Measure): Promise<void> {
  const list = await onDay(cli, given, (db, on) => listRecords(db, on, { measure: id, area: given.area }))
  cli.progress.clear()
  const table = recordTable(list)
  if (given.csv) await writeWhole(given.csv, tableCsv(table))
  if (given.json) return cli.output.json(list)
  recordHead(cli.output, list)
  cli.output.table(
    table.columns.map(column => column[cli.output.language]),
    table.rows.map(row => row.map(cell => (typeof cell === 'number' ? cell : String(cell ?? '')))),
  )
  if (given.csv) cli.output.say({ en: `Written: ${given.csv}`, zh: `已写出：${given.csv}` })
}

function recordHead(
  output: Output,
  { measure: id, on, area, areas, figure, counted, leftOut }: RecordList,
): void {
  const { zh, en } = wordsOf(id)
  const [numerator, denominator] = [figure.numerator ?? '–', figure.denominator]
  const of = denominator === null ? `${numerator}` : `${numerator} / ${denominator}`
  output.say({
    en: `${en}, ${areas[area.code]?.nameEn ?? area.name}, ${on}: ${of}; ${many(counted.length, 'record')} counted, ${leftOut.length} left out`,
    zh: `${zh}，${area.name}，${on}：${of}；计入 ${counted.length} 条，未计 ${leftOut.length} 条`,
  })
  output.line('')
}
