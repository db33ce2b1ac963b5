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
const { main, unwritten } = await load('cli/main.ts').catch(error => {
  if (!error.message?.startsWith('Cannot find package')) throw error
  stop('The packages of Tuoyu are not installed: run "npm ci" in its folder (or "npm start", which does).')
})

let failure
process.stdout.on('error', error => {
  // a reader that leaves early, as in `tuoyu indicators | head`, is no failure
  if (error.code === 'EPIPE') process.exit(0)
  // a full disk is one; the command ends as it would, and later writes fail alike
  if (failure) return
  failure = unwritten(error)
  console.error(failure.sentence)
  process.exitCode = failure.code
})
// whoever does not hear progress and refusals still gets results and exit code
process.stderr.on('error', () => {})

const code = await main()
// a failure of the last write comes after this and sets the code itself
process.exitCode = failure ? failure.code : code
