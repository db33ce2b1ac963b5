/** `tuoyu solve`: solves one location problem from a file, so that anyone can check the engine against published ones. */
import { extname } from 'node:path'
import { Argument, Option } from 'commander'
import { checkFilePath } from '../../domain/tables/index.ts'
import type { Located, SearchProgress } from '../../engine/index.ts'
import { decimalNumber, MOST_AMOUNT } from '../../kernel/decimal.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { runInThread } from '../../kernel/thread.ts'
import type { Cli, Register } from '../cli.ts'
import { readPoints, readTsplib } from '../instances/coordinates.ts'
import { readPlaces } from '../instances/csv.ts'
import { type Instance, LOCATION_MODELS, type LocationModel, usesTwoThreads } from '../instances/instance.ts'
import { readNetwork, readWarehouses } from '../instances/orlib.ts'
import { readProblem } from '../instances/text.ts'
import { untilInterrupted } from '../interrupt.ts'
import { refusingInJson } from './refusal-json.ts'
import { writeAssignment } from './solve-assignment.ts'
import { reportSolved } from './solve-report.ts'
import type { Solution, ToSolve } from './solve-thread.ts'
import { unusedOptions } from './solve-unused.ts'
import { refuseFaulty } from './sound-files.ts'

type Given = Record<
  'open' | 'radius' | 'capacity' | 'times' | 'gap' | 'work' | 'seconds' | 'threads' | 'seed',
  string
> & {
  format?: 'orlib' | 'tsplib' | 'points' | 'csv'
  distance: 'floor' | 'real'
  assignment?: string
  json?: true
}
type Asked = Partial<Record<keyof Given, number>>

const HELP = `
Examples:
  tuoyu solve p-median pmed1.txt
  tuoyu solve capacitated-facility-location capa.txt --capacity 8000
  tuoyu solve p-median rl1304.tsp --distance floor --open 100 --seconds 5
  tuoyu solve maximal-covering SJC324.txt --format points --radius 800 --open 3 --json
  tuoyu solve p-median pmed1.txt --assignment served.csv   who is served where

Sites are numbered from 1 in the order of the file. Formats: docs/location-files.md.
Exit code 10: infeasible. Exit code 11: stopped by Ctrl-C, --seconds or --work before the gap was proved; the best answer so
far is printed. A second Ctrl-C breaks off.`

/** Adds `solve` to the program. */
export const registerSolve: Register = (program, cli) => {
  program
    .command('solve')
    .description('solve a location problem from a file, with a proved bound; needs no database')
    .addArgument(new Argument('<model>', 'what is asked').choices(LOCATION_MODELS))
    .argument('<file>', 'the problem')
    .addOption(
      new Option(
        '--format <format>',
        'how the file is written; else its ending says it: .csv, .tsp, any other orlib',
      ).choices(['orlib', 'tsplib', 'points', 'csv']),
    )
    .addOption(
      new Option('--distance <kind>', 'straight lines as they are, or rounded down')
        .choices(['floor', 'real'])
        .default('real'),
    )
    .option('--open <n>', 'sites to open, where the file does not say or otherwise than it says')
    .option('--radius <r>', 'distance up to which a site covers')
    .option('--times <n>', 'set covering: sites that must cover each point, 2 with a backup')
    .option('--capacity <n>', 'capacity of each site for which the file has none')
    .option('--gap <share>', 'stop once this gap is proved, e.g. 0.001; 0 asks for the proved optimum')
    .option('--work <n>', 'stop after so many million steps; equal input then gives equal output')
    .option('--seconds <n>', 'stop after so long')
    .option('--threads <n>', '2: search in two threads, where the model allows it; the answer is that of one')
    .option('--seed <n>', 'start of the random numbers')
    .option('--assignment <file>', 'write as CSV who is served where, with what it costs')
    .option('--json', 'print the answer as JSON')
    .addHelpText('after', HELP)
    .action((model: LocationModel, file: string, given: Given) =>
      refusingInJson(cli(), given.json === true, each => solve(each, model, file, given)),
    )
}

