import { isCivilDate } from '../../../kernel/civil-date.ts'
import { oneOf, textIn } from '../../search.ts'

/** `lost`: those left out that were still in the stage before; where the list has `lostBefore`. */
export const PARTS = ['counted', 'lost', 'left_out', 'denominator'] as const
export type Part = (typeof PARTS)[number]

export type RecordsSearch = {
  measure?: string
  on?: string
  area?: string
  part?: Part
  reason?: string
  find?: string
}

export function recordsSearch(search: Record<string, unknown>): RecordsSearch {
  const found: RecordsSearch = {}
  const keep = <K extends keyof RecordsSearch>(key: K, value: RecordsSearch[K] | undefined) => {
    if (value !== undefined) found[key] = value
  }
  keep(
    'measure',
    textIn(search, 'measure', text => /^\w{1,60}$/.test(text)),
  )
  keep('on', textIn(search, 'on', isCivilDate))
  keep(
    'area',
    textIn(search, 'area', text => /^[\w.-]{1,40}$/.test(text)),
  )
  keep('part', oneOf(search, 'part', PARTS))
  keep(
    'reason',
    textIn(search, 'reason', text => /^\w{1,60}$/.test(text)),
  )
  keep(
    'find',
    textIn(search, 'find', text => text.length <= 80),
  )
  return found
}
