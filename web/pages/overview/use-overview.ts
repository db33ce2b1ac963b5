import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import type { Level } from '../../map/map-style.ts'
import { cityQuery } from '../../queries.ts'
import type { OverviewSearch } from './overview-search.ts'

/** The overview's state: all of it stands in the address; `change` replaces what it names. */
export function useOverview() {
  const search = useSearch({ from: '/' })
  const navigate = useNavigate({ from: '/' })
  const city = useQuery(cityQuery())
  const on: string | undefined = search.on ?? city.data?.defaultOn
  const level: Level = search.within ? 'subdistrict' : (search.level ?? 'district')
  const change = (next: { [K in keyof OverviewSearch]?: OverviewSearch[K] | undefined }) =>
    void navigate({
      search: now => ({ ...now, ...next }) as OverviewSearch,
      replace: true,
      resetScroll: false,
    })
  return { search, change, city, on, level, measure: search.measure ?? 'places_per_1000' }
}
