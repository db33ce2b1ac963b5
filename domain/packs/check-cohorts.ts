import { LIFE_TABLE_BIRTHS, SEXES } from '../territory/cohort.ts'
import type { PackTables } from './check-references.ts'
import type { FaultList } from './fault.ts'
import type { PackTable } from './read-table.ts'

/**
 * The tables that a cohort projection starts from: ages run from 0 on without a gap and end alike for both sexes in every
 * year of people and of life tables, and a life table holds no more years at a higher age.
 */
export function checkCohorts(tables: PackTables, faults: FaultList): void {
  const people = tables.get('population_ages')!
  const survival = tables.get('life_tables')!
  if ([people, survival].some(table => !table.complete || table.faulty.size > 0)) return
  const greatest = Math.max(-1, ...[people, survival].flatMap(({ rows }) => rows.map(row => Number(row.age))))
  if (greatest < 0) return
  for (const table of [people, survival])
    for (const year of new Set(table.rows.map(row => row.year!)))
      for (const sex of SEXES) {
        checkAges(table, year, sex, greatest, faults)
        if (table === survival) checkFalling(table, year, sex, greatest, faults)
      }
}

/** Each age once is the key's rule; here none may be missing. */
function checkAges(table: PackTable, year: unknown, sex: string, greatest: number, faults: FaultList): void {
  const ages = new Set(
    table.rows.flatMap(row => (row.year === year && row.sex === sex ? [Number(row.age)] : [])),
  )
  const missing = Array.from({ length: greatest + 1 }, (_, age) => age).filter(age => !ages.has(age))
  if (missing.length > 0)
    faults.add(
      'ages_missing',
      { file: table.file.file, column: 'age', value: missing.slice(0, 5).join(', ') },
      { greatest, year, sex },
    )
}

function checkFalling(
  table: PackTable,
  year: unknown,
  sex: string,
  greatest: number,
  faults: FaultList,
): void {
  let most = LIFE_TABLE_BIRTHS
  const rows = table.rows
    .map((row, i) => ({ age: Number(row.age), years: Number(row.person_years), i, row }))
    .filter(({ row }) => row.year === year && row.sex === sex)
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