async function solve(cli: Cli, model: LocationModel, file: string, given: Given): Promise<void> {
  const asked = numbersOf(given)
  await checkFilePath(given.assignment, [file])
  const instance = await instanceOf(cli, model, file, given, asked)
  checkAsked(model, instance, asked)
  const { located, seconds } = await run(cli, model, instance, asked)
  cli.progress.clear()
  const numbers = (sites: Int32Array) => [...sites].map(site => instance.siteNumber[site]!)
  const limit = { ...located.limit, sites: numbers(located.limit.sites) }
  const unusedColumns = instance.columns?.filter(({ name }) => UNUSED[model].includes(name)) ?? []
  const open = numbers(located.open)
  const two = usesTwoThreads(model, capacityOf(instance, asked))
  const openCount = located.status === 'infeasible' ? countBeyond(model, instance, asked) : undefined
  const options = {
    twoThreads: (asked.threads ?? 1) > 1,
    floor: given.distance === 'floor',
    capacity: asked.capacity !== undefined,
  }
  const unused = unusedOptions(instance, options, two)
  const solved = {
    ...located,
    open,
    limit,
    seconds,
    unusedColumns,
    unusedOptions: unused,
    ...(openCount && { openCount }),
  }
  reportSolved(cli.output, solved, given.json === true)
  await assigned(cli, given, instance, located)
  if (located.status === 'infeasible' || located.status === 'stopped') cli.exitAs(located.status)
}

/** The count of sites where the file's kept and forbidden ones do not let it be; undefined where they do. */
function countBeyond(model: LocationModel, { input, openCount }: Instance, { open = openCount }: Asked) {
  if (open === undefined || !COUNTED.includes(model)) return undefined
  const [least, most] = [input.kept?.length ?? 0, input.siteCount - (input.forbidden?.length ?? 0)]
  return open < least || open > most ? { asked: open, least, most } : undefined
}

/** Writes the assignment where it is asked for; without an answer there is none. */
async function assigned(cli: Cli, given: Given, instance: Instance, located: Located): Promise<void> {
  const { assignment: path, json } = given
  if (path === undefined) return
  if (located.objective !== null) await writeAssignment(path, instance, located.assignment)
  if (json) return
  cli.output.say(
    located.objective === null
      ? { en: `Not written: ${path}, as there is no answer`, zh: `未写出：${path}，因为没有答案` }
      : { en: `Written: ${path}`, zh: `已写出：${path}` },
  )
}

/** Seconds, or million steps: beyond any patience. */
const MOST_EFFORT = 1e9

/** Options that are numbers, all faults at once. */
function numbersOf(given: Given): Asked {
  const ranges: [keyof Given, number, number, boolean][] = [
    ['open', 1, 1e7, true],
    ['radius', 0, MOST_AMOUNT, false],
    ['times', 1, 1000, true],
    ['capacity', 0, MOST_AMOUNT, false],
    ['gap', 0, 1, false],
    ['work', 0, MOST_EFFORT, false],
    ['seconds', 0, MOST_EFFORT, false],
    ['threads', 1, 2, true],
    ['seed', 0, 2 ** 32, true],
  ]
  const asked: Asked = {}
  const faults: { place: string; value: unknown; allowed: string }[] = []
  for (const [name, least, most, whole] of ranges) {
    const word = given[name]
    if (typeof word !== 'string') continue
    const value = decimalNumber(word.trim())
    asked[name] = value
    if (value >= least && value <= most && (!whole || Number.isInteger(value))) continue
    const kind = whole ? 'a whole number' : 'a number'
    faults.push({ place: `--${name}`, value: word, allowed: `${kind} from ${least} to ${most}` })
  }
  if (faults.length > 0) throw new Refusal('invalid', 'solve.options_faulty', { faults })
  return asked
}

function formatByEnding(file: string): NonNullable<Given['format']> {
  const ending = extname(file).toLowerCase()
  return ending === '.csv' ? 'csv' : ending === '.tsp' ? 'tsplib' : 'orlib'
}

/** Reads the file; its faults refuse it, all at once. */
async function instanceOf(
  cli: Cli,
  model: LocationModel,
  file: string,
  given: Given,
  asked: Asked,
): Promise<Instance> {
  const options = {
    file,
    roundedDown: given.distance === 'floor',
    ...(asked.capacity !== undefined && { capacity: asked.capacity }),
  }
  const facility = model === 'capacitated-facility-location' || model === 'uncapacitated-facility-location'
  const format = given.format ?? formatByEnding(file)
  if (format === 'csv') {
    const { read, instance } = await readPlaces(options)
    refuseFaulty(cli, read, { json: given.json === true, strict: true })
    return instance!
  }
  if (facility && format !== 'orlib')
    throw new Refusal('invalid', 'solve.options_faulty', {
      faults: [{ place: '--format', value: format, allowed: 'orlib or csv, which hold the costs of sites' }],
    })
  const text = await readProblem(file)
  if (format === 'orlib')
    return facility
      ? readWarehouses(text, options, model === 'capacitated-facility-location')
      : readNetwork(text, options)
  return format === 'tsplib' ? readTsplib(text, options) : readPoints(text, options)
}

