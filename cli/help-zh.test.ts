import { expect, test } from 'vitest'
import { HELP_TEXTS } from './help-zh.ts'
import { main } from './main.ts'

/** The help of a command, by default unbroken as on a very wide terminal. */
async function helpOf(args: readonly string[], language: string, columns = 10_000): Promise<string> {
  const written: string[] = []
  const stdout = { write: (part: string) => written.push(part), columns }
  const code = await main([...args, '--help'], { stdout, stderr: stdout, env: { LANG: language } })
  expect(code).toBe(0)
  return written.join('')
}

/** Names under the heading of commands; none where there is no such heading. */
const commandsIn = (help: string): string[] =>
  [...(/\nCommands:\n((?: {2}.+\n)+)/.exec(help)?.[1] ?? '').matchAll(/^ {2}(\w+)/gm)]
    .map(([, name]) => name!)
    .filter(name => name !== 'help')

async function everyCommand(path: readonly string[] = []): Promise<(readonly string[])[]> {
  const names = commandsIn(await helpOf(path, 'C'))
  return [path, ...(await Promise.all(names.map(name => everyCommand([...path, name])))).flat()]
}

const commands = await everyCommand()

/** Without what is typed as it stands: terms in the first column, whole examples, and words in quotation marks. */
const proseOf = (help: string): string[] =>
  help
    .split('\n')
    .map(line => line.replace(/^ +\S.*?( {2,}|$)/, '').replace(/"[^"]*"/g, ''))
    .filter(line => !/^(Usage: |用法：)/.test(line))

test('every command has its help in Chinese: no English sentence is left, and no line is lost', async () => {
  expect(commands.length).toBeGreaterThanOrEqual(10)
  for (const path of commands) {
    const [english, chinese] = [await helpOf(path, 'C'), await helpOf(path, 'zh_CN.UTF-8')]
    expect(chinese.split('\n')).toHaveLength(english.split('\n').length)
    const left = proseOf(chinese).filter(line => /\b(?!tuoyu)[a-z]{2,} [a-z]{2,}\b/.test(line))
    expect([path, left]).toEqual([path, []])
    proseOf(english).forEach((line, at) => {
      if (/[a-z]{2}/.test(line)) expect(proseOf(chinese)[at]).toMatch(/\p{Script=Han}/u)
    })
  }
})

test('no Chinese is kept for a text that no help has', async () => {
  const all = (await Promise.all(commands.map(path => helpOf(path, 'C')))).join('\n')
  expect(HELP_TEXTS.filter(text => !all.includes(text))).toEqual([])
})

test('--lang decides wherever it stands, and English breaks its lines where the terminal ends', async () => {
  const chinese = await helpOf(['--lang', 'zh', 'solve'], 'C', 80)
  expect(await helpOf(['solve', '--lang', 'zh'], 'C', 80)).toBe(chinese)
  expect(chinese).toContain('问题类型（可选："p-median", ')
  expect(chinese).toContain('（可选："floor", "real"；默认："real"）')
  const options = (await helpOf(['solve'], 'C', 80)).split('Examples:')[0]!
  expect(Math.max(...options.split('\n').map(line => line.length))).toBeLessThanOrEqual(80)
})
