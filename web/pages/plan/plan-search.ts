import { oneOf, textIn, wholeIn } from '../../search.ts'

export type PlansSearch = {
  scenario?: string
  /** The finished run whose settings the form starts from. */
  from?: number
  /** A site that the form starts with locked in or out. */
  lockIn?: string
  lockOut?: string
  /** Runs chosen to be compared, with commas. */
  chosen?: string
}

const siteCode = (text: string) => /^[\w.-]{1,40}$/.test(text)

export function plansSearch(search: Record<string, unknown>): PlansSearch {
  const scenario = textIn(search, 'scenario', siteCode)
  const from = wholeIn(search, 'from')
  const lockIn = textIn(search, 'lockIn', siteCode)
  const lockOut = textIn(search, 'lockOut', siteCode)
  const chosen = textIn(search, 'chosen', text => /^\d{1,9}(,\d{1,9})*$/.test(text))
  return {
    ...(scenario ? { scenario } : {}),
    ...(from !== undefined ? { from } : {}),
    ...(lockIn ? { lockIn } : {}),
    ...(lockOut ? { lockOut } : {}),
    ...(chosen ? { chosen } : {}),
  }
}

/** What the panel of access can show of each group. */
export const ACCESS_FIGURES = ['access', 'gini', 'theil', 'palma', 'below', 'none'] as const
export type AccessFigure = (typeof ACCESS_FIGURES)[number]

export type PlanRunSearch = {
  /** The figure of access that is shown; access itself where absent. */
  fair?: AccessFigure
  /** Places whose access is told; all usable ones where absent. */
  to?: 'affordable'
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
  const fair = oneOf(search, 'fair', ACCESS_FIGURES)
  if (fair) found.fair = fair
  const to = oneOf(search, 'to', ['affordable'])
  if (to) found.to = to
  const site = textIn(search, 'site', siteCode)
  if (site) found.site = site
  const find = textIn(search, 'find', text => text.length <= 80)
  if (find) found.find = find
  for (const way of ['lockIn', 'lockOut'] as const) {
    const codes = textIn(search, way, text => /^[\w.,-]{1,4000}$/.test(text))
    if (codes) found[way] = codes
  }
  return found
}
