import { allowedOf, type Fault, type PackReport, type UnlistedFaults } from '../../domain/packs/index.ts'
import { many } from '../count.ts'
import type { Language } from '../language.ts'

const WORDS = {
  en: { error: 'error', warning: 'warning', row: 'row', feature: 'feature', expected: 'expected', is: 'is' },
  zh: { error: '错误', warning: '警告', row: '行', feature: '要素', expected: '应为', is: '为' },
} as const

/** A heading is no value that should be another: what the file may have is told behind it. */
const unknownColumn = ({ value, facts: { nearest, names, headings } }: Fault, language: Language): string => {
  const columns = (listed: unknown, separator: string) => (listed as readonly string[]).join(separator)
  return language === 'zh'
    ? `未知的列“${value}”，未读取${nearest ? `；是否为 ${nearest}？` : '；'}可用的列：${columns(headings, '、')}`
    : `unknown column "${value}", not read; ${nearest ? `did you mean ${nearest}? ` : ''}columns are: ${columns(names, ', ')}`
}

/** `error  rooms.csv row 14 area_m2 is "-3", expected from 1 to 5000`. */
function faultLine(fault: Fault, language: Language): string {
  const words = WORDS[language]
  const unit = fault.file.endsWith('.geojson') ? words.feature : words.row
  const place = [
    fault.file,
    fault.row === null ? '' : language === 'zh' ? `第 ${fault.row} ${unit}` : `${unit} ${fault.row}`,
    fault.heading ?? fault.column ?? '',
  ]
  const head = `${words[fault.severity].padEnd(8)} ${place.filter(Boolean).join(' ')}`
  if (fault.kind === 'column_unknown')
    return `${head}${language === 'zh' ? '：' : ': '}${unknownColumn(fault, language)}`
  // a field of a JSON file is shown as it stands there, which for a text is in quotes
  const quoted = fault.kind === 'field_invalid' ? fault.value : `"${fault.value}"`
  const value = fault.value === null ? '' : ` ${words.is} ${quoted}`
  const allowed = allowedOf(fault, language)
  // the Chinese clauses carry their own verb
  const clause = language === 'zh' ? `：${allowed}` : `, ${words.expected} ${allowed}`
  return `${head}${value}${clause}`
}

function unlistedLine(
  { severity, file, column, heading, count, kind }: UnlistedFaults,
  language: Language,
): string {
  const place = [file, heading ?? column].filter(Boolean).join(' ')
  const word = WORDS[language][severity].padEnd(8)
  return language === 'zh'
    ? `${word} ${place}：另有 ${count} 处同类（${kind}）`
    : `${word} ${place}: ${count} more of this kind (${kind})`
}

/** The faults, one line each, errors last so that they stand nearest to the verdict. */
export function reportLines(
  { faults, unlisted }: Pick<PackReport, 'faults' | 'unlisted'>,
  language: Language,
): string[] {
  const of = (severity: Fault['severity']) => [
    ...faults.filter(fault => fault.severity === severity).map(fault => faultLine(fault, language)),
    ...unlisted.filter(group => group.severity === severity).map(group => unlistedLine(group, language)),
  ]
  return [...of('warning'), ...of('error')]
}

const count = (n: number, noun: string): string => (n === 0 ? `no ${noun}s` : many(n, noun))

/** What the check comes to, in one sentence. */
export function verdictOf({ pack, files, errors, warnings }: PackReport, language: Language): string {
  const rows = files.reduce((sum, file) => sum + file.rows, 0)
  const name = pack ? `${pack.name} ${pack.version}` : language === 'zh' ? '数据包' : 'The pack'
  if (language === 'zh')
    return errors > 0
      ? `${name}：${rows} 行，${errors} 个错误，${warnings} 个警告；更正错误之前无法载入。`
      : `${name}：${rows} 行，没有错误，${warnings} 个警告；可以载入。`
  return errors > 0
    ? `${name}: ${count(rows, 'row')}, ${count(errors, 'error')}, ${count(warnings, 'warning')}; it cannot be loaded before the errors are corrected.`
    : `${name}: ${count(rows, 'row')}, no errors, ${count(warnings, 'warning')}; it can be loaded.`
}
