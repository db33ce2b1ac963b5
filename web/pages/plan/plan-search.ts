import { oneOf, textIn, wholeIn } from '../../search.ts'

export type PlansSearch = {
  scenario?: string
  /** The finished run whose settings the form starts from. */
  from?: number
}

export function plansSearch(search: Record<string, unknown>): PlansSearch {
  const scenario = textIn(search, 'scenario', text => /^[\w.-]{1,40}$/.test(text))
  const from = wholeIn(search, 'from')
  return { ...(scenario ? { scenario } : {}), ...(from !== undefined ? { from } : {}) }
}

export type PlanRunSearch = {
  /** Sites opened up to this year; all where absent. */
  year?: number
  sites?: 'left-out'
  /** Only opened sites that few children are expected to use. */
  use?: 'low'
  site?: string
  find?: string
  /** Codes of sites to be locked in or out by the next computation, with commas. */
  lockIn?: string
  lockOut?: string
}

export function planRunSearch(search: Record<string, unknown>): PlanRunSearch {
  const found: PlanRunSearch = {}
  const year = wholeIn(search, 'year')
  if (year !== undefined) found.year = year
  const sites = oneOf(search, 'sites', ['left-out'])
  if (sites) found.sites = sites
  const use = oneOf(search, 'use', ['low'])
  if (use) found.use = use
  const site = textIn(search, 'site', text => /^[\w.-]{1,40}$/.test(text))
  if (site) found.site = site
  const find = textIn(search, 'find', text => text.length <= 80)
  if (find) found.find = find
  for (const way of ['lockIn', 'lockOut'] as const) {
    const codes = textIn(search, way, text => /^[\w.,-]{1,4000}$/.test(text))
    if (codes) found[way] = codes
  }
  return found
}
