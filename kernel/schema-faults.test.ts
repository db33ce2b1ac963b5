import { expect, test } from 'vitest'
import { z } from 'zod'
import { faultsOf } from './schema-faults.ts'

const Site = z.strictObject({
  code: z.string().min(1).max(4),
  places: z.int().min(0).max(200),
  feeYuan: z.number().multipleOf(0.01),
  kind: z.enum(['public', 'private']),
  years: z.array(z.strictObject({ year: z.int(), share: z.number().gt(0) })).max(2),
})

const faults = (input: unknown) => {
  const parsed = Site.safeParse(input)
  return parsed.success ? [] : faultsOf(parsed.error, input)
}
const sound = { code: 'S1', places: 12, feeYuan: 10.25, kind: 'public', years: [{ year: 2021, share: 0.5 }] }

test('a sound value has no faults', () => {
  expect(faults(sound)).toEqual([])
})

test('every fault says its place, its value and what is allowed, all at once', () => {
  const input = {
    code: 'S1234',
    places: -3,
    feeYuan: 10.255,
    kind: 'state',
    years: [
      { year: 2021, share: 0 },
      { year: '2022', share: 1 },
    ],
    colour: 'red',
  }
  expect(faults(input)).toEqual([
    { path: 'code', value: 'S1234', allowed: 'at most 4 characters' },
    { path: 'places', value: -3, allowed: 'at least 0' },
    { path: 'feeYuan', value: 10.255, allowed: 'at most two decimals' },
    { path: 'kind', value: 'state', allowed: 'one of public, private' },
    { path: 'years.0.share', value: 0, allowed: 'more than 0' },
    { path: 'years.1.year', value: '2022', allowed: 'a number' },
    { path: 'colour', value: 'red', allowed: 'no field of this name' },
  ])
})

test('a value that is missing, or too many of them, is told too', () => {
  const { code: _, ...rest } = sound
  expect(faults(rest)).toEqual([{ path: 'code', value: null, allowed: 'a text' }])
  expect(faults({ ...sound, years: Array(3).fill(sound.years[0]) })).toMatchObject([
    { path: 'years', allowed: 'at most 2 entries' },
  ])
  expect(faults(null)).toEqual([{ path: '', value: null, allowed: 'an object with named fields' }])
})

test('a number beyond all is told once, by the narrower of its limits', () => {
  expect(faults({ ...sound, places: 1e308 })).toEqual([
    { path: 'places', value: 1e308, allowed: 'at most 200' },
  ])
  expect(faults({ ...sound, places: -1e308 })).toEqual([
    { path: 'places', value: -1e308, allowed: 'at least 0' },
  ])
})

test('of several forms the allowed ones are told', () => {
  const Forms = z.discriminatedUnion('by', [
    z.strictObject({ by: z.literal('pack') }),
    z.strictObject({ by: z.literal('cohorts') }),
  ])
  expect(faultsOf(Forms.safeParse({ by: 'guess' }).error!, { by: 'guess' })).toEqual([
    { path: 'by', value: 'guess', allowed: 'one of pack, cohorts' },
  ])
  const Either = z.union([z.number(), z.string()], { error: 'either a number or a text' })
  expect(faultsOf(Either.safeParse(true).error!, true)).toEqual([
    { path: '', value: true, allowed: 'either a number or a text' },
  ])
})
