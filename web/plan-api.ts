/** The replies about plans under the names that the pages use. */
import type { planRoutes } from '../contract/plans.ts'
import type { CallOf, ReplyOf } from '../contract/route.ts'

export type PlanRun = ReplyOf<typeof planRoutes.planRun>
export type RunState = PlanRun['state']
export type Scenario = PlanRun['scenario']
export type PlanRequest = CallOf<typeof planRoutes.requestPlan>['body']
export type ScenarioChanges = NonNullable<PlanRequest['changes']>
export type PlanResult = ReplyOf<typeof planRoutes.planResult>
export type PlanComparison = ReplyOf<typeof planRoutes.comparePlans>
export type ComparedRun = PlanComparison['first']
export type ComparedSetting = PlanComparison['settings'][number]
export type ComparedSite = PlanComparison['sites'][number]
export type PlanStatus = PlanResult['status']
export type PlanProgress = NonNullable<PlanRun['progress']>
export type PlanPhase = PlanProgress['phase']
export type PlanAccess = PlanResult['access'][number]
export type PlanIndicator = PlanResult['indicators'][number]
export type BridgeRow = PlanResult['bridge'][number]
export type BridgeItem = BridgeRow['item']
export type PlanAssumption = PlanResult['inputs']['assumptions'][number]
export type ProgrammeRow = PlanResult['programme'][number]
export type LeftOutSite = PlanResult['leftOut'][number]
export type CostRow = PlanResult['cost'][number]
export type CarerRow = PlanResult['carers'][number]
export type ChildrenRow = PlanResult['children'][number]
export type CarerFlowRow = PlanResult['carerFlows'][number]
export type LimitRow = PlanResult['limits'][number]
export type LimitFamily = LimitRow['family']
export type LimitUnit = LimitRow['unit']
export type ReliefRow = PlanResult['reliefs'][number]
export type ReliefFamily = ReliefRow['family']
export type ReliefChange = ReliefRow['changes'][number]
export type GovernmentLevel = CostRow['level']

export type AgeBand = keyof NonNullable<Scenario['takeUp']['byBand']>
/** Bands of age by which the share of children who want care is set, in months. */
export const AGE_BANDS = [
  'infant',
  'toddler_young',
  'toddler_old',
  'older_toddler',
] as const satisfies readonly AgeBand[]

export const GOVERNMENT_LEVELS = ['central', 'city', 'district'] as const satisfies readonly GovernmentLevel[]
