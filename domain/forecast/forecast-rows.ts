/** The rows of a forecast, in the city's words: calendar years, codes of districts, whole persons. */
import { z } from 'zod'
import { MARKS } from '../../kernel/mark.ts'
import { BIRTHS_CASES } from '../territory/territory.ts'

const mark = z.enum(MARKS)
const year = z.int()
const persons = z.int().min(0)
const area = { district: z.string().nullable(), districtName: z.string().nullable() }

/**
 * Children of the city (`district` null) or a district at a year's end. One births case is the scenario's, split over
 * the districts; of the others the city stands beside it.
 */
export const ChildrenRow = z.object({
  year,
  birthsCase: z.enum(BIRTHS_CASES),
  ...area,
  residents: persons,
  age0: persons,
  age1: persons,
  age2: persons,
  underThrees: persons,
  /** of the year, both sexes; null where the figures are the pack's own and say nothing of births. */
  births: persons.nullable(),
  mark,
})
export type ChildrenRow = z.infer<typeof ChildrenRow>

/**
 * Carers of the city (`district` null) or a district in a year, as stock and flow. To the last person:
 * certified = certifiedBefore − leftCertified − lapsed + passed + entered, and
 * uncertified = uncertifiedBefore − leftUncertified + lapsed − passed.
 */
export const CarerFlowRow = z.object({
  year,
  ...area,
  /** at the end of the year before; in the first year on the base date. */
  certifiedBefore: persons,
  uncertifiedBefore: persons,
  /** graduates who enter as certified carers. */
  entered: persons,
  /** uncertified carers who pass after in-service training. */
  passed: persons,
  /** certificates that end and are not renewed. */
  lapsed: persons,
  leftCertified: persons,
  leftUncertified: persons,
  certified: persons,
  uncertified: persons,
  mark,
})
export type CarerFlowRow = z.infer<typeof CarerFlowRow>
