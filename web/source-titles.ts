import { useQuery } from '@tanstack/react-query'
import { useCallback, useMemo } from 'react'
import type { Source } from './api.ts'
import { useLanguage } from './language.tsx'
import { sourcesQuery } from './queries.ts'

/** The title of a document in the reader's language, else in Chinese. */
export function useTitleOf(): (source: Pick<Source, 'title' | 'titleEn'>) => string {
  const language = useLanguage()
  return useCallback(({ title, titleEn }) => (language === 'en' ? (titleEn ?? title) : title), [language])
}

/** The title of a source by its code; the code itself until titles have arrived. */
export function useSourceTitles(): (code: string) => string {
  const titleOf = useTitleOf()
  const sources = useQuery(sourcesQuery()).data
  const titles = useMemo(
    () => new Map(sources?.map(source => [source.code, titleOf(source)])),
    [sources, titleOf],
  )
  return useCallback(code => titles.get(code) ?? code, [titles])
}
