/** Checking and loading the Tianjin pack into an empty city; reference: parsing its CSV files and nothing else. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { DEFAULT_CITY, openDatabase } from '../db/index.ts'
import { LOCAL_PLANNER } from '../domain/identity/index.ts'
import { checkPack, DEFAULT_PACK, loadPack, timeZoneOfPack } from '../domain/packs/index.ts'
import { todayIn } from '../kernel/civil-date.ts'

function parseAll(): number {
  const files = readdirSync(DEFAULT_PACK).filter(name => name.endsWith('.csv'))
  return files.reduce(
    (rows, name) => rows + parse(readFileSync(join(DEFAULT_PACK, name)), { bom: true }).length,
    0,
  )
}

async function secondsOf(work: () => unknown): Promise<number> {
  const start = performance.now()
  await work()
  return (performance.now() - start) / 1000
}

const { db, close } = await openDatabase({
  dataFolder: process.env.TUOYU_DATA!,
  role: 'command',
  city: DEFAULT_CITY,
})
try {
  const rows = parseAll()
  const reference = await secondsOf(parseAll)
  const today = todayIn(timeZoneOfPack())
  const measured = {
    check: await secondsOf(() => checkPack(DEFAULT_PACK, { today })),
    'check and load': await secondsOf(() => loadPack(db, LOCAL_PLANNER, DEFAULT_PACK, {}, today)),
  }
  console.log(`${rows} rows; reference: parsing alone ${reference.toFixed(2)} s`)
  for (const [what, seconds] of Object.entries(measured))
    console.log(
      `${what.padEnd(16)} ${seconds.toFixed(2).padStart(6)} s ${(seconds / reference).toFixed(1).padStart(6)} × parsing`,
    )
} finally {
  await close()
}
