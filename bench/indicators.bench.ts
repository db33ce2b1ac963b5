/**
 * How long the figures take on the loaded city, each as a ratio to a plain SQL scan of the same tables in the same run:
 *   npx tsx bench/indicators.bench.ts
 */
import { sql } from 'kysely'
import { type Database, DEFAULT_CITY, DEFAULT_DATA_FOLDER, inSnapshot, openDatabase } from '../db/index.ts'
import { LOCAL_PLANNER } from '../domain/identity/index.ts'
import { listRecords, measure, trend } from '../domain/indicators/index.ts'
import { getCity } from '../domain/territory/index.ts'
import { yearEnd, yearOf } from '../kernel/civil-date.ts'

const ROUNDS = 5

/** The tables that a day's figures are read from; `sum` adds one number of each row, as plainly as SQL can. */
const TABLES = [
  'community',
  'district_year',
  'institution',
  'filing',
  'care_class',
  'room_closure',
  'recognition',
  'post',
  'certificate',
  'health_certificate',
  'enrolment',
  'waiting_list',
  'fee',
  'project',
]

async function plainScan(db: Database): Promise<void> {
  for (const table of TABLES) await sql`select sum(id) from ${sql.table(table)}`.execute(db)
}

/** The best of several rounds in milliseconds: other work on the machine only ever adds to it. */
async function best(work: () => Promise<unknown>): Promise<number> {
  let least = Infinity
  for (let round = 0; round < ROUNDS; round++) {
    const start = performance.now()
    await work()
    least = Math.min(least, performance.now() - start)
  }
  return least
}

const { db, close } = await openDatabase({
  databaseUrl: process.env.DATABASE_URL || undefined,
  dataFolder: process.env.TUOYU_DATA || DEFAULT_DATA_FOLDER,
  role: 'command',
  city: DEFAULT_CITY,
})
try {
  const { name, recordsUntil: on } = await getCity(db)
  const tenYears = Array.from({ length: 10 }, (_, year) => yearEnd(yearOf(on) - 10 + year))
  const scan = await best(() => plainScan(db))
  const figures: Record<string, () => Promise<unknown>> = {
    'one day, all areas and stages': () => inSnapshot(db, LOCAL_PLANNER, tx => measure(tx, on)),
    'ten year ends, all but flow stages': () => inSnapshot(db, LOCAL_PLANNER, tx => trend(tx, on, tenYears)),
    'records behind usable places': () =>
      inSnapshot(db, LOCAL_PLANNER, tx => listRecords(tx, on, { measure: 'usable' })),
  }
  console.log(`${name}, ${on}; reference: plain scan of ${TABLES.length} tables ${scan.toFixed(1)} ms`)
  for (const [what, work] of Object.entries(figures)) {
    const time = await best(work)
    console.log(
      `${what.padEnd(36)} ${time.toFixed(0).padStart(6)} ms  ${(time / scan).toFixed(1).padStart(6)} × scan`,
    )
  }
} finally {
  await close()
}
