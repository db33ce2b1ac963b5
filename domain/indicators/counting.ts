import type { CityOnDay } from './city-on-day.ts'
import type { Counter, Counting } from './counter.ts'
import { FUNNEL_COUNTINGS } from './counting-funnel.ts'
import { countDutyState } from './counting-new-areas.ts'
import { PEOPLE_COUNTINGS } from './counting-people.ts'
import { RATIO_COUNTINGS } from './counting-ratios.ts'
import { countWalk } from './counting-walk.ts'
import { type Measure, parseWalkMeasure, type WalkMeasure } from './measures.ts'

const COUNTINGS: Readonly<Record<Exclude<Measure, WalkMeasure>, Counting>> = {
  ...FUNNEL_COUNTINGS,
  ...RATIO_COUNTINGS,
  duty_without_project: countDutyState('duty_without_project'),
  duty_planned: countDutyState('duty_planned'),
  duty_built: countDutyState('duty_built'),
  duty_handed_over: countDutyState('duty_handed_over'),
  duty_open: countDutyState('duty_open'),
  ...PEOPLE_COUNTINGS,
}

/** Counts one measure on a day. */
export function countMeasure(measure: Measure, city: CityOnDay, to: Counter): void {
  const walk = parseWalkMeasure(measure)
  if (walk) countWalk(walk, city, to)
  else COUNTINGS[measure as Exclude<Measure, WalkMeasure>](city, to)
}
