import type { ClassRule } from './class-rule.ts'

/**
 * Who wants care: children by age band times the band's take-up.
 *
 * Populations know whole years of age, classes begin at 6, 12, 18 and 24 months. Births are taken as even over a year:
 * half of age 0 is 6 months or older, age 1 falls in two equal halves. Expected children are fractions, never rounded.
 */
export const AGE_BANDS = [
  { id: 'infant', firstMonth: 6, endMonth: 12 },
  { id: 'toddler_young', firstMonth: 12, endMonth: 18 },
  { id: 'toddler_old', firstMonth: 18, endMonth: 24 },
  { id: 'older_toddler', firstMonth: 24, endMonth: 36 },
] as const
export type AgeBand = (typeof AGE_BANDS)[number]['id']

export type ChildrenByAge = { readonly age0: number; readonly age1: number; readonly age2: number }
export type TakeUp = Readonly<Record<AgeBand, number>>

/** Children of each band, in the order of `AGE_BANDS`. */
export const childrenByBand = (children: ChildrenByAge): [number, number, number, number] => [
  children.age0 / 2,
  children.age1 / 2,
  children.age1 / 2,
  children.age2,
]

/** Children of each band whose families want care near by and at a bearable price. */
export const wantingByBand = (children: ChildrenByAge, takeUp: TakeUp): number[] =>
  childrenByBand(children).map((count, band) => count * takeUp[AGE_BANDS[band]!.id])

/** community × band: expected children who want care. */
export function wantingByCommunity(
  {
    age0,
    age1,
    age2,
  }: { readonly age0: Float64Array; readonly age1: Float64Array; readonly age2: Float64Array },
  takeUp: TakeUp,
): Float64Array {
  const wanting = new Float64Array(age0.length * AGE_BANDS.length)
  for (let at = 0; at < age0.length; at++) {
    const children = { age0: age0[at]!, age1: age1[at]!, age2: age2[at]! }
    wanting.set(wantingByBand(children, takeUp), at * AGE_BANDS.length)
  }
  return wanting
}

export type ClassAges = Pick<ClassRule, 'firstAgeMonths' | 'endAgeMonths'>

/** Whether a class type takes the whole band; mixed classes from 18 months take neither infants nor young toddlers. */
export const takesBand = (rule: ClassAges, band: (typeof AGE_BANDS)[number]): boolean =>
  rule.firstAgeMonths <= band.firstMonth && band.endMonth <= rule.endAgeMonths
