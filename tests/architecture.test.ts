/**
 * The shape of the code, held line by line: who may import whom, how files are called, how long they grow.
 * The table below is the one in ARCHITECTURE.md.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { builtinModules } from 'node:module'
import { dirname, join, relative, resolve, sep } from 'node:path'
import { expect, test } from 'vitest'

const ROOT = resolve(import.meta.dirname, '..')

/** Top folder → the top folders it may import, beside itself. */
const LAYERS: Readonly<Record<string, readonly string[]>> = {
  kernel: [],
  engine: [],
  db: ['kernel'],
  domain: ['kernel', 'engine', 'db'],
  contract: ['kernel', 'domain'],
  web: ['kernel', 'contract'],
  server: ['kernel', 'engine', 'db', 'domain', 'contract'],
  cli: ['kernel', 'engine', 'db', 'domain', 'contract', 'server'],
}

/** A module of the domain may import those before it. */
const MODULES = [
  'tables',
  'identity',
  'territory',
  'registry',
  'workforce',
  'families',
  'supply',
  'indicators',
  'travel',
  'forecast',
  'plans',
  'packs',
]

const LONGEST_FILE = 300

type Import = {
  readonly file: string
  readonly line: number
  readonly target: string
  readonly external: boolean
}

function filesBelow(folder: string): string[] {
  if (!existsSync(join(ROOT, folder))) return []
  const entries = readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
  return entries
    .filter(entry => entry.isFile() && /\.(ts|tsx|js|mjs|css)$/.test(entry.name))
    .map(entry => relative(ROOT, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter(path => !/(^|\/)(node_modules|generated|dist|build)\//.test(path))
    .sort()
}

const linesOf = (file: string): string[] => readFileSync(join(ROOT, file), 'utf8').split('\n')
const isTest = (file: string): boolean => /\.(test|bench)\.tsx?$|(^|\/)bench\.ts$/.test(file)

const IMPORT =
  /(?:^|\s)(?:from|import)\s*\(?\s*['"]([^'"]+)['"]|\bnew URL\(\s*['"](\.[^'"]+\.tsx?)['"],\s*import\.meta\.url/

function importsOf(file: string): Import[] {
  return linesOf(file).flatMap((text, index) => {
    const target = /^\s*(\*|\/\/)/.test(text) ? undefined : (IMPORT.exec(text)?.[1] ?? IMPORT.exec(text)?.[2])
    if (!target) return []
    if (target.startsWith('@tuoyu/'))
      return [{ file, line: index + 1, target: `${target.slice(7)}/index.ts`, external: false }]
    const external = !target.startsWith('.')
    const path = external
      ? target
      : relative(ROOT, resolve(ROOT, dirname(file), target))
          .split(sep)
          .join('/')
    return [{ file, line: index + 1, target: path, external }]
  })
}

/** Whether the statement that ends in this line imports types alone, which are gone when the code runs. */
function importsTypes({ file, line }: Import): boolean {
  const lines = linesOf(file).slice(0, line)
  const begin = lines.findLastIndex(text => /^\s*(import|export)\b/.test(text))
  const statement = lines.slice(begin).join(' ')
  if (/^\s*(import|export) type\b/.test(statement)) return true
  const names = /\{(.*)\}/
    .exec(statement)?.[1]
    ?.split(',')
    .filter(name => name.trim() !== '')
  return names !== undefined && names.length > 0 && names.every(name => /^\s*type\s/.test(name))
}

const PURE = new Map<string, boolean>()

/**
 * A module's pure types, schemas and rules: `site.ts`, which neither itself nor through its neighbours brings in a query,
 * an action or the database.
 */
function isPure(path: string): boolean {
  if (!/^domain\/[a-z]+\/[a-z0-9-]+\.ts$/.test(path) || path.endsWith('/index.ts')) return false
  const known = PURE.get(path)
  if (known !== undefined) return known
  PURE.set(path, true) // two files that import each other are judged by the rest
  const pure = importsOf(path)
    .filter(one => !one.external && !importsTypes(one))
    .every(
      one =>
        layerOf(one.target) !== 'db' &&
        (layerOf(one.target) !== 'domain' || moduleOf(one.target) !== moduleOf(path) || isPure(one.target)),
    )
  PURE.set(path, pure)
  return pure
}

const layers = Object.keys(LAYERS)
const sources = layers.flatMap(filesBelow)
/** Tests sit beside what they test and may use the harness in `tests/`. */
const imports = sources.filter(file => !isTest(file)).flatMap(importsOf)
const layerOf = (path: string): string => path.split('/')[0]!
const moduleOf = (path: string): string => path.split('/')[1]!
const at = ({ file, line, target }: Import, why: string): string =>
  `${file}:${line} imports ${target}: ${why}`

test('each folder imports only what the table of layers allows it', () => {
  const broken = imports
    .filter(one => !one.external && layerOf(one.target) !== layerOf(one.file))
    // data is read by everyone, code is not
    .filter(one => !one.target.endsWith('.json'))
    .filter(one => !LAYERS[layerOf(one.file)]!.includes(layerOf(one.target)))
    .map(one =>
      at(
        one,
        `${layerOf(one.file)} may import ${LAYERS[layerOf(one.file)]!.join(', ') || 'nothing of ours'}`,
      ),
    )
  expect(broken).toEqual([])
})

test('the engine stands alone: nothing of ours, and no platform', () => {
  const broken = imports
    .filter(one => layerOf(one.file) === 'engine' && one.external)
    .filter(one => builtinModules.includes(one.target.replace(/^node:/, '')) && !/worker/.test(one.target))
    .map(one => at(one, 'engine runs in a browser too'))
  expect(broken).toEqual([])
})

test('a module of the domain imports those left of it, through their index', () => {
  const broken = imports
    .filter(one => layerOf(one.file) === 'domain' && layerOf(one.target) === 'domain')
    .filter(one => moduleOf(one.file) !== moduleOf(one.target))
    .flatMap(one => {
      if (MODULES.indexOf(moduleOf(one.target)) > MODULES.indexOf(moduleOf(one.file)))
        return at(one, `${moduleOf(one.target)} stands right of ${moduleOf(one.file)}`)
      // what reaches the browser must not meet the queries that an index brings along
      const bothPure = isPure(one.file) && isPure(one.target)
      return one.target.endsWith('/index.ts') || bothPure ? [] : at(one, "expected the module's index.ts")
    })
  expect(broken).toEqual([])
})

test('every module of the domain has its place in the order', () => {
  const found = [...new Set(filesBelow('domain').map(moduleOf))]
  expect(found.filter(name => !MODULES.includes(name) && !name.endsWith('.ts'))).toEqual([])
})

test('ARCHITECTURE.md names the modules in the same order', () => {
  const tree = linesOf('ARCHITECTURE.md').flatMap(text => /^ {2}([a-z]+)\/ /.exec(text)?.[1] ?? [])
  expect(tree).toEqual(MODULES)
})

test('others see of a module its index, the contract its pure types and schemas', () => {
  const broken = imports
    .filter(one => layerOf(one.target) === 'domain' && layerOf(one.file) !== 'domain')
    .filter(one =>
      layerOf(one.file) === 'contract' ? !isPure(one.target) : !one.target.endsWith('/index.ts'),
    )
    .map(one =>
      at(
        one,
        layerOf(one.file) === 'contract' ? 'expected a pure <noun>.ts' : "expected the module's index.ts",
      ),
    )
  expect(broken).toEqual([])
})

test('what the contract takes from the domain brings no database along', () => {
  const reached = new Set<string>()
  const visit = (file: string): void => {
    if (reached.has(file) || !existsSync(join(ROOT, file))) return
    reached.add(file)
    for (const one of importsOf(file)) if (!one.external) visit(one.target)
  }
  for (const one of imports) if (layerOf(one.file) === 'contract' && !one.external) visit(one.target)
  const broken = [...reached]
    .flatMap(importsOf)
    .filter(
      one =>
        (!one.external && layerOf(one.target) === 'db') ||
        /^(node:|pg$|kysely|fastify)/.test(one.external ? one.target : ''),
    )
  expect(broken.map(one => at(one, 'the contract reaches the browser'))).toEqual([])
})

test('only db opens transactions, because there the actor is set', () => {
  const broken = sources
    .filter(file => layerOf(file) !== 'db' && !isTest(file))
    .flatMap(file =>
      linesOf(file).flatMap((text, i) => (/\.transaction\(\)/.test(text) ? `${file}:${i + 1}` : [])),
    )
  expect(broken).toEqual([])
})

type Literal = { readonly line: number; readonly text: string }

/** The literal whose quote stands before `from`, over all its lines: its text without what stands in `${…}`, its end. */
function literalAt(source: string, from: number): { text: string; end: number } {
  const quote = source[from - 1]!
  let text = ''
  let end = from
  for (; end < source.length && source[end] !== quote; end++) {
    if (source[end] === '\\') end++
    else if (quote === '`' && source.startsWith('${', end)) end = endOfHole(source, end + 2)
    else text += source[end]
  }
  return { text, end }
}

/** Where the `}` stands that closes a hole of a template, past braces and templates within. */
function endOfHole(source: string, from: number): number {
  let depth = 1
  for (let i = from; i < source.length; i++) {
    if (source[i] === '`') i = literalAt(source, i + 1).end
    else if (source[i] === '{') depth++
    else if (source[i] === '}' && --depth === 0) return i
  }
  return source.length
}

/** What is sent to the database: each literal behind `sql`, `sql<Row>` or `query(`. */
const statementsIn = (source: string): Literal[] =>
  [...source.matchAll(/\bsql(?:<[^`]*?>)?`|\bquery\(\s*[`'"]/g)].map(match => ({
    line: source.slice(0, match.index).split('\n').length,
    text: literalAt(source, match.index + match[0].length).text,
  }))

/** Whether more follows a semicolon that is no part of a quoted text or a comment. */
const sendsSeveral = (text: string): boolean => /;\s*\S/.test(text.replace(/'[^']*'|--.*$/gm, ''))

test('one query call sends one statement', () => {
  const broken = sources
    .filter(file => /^(db|domain|server|cli)\//.test(file))
    .flatMap(file =>
      statementsIn(linesOf(file).join('\n')).flatMap(({ line, text }) =>
        sendsSeveral(text) ? `${file}:${line}` : [],
      ),
    )
  expect(broken).toEqual([])
})

test('several statements in one literal are found, over lines and behind a row type', () => {
  // holes are written #{…} here, and meant as those of a template
  const found = (source: string) =>
    statementsIn(source.replaceAll('#{', '${')).map(({ text }) => sendsSeveral(text))
  expect(found('sql<{ n: number; m: string }>`\n  set local a = 1;\n  select 1`')).toEqual([true])
  expect(found("client.query(\n  'begin; select 1')")).toEqual([true])
  expect(found("sql`select ';x' -- a; b\n from #{sql.table(`t;#{{ a: 1 }.a}`)} t;`")).toEqual([false])
  expect(found('sql`select 1`; sql<Row>`select #{a}; select 2`')).toEqual([false, true])
})

test('files are named in kebab-case, React components in PascalCase', () => {
  const broken = [...sources, ...filesBelow('tests'), ...filesBelow('scripts')].filter(path => {
    const name = path.split('/').at(-1)!
    const kebab = /^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+(-[a-z0-9]+)*)*$/.test(name)
    return !kebab && !(path.startsWith('web/') && /^[A-Z][A-Za-z0-9]*(\.test)?\.tsx$/.test(name))
  })
  expect(broken).toEqual([])
})

test(`no file is longer than ${LONGEST_FILE} lines`, () => {
  const long = [...sources, ...filesBelow('tests'), ...filesBelow('scripts'), ...filesBelow('tools')]
    .map(file => ({ file, lines: linesOf(file).length }))
    .filter(({ lines }) => lines > LONGEST_FILE)
  expect(long.map(({ file, lines }) => `${file} has ${lines} lines, split it by noun`)).toEqual([])
})
