/** How a start reaches the program's TypeScript: its build where that is of today's sources, the sources otherwise. */
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { programIsCurrent, ROOT } from './builds.mjs'

let current

/** Imports a module of the program by the path of its source, as `cli/main.ts`. Needs the packages. */
export async function load(path) {
  if (current === undefined) {
    current = programIsCurrent()
    if (current) process.setSourceMapsEnabled(true)
    else (await import('tsx/esm/api')).register()
  }
  const file = current ? join('build', 'program', path.replace(/\.ts$/, '.mjs').replaceAll('/', '.')) : path
  return import(pathToFileURL(join(ROOT, file)).href)
}
