import { queryOptions } from '@tanstack/react-query'
import { call } from '../contract/client.ts'
import { overviewRoutes } from '../contract/overview.ts'
import type { Level } from './map/map-style.ts'

/** The city, its pack and its days; what every page starts from. */
export const cityQuery = () =>
  queryOptions({
    queryKey: ['city'],
    queryFn: ({ signal }) => call(overviewRoutes.city, {}, { signal }),
    staleTime: 300_000,
  })

/** Shapes and names of areas; they change only with the pack. */
export const boundariesQuery = (level: Level, enabled = true) =>
  queryOptions({
    queryKey: ['boundaries', level],
    queryFn: ({ signal }) => call(overviewRoutes.boundaries, { params: { level } }, { signal }),
    staleTime: Infinity,
    enabled,
  })

export const areasQuery = () =>
  queryOptions({
    queryKey: ['areas'],
    queryFn: ({ signal }) => call(overviewRoutes.areas, {}, { signal }),
    staleTime: Infinity,
  })

export const sourcesQuery = () =>
  queryOptions({
    queryKey: ['sources'],
    queryFn: ({ signal }) => call(overviewRoutes.sources, {}, { signal }),
    staleTime: Infinity,
  })

/** Settings and rules in force on a day. */
export const settingsQuery = (on: string | undefined) =>
  queryOptions({
    queryKey: ['settings', on],
    queryFn: ({ signal }) => call(overviewRoutes.settings, { query: { on } }, { signal }),
    enabled: on !== undefined,
  })
