import { ModelError } from '../faults.ts'
import { bandCount, classTypeCount, type PlanOptions, type ProgrammeModel } from './model.ts'

type Numbers = Float64Array | Int32Array | Uint8Array

interface Range {
  least: number
  most: number
  whole?: boolean
  infinite?: boolean
}

const amount: Range = { least: 0, most: Number.MAX_VALUE }
const whole: Range = { least: 0, most: 2 ** 40, whole: true }
const share: Range = { least: 0, most: 1 }
/** What a child served is worth: more, or less beside nothing, is not what the solver can weigh. */
const worthOfChild: Range = { least: 0, most: 1e6 }
const leastWorth = 1e-6
/** Kinds of families by ring and fee tier: who takes whom is a table of their square. */
const mostKinds: Range = { least: 1, most: 1000, whole: true }

/** Refuses work, seconds or a gap that is no number or below 0, endless work, and a seed that is no whole number. */
export function checkOptions({ work, seconds, gap, seed }: PlanOptions) {
  const wishes = { work, seconds, gap }
  for (const [name, value] of Object.entries(wishes))
    if (value !== undefined) checkNumber(name, value, { ...amount, infinite: name !== 'work' })
  if (seed !== undefined) checkNumber('seed', seed, { least: 0, most: 2 ** 31 - 1, whole: true })
}

/** Refuses a model whose arrays are too short or long, or hold NaN or a value out of range. */
export function checkModel(model: ProgrammeModel) {
  const { years, sources, districts, existing, sites, options, demand, travel, budgets, carers } = model
  checkNumber('years', years, { least: 1, most: 50, whole: true })
  checkNumber('sources', sources, { least: 1, most: 20, whole: true })
  checkNumber('districts', districts, { least: 1, most: 1e6, whole: true })
  const district: Range = { least: 0, most: districts - 1, whole: true }

  table('existing.filedPlaces', existing.filedPlaces, existing.count * years, whole)
  table('existing.inclusive', existing.inclusive, existing.count * years, share)
  table('existing.usablePlaces', existing.usablePlaces, existing.count * years * classTypeCount, amount)
  table('existing.monthlyFeeFen', existing.monthlyFeeFen, existing.count, amount)
  table('existing.district', existing.district, existing.count, district)

  table('sites.district', sites.district, sites.count, district)
  starts('sites.optionStart', sites.optionStart, sites.count, options.count)
  table('options.places', options.places, options.count * classTypeCount, whole)
  table('options.inclusive', options.inclusive, options.count * years, share)
  table('options.covers', options.covers, options.count, share)
  table('options.monthlyFeeFen', options.monthlyFeeFen, options.count, amount)
  table('options.leadYears', options.leadYears, options.count, whole)
  table('options.capitalFen', options.capitalFen, options.count * years, amount)
  table('options.supportFen', options.supportFen, options.count, amount)
  shares('options.capitalShare', options.capitalShare, options.count, sources)
  shares('options.supportShare', options.supportShare, options.count, sources)
  table('options.carers', options.carers, options.count, whole)

  table('demand.wanting', demand.wanting, years * demand.points * bandCount, amount)
  table('demand.district', demand.district, demand.points, district)
  falling('demand.ring', demand.ringLimit, demand.ringShare)
  falling('demand.tier', demand.tierLimitFen, demand.tierShare)
  const kinds = demand.ringLimit.length * demand.tierLimitFen.length
  checkNumber('demand.ringLimit.length × demand.tierLimitFen.length', kinds, mostKinds)
  starts('travel.start', travel.start, demand.points, travel.facility.length)
  const facility: Range = { least: 0, most: existing.count + sites.count - 1, whole: true }
  table('travel.facility', travel.facility, travel.facility.length, facility)
  table('travel.cost', travel.cost, travel.facility.length, { ...amount, infinite: true })

  if (budgets.bySourceFen)
    table('budgets.bySourceFen', budgets.bySourceFen, years * sources, { ...amount, infinite: true })
  if (budgets.totalFen) table('budgets.totalFen', budgets.totalFen, years, { ...amount, infinite: true })
  if (carers) {
    table('carers.stock', carers.stock, years, amount)
    table('carers.existingNeed', carers.existingNeed, years, amount)
    if (carers.training) {
      checkNumber('carers.training.lagYears', carers.training.lagYears, whole)
      checkNumber('carers.training.costFen', carers.training.costFen, amount)
      shares('carers.training.costShare', carers.training.costShare, 1, sources)
      table('carers.training.yearlyLimit', carers.training.yearlyLimit, years, amount)
    }
  }
  checkTargets(model)
  checkLocks(model)
  if (model.discountFactor.length < years)
    refuse('discountFactor.length', model.discountFactor.length, `${years} or more`)
  table('discountFactor', model.discountFactor, model.discountFactor.length, amount)
  table('servedWeight', model.servedWeight, years, worthOfChild)
  model.servedWeight.forEach((worth, year) => {
    if (worth > 0 && worth < leastWorth) refuse(`servedWeight[${year}]`, worth, `0, or ${leastWorth} or more`)
  })
}