/** Options about the problem that a model knows; one that it does not know would be passed over in silence. */
const TAKEN: Readonly<Record<LocationModel, readonly (keyof Given)[]>> = {
  'p-median': ['open'],
  'capacitated-facility-location': ['capacity'],
  'uncapacitated-facility-location': [],
  'maximal-covering': ['open', 'radius', 'capacity'],
  'set-covering': ['radius', 'times'],
  'p-center': ['open'],
}
/** Columns of a CSV file that say nothing to a model: one file may serve several models, so they are told, not refused. */
const UNUSED: Readonly<Record<LocationModel, readonly string[]>> = {
  'p-median': ['capacity'],
  'capacitated-facility-location': [],
  'uncapacitated-facility-location': ['capacity'],
  'maximal-covering': ['site_cost'],
  'set-covering': ['capacity'],
  'p-center': ['site_cost', 'capacity'],
}
/** Models of which the count of sites is part. */
const COUNTED: readonly LocationModel[] = ['p-median', 'p-center', 'maximal-covering']
const ABOUT_THE_PROBLEM = ['open', 'radius', 'times', 'capacity'] as const

/** What a model needs that neither file nor command line gave, and what it does not take. */
function checkAsked(model: LocationModel, instance: Instance, asked: Asked): void {
  const faults: { place: string; value: unknown; allowed: string }[] = []
  for (const name of ABOUT_THE_PROBLEM)
    if (asked[name] !== undefined && !TAKEN[model].includes(name)) {
      const models = LOCATION_MODELS.filter(each => TAKEN[each].includes(name)).join(', ')
      faults.push({ place: `--${name}`, value: asked[name], allowed: `only with ${models}` })
    }
  if (COUNTED.includes(model) && asked.open === undefined && instance.openCount === undefined)
    faults.push({ place: '--open', value: null, allowed: 'a whole number of 1 or more' })
  const { siteCount } = instance.input
  if (COUNTED.includes(model) && siteCount > 0 && asked.open! > siteCount)
    faults.push({
      place: '--open',
      value: asked.open,
      allowed: `a whole number from 1 to ${siteCount}, as there are ${siteCount} sites`,
    })
  if (model.endsWith('covering') && asked.radius === undefined)
    faults.push({ place: '--radius', value: null, allowed: `a number from 0 to ${MOST_AMOUNT}` })
  if (model === 'capacitated-facility-location' && !instance.capacity)
    faults.push({ place: '--capacity', value: null, allowed: 'a number, or a column capacity' })
  if (faults.length > 0) throw new Refusal('invalid', 'solve.options_faulty', { faults })
}

/** Capacities of the file, else the one asked for at every site. */
function capacityOf({ capacity, siteNumber }: Instance, asked: Asked): Float64Array | undefined {
  if (capacity || asked.capacity === undefined) return capacity
  return new Float64Array(siteNumber.length).fill(asked.capacity)
}

/** Solves in a thread of its own, while the gap is shown; Ctrl-C ends it with the best answer so far. */
async function run(
  cli: Cli,
  model: LocationModel,
  instance: Instance,
  asked: Asked,
): Promise<{ located: Located; seconds: number }> {
  const { gap, work, seconds, seed } = asked
  const toSolve: ToSolve = {
    model,
    instance,
    openCount: asked.open ?? instance.openCount ?? 1,
    radius: asked.radius ?? 0,
    times: asked.times ?? 1,
    threads: asked.threads ?? 1,
    capacity: capacityOf(instance, asked),
    options: {
      ...(gap !== undefined && { gap }),
      ...(work !== undefined && { work }),
      ...(seconds !== undefined && { seconds }),
      ...(seed !== undefined && { seed }),
    },
  }
  const solution = await untilInterrupted(signal =>
    runInThread<ToSolve, SearchProgress, Solution>(new URL('./solve-thread.ts', import.meta.url), toSolve, {
      signal,
      onProgress: progressShown(cli),
    }),
  )
  if ('faults' in solution) throw new Refusal('invalid', 'solve.input_faulty', { faults: solution.faults })
  return solution
}

const PHASES = {
  en: { search: 'Searching', bound: 'Proving a bound', branch: 'Branching' },
  zh: { search: '搜索', bound: '计算界', branch: '分支' },
} as const
const SHOWN_EVERY_SECONDS = 1

function progressShown(cli: Cli): (progress: SearchProgress) => void {
  let shown = 0
  return ({ phase, seconds, gap }) => {
    if (seconds < shown + SHOWN_EVERY_SECONDS) return
    shown = seconds
    const word = PHASES[cli.language][phase]
    const percent = gap === null ? '' : ` ${(gap * 100).toFixed(3)} %`
    cli.progress.update(cli.language === 'zh' ? `${word}：差距${percent}` : `${word}, gap${percent}`)
  }
}
