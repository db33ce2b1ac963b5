import { expect, test } from 'vitest'
import { settingRows } from './settings.ts'
import { sourceRows } from './sources.ts'

test('every note of a source and of a setting stands in Chinese and in English', () => {
  const noted = [...sourceRows(), ...settingRows()].filter(row => row.note || row.note_en)
  expect(noted.length).toBeGreaterThan(40)
  for (const { code, key, note, note_en } of noted) {
    expect(note, String(code ?? key)).toMatch(/\p{Script=Han}/u)
    expect(note_en, String(code ?? key)).toMatch(/^[^\p{Script=Han}]+$/u)
  }
})
