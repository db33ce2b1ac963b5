import type { Facts } from '../../kernel/refusal.ts'
import type { SentenceTable } from '../sentences.ts'
import { faultCountOf } from './fault-count.ts'

/** The one file that has faults by its name, as in the other refusals of files; several together. */
const filesOf = ({ files }: Facts) =>
  Array.isArray(files) && files.length === 1
    ? { en: `${files[0]} has`, zh: `${files[0]} ` }
    : { en: 'The files have', zh: '文件' }

/** Refusals of `tuoyu access`, and of files that are read as a pack's are. */
export const ACCESS_SENTENCES: SentenceTable = {
  'files.faulty': {
    en: f => `${filesOf(f).en} ${faultCountOf(f, 'en')}, so nothing was computed.`,
    zh: f => `${filesOf(f).zh}有 ${faultCountOf(f, 'zh')}，未计算。`,
  },
  'access.settings_faulty': {
    en: () => 'The method cannot be computed so:',
    zh: () => '无法按此设置计算：',
  },
}
