import { describe, expect, test } from 'vitest'
import { Refusal } from '../../kernel/refusal.ts'
import { sentenceOf } from '../sentences.ts'
import { readNetwork, readWarehouses } from './orlib.ts'

const OPTIONS = { file: 'some.txt', roundedDown: false }

/** What the file is refused with, without the sentence before its faults. */
function told(read: () => unknown, language: 'en' | 'zh' = 'en'): string[] {
  try {
    read()
  } catch (cause) {
    if (!(cause instanceof Refusal)) throw cause
    const [, ...faults] = sentenceOf(cause, language).split('\n')
    return faults.map(line => line.trim())
  }
  return []
}

describe('a network is told where it goes astray', () => {
  const head = '4 4 1\n1 2 3\n2 3 4\n'
  test.each([
    [
      'a line too many',
      `${head}3 4 5\n1 4 2\nhello\n`,
      ['line 6: "hello", expected the end of the file: line 1 says 4 edges'],
    ],
    [
      'a line missing',
      `${head}3 4 5\n`,
      ['line 4: something is missing, expected 4 edges, as line 1 says; 3 follow'],
    ],
    [
      'an end within an edge',
      `${head}3 4\n`,
      ['line 4: something is missing, expected 4 edges, as line 1 says; 2 and 2 of 3 numbers follow'],
    ],
    [
      'a line in the midst that is no edge, and a fault after it',
      '4 4 1\n1 2 3\n2 3\n3 4 x\n1 4 2\n',
      [
        'line 3: "2 3", expected i j cost, three numbers',
        'line 4: "x", expected the cost of an edge: a number from 0 to 1000000000000000',
      ],
    ],
    [
      'edges that do not stand in lines of their own',
      '4 2 1 1 2 3\n2 3 4 5\n',
      ['line 2: "5", expected the end of the file: line 1 says 2 edges'],
    ],
  ])('%s', (_, text, faults) => {
    expect(told(() => readNetwork(text, OPTIONS))).toEqual(faults)
  })

  test('in Chinese', () => {
    expect(told(() => readNetwork(`${head}3 4\n`, OPTIONS), 'zh')).toEqual([
      '第 4 行：有缺失，应为第 1 行所说的 4 条边，其后有 2 条，另余 2 个数（每条 3 个）',
    ])
  })

  test('edges may break into lines as they like where they are as many as the file says', () => {
    expect(told(() => readNetwork('3 2\n1 1 2\n4 2 3 4\n', OPTIONS))).toEqual([])
  })
})

test('numbers parted by commas are one fault, in either kind of file', () => {
  const fault = 'expected numbers with spaces between them, no commas or semicolons'
  expect(told(() => readNetwork('3,2,1\n1,2,4\n2,3,4\n', OPTIONS))).toEqual([`line 1: "3,2,1", ${fault}`])
  expect(told(() => readNetwork('3 2 1\n1;2;4\n2;3;4\n', OPTIONS))).toEqual([`line 2: "1;2;4", ${fault}`])
  const warehouses = () => readWarehouses('1, 1\n10, 9\n5\n8\n', OPTIONS, true)
  expect(told(warehouses, 'zh')).toEqual(['第 1 行："1, 1"，应为以空格分隔的数，不用逗号或分号'])
})
