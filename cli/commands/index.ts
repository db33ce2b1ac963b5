import type { Register } from '../cli.ts'
import { registerAccess } from './access.ts'
import { registerForecast } from './forecast.ts'
import { registerIndicators } from './indicators.ts'
import { registerPack } from './pack.ts'
import { registerPlan } from './plan.ts'
import { registerSolve } from './solve.ts'
import { registerTravel } from './travel.ts'

/** Every command, in the order in which the help lists them. */
export const COMMANDS: readonly Register[] = [
  registerPack,
  registerIndicators,
  registerPlan,
  registerTravel,
  registerForecast,
  registerAccess,
  registerSolve,
]
