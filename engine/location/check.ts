/** What all location models check of their input. */
import { Faults } from '../faults.ts'
import type { LocationInput, LocationTravel, SearchOptions } from './model.ts'

/** Beyond this a double no longer holds the last unit of an amount, a cost or a place. */
const MOST = 1e15

/** Checks what all models share; a model adds its own to the same faults, then ends them. */
export function checkInput(input: LocationInput, options: SearchOptions): Faults {
  const faults = new Faults()
  const { travel, demand, siteCount, siteCost, kept, forbidden } = input
  faults.number('siteCount', siteCount, 0, 2 ** 24, true)
  faults.list('demand', demand, null, MOST)
  faults.list('siteCost', siteCost, siteCount, MOST)
  faults.list('kept', kept, null, siteCount - 1)
  faults.list('forbidden', forbidden, null, siteCount - 1)
  if (kept?.length && forbidden?.length) checkKept(faults, kept, forbidden)
  checkTravel(faults, travel, demand.length, siteCount)
  faults.numberIfGiven('gap', options.gap, 0, 1)
  faults.numberIfGiven('work', options.work, 0, Infinity)
  faults.numberIfGiven('seconds', options.seconds, 0, Infinity)
  faults.numberIfGiven('seed', options.seed, 0, 2 ** 32, true)
  return faults
}

function checkKept(faults: Faults, kept: Int32Array, forbidden: Int32Array): void {
  const closed = new Set(forbidden)
  kept.forEach((site, at) => {
    if (closed.has(site)) faults.add(`kept[${at}]`, site, 'a site that is not forbidden')
  })
}

function checkTravel(faults: Faults, travel: LocationTravel, points: number, sites: number): void {
  if (travel.kind === 'matrix') {
    costs(faults, travel.cost, points * sites)
  } else if (travel.kind === 'points') {
    coordinates(faults, 'travel.demandX', travel.demandX, points)
    coordinates(faults, 'travel.demandY', travel.demandY, points)
    coordinates(faults, 'travel.siteX', travel.siteX, sites)
    coordinates(faults, 'travel.siteY', travel.siteY, sites)
  } else {
    const { start, site, cost } = travel
    faults.list('travel.start', start, points + 1, site.length)
    for (let at = 0; at < points; at++)
      if (start[at]! > start[at + 1]!)
        faults.add(`travel.start[${at + 1}]`, start[at + 1], `${start[at]} or more`)
    if (start[0] !== 0) faults.add('travel.start[0]', start[0], '0')
    if (start[points] !== site.length) faults.add(`travel.start[${points}]`, start[points], `${site.length}`)
    faults.list('travel.site', site, null, sites - 1)
    costs(faults, cost, site.length)
    if (faults.isEmpty()) onceEach(faults, start, site, sites)
  }
}

function costs(faults: Faults, values: Float64Array, length: number): void {
  if (!faults.held('travel.cost', values)) return
  faults.list('travel.cost', values, length, Infinity)
  values.forEach((value, at) => {
    if (value > MOST && value < Infinity)
      faults.add(`travel.cost[${at}]`, value, `${MOST} at most, or Infinity out of reach`)
  })
}

function onceEach(faults: Faults, start: Int32Array, site: Int32Array, sites: number): void {
  const seen = new Int32Array(sites).fill(-1)
  for (let row = 0; row + 1 < start.length; row++)
    for (let at = start[row]!; at < start[row + 1]!; at++) {
      if (seen[site[at]!] === row)
        faults.add(`travel.site[${at}]`, site[at], `no site twice for point ${row}`)
      seen[site[at]!] = row
    }
}

function coordinates(faults: Faults, place: string, values: Float64Array, length: number): void {
  if (!faults.held(place, values)) return
  if (values.length !== length) faults.add(`${place}.length`, values.length, `${length}`)
  values.forEach((value, at) => {
    if (!(Math.abs(value) <= MOST)) faults.add(`${place}[${at}]`, value, `a number from -${MOST} to ${MOST}`)
  })
}
