/** What the overview asks. A new pack changes all of it at once; nothing on this page changes records. */
import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { call } from '../../../contract/client.ts'
import { overviewRoutes } from '../../../contract/overview.ts'
import type { AccessTo } from '../../api.ts'
import type { Level } from '../../map/map-style.ts'

export const standingQuery = (on: string | undefined, level: Level, within?: string) =>
  queryOptions({
    queryKey: ['standing', on, level, within],
    queryFn: ({ signal }) =>
      call(overviewRoutes.standing, { query: { on, level, ...(within ? { within } : {}) } }, { signal }),
    placeholderData: keepPreviousData,
    enabled: on !== undefined,
  })

export const trendQuery = (on: string | undefined, area: string | undefined) =>
  queryOptions({
    queryKey: ['trend', on, area],
    queryFn: ({ signal }) => call(overviewRoutes.trend, { query: { on, area } }, { signal }),
    placeholderData: keepPreviousData,
    enabled: on !== undefined,
  })

export const accessQuery = (on: string | undefined, to: AccessTo) =>
  queryOptions({
    queryKey: ['access', on, to],
    queryFn: ({ signal }) => call(overviewRoutes.access, { query: { on, to } }, { signal }),
    placeholderData: keepPreviousData,
    enabled: on !== undefined,
  })

export const institutionsQuery = (on: string | undefined, enabled: boolean) =>
  queryOptions({
    queryKey: ['institutions', on],
    queryFn: ({ signal }) => call(overviewRoutes.institutions, { query: { on } }, { signal }),
    enabled: enabled && on !== undefined,
  })

export const sitesQuery = (enabled: boolean) =>
  queryOptions({
    queryKey: ['sites'],
    queryFn: ({ signal }) => call(overviewRoutes.sites, {}, { signal }),
    enabled,
  })

export const packWarningsQuery = (enabled: boolean) =>
  queryOptions({
    queryKey: ['pack-warnings'],
    queryFn: ({ signal }) => call(overviewRoutes.packWarnings, {}, { signal }),
    enabled,
  })
