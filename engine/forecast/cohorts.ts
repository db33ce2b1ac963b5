/**
 * The cohort-component projection: people by age group and sex carried forward step by step, as survivors, births and
 * moves. Preston, Heuveline & Guillot 2001, "Demography", chapter 6: boxes 6.1 (closed) and 6.2 (with migration); in
 * matrix form Leslie 1945.
 *
 * A step is as long as an age group is wide. Half of a step's net migrants move at its start and live through it, half
 * at its end. Births fall on the mean of the women at both ends of the step, the first half of the migrants counted at
 * its start, all of them at its end. What always holds: people at the end = at the start + births − deaths + migrants.
 */
import { ForecastFaults } from './check.ts'

export interface CohortInput {
  ageYears: number // whole years: width of an age group and length of a step
  steps: number
  /** age group, the last one without upper end: people at the start */
  women: Float64Array
  men: Float64Array
  /** age group: person-years lived per `radix` births (nLx of the life table); the last has all years above it (Tx) */
  womenYears: Float64Array
  menYears: Float64Array
  radix: number // births of the life table (l0)
  fertility: Float64Array // step × age group: births per woman and year
  boysPerGirl: number // sex ratio at birth
  /** step × age group: net migrants of the whole step, fewer than 0 where more leave; absent: nobody moves */
  womenMigrants?: Float64Array
  menMigrants?: Float64Array
}

export interface Cohorts {
  /** (step + 1) × age group: people at the start and at the end of each step */
  women: Float64Array
  men: Float64Array
  /** step: of both sexes */
  births: Float64Array
  deaths: Float64Array
  migrants: Float64Array
}

/**
 * Projects women and men. O(steps · age groups). Refuses (`ModelError`) faulty lists, rates below 0 and life
 * tables in which more live at a higher age. Migrants that would leave fewer than nobody are refused by age and step.
 */
export function projectCohorts(input: CohortInput): Cohorts {
  check(input)
  const { steps, women, ageYears, radix, boysPerGirl } = input
  const groups = women.length
  const result: Cohorts = {
    women: new Float64Array((steps + 1) * groups),
    men: new Float64Array((steps + 1) * groups),
    births: new Float64Array(steps),
    deaths: new Float64Array(steps),
    migrants: new Float64Array(steps),
  }
  result.women.set(women)
  result.men.set(input.men)
  const girlsShare = 1 / (1 + boysPerGirl)
  for (let step = 0; step < steps; step++) {
    const births = survive(input, result, 'women', step)
    result.births[step] = births
    survive(input, result, 'men', step)
    // The newborn of a step are its youngest at the end, as far as they live to it.
    const ofRadix = ageYears * radix
    const girls = births * girlsShare
    const boys = births - girls
    const first = (step + 1) * groups
    result.women[first]! += (girls * input.womenYears[0]!) / ofRadix
    result.men[first]! += (boys * input.menYears[0]!) / ofRadix
    for (const sex of ['women', 'men'] as const)
      if (result[sex][first]! < 0)
        refuse(`${sex}Migrants[${step * groups}]`, input[`${sex}Migrants`]![step * groups]!, MORE_THAN_THERE)
    result.deaths[step]! +=
      girls * (1 - input.womenYears[0]! / ofRadix) + boys * (1 - input.menYears[0]! / ofRadix)
  }
  return result
}

/** One sex through one step, its newborn left out; returns the births of these women (0 of men). */
function survive(input: CohortInput, result: Cohorts, sex: 'women' | 'men', step: number): number {
  const people = result[sex]
  const years = input[`${sex}Years`]
  const migrants = input[`${sex}Migrants`]
  const groups = years.length
  const from = step * groups
  const to = from + groups
  const halfOf = (group: number) => (migrants ? migrants[from + group]! / 2 : 0)
  const last = groups - 1
  const open = years[last]! / (years[last - 1]! + years[last]!)
  let births = 0
  let deaths = 0

  // Those of the start and the first half of the migrants grow older or die.
  for (let group = 0; group < groups; group++) {
    const present = people[from + group]! + halfOf(group)
    if (present < 0)
      refuse(
        `${sex}Migrants[${from + group}]`,
        migrants![from + group]!,
        `${-2 * people[from + group]!} or more`,
      )
    const share = group >= last - 1 ? open : years[group + 1]! / years[group]!
    const survivors = present * share
    people[to + Math.min(last, group + 1)]! += survivors
    deaths += present - survivors
  }

  // The second half of the migrants.
  for (let group = 0; group < groups; group++) {
    people[to + group]! += halfOf(group)
    result.migrants[step]! += 2 * halfOf(group)
    // The youngest still wait for the newborn.
    if (group > 0 && people[to + group]! < 0)
      refuse(`${sex}Migrants[${from + group}]`, migrants![from + group]!, MORE_THAN_THERE)
  }
  // Children of the mean of the women at both ends, the newborn themselves still left out.
  if (sex === 'women')
    for (let group = 0; group < groups; group++) {
      const mean = (people[from + group]! + halfOf(group) + people[to + group]!) / 2
      births += input.fertility[from + group]! * input.ageYears * mean
    }

  result.deaths[step]! += deaths
  return births
}

const MORE_THAN_THERE = 'no more to leave than there are'

function refuse(place: string, value: number, allowed: string): never {
  const faults = new ForecastFaults()
  faults.add(place, value, allowed)
  faults.end()
  throw new Error('a fault has been added')
}

/**
 * The total fertility (births per woman over her life at the rates of one year) at which `women`, the mean number of
 * the year by age group, have so many births: `pattern` scaled. 0 where no woman is of an age to have children.
 */
export function totalFertilityOf(
  births: number,
  women: Float64Array,
  pattern: Float64Array,
  ageYears: number,
): number {
  let total = 0
  let expected = 0
  for (let group = 0; group < women.length; group++) {
    total += pattern[group]! * ageYears
    expected += pattern[group]! * women[group]!
  }
  return expected > 0 ? (births / expected) * total : 0
}

function check(input: CohortInput): void {
  const faults = new ForecastFaults()
  const groups = input.women.length
  const { steps } = input
  faults.number('ageYears', input.ageYears, 1, 25, true)
  faults.number('steps', steps, 1, 500, true)
  if (groups < 2) faults.add('women.length', groups, '2 or more')
  faults.list('women', input.women, groups, Number.MAX_VALUE)
  faults.list('men', input.men, groups, Number.MAX_VALUE)
  faults.number('radix', input.radix, Number.MIN_VALUE, 1e12)
  faults.number('boysPerGirl', input.boysPerGirl, 0, 10)
  faults.list('fertility', input.fertility, steps * groups, 10)
  faults.signed('womenMigrants', input.womenMigrants, steps * groups)
  faults.signed('menMigrants', input.menMigrants, steps * groups)
  lifeTable(faults, 'womenYears', input.womenYears, input)
  lifeTable(faults, 'menYears', input.menYears, input)
  faults.end()
}

/** Person-years fall with age and are more than 0, so that each survival is a share; the open end may hold more. */
function lifeTable(faults: ForecastFaults, place: string, years: Float64Array, input: CohortInput): void {
  faults.list(place, years, input.women.length, Number.MAX_VALUE)
  if (!faults.isEmpty()) return
  for (let group = 0; group < years.length; group++) {
    const most = group === 0 ? input.ageYears * input.radix : years[group - 1]!
    const isOpen = group === years.length - 1
    if (!(years[group]! > 0) || (!isOpen && years[group]! > most))
      faults.add(`${place}[${group}]`, years[group], `more than 0${isOpen ? '' : `, at most ${most}`}`)
  }
}
