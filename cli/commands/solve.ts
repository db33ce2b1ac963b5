/** `tuoyu solve`: solves one location problem from a file, so that anyone can check the engine against published ones. */
import { extname } from 'node:path'
import { Argument, Option } from 'commander'
import { checkFilePath } from '../../domain/tables/index.ts'
import type { Located, SearchProgress } from '../../engine/index.ts'
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
import {
  type Asked,
  capacityOf,
  checkAsked,
  countBeyond,
  type GivenNumbers,
  numbersOf,
} from './solve-asked.ts'
import { writeAssignment } from './solve-assignment.ts'
import { reportSolved } from './solve-report.ts'
import type { Solution, ToSolve } from './solve-thread.ts'
import { unusedOptions } from './solve-unused.ts'
import { refuseFaulty } from './sound-files.ts'

type Given = GivenNumbers & {
  format?: 'orlib' | 'tsplib' | 'points' | 'csv'
  distance: 'floor' | 'real'
  assignment?: string
  json?: true
}

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

/** Columns of a CSV file that say nothing to a model: one file may serve several models, so they are told, not refused. */
const UNUSED: Readonly<Record<LocationModel, readonly string[]>> = {
  'p-median': ['capacity'],
  'capacitated-facility-location': [],
  'uncapacitated-facility-location': ['capacity'],
  'maximal-covering': ['site_cost'],
  'set-covering': ['capacity'],
  'p-center': ['site_cost', 'capacity'],
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
