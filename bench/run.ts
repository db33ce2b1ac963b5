/**
 * `npm run bench`: every measurement in one run, each as a ratio to a stated reference taken in the same run, since
 * times of different runs or machines do not compare. Works on a database of its own that goes away at the end.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const ROOT = fileURLToPath(new URL('../', import.meta.url))
/** In this order: the first fills the database that the others measure. */
const PARTS = [
  'bench/pack-load.bench.ts',
  'bench/start-up.bench.ts',
  'bench/indicators.bench.ts',
  'engine/bench/programme.bench.ts',
  'engine/bench/replan.bench.ts',
  'engine/bench/access.bench.ts',
  'bench/location.bench.ts',
  'bench/location-targets.bench.ts',
  'bench/covering.bench.ts',
  'bench/travel.bench.ts',
]

const dataFolder = mkdtempSync(join(tmpdir(), 'tuoyu-bench-'))
try {
  for (const part of PARTS.filter(each => existsSync(join(ROOT, each)))) {
    console.log(`\n== ${part}`)
    const run = spawn(process.execPath, ['--import', 'tsx', join(ROOT, part)], {
      cwd: ROOT,
      stdio: 'inherit',
      env: { ...process.env, TUOYU_DATA: dataFolder },
    })
    const [code] = await once(run, 'exit')
    if (code !== 0) process.exitCode = 1
  }
} finally {
  rmSync(dataFolder, { recursive: true, force: true })
}
