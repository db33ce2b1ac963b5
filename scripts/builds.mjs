/**
 * What is built before it runs, each when its sources are no longer those of its last build: the page, and the program,
 * whose three hundred files load three times as fast as a few.
 */
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

export const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '..')

// the program tells the version of package.json
const SETTINGS = ['package.json', 'package-lock.json', 'tsconfig.json']

const BUILDS = [
  {
    name: 'web',
    says: 'Building the page',
    failed: 'The page could not be built.',
    config: 'vite.config.ts',
    result: 'index.html',
    folders: ['web', 'contract', 'kernel', 'domain'],
    // of the domain only pure <noun>.ts files reach the page
    takes: (folder, name) => folder !== 'domain' || /^[a-z0-9-]+\.ts$/.test(name),
  },
  {
    name: 'program',
    says: 'Building the program',
    failed: 'The program could not be built.',
    config: 'vite.program.config.ts',
    result: 'cli.main.mjs',
    folders: ['kernel', 'engine', 'db', 'domain', 'contract', 'server', 'cli'],
    takes: (_folder, name) => name.endsWith('.ts'),
  },
]

const stampOf = ({ name }) => join(ROOT, 'build', `${name}.sha256`)

function sourcesOf({ config, folders, takes }) {
  const below = folders.flatMap(folder =>
    readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
      .filter(entry => entry.isFile() && !/\.test\.tsx?$/.test(entry.name) && takes(folder, entry.name))
      .map(entry => relative(ROOT, join(entry.parentPath ?? entry.path, entry.name))),
  )
  return [...below, config, ...SETTINGS].sort()
}

function fingerprintOf(build) {
  const hash = createHash('sha256')
  for (const file of sourcesOf(build))
    hash
      .update(`${file}\0`)
      .update(readFileSync(join(ROOT, file)))
      .update('\0')
  return hash.digest('hex')
}

function isCurrent(build, fingerprint = fingerprintOf(build)) {
  const stamp = stampOf(build)
  const built = existsSync(join(ROOT, 'build', build.name, build.result))
  return built && existsSync(stamp) && readFileSync(stamp, 'utf8') === fingerprint
}

/** Whether everything is built from the sources as they are. */
export const buildsAreCurrent = () => BUILDS.every(build => isCurrent(build))

/** Whether the built program is that of the sources as they are. */
export const programIsCurrent = () => isCurrent(BUILDS.find(({ name }) => name === 'program'))

/** Builds what is not current. `run` runs a program of the package `vite`; a failure is told by `fail`. */
export async function buildStale(run, fail, onProgress) {
  for (const build of BUILDS) {
    const fingerprint = fingerprintOf(build)
    if (isCurrent(build, fingerprint)) continue
    onProgress(build.says)
    rmSync(stampOf(build), { force: true })
    const vite = join(ROOT, 'node_modules', 'vite', 'bin', 'vite.js')
    const { code, said } = await run(process.execPath, [
      vite,
      'build',
      '--config',
      build.config,
      '--logLevel',
      'warn',
    ])
    if (code !== 0) throw fail(`${said.trim()}\n${build.failed}`)
    writeFileSync(stampOf(build), fingerprint)
  }
}
