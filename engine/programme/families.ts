/**
 * Families of a point that may use the very same outlets are one family: where no outlet lies in ring 2, who would go
 * into ring 2 is like who would go into ring 1, and without a mixed class older toddlers of 18 months are like younger
 * ones. Nothing is lost by it, and prices and seats are kept for a third of the families.
 */
import { typeShares } from '../flow/family-types.ts'
import { bandCount, bandsOfClass, classTypeCount } from './model.ts'
import type { Outlets } from './outlets.ts'
import type { Problem } from './problem.ts'

/**
 * Children who want care, year × point × band × type. All of those alike stand with the first of them; the others, and
 * those who reach no outlet, have 0. `takes`: see `familiesOfCells`.
 */
export function childrenOfFamilies({ model }: Problem, outlets: Outlets, takes: Int32Array[]): Float64Array {
  const { demand, years } = model
  const { types, start, cell } = outlets
  const share = typeShares(demand)
  const families = bandCount * types
  const children = new Float64Array(years * demand.points * families)
  const here = new Uint8Array(takes.length)
  for (let point = 0; point < demand.points; point++) {
    if (start[point] === start[point + 1]) continue
    here.fill(0)
    for (let entry = start[point]!; entry < start[point + 1]!; entry++) here[cell[entry]!] = 1
    const cells = Array.from({ length: families }, () => '')
    for (let each = 0; each < here.length; each++)
      if (here[each]) for (const family of takes[each]!) cells[family] += `${each} `
    for (let family = 0; family < families; family++) {
      if (cells[family] === '') continue
      const first = cells.indexOf(cells[family]!)
      const band = Math.floor(family / types)
      for (let year = 0; year < years; year++) {
        const at = year * demand.points + point
        children[at * families + first]! += demand.wanting[at * bandCount + band]! * share[family % types]!
      }
    }
  }
  return children
}

/** Cell of an outlet (class type × ring × tier) → families of a point it may take (band × type), least flexible first. */
export function familiesOfCells(types: number, tiers: number): Int32Array[] {
  return Array.from({ length: classTypeCount * types }, (_, cell) => {
    const within = cell % types
    const list: [flexibility: number, family: number][] = []
    for (let band = 0; band < bandCount; band++) {
      if (!bandsOfClass[Math.floor(cell / types) * bandCount + band]) continue
      for (let type = 0; type < types; type++) {
        const rings = Math.floor(type / tiers) - Math.floor(within / tiers)
        const dearer = (type % tiers) - (within % tiers)
        if (rings >= 0 && dearer >= 0) list.push([rings + dearer, band * types + type])
      }
    }
    list.sort((a, b) => a[0] - b[0] || a[1] - b[1])
    return Int32Array.from(list, ([, family]) => family)
  })
}
