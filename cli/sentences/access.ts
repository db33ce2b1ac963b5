import type { SentenceTable } from '../sentences.ts'

/** Refusals of `tuoyu access`, and of files that are read as a pack's are. */
export const ACCESS_SENTENCES: SentenceTable = {
  'files.faulty': {
    en: f => `The files have ${f.errors} ${f.errors === 1 ? 'error' : 'errors'}, so nothing was computed.`,
    zh: f => `文件有 ${f.errors} 个错误，未计算。`,
  },
  'access.settings_faulty': {
    en: () => 'The method cannot be computed so:',
    zh: () => '无法按此设置计算：',
  },
}
