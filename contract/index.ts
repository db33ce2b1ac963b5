import { overviewRoutes } from './overview.ts'
import { planRoutes } from './plans.ts'

export * from './client.ts'
export * from './openapi.ts'
export * from './overview.ts'
export * from './plans.ts'
export * from './route.ts'

/** Every route of the product. */
export const allRoutes = { ...overviewRoutes, ...planRoutes }
