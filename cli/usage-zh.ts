/** What commander says of wrong usage, in Chinese: it words its errors itself, in English only. */
import { shouldBeInChinese } from '../kernel/allowed-zh.ts'

type Words = string | ((...groups: string[]) => string)

/** Its sentences of version 14; a test sends each of them through. */
const SENTENCES: readonly (readonly [RegExp, Words])[] = [
  [/^error: missing required argument '(.+)'$/, '错误：缺少参数 $1'],
  [/^error: option '(.+)' argument missing$/, '错误：选项 $1 缺少取值'],
  [/^error: required option '(.+)' not specified$/, '错误：必须给出选项 $1'],
  [/^error: option '(.+)' cannot be used with option '(.+)'$/, '错误：选项 $1 不能与 $2 同用'],
  [/^error: option '(.+)' given twice$/, '错误：选项 $1 只能给出一次'],
  [/^error: unknown option '(.+)'$/, '错误：没有选项 $1'],
  [/^error: unknown command '(.+)'$/, '错误：没有命令 $1'],
  [
    /^error: too many arguments(?: for '(.+)')?\. Expected (\d+) arguments? but got (\d+)\.$/,
    (name, expected, found) =>
      `错误：${name ? `${name} 的` : ''}参数过多，应为 ${expected} 个，现为 ${found} 个`,
  ],
  [
    /^error: option '(.+)' argument '(.*)' is invalid\. (.+)$/s,
    (name, value, allowed) => invalid('选项', name!, value!, allowed!),
  ],
  [
    /^error: command-argument value '(.*)' is invalid for argument '(.+)'\. (.+)$/s,
    (value, name, allowed) => invalid('参数', name!, value!, allowed!),
  ],
  [/^\(Did you mean one of (.+)\?\)$/, '（是否为以下之一：$1？）'],
  [/^\(Did you mean (.+)\?\)$/, '（是否为 $1？）'],
]

function invalid(what: string, name: string, value: string, allowed: string): string {
  const choices = /^Allowed choices are (.+)\.$/.exec(allowed)?.[1]
  const phrase = choices ? `one of ${choices}` : allowed.replace(/^Expected (.+)\.$/, '$1')
  return `错误：${what} ${name} 的取值“${value}”不合要求，${shouldBeInChinese(phrase)}`
}

/** A message of commander, line by line; a line that is not known stays as it is. */
export const usageInChinese = (message: string): string =>
  message
    .split('\n')
    .map(line => {
      for (const [pattern, words] of SENTENCES) {
        const found = pattern.exec(line)
        if (found) return typeof words === 'string' ? line.replace(pattern, words) : words(...found.slice(1))
      }
      return line
    })
    .join('\n')
