/**
 * From the base date to each year's figure: what stands, what comes of itself, what the programme adds. The summands
 * are counted from the rows that leave the product, so that they can be added up again; their sums are the plan's
 * indicators.
 */
import { type Mark, weakest } from '../../kernel/mark.ts'
import { certifiedIn, flowUntil } from '../forecast/carer-forecast.ts'
import type { Indicator } from '../territory/target.ts'
import { baselineYear } from './baseline-year.ts'
import {
  type BridgeItem,
  type BridgeRow,
  type CoveredRow,
  STANDING_KINDS,
  type StandingRow,
} from './bridge-rows.ts'
import { type Ratio, recordsMark } from './plan-baseline.ts'
import type { CarerRow, ProgrammeRow } from './plan-rows.ts'
import type { PlanProblem } from './programme-model.ts'

/** The rows that are counted. */
export type Counted = {
  readonly standing: readonly StandingRow[]
  readonly covered: readonly CoveredRow[]
  readonly programme: readonly ProgrammeRow[]
  readonly carers: readonly CarerRow[]
}

/** The base date first, then the end of each plan year. */
export function planBridge(problem: PlanProblem, counted: Counted): BridgeRow[] {
  const { scenario, years, records, facilities, people } = problem
  const now = recordsMark(records, facilities)
  const later = weakest(['estimated', now, people.mark, ...counted.programme.map(each => each.mark)])
  const base = { year: baselineYear(scenario), baseline: true, day: scenario.baseDate, mark: now }
  return [
    ...rowsOf(problem, counted, null).map(row => ({ ...base, ...row })),
    ...years.flatMap((year, t) => {
      const when = { year, baseline: false, day: `${year}-12-31`, mark: later }
      return rowsOf(problem, counted, t).map(row => ({ ...when, ...row }))
    }),
  ]
}

/** Numerator and denominator of an indicator on the day of the rows. */
export function ratioOf(rows: readonly BridgeRow[], indicator: Indicator): Ratio & { readonly mark: Mark } {
  const own = rows.filter(row => row.indicator === indicator)
  const total = (part: BridgeRow['part']) =>
    own.reduce((sum, row) => (row.part === part ? sum + row.amount : sum), 0)
  return {
    numerator: total('numerator'),
    denominator: total('denominator'),
    mark: weakest(own.map(row => row.mark)),
  }
}

type Summand = Pick<BridgeRow, 'indicator' | 'part' | 'item' | 'amount'>
type Amounts = Partial<Record<BridgeItem, number>>

/** Summands of all indicators at the end of plan year `t`, or on the base date (null). */
function rowsOf(problem: PlanProblem, counted: Counted, t: number | null): Summand[] {
  const filed = placesOf(problem, counted, t, () => true)
  const year = yearAt(problem, t)
  const inclusive = placesOf(problem, counted, t, each =>
    'inclusiveYears' in each ? each.inclusiveYears.includes(year) : each.inclusive,
  )
  const posts = postsOf(problem, counted, t)
  return [
    ...part('places_per_1000', 'numerator', filed),
    ...part('places_per_1000', 'denominator', residentsOf(problem, t)),
    ...part('inclusive_share', 'numerator', inclusive),
    ...part('inclusive_share', 'denominator', filed),
    ...part('certified_carer_share', 'numerator', certifiedOf(problem, counted, t, total(posts))),
    ...part('certified_carer_share', 'denominator', posts),
    ...part('community_coverage', 'numerator', coveredOf(problem, counted, t)),
    ...part('community_coverage', 'denominator', {
      communities: problem.records.territory.communities.filter(each => each.communityKind === 'community')
        .length,
    }),
  ]
}

const part = (indicator: Indicator, of: BridgeRow['part'], amounts: Amounts): Summand[] =>
  Object.entries(amounts).map(([item, amount]) => ({
    indicator,
    part: of,
    item: item as BridgeItem,
    amount,
  }))

const yearAt = ({ scenario, years }: PlanProblem, t: number | null): number =>
  t === null ? baselineYear(scenario) : years[t]!

