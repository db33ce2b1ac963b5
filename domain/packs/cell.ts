import { isCivilDate } from '../../kernel/civil-date.ts'
import { isDecimal } from '../../kernel/decimal.ts'
import type { Column } from '../../kernel/pack-file.ts'
import type { Facts } from '../../kernel/refusal.ts'
import { isStorable } from '../../kernel/storable.ts'
import type { FaultKind } from './fault-words.ts'
import { nearest } from './nearest.ts'

export type CellValue = string | number | boolean | null
export type CellFault = { readonly kind: FaultKind; readonly facts: Facts }
/** Turns the text of a cell, trimmed and not empty, into its value or says what is wrong with it. */
type CellReader = (text: string) => CellValue | CellFault

const GROUPED = /^[+-]?\d{1,3}(?:[,，'\s]\d{3})+(?:\.\d+)?$/
const FULL_WIDTH = /[\uff10-\uff19]/
/** What a spreadsheet makes of a long code: 1.20101E+11. */
const MANGLED = /^\d(?:\.\d+)?E\+\d+$/i
const DAY = /^(\d{4})[-/年](\d{1,2})[-/月](\d{1,2})日?$/
/** Controls, save the tab and line ends that a cell may hold. */
const CONTROL = /[^\P{Cc}\t\n\r]/u
const FALSE_WORDS = new Set(['false', '0', '否'])
const TRUE_WORDS = new Set(['true', '1', '是'])

const fault = (kind: FaultKind, facts: Facts = {}): CellFault => ({ kind, facts })

type Of<Kind extends Column['kind']> = Extract<Column, { kind: Kind }>

function readText(column: Of<'text'>): CellReader {
  return text => {
    if (text.length > column.maxLength)
      return fault('text_too_long', { most: column.maxLength, found: text.length })
    if (CONTROL.test(text)) return fault('text_control')
    if (!column.pattern || column.pattern.test(text)) return text
    return MANGLED.test(text) ? fault('code_mangled') : fault('text_pattern', { says: column.patternSays })
  }
}

function readNumber(column: Of<'integer' | 'number' | 'yuan'>): CellReader {
  const limits = { min: column.min, max: column.max }
  return text => {
    if (!isDecimal(text)) return misreadNumber(text, limits)
    const value = Number(text)
    if (column.kind === 'integer' && !Number.isInteger(value)) return fault('integer_expected', limits)
    if (value < column.min || value > column.max) return fault('number_range', limits)
    // products such as 0.29 × 100 are not whole in floating point, so the comparison is in decimals
    if (column.kind === 'yuan' && Number(value.toFixed(2)) !== value) return fault('yuan_decimals')
    return value === 0 ? 0 : value
  }
}

function misreadNumber(text: string, limits: Facts): CellFault {
  if (FULL_WIDTH.test(text)) return fault('number_full_width')
  if (GROUPED.test(text)) return fault('number_grouped')
  if (isDecimal(text.replace(/[%％]$/, ''))) return fault('number_percent')
  return fault('number_expected', limits)
}

/** A pack names the same days thousands of times; checking one costs more than all else about a cell. */
const knownDays = new Map<string, string>()

const readDay: CellReader = text => {
  const known = knownDays.get(text)
  if (known) return known
  const day = readNewDay(text)
  if (typeof day === 'string' && knownDays.size < 100_000) knownDays.set(text, day)
  return day
}

/** Spreadsheets rewrite 2021-01-05 as 2021/1/5; with the year first that stays one day. */
const readNewDay: CellReader = text => {
  if (FULL_WIDTH.test(text)) return fault('number_full_width')
  const [, year, month, day] = DAY.exec(text) ?? []
  const written = `${year}-${month?.padStart(2, '0')}-${day?.padStart(2, '0')}`
  return isCivilDate(written) && year! >= '1900' && year! <= '2200' ? written : fault('day_expected')
}

const readBoolean: CellReader = text => {
  const word = text.toLowerCase()
  if (TRUE_WORDS.has(word)) return true
  return FALSE_WORDS.has(word) ? false : fault('boolean_expected')
}

const readJson: CellReader = text => {
  try {
    const value: unknown = JSON.parse(text)
    return isStorable(value) ? JSON.stringify(value) : fault('json_invalid')
  } catch {
    return fault('json_invalid')
  }
}

function readChoice(column: Of<'choice'>): CellReader {
  const known = new Set(column.of)
  return text =>
    known.has(text) ? text : fault('choice_unknown', { of: column.of, nearest: nearest(text, column.of) })
}

function readerOf(column: Column): CellReader {
  switch (column.kind) {
    case 'text':
      return readText(column)
    case 'integer':
    case 'number':
    case 'yuan':
      return readNumber(column)
    case 'day':
      return readDay
    case 'boolean':
      return readBoolean
    case 'json':
      return readJson
    case 'choice':
      return readChoice(column)
    case 'reference':
      return text => (MANGLED.test(text) ? fault('code_mangled') : text)
  }
}

/** Reads the cells of one column; spaces around a value do not count, an empty cell is null where the column allows it. */
export function cellReader(column: Column): CellReader {
  const read = readerOf(column)
  return raw => {
    const text = raw.trim()
    if (text === '') return column.optional ? null : fault('cell_empty')
    return read(text)
  }
}

export const isCellFault = (cell: CellValue | CellFault): cell is CellFault =>
  typeof cell === 'object' && cell !== null
