import { apportion } from '../../engine/index.ts'
import { invariant } from '../../kernel/refusal.ts'

/**
 * Splits a whole total over parts in proportion to their weights, in whole numbers that sum to the total exactly, by
 * largest remainder; equal remainders: the earlier part wins. Where all weights are 0 the parts share alike.
 */
export function splitWhole(total: number, weights: Float64Array): Float64Array {
  invariant(Number.isSafeInteger(total) && total >= 0, 'a total to be split is a whole number, 0 or more')
  return apportion(total, weights)
}
