import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  retainSearchParams,
} from '@tanstack/react-router'
import { isCivilDate } from '../kernel/civil-date.ts'
import { isLanguage, type Language } from './language.tsx'
import { overviewSearch } from './pages/overview/overview-search.ts'
import { planRunSearch, plansSearch } from './pages/plan/plan-search.ts'
import { recordsSearch } from './pages/records/records-search.ts'
import { parseSearch, stringifySearch, textIn } from './search.ts'
import { Frame } from './ui/frame.tsx'
import { NotFound } from './ui/not-found.tsx'
import { PageFailed, PageLoading } from './ui/states.tsx'

const rootRoute = createRootRoute({
  component: Frame,
  notFoundComponent: NotFound,
  validateSearch: (search: Record<string, unknown>): { lang?: Language } => {
    const lang = textIn(search, 'lang', isLanguage) as Language | undefined
    return lang ? { lang } : {}
  },
  search: { middlewares: [retainSearchParams(['lang'])] },
})

const overviewRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/',
  validateSearch: overviewSearch,
  component: lazyRouteComponent(() => import('./pages/overview/overview-page.tsx'), 'OverviewPage'),
})

const recordsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/records',
  validateSearch: recordsSearch,
  component: lazyRouteComponent(() => import('./pages/records/records-page.tsx'), 'RecordsPage'),
})

const plansRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/plan',
  validateSearch: plansSearch,
  component: lazyRouteComponent(() => import('./pages/plan/plans-page.tsx'), 'PlansPage'),
})

const planRunRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/plan/$run',
  validateSearch: planRunSearch,
  component: lazyRouteComponent(() => import('./pages/plan/plan-run-page.tsx'), 'PlanRunPage'),
})

const compareRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/plan/$run/compared/$other',
  component: lazyRouteComponent(() => import('./pages/plan/compare-page.tsx'), 'ComparePage'),
})

const sourcesRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sources',
  validateSearch: (search: Record<string, unknown>): { on?: string } => {
    const on = textIn(search, 'on', isCivilDate)
    return on ? { on } : {}
  },
  component: lazyRouteComponent(() => import('./pages/sources/sources-page.tsx'), 'SourcesPage'),
})

const routeTree = rootRoute.addChildren([
  overviewRoute,
  recordsRoute,
  plansRoute,
  planRunRoute,
  compareRoute,
  sourcesRoute,
])

export const makeRouter = () =>
  createRouter({
    routeTree,
    parseSearch,
    stringifySearch,
    defaultPreload: 'intent',
    defaultPendingComponent: PageLoading,
    defaultErrorComponent: PageFailed,
    scrollRestoration: true,
  })

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof makeRouter>
  }
}
