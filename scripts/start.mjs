/** `npm start`: sets up what is missing, serves Tuoyu, and tells where, until it is stopped. */
import { resolve } from 'node:path'
import { load } from './load.mjs'
import { endWith, Stop, setUp } from './set-up.mjs'

const DEFAULT_PORT = 8080

/** The port that PORT names; 0 takes any free one. */
export function portOf(text) {
  if (text === undefined || text === '') return DEFAULT_PORT
  const port = Number(text)
  if (!/^\d+$/.test(text) || port > 65535)
    throw new Stop(`PORT is "${text}", expected a whole number from 0 to 65535.`)
  return port
}

/** A refusal ends in its sentence and the exit code of its kind; a defect in its trace. */
async function tell(error) {
  if (error?.name !== 'Refusal') return endWith(error)
  const { sentenceOf } = await load('cli/sentences.ts')
  const { languageOf } = await load('cli/language.ts')
  const { EXIT_CODES, exitOf } = await load('cli/exit-codes.ts')
  const own = {
    'server.port_in_use': f =>
      `Port ${f.port} is in use: stop the program that uses it, or set PORT to another one.`,
    'server.port_unusable': f => `Port ${f.port} cannot be used (${f.reason}): set PORT to another one.`,
  }
  console.error(own[error.code]?.(error.facts) ?? sentenceOf(error, languageOf(process.env)))
  process.exit(EXIT_CODES[exitOf(error)].code)
}

/** Closes in order at the first signal; at the second ends at once, and the next start clears up. */
function stopOnSignal(running) {
  let stopping = false
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
    process.on(signal, async () => {
      if (stopping) process.exit(1)
      stopping = true
      console.log('Stopping')
      await running().close()
      process.exit(0)
    })
}

async function start() {
  const began = performance.now()
  const port = portOf(process.env.PORT)
  const onProgress = sentence => console.log(sentence)
  await setUp(onProgress)
  const { runServer } = await load('server/main.ts')
  const { DEFAULT_DATA_FOLDER } = await load('db/defaults.ts')
  let server = { close: async () => undefined }
  stopOnSignal(() => server)
  server = await runServer({
    port,
    dataFolder: resolve(process.env.TUOYU_DATA || DEFAULT_DATA_FOLDER),
    databaseUrl: process.env.DATABASE_URL || undefined,
    env: process.env,
    onProgress,
    onLost: tell,
  })
  const seconds = ((performance.now() - began) / 1000).toFixed(1)
  console.log(`Tuoyu is at ${server.address} (ready in ${seconds} s, stop it with Ctrl-C)`)
}

if (process.argv[1] === import.meta.filename) await start().catch(tell)
