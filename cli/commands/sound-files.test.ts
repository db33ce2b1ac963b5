import { expect, test } from 'vitest'
import type { FilesRead } from '../../domain/packs/index.ts'
import { Refusal } from '../../kernel/refusal.ts'
import type { Cli } from '../cli.ts'
import { refuseFaulty } from './sound-files.ts'

const silent = { language: 'en', output: { line: () => {}, json: () => {} } } as unknown as Cli

/** An error in a.csv, and a column nobody knows in b.csv. */
const read: FilesRead = {
  rows: [],
  columns: [],
  errors: 1,
  warnings: 1,
  faults: (['error', 'warning'] as const).map((severity, at) => ({
    severity,
    file: at === 0 ? 'a.csv' : 'b.csv',
    row: 2,
    column: 'cost',
    value: 'x',
    kind: 'city_number',
    facts: {},
    allowed: 'a number',
  })) as unknown as FilesRead['faults'],
  unlisted: [],
}

function refusedBy(work: () => void) {
  try {
    work()
  } catch (cause) {
    if (cause instanceof Refusal) return cause.facts
    throw cause
  }
  return null
}

test('files are refused for the errors in them, and those with warnings only are not named', () => {
  expect(refusedBy(() => refuseFaulty(silent, read, { json: true }))).toEqual({
    files: ['a.csv'],
    faultCount: 1,
  })
  expect(refusedBy(() => refuseFaulty(silent, read, { json: true, strict: true }))).toEqual({
    files: ['a.csv', 'b.csv'],
    faultCount: 2,
  })
  expect(refusedBy(() => refuseFaulty(silent, { ...read, errors: 0 }, { json: true }))).toBeNull()
})
