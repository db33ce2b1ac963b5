import { type Aim, bandCount, classTypeCount, type PlanOptions, type ProgrammeModel } from './model.ts'
import { ModelFaults, type Range } from './model-faults.ts'

/** Money and ways: beyond this a sum loses its last fen in a double. */
const amount: Range = { least: 0, most: 1e15 }
/** Children, places and carers: they stand in the solver's matrix, which takes no more. */
const people: Range = { least: 0, most: 2 ** 40 }
const whole: Range = { ...people, whole: true }
/** A limit of carers may be any that a scenario can write. */
const limit: Range = { least: 0, most: Number.MAX_SAFE_INTEGER }
const share: Range = { least: 0, most: 1 }
/** What a child served is worth: more, or less beside nothing, is not what the solver can weigh. */
const worthOfChild: Range = { least: 0, most: 1e6 }
const leastWorth = 1e-6
/** Kinds of families by ring and fee tier: who takes whom is a table of their square. */
const mostKinds: Range = { least: 1, most: 1000, whole: true }

const aims: readonly string[] = ['least-cost', 'most-served'] satisfies Aim[]

/** Refuses an aim that is none, work, seconds or a gap out of range, endless work, and a seed that is no whole number. */
export function checkOptions({ aim, work, seconds, gap, seed }: PlanOptions) {
  const faults = new ModelFaults()
  faults.check('aim', aim, aims.includes(aim), aims.join(' or '))
  if (work !== undefined) faults.range('work', work, amount)
  if (seconds !== undefined) faults.range('seconds', seconds, { ...amount, infinite: true })
  if (gap !== undefined) faults.range('gap', gap, share)
  if (seed !== undefined) faults.range('seed', seed, { least: 0, most: 2 ** 31 - 1, whole: true })
  faults.end()
}

/** Refuses a model whose arrays are too short or long, or hold NaN or a value out of range, with all its faults. */
export function checkModel(model: ProgrammeModel) {
  const faults = new ModelFaults()
  const { years, sources, districts, existing, sites, options, demand, travel, budgets, carers } = model
  faults.range('years', years, { least: 1, most: 50, whole: true })
  faults.range('sources', sources, { least: 1, most: 20, whole: true })
  faults.range('districts', districts, { least: 1, most: 1e6, whole: true })
  // no list fits counts that are none
  faults.end()
  const district: Range = { least: 0, most: districts - 1, whole: true }

  faults.table('existing.filedPlaces', existing.filedPlaces, existing.count * years, whole)
  faults.table('existing.inclusive', existing.inclusive, existing.count * years, share)
  faults.table(
    'existing.usablePlaces',
    existing.usablePlaces,
    existing.count * years * classTypeCount,
    people,
  )
  faults.table('existing.monthlyFeeFen', existing.monthlyFeeFen, existing.count, amount)
  faults.table('existing.district', existing.district, existing.count, district)

  faults.table('sites.district', sites.district, sites.count, district)
  faults.starts('sites.optionStart', sites.optionStart, sites.count, options.count)
  faults.table('options.places', options.places, options.count * classTypeCount, whole)
  faults.table('options.inclusive', options.inclusive, options.count * years, share)
  faults.table('options.covers', options.covers, options.count, share)
  faults.table('options.monthlyFeeFen', options.monthlyFeeFen, options.count, amount)
  faults.table('options.leadYears', options.leadYears, options.count, whole)
  faults.table('options.capitalFen', options.capitalFen, options.count * years, amount)
  faults.table('options.supportFen', options.supportFen, options.count, amount)
  faults.shares('options.capitalShare', options.capitalShare, options.count, sources)
  faults.shares('options.supportShare', options.supportShare, options.count, sources)
  faults.table('options.carers', options.carers, options.count, whole)

  faults.table('demand.wanting', demand.wanting, years * demand.points * bandCount, people)
  faults.table('demand.district', demand.district, demand.points, district)
  faults.falling('demand.ring', demand.ringLimit, demand.ringShare)
  faults.falling('demand.tier', demand.tierLimitFen, demand.tierShare)
  const kinds = demand.ringLimit.length * demand.tierLimitFen.length
  faults.range('demand.ringLimit.length × demand.tierLimitFen.length', kinds, mostKinds)
  faults.starts('travel.start', travel.start, demand.points, travel.facility.length)
  const facility: Range = { least: 0, most: existing.count + sites.count - 1, whole: true }
  faults.table('travel.facility', travel.facility, travel.facility.length, facility)
  faults.table('travel.cost', travel.cost, travel.facility.length, { ...amount, infinite: true })

  if (budgets.bySourceFen)
    faults.table('budgets.bySourceFen', budgets.bySourceFen, years * sources, { ...amount, infinite: true })
  if (budgets.totalFen)
    faults.table('budgets.totalFen', budgets.totalFen, years, { ...amount, infinite: true })
  if (carers) {
    faults.table('carers.stock', carers.stock, years, people)
    faults.table('carers.existingNeed', carers.existingNeed, years, people)
    if (carers.training) {
      faults.range('carers.training.lagYears', carers.training.lagYears, whole)
      faults.range('carers.training.costFen', carers.training.costFen, amount)
      faults.shares('carers.training.costShare', carers.training.costShare, 1, sources)
      faults.table('carers.training.yearlyLimit', carers.training.yearlyLimit, years, limit)
      const { totalLimit } = carers.training
      if (totalLimit !== null) faults.range('carers.training.totalLimit', totalLimit, limit)
    }
  }
  checkTargets(faults, model)
  checkLocks(faults, model)
  if (model.discountFactor.length < years)
    faults.add('discountFactor.length', model.discountFactor.length, `${years} or more`)
  faults.table('discountFactor', model.discountFactor, model.discountFactor.length, share)
  if (faults.table('servedWeight', model.servedWeight, years, worthOfChild))
    model.servedWeight.forEach((worth, year) => {
      if (worth > 0 && worth < leastWorth)
        faults.add(`servedWeight[${year}]`, worth, `0, or ${leastWorth} or more`)
    })
  faults.end()
}

