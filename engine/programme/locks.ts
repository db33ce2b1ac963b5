import type { ProgrammeModel } from './model.ts'
import type { Columns } from './problem.ts'

/** A lock or duty on one site, with the columns it bars; `must` ones also want the site open. */
export interface SiteLock {
  kind: 'lock-in' | 'lock-out' | 'duty'
  site: number
  /** what a lock names; null: any, and of a duty. */
  option: number | null
  year: number | null
  must: boolean
  barred: number[]
}

/** Every lock and duty of the model with what it bars: locks in first, then locks out, then duties. */
export function listLocks(model: ProgrammeModel, columns: Columns): SiteLock[] {
  const { options } = model
  const barredOf = (site: number, allows: (option: number, year: number) => boolean) => {
    const barred: number[] = []
    for (let column = columns.siteStart[site]!; column < columns.siteStart[site + 1]!; column++)
      if (!allows(columns.option[column]!, columns.year[column]!)) barred.push(column)
    return barred
  }
  const matches = (lock: { option: number | null; year: number | null }, option: number, year: number) =>
    (lock.option === null || lock.option === option) && (lock.year === null || lock.year === year)
  const placesOf = (option: number) =>
    options.places.subarray(option * 4, option * 4 + 4).reduce((a, b) => a + b, 0)

  return [
    ...model.lockIn.map(lock => ({
      kind: 'lock-in' as const,
      ...lock,
      must: true,
      barred: barredOf(lock.site, (option, year) => matches(lock, option, year)),
    })),
    ...model.lockOut.map(lock => ({
      kind: 'lock-out' as const,
      ...lock,
      must: false,
      barred: barredOf(lock.site, (option, year) => !matches(lock, option, year)),
    })),
    ...model.duties.map(duty => ({
      kind: 'duty' as const,
      site: duty.site,
      option: null,
      year: null,
      must: true,
      barred: barredOf(
        duty.site,
        (option, year) => placesOf(option) >= duty.leastPlaces && year <= duty.byYear,
      ),
    })),
  ]
}
