import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ROOT } from './builds.mjs'
import { run } from './set-up.mjs'

/** Files that failed before or beside their tests (an import, a hook) count as one failure each. */
const failedBesideTests = files =>
  files.filter(
    ({ status, assertionResults }) =>
      status === 'failed' && !assertionResults.some(one => one.status === 'failed'),
  ).length

/** Runs the tests and counts them by vitest's own report; `failed` is at least 1 whenever vitest says it failed. */
export async function runVitest(filters = []) {
  const folder = mkdtempSync(join(tmpdir(), 'tuoyu-report-'))
  const report = join(folder, 'report.json')
  const vitest = join(ROOT, 'node_modules', 'vitest', 'vitest.mjs')
  const options = ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  try {
    const { code } = await run(process.execPath, [vitest, ...options, ...filters], { shown: true })
    const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, testResults } = JSON.parse(
      readFileSync(report, 'utf8'),
    )
    const failed = numFailedTests + failedBesideTests(testResults)
    return {
      passed: numPassedTests,
      failed: code === 0 ? failed : Math.max(failed, 1),
      skipped: numPendingTests + numTodoTests,
    }
  } catch (error) {
    console.error(`vitest left no report: ${error.message}`)
    return { passed: 0, failed: 1, skipped: 0 }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