function checkTargets(
  faults: ModelFaults,
  { years, districts, targets, coverage, demand, sites }: ProgrammeModel,
) {
  faults.values('targets.places', targets.places, years, people)
  faults.values('targets.inclusiveShare', targets.inclusiveShare, years, share)
  faults.values('targets.coveredWeight', targets.coveredWeight, years, people)
  if (targets.districtPlaces)
    faults.table('targets.districtPlaces', targets.districtPlaces, districts * years, people)
  if (!coverage) {
    if (targets.coveredWeight.some(weight => weight !== null))
      faults.add('coverage', null, 'given with a target')
    return
  }
  faults.table('coverage.weight', coverage.weight, demand.points, people)
  faults.table('coverage.covered', coverage.covered, years * demand.points, share)
  faults.starts('coverage.siteStart', coverage.siteStart, demand.points, coverage.site.length)
  faults.table('coverage.site', coverage.site, coverage.site.length, {
    least: 0,
    most: sites.count - 1,
    whole: true,
  })
}

function checkLocks(faults: ModelFaults, { years, sites, options, lockIn, lockOut, duties }: ProgrammeModel) {
  const site: Range = { least: 0, most: sites.count - 1, whole: true }
  const year: Range = { least: 0, most: years - 1, whole: true }
  for (const [name, locks] of [
    ['lockIn', lockIn],
    ['lockOut', lockOut],
  ] as const)
    locks.forEach((lock, at) => {
      faults.range(`${name}[${at}].site`, lock.site, site)
      if (lock.year !== null) faults.range(`${name}[${at}].year`, lock.year, year)
      if (lock.option === null) return
      faults.range(`${name}[${at}].option`, lock.option, { least: 0, most: options.count - 1, whole: true })
      const first = sites.optionStart[lock.site]!
      const next = sites.optionStart[lock.site + 1]!
      if (lock.option < first || lock.option >= next)
        faults.add(`${name}[${at}].option`, lock.option, `an option of site ${lock.site}`)
    })
  duties.forEach((duty, at) => {
    faults.range(`duties[${at}].site`, duty.site, site)
    faults.range(`duties[${at}].leastPlaces`, duty.leastPlaces, people)
    faults.range(`duties[${at}].byYear`, duty.byYear, year)
  })
}
