import { bandCount, classTypeCount, type ProgrammeModel } from '../programme/model.ts'

/**
 * The same city with ages and prices set aside: all places are mixed ones, all children of an age that may take them, and every fee is
 * paid by all. What the gap of a city owes to ages and prices is what this one lacks.
 */
export function withoutAgesAndPrices(city: ProgrammeModel): ProgrammeModel {
  const { existing, options, demand } = city
  return {
    ...city,
    existing: { ...existing, usablePlaces: intoLast(existing.usablePlaces, classTypeCount) },
    options: { ...options, places: intoLast(options.places, classTypeCount) },
    demand: {
      ...demand,
      wanting: intoLast(demand.wanting, bandCount),
      tierLimitFen: Float64Array.of(Infinity),
      tierShare: Float64Array.of(1),
    },
  }
}

/** Adds up so many numbers at a time, into the last of them. */
function intoLast(table: Float64Array, width: number) {
  const summed = new Float64Array(table.length)
  table.forEach((value, at) => {
    summed[at - (at % width) + width - 1]! += value
  })
  return summed
}
