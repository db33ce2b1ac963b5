/** Two plans side by side: their figures, the settings they differ in, and the sites that they open differently. */
import { z } from 'zod'
import type { AccessMoment } from './access-rows.ts'
import { ComparedSetting, comparedSettings } from './compared-settings.ts'
import { cityAccess } from './export-access-words.ts'
import { PLAN_STATUSES, type PlanResult } from './plan-result.ts'
import type { ProgrammeRow } from './plan-rows.ts'
import type { PlanRun } from './plan-run.ts'
import { AIMS } from './scenario.ts'

const figure = z.number().nullable()

/** The city's access at a moment; null where it is withheld. */
const ComparedAccess = z.object({ access: figure, gini: figure, outOfReachShare: figure })

const ComparedRun = z.object({
  id: z.int(),
  name: z.string(),
  nameEn: z.string(),
  baseDate: z.string(),
  firstYear: z.int(),
  lastYear: z.int(),
  aim: z.enum(AIMS),
  status: z.enum(PLAN_STATUSES),
  /** fen, or children-years where the plan serves most. */
  objective: figure,
  objectiveUnit: z.enum(['fen', 'child_years']),
  gap: figure,
  publicCostFen: z.int(),
  /** to the end of the evaluation. */
  discountedFen: z.number(),
  sitesOpened: z.int(),
  newPlaces: z.int(),
  newInclusivePlaces: z.int(),
  carersTrained: z.number(),
  /** children served in the last year, and their share of those who want care. */
  served: figure,
  servedShare: figure,
  /** lowest share served of any district in the last year. */
  leastServedShare: figure,
  leastServedDistrict: z.string().nullable(),
  leastServedDistrictName: z.string().nullable(),
  /** places per 100 children and how evenly they lie; null where no plan was found. */
  access: z.object({
    base: ComparedAccess.nullable(),
    without: ComparedAccess.nullable(),
    with: ComparedAccess.nullable(),
  }),
})
export type ComparedRun = z.infer<typeof ComparedRun>

const Opening = z.object({ option: z.string(), year: z.int(), places: z.int() })

const ComparedSite = z.object({
  site: z.string(),
  name: z.string(),
  district: z.string(),
  districtName: z.string(),
  /** 'differently': both open it, in another year or with another option. */
  differs: z.enum(['first-only', 'second-only', 'differently']),
  first: Opening.nullable(),
  second: Opening.nullable(),
})
export type ComparedSite = z.infer<typeof ComparedSite>

export const PlanComparison = z.object({
  first: ComparedRun,
  second: ComparedRun,
  /** in which the two scenarios differ. */
  settings: z.array(ComparedSetting),
  /** ordered by how they differ, then by code. */
  sites: z.array(ComparedSite),
  /** sites that both open alike. */
  alike: z.int(),
})
export type PlanComparison = z.infer<typeof PlanComparison>

type Finished = { readonly run: Pick<PlanRun, 'id' | 'name' | 'forced'>; readonly result: PlanResult }

/** Puts two finished runs side by side; each must have found a plan. */
export function comparePlans(first: Finished, second: Finished): PlanComparison {
  const openedFirst = bySite(first.result.programme)
  const openedSecond = bySite(second.result.programme)
  const sites = [...new Set([...openedFirst.keys(), ...openedSecond.keys()])]
    .sort()
    .flatMap(site => differing(openedFirst.get(site), openedSecond.get(site)))
  const order = ['first-only', 'second-only', 'differently']
  const both = [...openedFirst.keys()].filter(site => openedSecond.has(site)).length
  return {
    first: comparedRun(first),
    second: comparedRun(second),
    settings: comparedSettings(first.result.scenario, second.result.scenario),
    sites: sites.sort((a, b) => order.indexOf(a.differs) - order.indexOf(b.differs)),
    alike: both - sites.filter(each => each.differs === 'differently').length,
  }
}

const bySite = (rows: readonly ProgrammeRow[]) => new Map(rows.map(row => [row.site, row]))

function differing(a: ProgrammeRow | undefined, b: ProgrammeRow | undefined): ComparedSite[] {
  const row = a ?? b
  if (!row || (a && b && a.option === b.option && a.year === b.year)) return []
  const { site, name, district, districtName } = row
  const opening = (of: ProgrammeRow | undefined) =>
    of ? { option: of.option, year: of.year, places: of.places } : null
  const differs = a && b ? 'differently' : a ? 'first-only' : 'second-only'
  return [{ site, name, district, districtName, differs, first: opening(a), second: opening(b) }]
}

function comparedRun({ run, result }: Finished): ComparedRun {
  const { scenario, totals } = result
  const last = result.use.filter(row => row.year === scenario.lastYear)
  const city = last.find(row => row.district === null)
  const least = last
    .filter(row => row.district !== null && row.servedShare !== null)
    .reduce<(typeof last)[number] | undefined>(
      (lowest, row) => (lowest && lowest.servedShare! <= row.servedShare! ? lowest : row),
      undefined,
    )
  return {
    id: run.id,
    name: run.name ?? run.forced?.siteName ?? scenario.name,
    nameEn: run.name ?? run.forced?.siteName ?? scenario.nameEn,
    baseDate: scenario.baseDate,
    firstYear: scenario.firstYear,
    lastYear: scenario.lastYear,
    aim: result.aim,
    status: result.status,
    objective: result.objective,
    objectiveUnit: result.objectiveUnit,
    gap: result.gap,
    publicCostFen: totals.publicCostFen,
    discountedFen: totals.discountedFen,
    sitesOpened: totals.sitesOpened,
    newPlaces: totals.newPlaces,
    newInclusivePlaces: totals.newInclusivePlaces,
    carersTrained: totals.carersTrained,
    served: city?.served ?? null,
    servedShare: city?.servedShare ?? null,
    leastServedShare: least?.servedShare ?? null,
    leastServedDistrict: least?.district ?? null,
    leastServedDistrictName: least?.districtName ?? null,
    access: {
      base: accessAt(result, 'base'),
      without: accessAt(result, 'without'),
      with: accessAt(result, 'with'),
    },
  }
}

function accessAt({ access }: PlanResult, moment: AccessMoment): ComparedRun['access']['base'] {
  const row = cityAccess(access, moment)
  return row ? { access: row.access, gini: row.gini, outOfReachShare: row.outOfReachShare } : null
}
