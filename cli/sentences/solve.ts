import type { SentenceTable } from '../sentences.ts'
import { faultCountOf } from './fault-count.ts'

/** Refusals about location problems from files; the faults follow each sentence. */
export const SOLVE_SENTENCES: SentenceTable = {
  'solve.file_faulty': {
    en: f => `${f.file} has ${faultCountOf(f, 'en')}:`,
    zh: f => `${f.file} 有 ${faultCountOf(f, 'zh')}：`,
  },
  'solve.file_not_text': {
    en: f => `${f.file} is not a text file, expected one of the formats in docs/location-files.md.`,
    zh: f => `${f.file} 不是文本文件，应为 docs/location-files.md 所述的格式之一。`,
  },
  'solve.file_utf16': {
    en: f => `${f.file}: expected UTF-8 or GB18030; this is UTF-16 ("Unicode text"): save it as "UTF-8".`,
    zh: f => `${f.file}：应为 UTF-8 或 GB18030；这是 UTF-16（“Unicode 文本”），请另存为“UTF-8”。`,
  },
  'solve.options_faulty': {
    en: () => 'The problem cannot be solved as it is asked:',
    zh: () => '所给选项无法求解：',
  },
  'solve.input_faulty': {
    en: () => 'The problem has values that no model takes:',
    zh: () => '问题含有无法接受的数值：',
  },
}
