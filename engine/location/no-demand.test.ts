/** Where nobody needs anything, all models follow one rule: see docs/location-files.md. */
import { expect, test } from 'vitest'
import { capacitatedFacilityLocation } from './capacitated.ts'
import { maximalCovering } from './maximal-covering.ts'
import type { LocationInput } from './model.ts'
import { pCenter } from './p-center.ts'
import { pMedian } from './p-median.ts'
import { setCovering } from './set-covering.ts'
import { uncapacitatedFacilityLocation } from './uncapacitated.ts'

const input: LocationInput = {
  travel: { kind: 'matrix', cost: Float64Array.of(1, 2, 3, 4, 5, 6, 7, 8) },
  demand: new Float64Array(2),
  siteCount: 4,
  siteCost: Float64Array.of(3, 2, 1, 1),
}
const few = {
  ...input,
  travel: { kind: 'matrix' as const, cost: new Float64Array(0) },
  demand: new Float64Array(0),
}

/** What each model opens, at which objective, with so many sites to open. */
async function openedBy(given: LocationInput, openCount: number) {
  const capacity = new Float64Array(4).fill(5)
  const found = {
    pMedian: pMedian({ ...given, openCount }),
    maximalCovering: maximalCovering({ ...given, openCount, radius: 9 }),
    withCapacity: maximalCovering({ ...given, openCount, radius: 9, capacity }),
    uncapacitated: uncapacitatedFacilityLocation(given),
    capacitated: capacitatedFacilityLocation({ ...given, capacity }),
    setCovering: await setCovering({ ...given, radius: 9 }),
    pCenter: pCenter({ ...given, openCount }),
  }
  return Object.fromEntries(
    Object.entries(found).map(([model, { status, objective, bound, open, unserved }]) => [
      model,
      { status, objective, bound, open: [...open], unserved },
    ]),
  )
}

test.each([
  ['points without demand', input],
  ['no points at all', few],
])(
  'with %s only kept sites open, and where the count is exact the cheapest, then first, besides',
  async (_, given) => {
    const told = (objective: number, ...open: number[]) => ({
      status: 'optimal',
      objective,
      bound: objective,
      open,
      unserved: 0,
    })
    expect(await openedBy(given, 2)).toEqual({
      pMedian: told(2, 2, 3),
      maximalCovering: told(0, 0, 1),
      withCapacity: told(0, 0, 1),
      uncapacitated: told(0),
      capacitated: told(0),
      setCovering: told(0),
      pCenter: told(0),
    })
    expect(await openedBy({ ...given, kept: Int32Array.of(1), forbidden: Int32Array.of(2) }, 2)).toEqual({
      pMedian: told(3, 1, 3),
      maximalCovering: told(0, 0, 1),
      withCapacity: told(0, 0, 1),
      uncapacitated: told(2, 1),
      capacitated: told(2, 1),
      setCovering: told(2, 1),
      pCenter: told(0, 1),
    })
  },
)
