/** Words that page and exports say alike. */
export { LEFT_OUT_WORDS } from '../domain/tables/record-words.ts'
