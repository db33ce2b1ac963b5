/**
 * Leaves out of a covering problem what decides itself (Balas & Ho 1980): a row whose sites include all of another row's is
 * covered whenever that one is; of two sites the one that covers nothing more and costs no less is not needed; the sites of a
 * row that has no more than it needs open, and what they cover is done. In a plane of many demand points few rows are left.
 * Rows are held only against those that share their rarest site.
 */
import type { CoverRows } from './cover-rows.ts'
import type { CoverProblem } from './cover-tree.ts'
import { FREE, OPEN, SHUT } from './problem.ts'

/** The same optimum on fewer rows and sites: sites that are not needed are shut, those that no answer does without are open. */
export function reduceCover(problem: CoverProblem): CoverProblem {
  const { times } = problem
  let { rows, state } = problem
  for (;;) {
    rows = withoutIncluding(usedRows(rows, state))
    state = withForced(rows, times, state)
    rows = withoutDone(rows, times, state)
    // where rows need several sites, a site may be needed beside one that covers more
    if (times > 1) break
    const shut = uselessSites({ ...problem, rows, state })
    if (shut.length === 0) break
    state = state.slice()
    for (const site of shut) state[site] = SHUT
  }
  return { ...problem, rows, state }
}

type Lists = { start: Int32Array; item: Int32Array }

/** Sites by row turned into rows by site, ascending. */
export function rowsBySite({ start, site, weight }: CoverRows, sites: number): Lists {
  const first = new Int32Array(sites + 1)
  for (const one of site) first[one + 1]!++
  for (let one = 0; one < sites; one++) first[one + 1]! += first[one]!
  const next = first.slice(0, sites)
  const item = new Int32Array(site.length)
  for (let row = 0; row < weight.length; row++)
    for (let at = start[row]!; at < start[row + 1]!; at++) item[next[site[at]!]!++] = row
  return { start: first, item }
}

/** Rows without the sites that are shut. */
function usedRows(rows: CoverRows, state: Uint8Array): CoverRows {
  const start = new Int32Array(rows.start.length)
  const site = new Int32Array(rows.site.length)
  let end = 0
  for (let row = 0; row + 1 < rows.start.length; row++) {
    for (let at = rows.start[row]!; at < rows.start[row + 1]!; at++)
      if (state[rows.site[at]!] !== SHUT) site[end++] = rows.site[at]!
    start[row + 1] = end
  }
  return { ...rows, start, site: site.slice(0, end) }
}

/**
 * For lists in ascending order, marks each that includes all of another; of equal ones the first stays. A list is filed under
 * its rarest item alone.
 */
function including(lists: Lists, items: number): Uint8Array {
  const count = lists.start.length - 1
  const length = (one: number) => lists.start[one + 1]! - lists.start[one]!
  const often = new Int32Array(items)
  for (const one of lists.item) often[one]!++
  const order = Int32Array.from({ length: count }, (_, at) => at).sort(
    (a, b) => length(a) - length(b) || a - b,
  )
  const filed: number[][] = Array.from({ length: items }, () => [])
  const holds = holding(lists, items)
  const marked = new Uint8Array(count)
  for (const one of order) {
    const [from, to] = [lists.start[one]!, lists.start[one + 1]!]
    const isHeld = (other: number) => holds(one, other)
    let rarest = -1
    for (let at = from; at < to && !marked[one]; at++) {
      const item = lists.item[at]!
      if (filed[item]!.some(isHeld)) marked[one] = 1
      if (rarest < 0 || often[item]! < often[rarest]!) rarest = item
    }
    if (!marked[one] && rarest >= 0) filed[rarest]!.push(one)
  }
  return marked
}

