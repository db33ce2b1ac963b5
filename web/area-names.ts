import { useQuery } from '@tanstack/react-query'
import { useCallback, useMemo } from 'react'
import { useNameOf } from './language.tsx'
import { areasQuery } from './queries.ts'

/** The name of a district or sub-district by its code; the code itself until names have arrived. */
export function useAreaNames(): (code: string) => string {
  const nameOf = useNameOf()
  const areas = useQuery(areasQuery()).data
  const names = useMemo(() => new Map(areas?.map(area => [area.code, nameOf(area)])), [areas, nameOf])
  return useCallback(code => names.get(code) ?? code, [names])
}
