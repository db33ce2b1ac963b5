/** A second `npm start` on a filled data folder, to its address and to its first page; reference: starting PostgreSQL alone. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { DEFAULT_CITY, openDatabase } from '../db/index.ts'

const START = fileURLToPath(new URL('../scripts/start.mjs', import.meta.url))
const ROUNDS = 5

async function databaseSeconds(): Promise<number> {
  const start = performance.now()
  const { close } = await openDatabase({
    dataFolder: process.env.TUOYU_DATA!,
    role: 'command',
    city: DEFAULT_CITY,
  })
  const seconds = (performance.now() - start) / 1000
  await close()
  return seconds
}

async function pageSeconds(): Promise<number> {
  const start = performance.now()
  const server = spawn(process.execPath, [START], {
    env: { ...process.env, PORT: '0' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let seconds = Number.NaN
  for await (const line of createInterface(server.stdout)) {
    const address = /http:\/\/[^/\s]+\//.exec(line)?.[0]
    if (!address) continue
    await (await fetch(address)).text()
    seconds = (performance.now() - start) / 1000
    break
  }
  server.kill('SIGTERM')
  await once(server, 'exit')
  return seconds
}

const medianOf = (numbers: number[]): number => numbers.sort((a, b) => a - b)[Math.floor(numbers.length / 2)]!

const database: number[] = []
const page: number[] = []
for (let round = 0; round < ROUNDS; round++) {
  database.push(await databaseSeconds())
  page.push(await pageSeconds())
}
const reference = medianOf(database)
console.log(`reference: database alone ${reference.toFixed(2)} s (median of ${ROUNDS})`)
console.log(`first page ${medianOf(page).toFixed(2)} s ${(medianOf(page) / reference).toFixed(1)} × database`)