/** Whether a list includes all of another; lists that would take more memory than bits by list and item are held as bits. */
function holding({ start, item }: Lists, items: number): (one: number, other: number) => boolean {
  const count = start.length - 1
  const words = Math.ceil(items / 32)
  const list = (one: number) => item.subarray(start[one]!, start[one + 1]!)
  if (item.length < count * words) return (one, other) => isWithin(list(other), list(one))
  const bits = new Int32Array(count * words)
  for (let one = 0; one < count; one++)
    for (let at = start[one]!; at < start[one + 1]!; at++)
      bits[one * words + (item[at]! >> 5)]! |= 1 << (item[at]! & 31)
  return (one, other) => {
    for (let word = 0; word < words; word++)
      if (bits[other * words + word]! & ~bits[one * words + word]!) return false
    return true
  }
}

/** The states with the sites open that a row cannot do without. */
function withForced(rows: CoverRows, times: number, before: Uint8Array): Uint8Array {
  const state = before.slice()
  for (let row = 0; row < rows.weight.length; row++)
    if (width(rows, row) === times)
      for (let at = rows.start[row]!; at < rows.start[row + 1]!; at++) state[rows.site[at]!] = OPEN
  return state
}

/** Rows that open sites do not yet cover as often as needed. */
function withoutDone(rows: CoverRows, times: number, state: Uint8Array): CoverRows {
  return chosenRows(rows, row => {
    let open = 0
    for (let at = rows.start[row]!; at < rows.start[row + 1]!; at++)
      if (state[rows.site[at]!] === OPEN) open++
    return open < times
  })
}

function withoutIncluding(rows: CoverRows): CoverRows {
  const sites = rows.site.reduce((most, each) => Math.max(most, each + 1), 0)
  const marked = including({ start: rows.start, item: rows.site }, sites)
  return chosenRows(rows, row => !marked[row])
}

function chosenRows(rows: CoverRows, isChosen: (row: number) => boolean): CoverRows {
  const kept = Int32Array.from(rows.weight.keys()).filter(isChosen)
  const start = new Int32Array(kept.length + 1)
  kept.forEach((row, at) => {
    start[at + 1] = start[at]! + rows.start[row + 1]! - rows.start[row]!
  })
  const site = new Int32Array(start[kept.length]!)
  kept.forEach((row, at) => {
    site.set(rows.site.subarray(rows.start[row]!, rows.start[row + 1]!), start[at]!)
  })
  return { ...rows, start, site, weight: Float64Array.from(kept, row => rows.weight[row]!) }
}

/** Free sites whose rows another usable site covers too at no more cost; of equal ones the lower index stays. */
function uselessSites({ rows, siteCost, state }: CoverProblem): number[] {
  const bySite = rowsBySite(rows, state.length)
  const rowsOf = (site: number) => bySite.item.subarray(bySite.start[site]!, bySite.start[site + 1]!)
  const useless = new Uint8Array(state.length)
  const isBetter = (other: number, site: number) => {
    if (other === site || useless[other] || state[other] === SHUT) return false
    const more = rowsOf(other).length - rowsOf(site).length
    const dear = state[other] === OPEN ? 0 : siteCost[other]!
    if (more < 0 || dear > siteCost[site]!) return false
    return more > 0 || dear < siteCost[site]! || other < site || state[other] === OPEN
  }
  for (let site = 0; site < state.length; site++) {
    if (state[site] !== FREE) continue
    const own = rowsOf(site)
    if (own.length === 0) {
      if (siteCost[site]! >= 0) useless[site] = 1
      continue
    }
    // only sites of its scarcest row can cover all of its rows
    const scarce = own.reduce((least, row) => (width(rows, row) < width(rows, least) ? row : least))
    const others = rows.site.subarray(rows.start[scarce]!, rows.start[scarce + 1]!)
    if (others.some(other => isBetter(other, site) && isWithin(own, rowsOf(other)))) useless[site] = 1
  }
  return [...useless.keys()].filter(site => useless[site])
}

/** Whether all of one list are in another; both ascend. */
function isWithin(list: Int32Array, other: Int32Array): boolean {
  let at = 0
  for (let place = 0; place < list.length; place++) {
    while (at < other.length && other[at]! < list[place]!) at++
    if (other[at] !== list[place]) return false
  }
  return true
}

const width = (rows: CoverRows, row: number) => rows.start[row + 1]! - rows.start[row]!
