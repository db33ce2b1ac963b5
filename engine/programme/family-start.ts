/**
 * How prices of families are begun. Where places are scarce most families go unserved and pay nothing: prices begin there,
 * and the few rows that then decide are fitted to what columns earn. Elsewhere most families are sought by many places:
 * quick prices of places come near first.
 */

import { inPart, wishing } from './control.ts'
import { familiesBound, familyPricesFrom } from './family-answers.ts'
import type { FamilySteps } from './family-prices.ts'
import { type FamilySearch, openFamilySeeking } from './family-seeking.ts'
import { bandCount, classTypeCount } from './model.ts'
import type { Problem } from './problem.ts'
import { openRowPricing, type PriceRows } from './row-prices.ts'
import { type ServedState, stepsFor } from './served-plan.ts'
import { evenPlaces, type ServedBound, seekPrices } from './served-prices.ts'

/**
 * Price steps at effort 1: the first by both threads; the later ones, until so many are taken in `all`, beside the search for a plan, which
 * gains nothing by them. Where places are scarce and all of one kind fewer first ones come as near, and later ones, at their first rate,
 * make up for them.
 */
const placeSteps = 20
const familySteps = { first: 130, firstOfOneKind: 45, all: 210 }
/**
 * Where places are scarce, first steps of families in which one year stands for all, at effort 1: together they cost as much as so many
 * divided by the years. Of places all steps are taken in two years. One year or two stand for all where there are three and more, and a
 * child is worth the same in all of them.
 */
const typicalSteps = 24
/**
 * Places are scarce where the bound at no prices of families is at most this part of that of places at half a child each; and very
 * scarce, so that what columns earn tells nearly all of a plan.
 */
const scarcePart = { scarce: 0.82, very: 0.75 }
/** Rates of the steps of families, from first to last. */
const familyRates = {
  scarcePlaces: [0.4, 0.01],
  otherwise: [0.2, 0.008],
  later: [0.03, 0.004],
} as const satisfies Record<string, [number, number]>

/**
 * Parts of the time on a clock, of what is left as prices are begun, by which those of places and of families end. Where places are
 * very scarce prices are near their best sooner.
 */
const clockParts = { places: 0.2, families: { veryScarce: 0.5, otherwise: 0.56 } }

/** About the part of all price steps' time that those of places take where there are any, for reports. */
const placesPart = 0.25

type Base = Pick<ServedState, 'problem' | 'outlets' | 'worth' | 'highs' | 'control' | 'startHelper'>

/** The bound at even prices of places, where the sites earn so much. */
export function evenBound({ problem, outlets, worth }: Base, sites: number) {
  const place = evenPlaces(problem, outlets)
  const standing = outlets.standing.reduce((sum, places, at) => sum + places * place[at]!, 0)
  return sites + standing + familiesBound(problem, outlets, worth, place)
}

/** The search for prices of families, opened where they pay nothing: scarce places earn a whole child each. Rows have no price yet. */
export function openFamilySearch(base: Base): FamilySearch {
  const { problem, outlets, worth, highs, control } = base
  const { years, demand } = problem.model
  const begin = {
    family: new Float64Array(years * demand.points * bandCount * outlets.types),
    row: new Float64Array(problem.rows.length),
  }
  let priceRows: PriceRows | undefined
  const seeking: FamilySearch = openFamilySeeking(problem, outlets, worth, begin, control, {
    later: {
      from: stepsOf(base, familySteps.first),
      until: stepsOf(base, familySteps.all),
      rate: [...familyRates.later],
      typicalSteps: 0,
      fitted: false,
      finest: true,
    },
    // opened where it is first asked for: by then rows have prices near the right ones
    priceRows: earning => {
      priceRows ??= openRowPricing(problem, highs, control, seeking.work().rows.price)
      return priceRows(earning)
    },
    startHelper: base.startHelper,
  })
  return seeking
}

/** So many steps at the effort asked for. */
const stepsOf = ({ outlets, control }: Base, steps: number) => stepsFor(outlets, steps * control.effort)

/** Whether all places are of one class type and demand knows one fee tier, so that children of a point and ring have one price. */
export function areOfOneKind({ model: { demand, existing, options } }: Problem): boolean {
  const types = new Set<number>()
  for (const all of [existing.usablePlaces, options.places])
    all.forEach((places, at) => {
      if (places > 0) types.add(at % classTypeCount)
    })
  return demand.tierLimitFen.length === 1 && types.size <= 1
}

/**
 * Prices of families with the prices of places that they began from, null where they began at nothing. `row`: first prices
 * of rows; `evenBound`: the bound where every place costs half of what a child is worth.
 */
export function seekFamilyPrices(
  base: Base,
  { row, evenBound: boundAtEven }: { row: Float64Array; evenBound: number },
  seeking: FamilySearch,
) {
  const { problem, outlets, worth, control } = base
  const { years, servedWeight } = problem.model
  const worthAlike = years >= 3 && servedWeight.every(weight => weight === servedWeight[0])
  seeking.beginAt({ family: new Float64Array(seeking.work().price.length), row })
  const boundAtNone = seeking.trial()
  const arePlacesScarce = (part: number) => boundAtNone <= part * boundAtEven
  // the trial can take long on a busy machine: steps have their part of what is left after it
  const gone = control.gone()
  const until = (part: number) => control.until(gone + part * (1 - gone))
  const ending = until(clockParts.families[arePlacesScarce(scarcePart.very) ? 'veryScarce' : 'otherwise'])
  let steps: FamilySteps
  let places: ServedBound | null = null
  if (arePlacesScarce(scarcePart.scarce)) {
    steps = {
      from: 0,
      until: stepsOf(base, areOfOneKind(problem) ? familySteps.firstOfOneKind : familySteps.first),
      rate: [...familyRates.scarcePlaces],
      typicalSteps: worthAlike ? Math.ceil(typicalSteps * Math.min(1, control.effort)) : 0,
      fitted: true,
      finest: false,
    }
  } else {
    const report = inPart(control.report, 0, placesPart)
    places = seekPrices(problem, outlets, worth, wishing(until(clockParts.places), { report }), {
      steps: stepsOf(base, placeSteps),
      from: { place: evenPlaces(problem, outlets), row },
      temperature: [0.05, 0.01],
      rate: [0.1, 0.005],
      inTwoYears: worthAlike,
    })
    seeking.beginAt(familyPricesFrom(problem, outlets, worth, places.prices))
    steps = {
      from: 0,
      until: stepsOf(base, familySteps.first),
      rate: [...familyRates.otherwise],
      typicalSteps: 0,
      fitted: false,
      finest: false,
    }
  }
  control.spend(0.15)
  const proved = places?.bound ?? Infinity
  const report = inPart(
    (phase, objective, bound, part) =>
      control.report(phase, objective, Math.min(proved, bound ?? Infinity), part),
    places ? placesPart : 0,
    1,
  )
  const families = seeking.seek(wishing(ending, { report }), steps)
  control.spend(0.2)
  return { families, placePrices: places?.prices ?? null, ended: ending.ended() }
}
