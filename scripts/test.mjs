/**
 * `npm test`: sets up, then every check and every test. Each check counts as one test.
 * `npm test -- --suite` runs the tests alone, `npm test -- FILTER…` those whose file matches.
 * The last line is `N passed, N failed`; with a failure the exit code is 1.
 */
import { join } from 'node:path'
import { ROOT } from './builds.mjs'
import { run, Stop, setUp } from './set-up.mjs'
import { runVitest } from './vitest-run.mjs'

const tool = (...path) => join(ROOT, 'node_modules', ...path)

const CHECKS = [
  { name: 'types', args: [tool('typescript', 'bin', 'tsc'), '--noEmit'] },
  { name: 'format and lint', args: [tool('@biomejs', 'biome', 'bin', 'biome'), 'ci', '--colors=off'] },
  { name: 'unused code', args: [tool('knip', 'bin', 'knip.js')] },
]

async function runCheck({ name, args }) {
  const { code, said } = await run(process.execPath, args)
  console.log(`${code === 0 ? '✓' : '✗'} ${name}`)
  if (code !== 0) console.log(said)
  return code === 0
}

async function test() {
  const args = process.argv.slice(2)
  const filters = args.filter(arg => arg !== '--suite')
  let passed = 0
  let failed = 0
  // the builds are a check of their own: they are made here or the run ends
  await setUp(sentence => console.log(sentence))
  if (args.length === 0) {
    passed++
    console.log('✓ packages, page and program')
    for (const check of CHECKS) {
      if (await runCheck(check)) passed++
      else failed++
    }
  }
  const tests = await runVitest(filters)
  passed += tests.passed
  failed += tests.failed
  if (tests.skipped > 0) console.log(`${tests.skipped} skipped`)
  console.log(`${passed} passed, ${failed} failed`)
  process.exitCode = failed > 0 || passed === 0 ? 1 : 0
}

await test().catch(error => {
  console.error(error instanceof Stop ? error.message : error)
  console.log('0 passed, 1 failed')
  process.exitCode = 1
})
