import { expect, test } from 'vitest'
import { type Place, rakeResidents } from './raking.ts'

const place = (code: string, kind: Place['kind'], subdistrict: string): Place => ({ code, kind, subdistrict })
const sumOf = (residents: Map<string, number>, places: readonly Place[]) =>
  places.reduce((sum, { code }) => sum + residents.get(code)!, 0)

test('urban residents go to communities and rural ones to villages, each sum exact', () => {
  const places = [
    place('c1', 'community', 'A'),
    place('c2', 'community', 'A'),
    place('c3', 'community', 'B'),
    place('v1', 'village', 'B'),
    place('v2', 'village', 'B'),
  ]
  const residents = rakeResidents(places, { residents: 1003, urban: 1000, rural: 3 }, new Map())
  expect([...residents]).toEqual([
    ['c1', 334],
    ['c2', 333],
    ['c3', 333],
    ['v1', 2],
    ['v2', 1],
  ])
})

test('a pinned sub-district keeps its census value and the others take what is left', () => {
  const places = [
    ...['a', 'b', 'c'].map(code => place(code, 'community', 'A')),
    ...['d', 'e'].map(code => place(code, 'community', 'B')),
    ...['f', 'g', 'h'].map(code => place(code, 'village', 'B')),
    ...['i', 'j'].map(code => place(code, 'village', 'C')),
  ]
  const totals = { residents: 9001, urban: 6500, rural: 2501 }
  const residents = rakeResidents(places, totals, new Map([['B', 3333]]))
  expect(
    sumOf(
      residents,
      places.filter(({ subdistrict }) => subdistrict === 'B'),
    ),
  ).toBe(3333)
  expect(
    sumOf(
      residents,
      places.filter(({ kind }) => kind === 'community'),
    ),
  ).toBe(6500)
  expect(
    sumOf(
      residents,
      places.filter(({ kind }) => kind === 'village'),
    ),
  ).toBe(2501)
})

test('where no rural residents are counted a village weighs 0.15 of a community', () => {
  const places = [place('c', 'community', 'A'), place('v', 'village', 'A')]
  const residents = rakeResidents(places, { residents: 1150, urban: 1150, rural: 0 }, new Map())
  expect([...residents.values()]).toEqual([1000, 150])
})
