import { createContext, type ReactNode, useContext, useEffect, useMemo } from 'react'
import { type Format, formatFor } from './format.ts'
import { en } from './messages/en.ts'
import { type Messages, zh } from './messages/zh.ts'

export const LANGUAGES = ['zh', 'en'] as const
export type Language = (typeof LANGUAGES)[number]

const KEPT = 'tuoyu.language'
const TEXTS: Record<Language, Messages> = { zh, en }
const TAGS: Record<Language, string> = { zh: 'zh-CN', en: 'en' }

export const isLanguage = (text: unknown): text is Language => text === 'zh' || text === 'en'

/** The language last chosen here, else the first of the browser's that we have, else Chinese. */
export function preferredLanguage(): Language {
  const kept = readKept()
  if (kept) return kept
  for (const tag of navigator.languages) {
    const language = tag.slice(0, 2).toLowerCase()
    if (isLanguage(language)) return language
  }
  return 'zh'
}

// A browser may forbid storage; the choice then lives in the address alone.
function readKept(): Language | undefined {
  try {
    const kept = localStorage.getItem(KEPT)
    return isLanguage(kept) ? kept : undefined
  } catch {
    return undefined
  }
}

export function keepLanguage(language: Language): void {
  try {
    localStorage.setItem(KEPT, language)
  } catch {}
}

type Tongue = { language: Language; text: Messages; format: Format }
const TongueContext = createContext<Tongue | null>(null)

export function LanguageProvider({ language, children }: { language: Language; children: ReactNode }) {
  useEffect(() => {
    document.documentElement.lang = TAGS[language]
  }, [language])
  const tongue = useMemo(() => ({ language, text: TEXTS[language], format: formatFor(language) }), [language])
  return <TongueContext value={tongue}>{children}</TongueContext>
}

function useTongue(): Tongue {
  const tongue = useContext(TongueContext)
  if (!tongue) throw new Error('No language around this component')
  return tongue
}

export const useText = (): Messages => useTongue().text
export const useFormat = (): Format => useTongue().format
export const useLanguage = (): Language => useTongue().language

/** The name in the reader's language; where there is no English one, the Chinese. */
type NameOf = (named: { name: string; nameEn: string | null }) => string
const NAME_OF: Record<Language, NameOf> = {
  zh: ({ name }) => name,
  en: ({ name, nameEn }) => nameEn || name,
}

export const useNameOf = (): NameOf => NAME_OF[useLanguage()]
