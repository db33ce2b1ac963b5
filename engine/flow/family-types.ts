/** Types of families: how far they would go and what they would pay. Rings and tiers are counted from 0. */
import { bandCount, bandsOfClass, classTypeCount, type Demand } from '../programme/model.ts'

/** Tier of a fee: the first whose limit it does not exceed; the count of tiers when it exceeds all. */
export function tierOf(feeFen: number, limits: Float64Array) {
  let tier = 0
  while (tier < limits.length && feeFen > limits[tier]!) tier++
  return tier
}

/** Share of the families that are of each type, ring × tier: willing so far and no farther, so dear and no dearer. */
export function typeShares({ ringShare, tierShare }: Pick<Demand, 'ringShare' | 'tierShare'>) {
  const tiers = tierShare.length
  return Float64Array.from({ length: ringShare.length * tiers }, (_, type) => {
    const ring = Math.floor(type / tiers)
    const tier = type % tiers
    return (ringShare[ring]! - (ringShare[ring + 1] ?? 0)) * (tierShare[tier]! - (tierShare[tier + 1] ?? 0))
  })
}

/** Cell (class type, ring, tier) × kind (band, ring, tier): 1 where a class at the cell takes families of the kind in. */
export function takingTable(rings: number, tiers: number) {
  const types = rings * tiers
  const kinds = bandCount * types
  const takes = new Uint8Array(classTypeCount * types * kinds)
  for (let cell = 0; cell < classTypeCount * types; cell++)
    for (let kind = 0; kind < kinds; kind++) {
      const fits = bandsOfClass[Math.floor(cell / types) * bandCount + Math.floor(kind / types)]
      const near = Math.floor((cell % types) / tiers) <= Math.floor((kind % types) / tiers)
      takes[cell * kinds + kind] = fits && near && cell % tiers <= kind % tiers ? 1 : 0
    }
  return takes
}
