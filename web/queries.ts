import { queryOptions } from '@tanstack/react-query'
import { call } from '../contract/client.ts'
import { overviewRoutes } from '../contract/overview.ts'

/** The city, its pack and its days; what every page starts from. */
export const cityQuery = () =>
  queryOptions({
    queryKey: ['city'],
    queryFn: ({ signal }) => call(overviewRoutes.city, {}, { signal }),
    staleTime: 300_000,
  })
