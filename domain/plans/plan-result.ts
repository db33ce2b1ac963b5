/**
 * A computed plan as the city reads, stores and exports it. Plain JSON: no index of the engine, no NaN, no Infinity.
 * Two computations of the same scenario on the same records are equal but for `seconds`; `inputs.fingerprint` says
 * whether they had the same records.
 */
import { z } from 'zod'
import { MARKS } from '../../kernel/mark.ts'
import { CarerFlowRow, ChildrenRow } from '../forecast/forecast-rows.ts'
import { GOVERNMENT_LEVELS } from '../territory/funding-share.ts'
import { PlanAccess, PlanAccessPoint } from './access-rows.ts'
import { BridgeRow, CoveredRow, StandingRow } from './bridge-rows.ts'
import {
  BirthsRow,
  CarerRow,
  CostRow,
  LeftOutSite,
  LimitRow,
  PlanIndicator,
  PlanUse,
  ProgrammeRow,
} from './plan-rows.ts'
import { RELIEF_FAMILIES } from './relief-family.ts'
import { ReliefRow } from './relief-row.ts'
import { AIMS, Scenario } from './scenario.ts'

/** optimal: proved; within-gap: proved within `gap`; stopped: by clock or planner; infeasible: no plan meets all rules. */
export const PLAN_STATUSES = ['optimal', 'within-gap', 'stopped', 'infeasible'] as const
export type PlanStatus = (typeof PLAN_STATUSES)[number]

const byLevelFen = z.record(z.enum(GOVERNMENT_LEVELS), z.int())

/** One aim pursued: 'most-served' is followed by 'fairest', each with its own bound. */
export const PlanStage = z.object({
  name: z.enum(['least-cost', 'most-served', 'fairest']),
  status: z.enum(PLAN_STATUSES),
  /** fen; children-years; least served share of any district in the last year. */
  objective: z.number().nullable(),
  bound: z.number().nullable(),
  gap: z.number().nullable(),
})

/** A figure the plan rests on, with where it comes from; `from` says who set it. */
export const PlanAssumption = z.object({
  key: z.string(),
  name: z.string(),
  nameEn: z.string(),
  value: z.unknown(),
  unit: z.string().nullable(),
  from: z.enum(['pack', 'scenario', 'rule']),
  /** the document or data set it stands in; null for the planner's own and for rules of the model. */
  source: z
    .object({
      code: z.string(),
      title: z.string(),
      titleEn: z.string().nullable(),
      issuedOn: z.string().nullable(),
      /** what a reader must know of it. */
      note: z.string().nullable(),
      noteEn: z.string().nullable(),
    })
    .nullable(),
  mark: z.enum(MARKS),
})
export type PlanAssumption = z.infer<typeof PlanAssumption>

/** The earlier plan that a search at least cost started from. */
export const PlanOrigin = z.object({
  /** its run; null: a file. */
  run: z.int().nullable(),
  /** `inputs.fingerprint` of that plan. */
  fingerprint: z.string(),
  /** hash of what the search took from it, `changeLittle` included. */
  start: z.string(),
  changeLittle: z.boolean(),
  /** it found no plan: the change it told, whose plan the search started from. */
  relief: z.enum(RELIEF_FAMILIES).optional(),
  /** fields of the scenario that were set for it. */
  eased: z.array(z.string()).optional(),
  /** its gap, or a smaller one of a plan that it came from itself: what a plan from a plan is measured against; 1: nothing. */
  gap: z.number(),
})
export type PlanOrigin = z.infer<typeof PlanOrigin>

/** What the plan was computed from. */
export const PlanInputs = z.object({
  /** hash of the model's numbers, the options and what the search started from; equal fingerprints give equal plans. */
  fingerprint: z.string(),
  city: z.string(),
  cityName: z.string(),
  cityNameEn: z.string(),
  packName: z.string(),
  packVersion: z.string(),
  baseDate: z.string(),
  years: z.array(z.int()),
  evaluationYears: z.int(),
  /** expected use below which an opened site is flagged. */
  lowUseShare: z.number(),
  demandPoints: z.int(),
  institutions: z.int(),
  projects: z.int(),
  projectsNotBegun: z.int(),
  sites: z.int(),
  options: z.int(),
  travelPairs: z.int(),
  assumptions: z.array(PlanAssumption),
  /** absent where the search started from no earlier plan. */
  origin: PlanOrigin.optional(),
})
export type PlanInputs = z.infer<typeof PlanInputs>

