import { LIFE_TABLE_BIRTHS, SEXES } from '../territory/cohort.ts'
import type { PackTables } from './check-references.ts'
import type { FaultList } from './fault.ts'
import type { PackTable } from './read-table.ts'

/** The three tables of a cohort projection; with less than all of them none can be made. */
const COHORT_TABLES = ['population_ages', 'life_tables', 'fertility_rates'] as const

/** Ages at which the United Nations count births (World Population Prospects 2022, births by single age of mother: 10 to 54). */
const YOUNGEST_MOTHER = 10
const OLDEST_MOTHER = 54

/**
 * The tables that a cohort projection starts from: ages run from 0 on without a gap and end alike for both sexes in every
 * year of people and of life tables, a life table holds no more years at a higher age, there are people, and there are
 * births, by women of an age to bear children. Each table is held against this by what could be read of it, whatever is
 * wrong with the others.
 */
export function checkCohorts(tables: PackTables, faults: FaultList): void {
  const [people, survival, fertility] = COHORT_TABLES.map(name => tables.get(name)!) as [
    PackTable,
    PackTable,
    PackTable,
  ]
  checkCompanions([people, survival, fertility], faults)
  const aged = [people, survival].filter(table => table.complete)
  const greatest = Math.max(-1, ...aged.flatMap(({ rows }) => rows.map(row => Number(row.age ?? -1))))
  for (const table of aged)
    for (const year of yearsOf(table))
      for (const sex of SEXES) {
        checkAges(table, year, sex, greatest, faults)
        if (table === survival) checkFalling(table, year, sex, greatest, faults)
      }
  checkSomeAbove0(people, 'people', 'people_all_zero', faults)
  checkSomeAbove0(fertility, 'births_per_woman', 'births_all_zero', faults)
  checkMothers(fertility, greatest, faults)
}

const yearsOf = (table: PackTable) =>
  new Set(table.rows.flatMap(row => (typeof row.year === 'number' ? [row.year] : [])))

/** A file that is there without the others serves for nothing. */
function checkCompanions(tables: readonly PackTable[], faults: FaultList): void {
  // one that cannot be read is a fault of its own
  const absent = tables.filter(table => table.complete && table.rows.length === 0)
  const beside = tables.filter(table => !absent.includes(table)).map(({ file }) => file.file)
  if (beside.length === 0) return
  for (const { file } of absent) faults.add('companion_missing', { file: file.file }, { beside })
}

/** Each age once is the key's rule; here none may be missing. Rows that are not clear accuse nobody of their group. */
function checkAges(table: PackTable, year: number, sex: string, greatest: number, faults: FaultList): void {
  const own = table.rows.filter(row => (row.year ?? year) === year && (row.sex ?? sex) === sex)
  if (own.some(row => row.year === null || row.sex === null || row.age === null)) return
  const ages = new Set(own.map(row => row.age))
  const missing = Array.from({ length: greatest + 1 }, (_, age) => age).filter(age => !ages.has(age))
  if (missing.length > 0)
    faults.add(
      'ages_missing',
      { file: table.file.file, column: 'age', value: listed(missing) },
      { greatest, year, sex },
    )
}

const MOST_LISTED = 5
const listed = (ages: readonly number[]): string =>
  ages.length > MOST_LISTED ? `${ages.slice(0, MOST_LISTED).join(', ')}, … (${ages.length})` : ages.join(', ')

function checkFalling(
  table: PackTable,
  year: number,
  sex: string,
  greatest: number,
  faults: FaultList,
): void {
  let most = LIFE_TABLE_BIRTHS
  const rows = table.rows
    .map((row, i) => ({ age: row.age, years: row.person_years, i, row }))
    .filter(({ row }) => row.year === year && row.sex === sex)
    .flatMap(({ age, years, i }) =>
      typeof age === 'number' && typeof years === 'number' ? [{ age, years, i }] : [],
    )
    .sort((a, b) => a.age - b.age)
  for (const { age, years, i } of rows) {
    // the highest age has all years from it on
    if (age < greatest && years > most)
      faults.add(
        'person_years_rise',
        { file: table.file.file, row: table.rowNumbers[i]!, column: 'person_years', value: years },
        { most },
      )
    most = Math.min(most, years)
  }
}

/** Of each year some figure is more than 0; one that could not be read may be. */
function checkSomeAbove0(
  table: PackTable,
  column: string,
  kind: 'people_all_zero' | 'births_all_zero',
  faults: FaultList,
): void {
  if (!table.complete) return
  for (const year of yearsOf(table)) {
    const own = table.rows.filter(row => (row.year ?? year) === year)
    if (own.every(row => row[column] === 0))
      faults.add(kind, { file: table.file.file, column, value: 0 }, { year })
  }
}

/** Births stand at ages of mothers; where the ages of people end before, at the highest, which stands for all above. */
function checkMothers(table: PackTable, greatest: number, faults: FaultList): void {
  const most = greatest < 0 ? OLDEST_MOTHER : Math.min(OLDEST_MOTHER, greatest)
  const least = Math.min(YOUNGEST_MOTHER, most)
  table.rows.forEach(({ age, births_per_woman: births }, i) => {
    if (typeof age !== 'number' || typeof births !== 'number' || births === 0) return
    if (age < least || age > most)
      faults.add(
        'mother_age',
        { file: table.file.file, row: table.rowNumbers[i]!, column: 'age', value: age },
        { least, most },
      )
  })
}
