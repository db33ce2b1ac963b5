import { bandCount, bandsOfClass } from '../../engine/programme/model.ts'
import { CLASS_TYPES, type ClassType } from '../registry/care-class.ts'
import { AGE_BANDS, type ClassAges, takesBand } from './wanting-children.ts'

/**
 * The engine, which predicts occupancy and computes plans, knows by itself which bands a class type takes
 * (国卫人口发〔2019〕58号), whereas `within_reach` follows the dated class rules. Rules of other ages would contradict it.
 */
const plannedBands = (type: ClassType) =>
  AGE_BANDS.filter((_, band) => bandsOfClass[CLASS_TYPES.indexOf(type) * bandCount + band] === 1)

/** The ages of a class type as plans count them. */
export function plannedAges(type: ClassType): ClassAges {
  const bands = plannedBands(type)
  return { firstAgeMonths: bands[0]!.firstMonth, endAgeMonths: bands.at(-1)!.endMonth }
}

/** Whether a class type of these ages takes the bands that plans count. */
export function agesAsPlanned(type: ClassType, ages: ClassAges): boolean {
  const planned = plannedBands(type)
  return AGE_BANDS.every(band => takesBand(ages, band) === planned.includes(band))
}