const itemOf = (kind: StandingRow['kind']): BridgeItem => (kind === 'institution' ? 'institutions' : kind)

function placesOf(
  problem: PlanProblem,
  { standing, programme }: Counted,
  t: number | null,
  counts: (row: StandingRow | ProgrammeRow) => boolean,
): Amounts {
  const year = yearAt(problem, t)
  const kinds = t === null ? (['institution'] as const) : STANDING_KINDS
  const amounts: Amounts = Object.fromEntries(
    kinds.map(kind => [
      itemOf(kind),
      sum(standing, each =>
        each.kind === kind && each.countsFrom <= year && counts(each) ? each.places : 0,
      ),
    ]),
  )
  if (t === null) return amounts
  return {
    ...amounts,
    programme: sum(programme, each => (each.year <= year && counts(each) ? each.places : 0)),
  }
}

function residentsOf({ records, people }: PlanProblem, t: number | null): Amounts {
  const { communities, districts } = records.territory
  const before = sum(communities, each => records.population.residents[each.index]!)
  if (t === null) return { residents_on_base_date: before }
  const after = people.residents
    .subarray(t * districts.length, (t + 1) * districts.length)
    .reduce((a, b) => a + b, 0)
  return { residents_on_base_date: before, residents_change: after - before }
}

/** Posts: those in post, more where the filed places need more at their ratios, and those of new places. */
function postsOf(problem: PlanProblem, { standing, programme }: Counted, t: number | null): Amounts {
  const inPost = sum(standing, each => each.carersInPost ?? 0)
  if (t === null) return { carers_in_post: inPost }
  const year = yearAt(problem, t)
  const needed = (kind: StandingRow['kind']) =>
    sum(standing, each => (each.kind === kind && each.countsFrom <= year ? each.carersNeeded : 0))
  return {
    carers_in_post: inPost,
    carers_to_ratio: Math.max(0, needed('institution') - inPost),
    project_building: needed('project_building'),
    project_planned: needed('project_planned'),
    programme: sum(programme, each => (each.year <= year ? each.carers : 0)),
  }
}

/**
 * Certified carers there are, less those for whom there is no post: posts go to certified carers first. Those who pass in
 * service, lapse or leave are summands of their own where the city has figures of them.
 */
function certifiedOf(
  { settings, scenario, years, carers: { forecast } }: PlanProblem,
  { standing, carers }: Counted,
  t: number | null,
  posts: number,
): Amounts {
  const certified = sum(standing, each => each.carersCertified ?? 0)
  if (t === null) return { carers_certified: certified }
  const { certifiedWithoutTraining, trainedReady } = carers[t]!
  const until = (flow: Parameters<typeof flowUntil>[1]) => flowUntil(forecast, flow, years[t]!)
  const byScenario = certifiedWithoutTraining - certifiedIn(forecast, years[t]!)
  const there = certifiedWithoutTraining + trainedReady
  return {
    carers_certified: certified,
    certified_outside_posts: settings.carerStock.certifiedOutsidePosts,
    certified_graduates: until('entered'),
    ...(settings.carerFlows === null
      ? {}
      : {
          certified_in_service: until('passed'),
          certified_lapsed: 0 - until('lapsed'),
          certified_left: 0 - until('leftCertified'),
        }),
    ...(scenario.carers.stock === null ? {} : { certified_by_scenario: byScenario }),
    certified_trained: trainedReady,
    certified_without_post: Math.min(0, posts - there),
  }
}

function coveredOf(problem: PlanProblem, { covered }: Counted, t: number | null): Amounts {
  const year = yearAt(problem, t)
  const by = (kind: CoveredRow['by']) =>
    covered.filter(each => each.by === kind && each.countsFrom <= year).length
  if (t === null) return { institutions: by('institution') }
  return {
    institutions: by('institution'),
    project_building: by('project_building'),
    project_planned: by('project_planned'),
    programme: by('programme'),
  }
}

const total = (amounts: Amounts): number => Object.values(amounts).reduce((a, b) => a + b, 0)
const sum = <T>(list: readonly T[], of: (each: T) => number): number =>
  list.reduce((all, each) => all + of(each), 0)
