export { instantOf } from './clock.ts'
export {
  connectTo,
  type Database,
  type OpenedDatabase,
  type OpenOptions,
  openDatabase,
  type Read,
  type Write,
} from './connect.ts'
export { DEFAULT_CITY, DEFAULT_DATA_FOLDER } from './defaults.ts'
export type * from './generated/tables.ts'
export { databaseSentence } from './refusals.ts'
export { type ActingName, inSnapshot, inTransaction } from './transaction.ts'
