import { expect, test } from 'vitest'
import { fenOfYuan, yuanOfFen } from './money.ts'

test('yuan become whole fen, whatever binary fractions make of them', () => {
  expect([0, 0.01, 1.15, 19.99, 1006.12, -2.5].map(fenOfYuan)).toEqual([0, 1, 115, 1999, 100612, -250])
  for (let fen = 0; fen <= 250_000; fen++) if (fenOfYuan(yuanOfFen(fen)) !== fen) expect.fail(`${fen} fen`)
})

test('a fraction of a fen, or more than a number holds exactly, is refused', () => {
  for (const yuan of [0.001, 1.005, 12.345, Number.NaN, Infinity, 1e15])
    expect(() => fenOfYuan(yuan)).toThrow(`${yuan} yuan is not a whole number of fen`)
})
