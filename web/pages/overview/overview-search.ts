import { isCivilDate } from '../../../kernel/civil-date.ts'
import type { AccessTo, NamedMeasure } from '../../api.ts'
import { manyOf, oneOf, textIn } from '../../search.ts'

/** The figure behind access: it colours the map and opens to its communities. */
export const ACCESS_MEASURES: Readonly<Record<AccessTo, NamedMeasure>> = {
  usable: 'access',
  affordable: 'affordable_access',
}

const LAYERS = ['institutions', 'sites'] as const
export type OverviewLayer = (typeof LAYERS)[number]

export type OverviewSearch = {
  /** The day that is looked at. */
  on?: string
  /** What colours the map and leads the table. */
  measure?: string
  level?: 'subdistrict'
  /** The district whose sub-districts are shown. */
  within?: string
  /** The selected area. */
  area?: string
  layers?: string
  /** Column of the table, with a leading `-` when falling. */
  sort?: string
  /** The same for the table of fairness. */
  fair?: string
  /** Places whose access is told; all usable ones where absent. */
  to?: 'affordable'
}

const CODE = /^[\w.-]{1,40}$/

export function overviewSearch(search: Record<string, unknown>): OverviewSearch {
  const found: OverviewSearch = {}
  const keep = <K extends keyof OverviewSearch>(key: K, value: OverviewSearch[K] | undefined) => {
    if (value !== undefined) found[key] = value
  }
  keep('on', textIn(search, 'on', isCivilDate))
  keep(
    'measure',
    textIn(search, 'measure', text => /^\w{1,60}$/.test(text)),
  )
  keep('level', oneOf(search, 'level', ['subdistrict']))
  keep(
    'within',
    textIn(search, 'within', text => CODE.test(text)),
  )
  keep(
    'area',
    textIn(search, 'area', text => CODE.test(text)),
  )
  keep('layers', manyOf(search, 'layers', LAYERS)?.join(',') || undefined)
  keep('to', oneOf(search, 'to', ['affordable']))
  keep(
    'sort',
    textIn(search, 'sort', text => /^-?\w{1,60}$/.test(text)),
  )
  keep(
    'fair',
    textIn(search, 'fair', text => /^-?(group|access|gini|below|none|children)$/.test(text)),
  )
  return found
}

export const layersOf = (search: OverviewSearch): OverviewLayer[] => manyOf(search, 'layers', LAYERS) ?? []