function checkTargets({ years, districts, targets, coverage, demand, sites }: ProgrammeModel) {
  list('targets.places', targets.places, years, amount)
  list('targets.inclusiveShare', targets.inclusiveShare, years, share)
  list('targets.coveredWeight', targets.coveredWeight, years, amount)
  if (targets.districtPlaces)
    table('targets.districtPlaces', targets.districtPlaces, districts * years, amount)
  if (!coverage) {
    if (targets.coveredWeight.some(weight => weight !== null)) refuse('coverage', null, 'given with a target')
    return
  }
  table('coverage.weight', coverage.weight, demand.points, amount)
  table('coverage.covered', coverage.covered, years * demand.points, share)
  starts('coverage.siteStart', coverage.siteStart, demand.points, coverage.site.length)
  table('coverage.site', coverage.site, coverage.site.length, {
    least: 0,
    most: sites.count - 1,
    whole: true,
  })
}

function checkLocks({ years, sites, options, lockIn, lockOut, duties }: ProgrammeModel) {
  const site: Range = { least: 0, most: sites.count - 1, whole: true }
  const year: Range = { least: 0, most: years - 1, whole: true }
  for (const [name, locks] of [
    ['lockIn', lockIn],
    ['lockOut', lockOut],
  ] as const)
    locks.forEach((lock, at) => {
      checkNumber(`${name}[${at}].site`, lock.site, site)
      if (lock.year !== null) checkNumber(`${name}[${at}].year`, lock.year, year)
      if (lock.option === null) return
      checkNumber(`${name}[${at}].option`, lock.option, { least: 0, most: options.count - 1, whole: true })
      const first = sites.optionStart[lock.site]!
      const next = sites.optionStart[lock.site + 1]!
      if (lock.option < first || lock.option >= next)
        refuse(`${name}[${at}].option`, lock.option, `an option of site ${lock.site}`)
    })
  duties.forEach((duty, at) => {
    checkNumber(`duties[${at}].site`, duty.site, site)
    checkNumber(`duties[${at}].leastPlaces`, duty.leastPlaces, amount)
    checkNumber(`duties[${at}].byYear`, duty.byYear, year)
  })
}

function refuse(place: string, value: unknown, allowed: string): never {
  throw new ModelError([{ place, value, allowed }])
}

function checkNumber(place: string, value: number, { least, most, whole, infinite }: Range) {
  if (infinite && value === Infinity) return
  if (!(value >= least && value <= most) || (whole && !Number.isInteger(value)))
    refuse(
      place,
      value,
      `${whole ? 'a whole number ' : ''}${least} to ${most === Number.MAX_VALUE ? 'any' : most}`,
    )
}

function table(place: string, values: Numbers, length: number, range: Range) {
  if (values.length !== length) refuse(`${place}.length`, values.length, String(length))
  const { least, most, whole } = range
  for (let at = 0; at < length; at++) {
    const value = values[at]!
    if (!(value >= least && value <= most) || (whole && value % 1 !== 0))
      checkNumber(`${place}[${at}]`, value, range)
  }
}

function list(place: string, values: (number | null)[], length: number, range: Range) {
  if (values.length !== length) refuse(`${place}.length`, values.length, String(length))
  values.forEach((value, at) => {
    if (value !== null) checkNumber(`${place}[${at}]`, value, range)
  })
}

function shares(place: string, values: Float64Array, rows: number, width: number) {
  table(place, values, rows * width, share)
  for (let row = 0; row < rows; row++) {
    let sum = 0
    for (let at = row * width; at < (row + 1) * width; at++) sum += values[at]!
    if (Math.abs(sum - 1) > 1e-9) refuse(`${place} of row ${row} in sum`, sum, '1')
  }
}

function starts(place: string, values: Int32Array, rows: number, entries: number) {
  table(place, values, rows + 1, { least: 0, most: entries, whole: true })
  for (let row = 0; row < rows; row++)
    if (values[row]! > values[row + 1]!) refuse(`${place}[${row + 1}]`, values[row + 1], 'not to fall')
  if (values[0] !== 0) refuse(`${place}[0]`, values[0], '0')
  if (values[rows] !== entries) refuse(`${place}[${rows}]`, values[rows], String(entries))
}

function falling(place: string, limit: Float64Array, values: Float64Array) {
  if (limit.length === 0) refuse(`${place}Limit.length`, 0, '1 or more')
  table(`${place}Limit`, limit, limit.length, { ...amount, infinite: true })
  table(`${place}Share`, values, limit.length, share)
  for (let at = 1; at < limit.length; at++) {
    if (!(limit[at]! > limit[at - 1]!)) refuse(`${place}Limit[${at}]`, limit[at], 'to rise')
    if (values[at]! > values[at - 1]!) refuse(`${place}Share[${at}]`, values[at], 'not to rise')
  }
}
