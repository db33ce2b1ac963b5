import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { allowedOf } from './fault.ts'
import { FAULT_KINDS } from './fault-words.ts'
import { knownRowRules, rowRuleInChinese } from './row-rule-words.ts'

const DOMAIN = join(import.meta.dirname, '..')
const packFiles = readdirSync(DOMAIN, { recursive: true, encoding: 'utf8' })
  .filter(path => path.endsWith('.ts') && !path.endsWith('.test.ts'))
  .map(path => readFileSync(join(DOMAIN, path), 'utf8'))
  .filter(text => text.includes('checkRow'))

test('every rule of a row that a pack file states has its Chinese', () => {
  const stated = packFiles
    .flatMap(text => [
      ...text.matchAll(/allowed: '([^']+)'/g),
      ...text.matchAll(/error\([^,]+, '([^']+)'\)/g),
      ...text.matchAll(/allowed =[^']*'([^']+)'/g),
      ...text.matchAll(/allowed =[^']*'[^']+'\s*:\s*'([^']+)'/g),
    ])
    .map(match => match[1]!)
  expect(stated.toSorted()).toEqual(expect.arrayContaining([...knownRowRules()]))
  for (const rule of stated) {
    expect(rowRuleInChinese(rule), rule).toMatch(/\p{Script=Han}/u)
    expect(FAULT_KINDS.row_rule.zh({ allowed: rule })).toBe(rowRuleInChinese(rule))
  }
})

test('classes are counted and called by their names in both languages', () => {
  const of = (classes: number, type: string) => ({
    kind: 'class_above_rule' as const,
    facts: { most: 10 * classes, classes, type },
    allowed: '',
  })
  expect(allowedOf(of(1, 'infant'), 'en')).toBe(
    'at most 10 places in 1 infant class, as class_rules.csv says',
  )
  expect(allowedOf(of(2, 'older_toddler'), 'en')).toContain('20 places in 2 older toddler classes,')
  expect(allowedOf(of(1, 'infant'), 'zh')).toBe('按 class_rules.csv，1 个乳儿班至多 10 个托位')
})

test('a fault of a kind that is no longer known stays as it was written', () => {
  const old = { kind: 'gone' as never, facts: {}, allowed: 'what was allowed' }
  expect(allowedOf(old, 'zh')).toBe('what was allowed')
})

test('an unknown column of a load that lists no columns is told all the same', () => {
  expect(FAULT_KINDS.column_unknown.en({ nearest: null })).toBe('a column of this file; this one is not read')
  expect(FAULT_KINDS.column_unknown.zh({ nearest: null })).toBe('应为此文件的列；此列未读取')
})
