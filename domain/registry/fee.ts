import { fenOfYuan } from '../../kernel/money.ts'

/** Whether families can pay a monthly fee in fen, given the most yuan a month that they can; not where none is published. */
export const isAffordable = (monthlyFen: number | null, mostMonthlyYuan: number): boolean =>
  monthlyFen !== null && monthlyFen <= fenOfYuan(mostMonthlyYuan)

/**
 * Places that are on offer to families at a monthly fee in fen. Nobody can be said to afford a fee that was never
 * published, so such places count as filed and usable, and are offered to nobody wherever families choose by fee.
 */
export const placesOnOffer = (places: number, monthlyFen: number | null): number =>
  monthlyFen === null ? 0 : places
