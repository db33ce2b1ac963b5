/** What an impossible problem says: which sites are kept or forbidden against it. */
import { expect, test } from 'vitest'
import { capacitatedFacilityLocation } from './capacitated.ts'
import { maximalCovering } from './maximal-covering.ts'
import type { Located, LocationInput } from './model.ts'
import { pCenter } from './p-center.ts'
import { pMedian } from './p-median.ts'
import { setCovering } from './set-covering.ts'
import { uncapacitatedFacilityLocation } from './uncapacitated.ts'

/** Two points, four sites; the second point reaches only the last two. */
const base: LocationInput = {
  travel: { kind: 'matrix', cost: Float64Array.of(1, 2, 3, 4, Infinity, Infinity, 5, 6) },
  demand: Float64Array.of(1, 2),
  siteCount: 4,
}
const sites = (...list: number[]) => Int32Array.from(list)
const limitOf = ({ status, limit }: Located) => ({ status, kind: limit.kind, sites: [...limit.sites] })

test('more sites kept than may open: the kept ones are named', () => {
  const input = { ...base, kept: sites(3, 1, 2, 1), openCount: 2 }
  const told = { status: 'infeasible', kind: 'kept', sites: [1, 2, 3] }
  expect(limitOf(pMedian(input))).toEqual(told)
  expect(limitOf(pCenter(input))).toEqual(told)
  expect(limitOf(maximalCovering({ ...input, radius: 5 }))).toEqual(told)
})

test('fewer sites left than are to open: the forbidden ones are named', () => {
  const input = { ...base, forbidden: sites(3, 0), openCount: 3 }
  const told = { status: 'infeasible', kind: 'forbidden', sites: [0, 3] }
  expect(limitOf(pMedian(input))).toEqual(told)
  expect(limitOf(maximalCovering({ ...input, radius: 5 }))).toEqual(told)
})

test('a point that only forbidden sites reach: those are named, and no other', async () => {
  const input = { ...base, forbidden: sites(3, 0, 2), openCount: 1 }
  const told = { status: 'infeasible', kind: 'forbidden', sites: [2, 3] }
  const capacity = new Float64Array(4).fill(9)
  expect(limitOf(pMedian(input))).toEqual(told)
  expect(limitOf(pCenter(input))).toEqual(told)
  expect(limitOf(uncapacitatedFacilityLocation(input))).toEqual(told)
  expect(limitOf(capacitatedFacilityLocation({ ...input, capacity }))).toEqual(told)
  // within the radius the last one does not count
  expect(limitOf(await setCovering({ ...input, radius: 5 }))).toEqual({ ...told, sites: [2] })
})

test('a point that no site reaches at all is a matter of reach, whatever is forbidden', async () => {
  const cost = Float64Array.of(1, 2, 3, 4, Infinity, Infinity, Infinity, Infinity)
  const input: LocationInput & { openCount: number } = {
    ...base,
    travel: { kind: 'matrix', cost },
    forbidden: sites(3),
    openCount: 1,
  }
  const told = { status: 'infeasible', kind: 'reach', sites: [] }
  expect(limitOf(pMedian(input))).toEqual(told)
  expect(limitOf(pCenter(input))).toEqual(told)
  expect(limitOf(await setCovering({ ...input, radius: 5 }))).toEqual(told)
})

test('capacity that only forbidden sites would have: they are named', () => {
  const input = { ...base, travel: { kind: 'matrix' as const, cost: new Float64Array(8).fill(1) } }
  const capacity = Float64Array.of(1, 1, 1, 1)
  const found = capacitatedFacilityLocation({ ...input, capacity, forbidden: sites(1, 3) })
  expect(limitOf(found)).toEqual({ status: 'infeasible', kind: 'forbidden', sites: [1, 3] })
})
