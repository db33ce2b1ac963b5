import { type Database, DEFAULT_CITY, DEFAULT_DATA_FOLDER, openDatabase } from '../db/index.ts'
import { type Actor, LOCAL_PLANNER } from '../domain/identity/index.ts'
import { timeZoneOfPack } from '../domain/packs/index.ts'
import { findCity } from '../domain/territory/index.ts'
import { type TravelSources, travelSources } from '../domain/travel/index.ts'
import { type CivilDate, todayIn } from '../kernel/civil-date.ts'

/** What a command works with: the city's database, who acts, and which day it is there. */
export type Session = {
  readonly db: Database
  readonly actor: Actor
  readonly today: CivilDate
  /** Where ways by network or service come from; refuses faulty settings. */
  readonly sources: () => TravelSources
}

export type SessionOptions = {
  readonly env: NodeJS.ProcessEnv
  /** The schema that holds the city. */
  readonly city?: string | undefined
  /** Refuses a city that the database does not hold, where it would else be made empty. */
  readonly mustStand?: boolean
  readonly onProgress?: (sentence: string) => void
}

/**
 * Opens the database as the server does (`DATABASE_URL`, else the embedded one of `TUOYU_DATA`, joined when the server
 * runs and started when not), brings it up to date, and closes it when the work is done or has failed.
 */
export async function inSession<T>(
  { env, city = DEFAULT_CITY, mustStand = false, onProgress }: SessionOptions,
  work: (session: Session) => Promise<T>,
): Promise<T> {
  const dataFolder = env.TUOYU_DATA || DEFAULT_DATA_FOLDER
  const { db, close } = await openDatabase({
    databaseUrl: env.DATABASE_URL || undefined,
    dataFolder,
    role: 'command',
    city,
    mustStand,
    ...(onProgress ? { onProgress } : {}),
  })
  try {
    // until a pack says where the city lies
    const timeZone = (await findCity(db))?.timeZone ?? timeZoneOfPack()
    const sources = () => travelSources(env, dataFolder)
    return await work({ db, actor: LOCAL_PLANNER, today: todayIn(timeZone), sources })
  } finally {
    await close()
  }
}
