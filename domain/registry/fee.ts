/**
 * Places that are on offer to families at a monthly fee in fen. Nobody can be said to afford a fee that was never
 * published, so such places count as filed and usable, and are offered to nobody wherever families choose by fee.
 */
export const placesOnOffer = (places: number, monthlyFen: number | null): number =>
  monthlyFen === null ? 0 : places
