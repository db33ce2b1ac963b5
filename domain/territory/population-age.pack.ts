import { markColumn, sourceColumn } from '../../kernel/pack-columns.ts'
import type { Column, PackFile } from '../../kernel/pack-file.ts'
import { SEXES } from './cohort.ts'

const sexColumn: Column = { name: 'sex', zh: '性别', about: 'sex', kind: 'choice', of: SEXES }
const tableYearColumn: Column = {
  name: 'year',
  zh: '年份',
  about: 'year of the table; a projection goes by the last one up to its base year, else by the first',
  kind: 'integer',
  min: 1900,
  max: 2100,
}
const ageColumn: Column = {
  name: 'age',
  zh: '年龄',
  about: 'whole years of age; the highest age stands for itself and all above',
  kind: 'integer',
  min: 0,
  max: 120,
}

/** Residents of the city by sex and single year of age, from which a cohort projection starts. */
export const populationAgeFile: PackFile = {
  file: 'population_ages.csv',
  table: 'population_age',
  about: 'Residents of the city by sex and single year of age, from which a cohort projection starts',
  key: ['year', 'sex', 'age'],
  optional: true,
  columns: [
    { name: 'year', zh: '年份', about: 'at the end of this year', kind: 'integer', min: 1990, max: 2100 },
    sexColumn,
    ageColumn,
    { name: 'people', zh: '人口', about: 'residents', kind: 'integer', min: 0, max: 100000000 },
    markColumn,
    sourceColumn,
  ],
}

/** The life table by which people survive, sex by sex. */
export const lifeTableFile: PackFile = {
  file: 'life_tables.csv',
  table: 'life_table',
  about: 'The life table by which a cohort projection lets people survive',
  key: ['year', 'sex', 'age'],
  optional: true,
  columns: [
    tableYearColumn,
    sexColumn,
    ageColumn,
    {
      name: 'person_years',
      zh: '生存人年数',
      about: 'years lived at this age by 100,000 newborn, at the highest age all years from it on',
      kind: 'number',
      min: 1,
      max: 20000000,
    },
    markColumn,
    sourceColumn,
  ],
}

/** Births by age of the mother: the pattern, whose level a plan's total fertility sets. */
export const fertilityRateFile: PackFile = {
  file: 'fertility_rates.csv',
  table: 'fertility_rate',
  about:
    'Births a year by age of the mother; a cohort projection takes the pattern and sets the level itself',
  key: ['year', 'age'],
  optional: true,
  columns: [
    tableYearColumn,
    ageColumn,
    {
      name: 'births_per_woman',
      zh: '生育率',
      about: 'births a year to a woman of this age; ages left out have none',
      kind: 'number',
      min: 0,
      max: 1,
    },
    markColumn,
    sourceColumn,
  ],
}