/** Sums over `programme` and over the plan years' `cost`; the exports repeat them and reconcile. */
export const PlanTotals = z.object({
  sitesOpened: z.int(),
  newPlaces: z.int(),
  /** inclusive in the last plan year, by `inclusiveYears` of the rows; their `inclusive` is of the year they open. */
  newInclusivePlaces: z.int(),
  /** opened sites expected below `PlanInputs.lowUseShare`, and their places. */
  lowUseSites: z.int(),
  lowUsePlaces: z.int(),
  carersTrained: z.number(),
  capitalFen: z.int(),
  supportFen: z.int(),
  trainingFen: z.int(),
  publicCostFen: z.int(),
  costByLevelFen: byLevelFen,
  /** all public cost to the horizon's end, discounted. */
  discountedFen: z.number(),
  servedLastYear: z.number(),
  mark: z.enum(MARKS),
})
export type PlanTotals = z.infer<typeof PlanTotals>

/** Against the plan that this one started from: codes of sites, and how many open alike. */
export const PlanChanges = z.object({
  /** the run it started from; null: a file. */
  run: z.int().nullable(),
  changeLittle: z.boolean(),
  opened: z.array(z.string()),
  dropped: z.array(z.string()),
  /** opened in both, with another option or in another year. */
  otherwise: z.array(z.string()),
  alike: z.int(),
  /** fen, 0 or more, that this plan costs more than one found without the wish to change little; absent where none was made. */
  littleCostsFen: z.number().optional(),
})
export type PlanChanges = z.infer<typeof PlanChanges>

/** Counts up when a reader of stored results would miss something in an older one. */
export const RESULT_FORMAT = 5

export const PlanResult = z.object({
  format: z.literal(RESULT_FORMAT),
  status: z.enum(PLAN_STATUSES),
  aim: z.enum(AIMS),
  /** discounted fen ('least-cost') or children-years served ('most-served'); null where no plan was found. */
  objective: z.number().nullable(),
  objectiveUnit: z.enum(['fen', 'child_years']),
  bound: z.number().nullable(),
  gap: z.number().nullable(),
  seconds: z.number(),
  work: z.number(),
  stages: z.array(PlanStage),
  totals: PlanTotals,
  indicators: z.array(PlanIndicator),
  /** what each indicator is made of; sums of these are its numerators and denominators. */
  bridge: z.array(BridgeRow),
  standing: z.array(StandingRow),
  covered: z.array(CoveredRow),
  use: z.array(PlanUse),
  access: z.array(PlanAccess),
  /** the communities that `access` is counted from. */
  accessPoints: z.array(PlanAccessPoint),
  programme: z.array(ProgrammeRow),
  leftOut: z.array(LeftOutSite),
  cost: z.array(CostRow),
  carers: z.array(CarerRow),
  /** residents and children: of all births cases the city, of the scenario's its districts too. */
  children: z.array(ChildrenRow),
  /** carers as stock and flow without the programme, city and districts. */
  carerFlows: z.array(CarerFlowRow),
  /** all rules of the plan; the binding ones have `binds`. */
  limits: z.array(LimitRow),
  /** empty unless no plan meets all rules. */
  reliefs: z.array(ReliefRow),
  /** most communities that could be covered in each year if every site opened. */
  coverable: z.array(z.object({ year: z.int(), communities: z.number().nullable() })),
  /** fen that covering each group of communities is worth, by year with a target: a later plan starts from it. */
  coverageWorth: z.array(z.object({ year: z.int(), fen: z.array(z.number()) })).optional(),
  /** absent where the plan started from none. */
  changes: PlanChanges.optional(),
  /** one row per births case where they are compared; absent elsewhere. */
  births: z.array(BirthsRow).optional(),
  inputs: PlanInputs,
  scenario: Scenario,
})
export type PlanResult = z.infer<typeof PlanResult>

/** What a list of runs shows of a result. */
export const PlanSummary = PlanResult.pick({
  status: true,
  aim: true,
  objective: true,
  objectiveUnit: true,
  bound: true,
  gap: true,
  seconds: true,
  totals: true,
  changes: true,
})
export type PlanSummary = z.infer<typeof PlanSummary>

/** What a running computation tells, a few times a second. */
export const PlanProgressView = z.object({
  phase: z.enum([
    'read',
    'network',
    'ways',
    'model',
    'check',
    'relaxation',
    'search',
    'served',
    'fairness',
    'causes',
    'births-low',
    'births-middle',
    'births-high',
  ]),
  seconds: z.number(),
  objective: z.number().nullable(),
  bound: z.number().nullable(),
  gap: z.number().nullable(),
  /** part of the phase that is done, 0–1, where that is known. */
  part: z.number().min(0).max(1).nullable().default(null),
  work: z.number(),
})
export type PlanProgressView = z.infer<typeof PlanProgressView>
