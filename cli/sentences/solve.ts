import type { SentenceTable } from '../sentences.ts'

/** Refusals about location problems from files; the faults follow each sentence. */
export const SOLVE_SENTENCES: SentenceTable = {
  'solve.file_faulty': {
    en: f => `${f.file} has ${f.faultCount} faults:`,
    zh: f => `${f.file} 有 ${f.faultCount} 处错误：`,
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
