import { spawnSync } from 'node:child_process'
import { closeSync, existsSync, openSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { EXIT_CODES } from './exit-codes.ts'
import { unwritten } from './main.ts'

const ROOT = join(import.meta.dirname, '..')

/** A device that is always full; only Linux has it. */
const FULL = '/dev/full'

test.skipIf(!existsSync(FULL)).each([
  ['en', 'The results could not be written to stdout (ENOSPC).\n'],
  ['zh', '结果无法写入标准输出（磁盘已满）。\n'],
])(
  'results that a full disk does not take are one sentence and exit code 3, in %s',
  (language, sentence) => {
    const full = openSync(FULL, 'w')
    const args = [join(ROOT, 'bin', 'tuoyu.js'), '--lang', language, '--help']
    const { status, stderr } = spawnSync(process.execPath, args, {
      stdio: ['ignore', full, 'pipe'],
      encoding: 'utf8',
    })
    closeSync(full)
    expect({ status, stderr }).toEqual({ status: EXIT_CODES.unavailable.code, stderr: sentence })
  },
  120_000,
)

test('the language of that sentence is that of the command line, else of the locale', () => {
  const error = Object.assign(new Error('write'), { code: 'EIO' })
  const said = (args: string[], env = {}) => unwritten(error, args, env).sentence
  expect(said(['solve', '--lang=zh'])).toBe('结果无法写入标准输出（EIO）。')
  expect(said(['solve'], { LANG: 'zh_CN.UTF-8' })).toBe('结果无法写入标准输出（EIO）。')
  expect(said(['--lang', 'en', 'solve'], { LANG: 'zh_CN.UTF-8' })).toContain('to stdout (EIO).')
})
