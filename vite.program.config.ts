/**
 * The build of server and commands: our own TypeScript in a few files, packages as they are installed. It changes how
 * fast the program loads and nothing else: what a module says of its own place still names its source.
 */
import { dirname, join, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { defineConfig, type Plugin } from 'vite'

const ROOT = fileURLToPath(new URL('.', import.meta.url))
/** What is imported by its name, through `scripts/load.mjs`; threads are found where they are started. */
const ENTRIES = [
  'cli/main.ts',
  'cli/sentences.ts',
  'cli/language.ts',
  'cli/exit-codes.ts',
  'db/defaults.ts',
  'server/main.ts',
]

/** `cli/main.ts` → `cli.main`; all files of the build lie in one folder, two below the sources. */
const builtName = (source: string): string => source.replace(/\.ts$/, '').replaceAll('/', '.')

/** Keeps what modules say of their own place: threads go to their built files, all else to the sources. */
const places = (): Plugin => ({
  name: 'places',
  enforce: 'pre',
  transform(code, id) {
    if (!code.includes('import.meta') || id.includes('node_modules')) return null
    const source = relative(ROOT, id).split(sep).join('/')
    if (/import\.meta\.(?!url\b)/.test(code))
      this.error(`${source}: a module of the program may say its place by import.meta.url alone`)
    const placed = code.replace(
      /new URL\('(\.[^']+\.ts)', import\.meta\.url\)|import\.meta\.url/g,
      (_, thread?: string) => {
        if (!thread) return `new URL('../../${source}', import.meta.url).href`
        const id = join(ROOT, dirname(source), thread)
        const fileName = `${builtName(relative(ROOT, id).split(sep).join('/'))}.mjs`
        this.emitFile({ type: 'chunk', id, fileName })
        return `new URL('./${fileName}', import.meta.url)`
      },
    )
    // no line moves, so the map of the lines stands as it is
    return { code: placed, map: null }
  },
})

export default defineConfig({
  plugins: [places()],
  build: {
    ssr: true,
    outDir: 'build/program',
    emptyOutDir: true,
    target: 'node20',
    minify: false,
    sourcemap: true,
    rolldownOptions: {
      input: Object.fromEntries(ENTRIES.map(source => [builtName(source), join(ROOT, source)])),
      output: { entryFileNames: '[name].mjs', chunkFileNames: '[name]-[hash].mjs' },
    },
  },
})
