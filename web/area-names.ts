import { useQuery } from '@tanstack/react-query'
import { useCallback, useMemo } from 'react'
import { useNameOf } from './language.tsx'
import { boundariesQuery } from './queries.ts'

/** The name of a district or sub-district by its code; the code itself until names have arrived. */
export function useAreaNames(): (code: string) => string {
  const nameOf = useNameOf()
  const districts = useQuery(boundariesQuery('district')).data
  const cells = useQuery(boundariesQuery('subdistrict')).data
  const names = useMemo(
    () =>
      new Map(
        [...(districts?.features ?? []), ...(cells?.features ?? [])].map(({ properties }) => [
          properties.code,
          nameOf(properties),
        ]),
      ),
    [districts, cells, nameOf],
  )
  return useCallback(code => names.get(code) ?? code, [names])
}
