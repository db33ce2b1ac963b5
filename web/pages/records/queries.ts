/** What the records page asks; nothing here changes records. */
import { queryOptions } from '@tanstack/react-query'
import { call } from '../../../contract/client.ts'
import { overviewRoutes } from '../../../contract/overview.ts'
import type { Measure } from '../../api.ts'

export const recordsQuery = (measure: string, on: string | undefined, area: string | undefined) =>
  queryOptions({
    queryKey: ['records', measure, on, area],
    queryFn: ({ signal }) =>
      call(overviewRoutes.records, { query: { measure: measure as Measure, on, area } }, { signal }),
  })
