import { symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { aPackFolder, faultsAfter, SMALL_PACK } from '../../tests/packs/pack-folder.ts'
import { checkPack, PACK_FILES } from './index.ts'

test('the small pack has nothing to be said about it', async () => {
  const report = await checkPack(SMALL_PACK)
  expect(report).toMatchObject({ errors: 0, warnings: 0, faults: [], unlisted: [] })
  expect(report.files).toHaveLength(PACK_FILES.length)
  expect(report.pack).toEqual({ name: 'small', version: '1.0.0', city: '小城', cityEn: 'Small City' })
})

describe('the report', () => {
  test('names everything that is wrong in many files at once', async () => {
    const faults = await faultsAfter(pack => {
      pack.setCell('rooms.csv', 2, 'area_m2', 'large')
      pack.setCell('fees.csv', 3, 'institution', 'I9')
      pack.setCell('posts.csv', 5, 'role', 'nurse')
      pack.remove('waiting_lists.csv')
      pack.addRow('carers.csv', 'S01')
    })
    expect(faults.map(({ file, row, column, value, kind }) => [file, row, column, value, kind])).toEqual([
      ['rooms.csv', 2, 'area_m2', 'large', 'number_expected'],
      ['fees.csv', 3, 'institution', 'I9', 'reference_unknown'],
      ['carers.csv', 28, 'code', 'S01', 'key_twice'],
      ['posts.csv', 5, 'role', 'nurse', 'choice_unknown'],
      ['waiting_lists.csv', null, null, null, 'file_missing'],
    ])
  })

  test('lists 200 faults of a kind in a column and counts the rest', async () => {
    const pack = aPackFolder()
    pack.write('carers.csv', `code\n${Array.from({ length: 5000 }, (_, i) => `no code ${i}`).join('\n')}\n`)
    const report = await checkPack(pack.directory)
    expect(report.faults.filter(fault => fault.kind === 'text_pattern')).toHaveLength(200)
    expect(report.unlisted).toContainEqual({
      severity: 'error',
      file: 'carers.csv',
      column: 'code',
      kind: 'text_pattern',
      count: 4800,
    })
    expect(report.errors).toBeGreaterThanOrEqual(5000)
  })

  test('does not depend on the order of the rows', async () => {
    const pack = aPackFolder()
    pack.addRow('filings.csv', 'I1', 'F-0001', '2020-05-05', '')
    pack.addRow('filings.csv', 'I1', 'F-0012', '2020-05-05', '2020-06-30')
    pack.setCell('posts.csv', 5, 'institution', 'I77')
    pack.setCell('enrolments.csv', 3, 'children', '99')
    const summary = async () =>
      (await checkPack(pack.directory)).faults
        .map(({ file, column, value, kind, severity }) => [file, column, value, kind, severity].join(' '))
        .sort()
    const before = await summary()
    expect(before.length).toBeGreaterThanOrEqual(5)
    let seed = 7
    for (let round = 0; round < 10; round++) {
      // the small pack does without some of the files that may be left out
      const there = PACK_FILES.filter(({ file }) => pack.has(file))
      for (const { file } of there)
        pack.edit(file, text => {
          const [heading, ...rows] = text.trimEnd().split('\n')
          const keyed = rows.map(row => {
            seed = (seed * 48271) % 2147483647
            return [seed, row] as const
          })
          return [heading, ...keyed.sort((a, b) => a[0] - b[0]).map(([, row]) => row), ''].join('\n')
        })
      expect(await summary()).toEqual(before)
    }
  })
})

test('a link to nowhere beside the files does not hide the folder', async () => {
  const pack = aPackFolder()
  symlinkSync('nowhere', join(pack.directory, 'notes.txt'))
  expect((await checkPack(pack.directory)).errors).toBe(0)
})
