import { expect, test } from 'vitest'
import { z } from 'zod'
import { soundPart } from './sound-part.ts'

const Plan = z.strictObject({
  name: z.string().default('none'),
  years: z.record(z.string().regex(/^\d{4}$/), z.number()).default({}),
  sites: z.array(z.strictObject({ code: z.string(), places: z.int().nullable().default(null) })).default([]),
  steps: z.array(z.number()).min(1).nullable().default(null),
})

test('a sound value stays whole', () => {
  const input = { name: 'a', years: { 2021: 1 }, sites: [{ code: 'A', places: 3 }], steps: [1] }
  expect(soundPart(Plan, input)?.data).toEqual(input)
})

test('the smallest part around each fault is left out, and the input stays as it was', () => {
  const input = {
    name: 5,
    more: true,
    years: { 2021: 1, soon: 2, 2023: 'x' },
    sites: [{ code: 1 }, { code: 'A', places: 1.5 }, 7, { code: 'B', colour: 'red' }],
    steps: ['x'],
  }
  const before = structuredClone(input)
  const found = soundPart(Plan, input)!
  expect(found.data).toEqual({
    name: 'none',
    years: { 2021: 1 },
    sites: [
      { code: 'A', places: null },
      { code: 'B', places: null },
    ],
    steps: null,
  })
  expect(input).toEqual(before)
  expect(['sites.0.code', 'sites.1', 'as sites.1 has', 'steps.0', 'name'].map(found.asWritten)).toEqual([
    'sites.1.code',
    'sites.3',
    'as sites.3 has',
    'steps.0',
    'name',
  ])
})

test('nothing is left where all of it is faulty', () => {
  for (const input of [null, 5, 'text', []]) expect(soundPart(Plan, input)).toBeUndefined()
  expect(soundPart(z.strictObject({ code: z.string() }), { code: 1 })).toBeUndefined()
})

test('a long list of faults takes no longer than its length', () => {
  const sites = Array.from({ length: 200_000 }, (_, i) => (i === 150_000 ? { code: 'A' } : i))
  const found = soundPart(Plan, { sites })!
  expect(found.data.sites).toEqual([{ code: 'A', places: null }])
  expect(found.asWritten('sites.0')).toBe('sites.150000')
})
