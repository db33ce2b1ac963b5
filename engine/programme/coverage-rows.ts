import type { ProgrammeModel } from './model.ts'
import type { Columns, Problem, Row } from './problem.ts'

/**
 * Coverage of one year with a target: points not covered anyway, those with the same sites merged into one group
 * (on a city of 5,600 points this leaves some 700). Group `g` is covered once one of its sites has a covering
 * place open by the year.
 */
export interface CoverageBlock {
  year: number
  /** the block's row among the aggregate rows: covered weight at least what is still missing. */
  row: number
  /** group: weight gained when covered. */
  weight: Float64Array
  /** group + 1, then site indices, ascending. */
  start: Int32Array
  site: Int32Array
}

/** Adds the coverage rows, one per year with a target, and returns their groups. */
export function addCoverageRows(model: ProgrammeModel, columns: Columns, rows: Row[]): CoverageBlock[] {
  const { coverage, targets, years } = model
  if (!coverage) return []
  const blocks: CoverageBlock[] = []
  for (let year = 0; year < years; year++) {
    const target = targets.coveredWeight[year] ?? null
    if (target === null) continue
    const base = coveredAnyway(model, year)
    const row =
      rows.push({
        family: 'coverage',
        year,
        source: null,
        district: null,
        sense: 'at-least',
        limit: target - base,
        base,
      }) - 1
    blocks.push({ year, row, ...groupPoints(model, columns, year) })
  }
  return blocks
}

/** Weight covered by existing institutions and projects under way. */
export function coveredAnyway({ coverage, demand }: ProgrammeModel, year: number) {
  let weight = 0
  for (let point = 0; coverage && point < demand.points; point++)
    if (coverage.covered[year * demand.points + point]) weight += coverage.weight[point]!
  return weight
}

/** Points not covered anyway, grouped by the set of sites that could cover them in the year. */
export function groupPoints(model: ProgrammeModel, columns: Columns, year: number) {
  const coverage = model.coverage!
  const able = sitesAble(model, columns, year)
  const groups = new Map<string, { weight: number; sites: number[] }>()
  for (let point = 0; point < model.demand.points; point++) {
    const weight = coverage.weight[point]!
    if (weight === 0 || coverage.covered[year * model.demand.points + point]) continue
    const all = coverage.site.subarray(coverage.siteStart[point]!, coverage.siteStart[point + 1]!)
    const sites = [...new Set(all)].filter(site => able[site]).sort((a, b) => a - b)
    if (sites.length === 0) continue
    const key = sites.join()
    const group = groups.get(key)
    if (group) group.weight += weight
    else groups.set(key, { weight, sites })
  }
  const list = [...groups.values()]
  const start = new Int32Array(list.length + 1)
  list.forEach((group, at) => {
    start[at + 1] = start[at]! + group.sites.length
  })
  return {
    weight: Float64Array.from(list, group => group.weight),
    start,
    site: Int32Array.from(list.flatMap(group => group.sites)),
  }
}

/** site: 1 where some column, barred or not, covers by the year. */
function sitesAble(model: ProgrammeModel, columns: Columns, year: number) {
  const able = new Uint8Array(model.sites.count)
  for (let column = 0; column < columns.count; column++)
    if (columns.year[column]! <= year && model.options.covers[columns.option[column]!])
      able[columns.site[column]!] = 1
  return able
}

/** Weight covered in a year if every site that may open did: the first thing to compare a target with. */
export function coverableBy({ model, coverage }: Problem, year: number) {
  const block = coverage.find(each => each.year === year)
  return coveredAnyway(model, year) + (block ? block.weight.reduce((sum, weight) => sum + weight, 0) : 0)
}

/** Whether one site alone could cover the group. */
export const hasOneSite = ({ start }: CoverageBlock, group: number) => start[group + 1]! - start[group]! === 1

/** site: weight of the groups that it alone could cover. */
export function weightAlone(block: CoverageBlock, sites: number) {
  const alone = new Float64Array(sites)
  block.weight.forEach((weight, group) => {
    if (hasOneSite(block, group)) alone[block.site[block.start[group]!]!]! += weight
  })
  return alone
}
