import type { CityOnDay } from './city-on-day.ts'
import type { Counter, Counting } from './counter.ts'
import { FUNNEL_COUNTINGS } from './counting-funnel.ts'
import { PEOPLE_COUNTINGS } from './counting-people.ts'
import { RATIO_COUNTINGS } from './counting-ratios.ts'
import { countWalk } from './counting-walk.ts'
import { type Measure, parseWalkMeasure, type WalkMeasure } from './measures.ts'

const COUNTINGS: Readonly<Record<Exclude<Measure, WalkMeasure>, Counting>> = {
  ...FUNNEL_COUNTINGS,
  ...RATIO_COUNTINGS,
  ...PEOPLE_COUNTINGS,
}

/** Counts one measure on a day. */
export function countMeasure(measure: Measure, city: CityOnDay, to: Counter): void {
  const walk = parseWalkMeasure(measure)
  if (walk) countWalk(walk.who, walk.metres, city, to)
  else COUNTINGS[measure as Exclude<Measure, WalkMeasure>](city, to)
}
