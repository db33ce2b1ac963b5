import { fileURLToPath } from 'node:url'

/** The schema that holds the city, where nobody names another. */
export const DEFAULT_CITY = 'tianjin'

/** Where the embedded database lives, where `TUOYU_DATA` names no other folder: beside the program. */
export const DEFAULT_DATA_FOLDER = fileURLToPath(new URL('../.tuoyu/', import.meta.url))
