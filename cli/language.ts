export const LANGUAGES = ['en', 'zh'] as const
export type Language = (typeof LANGUAGES)[number]

/** A sentence in both languages, its facts filled in. */
export type Sentence = Readonly<Record<Language, string>>

/** The language the terminal asks for, in POSIX order; English where it asks for none of ours. */
export function languageOf(env: NodeJS.ProcessEnv): Language {
  const locale = env.LC_ALL || env.LC_MESSAGES || env.LANG || ''
  return /^zh/i.test(locale) ? 'zh' : 'en'
}
