/** The rows that say what would have to yield where no plan is possible. */
import { z } from 'zod'
import { GOVERNMENT_LEVELS } from '../territory/funding-share.ts'
import { LIMIT_FAMILIES, LIMIT_UNITS } from './plan-rows.ts'
import { RELIEF_FAMILIES } from './relief-family.ts'
import { ScenarioChanges } from './scenario.ts'

export const RELIEF_UNITS = [...LIMIT_UNITS, 'decision', 'metre'] as const

/** All that a relief may set. */
export const EasedSettings = ScenarioChanges.pick({
  targets: true,
  budgets: true,
  carers: true,
  training: true,
  districtFloors: true,
  lockIn: true,
  lockOut: true,
  waivedDuties: true,
})
export type EasedSettings = z.infer<typeof EasedSettings>

/** For an infeasible scenario: what one family of rules would have to yield, all else kept, or all of them jointly. */
export const ReliefRow = z.object({
  family: z.enum(RELIEF_FAMILIES),
  /** false: proved that this family alone cannot help; null: not settled. */
  helps: z.boolean().nullable(),
  /** unit of the two totals; null where the changes have several; joint: the sum of their shares. */
  unit: z.enum([...RELIEF_UNITS, 'share']).nullable(),
  leastChange: z.number().nullable(),
  foundChange: z.number().nullable(),
  changes: z.array(
    z.object({
      family: z.enum([...LIMIT_FAMILIES, 'lock-in', 'lock-out', 'duty']),
      year: z.int().nullable(),
      level: z.enum(GOVERNMENT_LEVELS).nullable(),
      district: z.string().nullable(),
      districtName: z.string().nullable(),
      site: z.string().nullable(),
      siteName: z.string().nullable(),
      /** of a lock that names one, as its year is. */
      option: z.string().nullable().optional(),
      amount: z.number(),
      unit: z.enum(RELIEF_UNITS),
      /** joint: the amount as a share of what the rule asks for or allows; absent elsewhere. */
      share: z.number().optional(),
    }),
  ),
  /** where a plan was found: it, and what to set in the scenario so that it keeps every rule; absent in older results. */
  found: z
    .object({
      eased: EasedSettings,
      openings: z.array(z.object({ site: z.string(), option: z.string(), year: z.int() })),
      trained: z.array(z.object({ year: z.int(), carers: z.int() })),
    })
    .nullable()
    .optional(),
})
export type ReliefRow = z.infer<typeof ReliefRow>
