import type { SentenceTable } from '../sentences.ts'

/** Refusals of `tuoyu access`. */
export const ACCESS_SENTENCES: SentenceTable = {
  'access.files_faulty': {
    en: f => `The files have ${f.errors} ${f.errors === 1 ? 'error' : 'errors'}, so nothing was computed.`,
    zh: f => `文件有 ${f.errors} 个错误，未计算。`,
  },
  'access.setting_refused': {
    en: f => `The method cannot be computed so:\n${f.reason}`,
    zh: f => `无法按此设置计算：\n${f.reason}`,
  },
}
