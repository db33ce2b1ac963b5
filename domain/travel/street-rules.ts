/**
 * Which streets of OpenStreetMap may be walked or cycled, in which direction and how fast.
 * Without tags of its own a street keeps the wiki's table for all countries (`ACCESS_SOURCE`); a tag for the mode says
 * more than `access`, and `access` more than the table. Ferries are no streets: what has no `highway` is left out.
 */
import type { Tags } from './osm-block.ts'
import { STEPS_SHARE, type TravelMode } from './travel-mode.ts'

/** How a street is used along its nodes and against them: share of the mode's speed, or pushing at walking pace. */
export type StreetUse = { readonly forward: Pace; readonly backward: Pace }
export type Pace = 'closed' | 'free' | 'steps' | 'push'

const ROADS = ['trunk', 'primary', 'secondary', 'tertiary'].flatMap(road => [road, `${road}_link`])
const STREETS = ['unclassified', 'residential', 'living_street', 'service', 'road', 'track', 'path']
/** The table: highways open to a mode unless a tag says otherwise. */
const OPEN: Readonly<Record<TravelMode, ReadonlySet<string>>> = {
  walk: new Set([...ROADS, ...STREETS, 'footway', 'pedestrian', 'steps']),
  cycle: new Set([...ROADS, ...STREETS, 'cycleway']),
}
/** Highways closed by the table that a tag may open. */
const OPENABLE = new Set(['motorway', 'motorway_link', 'bridleway', 'cycleway', 'footway', 'pedestrian'])
/** Where a bicycle is pushed when walking is allowed and riding is not. */
const PUSHED = new Set(['footway', 'pedestrian'])
const ALLOWS = new Set(['yes', 'designated', 'permissive', 'official', 'destination', 'customers'])
const FORBIDS = new Set(['no', 'private', 'use_sidepath', 'agricultural', 'forestry', 'military'])

const CLOSED: StreetUse = { forward: 'closed', backward: 'closed' }

/** The use of a street by its tags. */
export function streetUse(tags: Tags, mode: TravelMode): StreetUse {
  return mode === 'walk' ? walked(tags) : cycled(tags)
}

/** Whether a barrier on a node stops the mode: it does only where a tag forbids it. */
export const stops = (tags: Tags, mode: TravelMode): boolean =>
  tags.has('barrier') && allowance(tags, mode) === 'no'

/** What tags say for the mode: its own first, then those for all. */
function allowance(tags: Tags, mode: TravelMode): 'yes' | 'no' | undefined {
  const keys = mode === 'walk' ? ['foot', 'access'] : ['bicycle', 'vehicle', 'access']
  for (const key of keys) {
    const value = tags.get(key) ?? ''
    if (ALLOWS.has(value)) return 'yes'
    if (FORBIDS.has(value)) return 'no'
  }
  return undefined
}

function isOpen(tags: Tags, mode: TravelMode): boolean {
  const highway = tags.get('highway') ?? ''
  const said = allowance(tags, mode)
  if (said === 'no') return false
  const own = ALLOWS.has(tags.get(mode === 'walk' ? 'foot' : 'bicycle') ?? '')
  if (tags.get('motorroad') === 'yes' && !own) return false
  return OPEN[mode].has(highway) || (OPENABLE.has(highway) && own)
}

function walked(tags: Tags): StreetUse {
  if (!isOpen(tags, 'walk')) return CLOSED
  const pace = tags.get('highway') === 'steps' ? 'steps' : 'free'
  const against = tags.get('oneway:foot')
  return directed(pace, against === 'yes' ? 1 : against === '-1' ? -1 : 0)
}

function cycled(tags: Tags): StreetUse {
  const dismounted = tags.get('bicycle') === 'dismount'
  if (!dismounted && isOpen(tags, 'cycle')) return directed('free', oneWayForBicycles(tags))
  const highway = tags.get('highway') ?? ''
  const mayPush = dismounted || (PUSHED.has(highway) && allowance(tags, 'cycle') === undefined)
  return mayPush && highway !== 'steps' && isOpen(tags, 'walk') ? directed('push', 0) : CLOSED
}

/** 1 along the nodes only, -1 against them only, 0 both ways. */
type Direction = 1 | 0 | -1

function oneWayForBicycles(tags: Tags): Direction {
  const own = tags.get('oneway:bicycle')
  if (own === 'no') return 0
  const against = ['cycleway', 'cycleway:left', 'cycleway:right', 'cycleway:both']
  if (against.some(key => tags.get(key)?.startsWith('opposite'))) return 0
  const oneWay = own ?? tags.get('oneway')
  if (oneWay === '-1' || oneWay === 'reverse') return -1
  if (oneWay === 'yes' || oneWay === 'true' || oneWay === '1') return 1
  const round = tags.get('junction') === 'roundabout' || tags.get('junction') === 'circular'
  return oneWay === undefined && round ? 1 : 0
}

const directed = (pace: Pace, direction: Direction): StreetUse => ({
  forward: direction === -1 ? 'closed' : pace,
  backward: direction === 1 ? 'closed' : pace,
})

/** Metres in a second at a pace, by the speed of the mode and that of walking. */
export function paceSpeed(pace: Pace, speed: number, walking: number): number {
  if (pace === 'closed') return 0
  if (pace === 'push') return Math.min(walking, speed)
  return pace === 'steps' ? STEPS_SHARE * speed : speed
}
