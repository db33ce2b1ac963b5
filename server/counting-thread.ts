/**
 * The thread in which figures are counted, with a connection of its own. It is asked one job after the other and
 * answers each with its value, its refusal, or the defect it met; told to stop, it closes its connections and ends.
 */
import { parentPort } from 'node:worker_threads'
import type pg from 'pg'
import { connectTo, type Database, inSnapshot, type Read } from '../db/index.ts'
import { LOCAL_PLANNER } from '../domain/identity/index.ts'
import {
  accessOnDay,
  listInstitutionPoints,
  listRecords,
  measure,
  trend,
} from '../domain/indicators/index.ts'
import type { CivilDate } from '../kernel/civil-date.ts'
import { Refusal } from '../kernel/refusal.ts'

/** Where the records are. */
export type CountedCity = { readonly connection: pg.ClientConfig; readonly city: string }

/** What can be counted; each job reads one snapshot of the records. */
const JOBS = {
  standing: measure,
  access: accessOnDay,
  trend: (db: Read, on: CivilDate) => trend(db, on),
  records: listRecords,
  institutions: listInstitutionPoints,
}
export type Jobs = typeof JOBS
export type Job = keyof Jobs
type Rest<Of extends Job> = Parameters<Jobs[Of]> extends [Read, ...infer Given] ? Given : never
export type JobInput<Of extends Job> = Rest<Of>
export type JobResult<Of extends Job> = Awaited<ReturnType<Jobs[Of]>>

/** The city comes first, as soon as its database is open; the thread reads its modules meanwhile. */
export type ToThread =
  | { readonly open: CountedCity }
  | { readonly id: number; readonly job: Job; readonly given: readonly unknown[] }
  | { readonly stop: true }
export type FromThread =
  | { readonly id: number; readonly value: unknown }
  | { readonly id: number; readonly refused: Pick<Refusal, 'kind' | 'code' | 'facts'> }
  | { readonly id: number; readonly defect: string }

let db: Database | undefined
const port = parentPort!
const send = (message: FromThread) => port.postMessage(message)

const open = ({ connection, city }: CountedCity): Database =>
  connectTo({ ...connection, application_name: `tuoyu counting ${process.pid}` }, city)

async function answer(id: number, job: Job, given: readonly unknown[]): Promise<void> {
  try {
    const count = JOBS[job] as (db: Read, ...given: readonly unknown[]) => Promise<unknown>
    send({ id, value: await inSnapshot(db!, LOCAL_PLANNER, snapshot => count(snapshot, ...given)) })
  } catch (error) {
    if (error instanceof Refusal)
      send({ id, refused: { kind: error.kind, code: error.code, facts: error.facts } })
    else send({ id, defect: error instanceof Error ? (error.stack ?? error.message) : String(error) })
  }
}

port.on('message', (message: ToThread) => {
  if ('open' in message) db = open(message.open)
  else if ('stop' in message) void db!.destroy().finally(() => port.close())
  else void answer(message.id, message.job, message.given)
})
