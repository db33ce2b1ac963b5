import { describe, expect, test } from 'vitest'
import { stops, streetUse } from './street-rules.ts'

const use = (tags: Record<string, string>, mode: 'walk' | 'cycle') => {
  const { forward, backward } = streetUse(new Map(Object.entries(tags)), mode)
  return forward === backward ? forward : `${forward} / ${backward}`
}

describe('which streets may be used', () => {
  test.each([
    ['residential', 'free', 'free'],
    ['trunk', 'free', 'free'],
    ['motorway', 'closed', 'closed'],
    ['path', 'free', 'free'],
    ['footway', 'free', 'push'],
    ['pedestrian', 'free', 'push'],
    ['cycleway', 'closed', 'free'],
    ['bridleway', 'closed', 'closed'],
    ['steps', 'steps', 'closed'],
    ['construction', 'closed', 'closed'],
  ])('highway=%s without other tags: on foot %s, by bicycle %s', (highway, walk, cycle) => {
    expect(use({ highway }, 'walk')).toBe(walk)
    expect(use({ highway }, 'cycle')).toBe(cycle)
  })

  test.each([
    ['a forbidden way is closed', { highway: 'residential', foot: 'no' }, 'closed', 'free'],
    ['private to all', { highway: 'service', access: 'private' }, 'closed', 'closed'],
    ['private, but for walkers', { highway: 'service', access: 'private', foot: 'yes' }, 'free', 'closed'],
    ['a motorway that a tag opens', { highway: 'motorway', foot: 'designated' }, 'free', 'closed'],
    ['a road for motor cars alone', { highway: 'primary', motorroad: 'yes' }, 'closed', 'closed'],
    ['a cycleway that walkers share', { highway: 'cycleway', foot: 'designated' }, 'free', 'free'],
    ['a footway that cyclists share', { highway: 'footway', bicycle: 'yes' }, 'free', 'free'],
    ['a footway closed to bicycles', { highway: 'footway', bicycle: 'no' }, 'free', 'closed'],
    ['a street where one dismounts', { highway: 'residential', bicycle: 'dismount' }, 'free', 'push'],
    ['a ferry is no street', { route: 'ferry', foot: 'yes' }, 'closed', 'closed'],
    ['no vehicles', { highway: 'residential', vehicle: 'no' }, 'free', 'closed'],
  ])('%s', (_, tags, walk, cycle) => {
    expect(use(tags as unknown as Record<string, string>, 'walk')).toBe(walk)
    expect(use(tags as unknown as Record<string, string>, 'cycle')).toBe(cycle)
  })

  test.each([
    [{ oneway: 'yes' }, 'free / closed'],
    [{ oneway: '-1' }, 'closed / free'],
    [{ oneway: 'no' }, 'free'],
    [{ junction: 'roundabout' }, 'free / closed'],
    [{ oneway: 'yes', 'oneway:bicycle': 'no' }, 'free'],
    [{ oneway: 'yes', cycleway: 'opposite_lane' }, 'free'],
    [{ 'oneway:bicycle': 'yes' }, 'free / closed'],
  ])('a one-way street %j: bicycles %s, walkers both ways', (tags, cycle) => {
    const street = { highway: 'residential', ...(tags as unknown as Record<string, string>) }
    expect(use(street, 'cycle')).toBe(cycle)
    expect(use(street, 'walk')).toBe('free')
  })

  test('a barrier stops those whom a tag forbids it, and nobody else', () => {
    const barrier = (tags: Record<string, string>) => new Map(Object.entries({ barrier: 'gate', ...tags }))
    expect(stops(barrier({}), 'walk')).toBe(false)
    expect(stops(barrier({ access: 'private' }), 'walk')).toBe(true)
    expect(stops(barrier({ access: 'private', foot: 'yes' }), 'walk')).toBe(false)
    expect(stops(barrier({ foot: 'no' }), 'cycle')).toBe(false)
    expect(stops(barrier({ bicycle: 'no' }), 'cycle')).toBe(true)
    expect(stops(new Map([['access', 'no']]), 'walk')).toBe(false)
  })
})
