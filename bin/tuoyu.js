#!/usr/bin/env node
// The command `tuoyu`: hands the command line to cli/main.ts.

/** Told before anything is imported: without packages an import fails with a trace. */
function stop(sentence) {
  console.error(sentence)
  process.exit(1)
}

const [major, minor] = process.versions.node.split('.').map(Number)
if (major < 20 || (major === 20 && minor < 19))
  stop(`Tuoyu needs Node 20.19 or newer, this is ${process.versions.node}: install a newer one.`)

const { load } = await import('../scripts/load.mjs')
const { main } = await load('cli/main.ts').catch(error => {
  if (!error.message?.startsWith('Cannot find package')) throw error
  stop('The packages of Tuoyu are not installed: run "npm ci" in its folder (or "npm start", which does).')
})

// a reader that leaves early, as in `tuoyu indicators | head`, is no failure
process.stdout.on('error', error => {
  if (error.code === 'EPIPE') process.exit(0)
  throw error
})

process.exitCode = await main()
