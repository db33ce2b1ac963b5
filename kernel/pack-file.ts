/**
 * How one CSV file of a city pack looks: its columns, what each may hold, and the table its rows become.
 * Each noun declares its file beside its rules (`institution.pack.ts`); the one reader in `domain/packs` checks
 * and loads them all, and the pack's documentation is printed from the same declarations.
 *
 * Column to table: a reference `district` fills `district_id`; `yuan` columns `monthly_yuan` fill `monthly_fen`;
 * the pair `first`, `last` fills `valid`, both ends included, an empty `last` being open. All else keeps its name.
 */
export type Column = {
  readonly name: string
  /** Heading in Chinese, accepted in place of the name. */
  readonly zh: string
  /** What stands in the column, in English, for the documentation. */
  readonly about: string
  /** An empty cell is allowed and means unknown or not applicable. */
  readonly optional?: true
  /** The heading must stand though cells may be empty: without it the file says nothing. */
  readonly headed?: true
  /** Checked and used, but not a column of the table. */
  readonly unstored?: true
} & ColumnKind

export type ColumnKind =
  | {
      readonly kind: 'text'
      readonly maxLength: number
      readonly pattern?: RegExp
      readonly patternSays?: string
    }
  | { readonly kind: 'integer' | 'number' | 'yuan'; readonly min: number; readonly max: number }
  | { readonly kind: 'day' }
  | { readonly kind: 'boolean' }
  | { readonly kind: 'json' }
  | { readonly kind: 'choice'; readonly of: readonly string[] }
  /** The `code` of a row of another file. */
  | { readonly kind: 'reference'; readonly to: string }

export type PackFile = {
  /** File name without folder; also its name in references and messages, less `.csv`. */
  readonly file: string
  readonly table: string
  readonly about: string
  /** A pack without this file is still a pack. */
  readonly optional?: true
  readonly columns: readonly Column[]
  /** Columns that together identify a row; `['code']` is what references point to. */
  readonly key: readonly string[]
  /** Rows alike in these columns must not overlap in `first`–`last`. */
  readonly noOverlap?: readonly string[]
  /** What the columns alone cannot say about one row; returns the fault in plain words, naming column and what is allowed. */
  readonly checkRow?: (row: PackRow) => readonly RowFault[]
}

/** A parsed row: text, numbers, booleans and null by column name; references still as codes. */
export type PackRow = Readonly<Record<string, string | number | boolean | null>>
export type RowFault = {
  readonly column: string
  readonly allowed: string
  readonly severity: 'error' | 'warning'
}
