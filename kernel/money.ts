/** Money is whole fen (1 yuan = 100 fen); a fraction of a fen never exists. */
export type Fen = number & { readonly __fen: true }

/** Yuan, with at most two decimals, as fen. */
export function fenOfYuan(yuan: number): Fen {
  const fen = Math.round(yuan * 100)
  if (!Number.isSafeInteger(fen) || Math.abs(fen - yuan * 100) > 1e-6 * Math.max(1, Math.abs(fen)))
    throw new RangeError(`${yuan} yuan is not a whole number of fen`)
  return fen as Fen
}

/** Fen as yuan, for display and export. */
export const yuanOfFen = (fen: number): number => fen / 100
