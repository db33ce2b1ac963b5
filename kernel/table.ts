/** How a column is typed and shown: a `code`, `rule`, `record` or `unit` has a Chinese word, `share` is 0–1 shown as percent, an `expected` count of people to a tenth. */
export type ExportKind =
  | 'text'
  | 'code'
  | 'rule'
  | 'record'
  | 'unit'
  | 'integer'
  | 'number'
  | 'expected'
  | 'share'
  | 'yuan'
  | 'boolean'
export type ExportValue = string | number | boolean | null

/** One column of a table that leaves the product: a key for machines, headings in Chinese and English. */
export type ExportColumn<Row> = {
  readonly key: string
  readonly zh: string
  readonly en: string
  readonly kind: ExportKind
  /** Key of the column that says the unit of each number, where units differ from row to row. */
  readonly unit?: string
  readonly value: (row: Row) => ExportValue
}

/** A table whose rows have been read out, so that writers need not know their type. */
export type FilledTable = {
  readonly name: string
  readonly zh: string
  readonly en: string
  readonly columns: readonly Omit<ExportColumn<never>, 'value'>[]
  readonly rows: readonly (readonly ExportValue[])[]
}

/** One column; `column('places', '托位', 'Places', 'integer', row => row.places)`. */
export const column = <Row>(
  key: string,
  zh: string,
  en: string,
  kind: ExportKind,
  value: (row: Row) => ExportValue,
  unit?: string,
): ExportColumn<Row> => ({ key, zh, en, kind, value, ...(unit ? { unit } : {}) })

/** Reads the rows out by the columns. */
export const fillTable = <Row>(
  { name, zh, en }: Pick<FilledTable, 'name' | 'zh' | 'en'>,
  columns: readonly ExportColumn<Row>[],
  rows: readonly Row[],
): FilledTable => ({
  name,
  zh,
  en,
  columns,
  rows: rows.map(row => columns.map(each => each.value(row))),
})
