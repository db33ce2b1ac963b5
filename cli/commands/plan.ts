/**
 * `tuoyu plan`: computes a programme and prints or writes it.
 * Exit codes beside those of every command: 10 when no plan meets all rules (the causes are printed), 11 when the
 * search was stopped by clock or Ctrl-C (the plan found so far is printed and written all the same).
 */
import { readFile, stat } from 'node:fs/promises'
import { type Command, Option } from 'commander'
import type { Database } from '../../db/index.ts'
import {
  AIMS,
  applyChanges,
  checkExportPaths,
  computePlan,
  type ExportPaths,
  getScenario,
  type MatrixText,
  type PlanResult,
  parseScenario,
  type Scenario,
  writeExports,
} from '../../domain/plans/index.ts'
import { PROJECTED_BIRTHS_CASES } from '../../domain/territory/index.ts'
import type { CivilDate } from '../../kernel/civil-date.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { progressLine } from './plan-progress.ts'
import { planReport } from './plan-report.ts'

export const EXIT_INFEASIBLE = 10
export const EXIT_STOPPED = 11

/** What the command needs of the program around it. */
export type PlanCommandParts = {
  /** Opens the city's database, for one command; refuses when no pack is loaded. */
  readonly openCity: () => Promise<{ db: Database; today: CivilDate; close(): Promise<void> }>
}

type Given = {
  scenario?: string
  births?: Scenario['births']
  aim?: Scenario['aim']
  matrix?: string
  gap?: string
  seconds?: string
  work?: string
  json?: boolean
} & ExportPaths

/** Adds `plan` to the program. */
export function registerPlan(program: Command, { openCity }: PlanCommandParts): void {
  program
    .command('plan')
    .summary('compute the programme that reaches the targets')
    .description(
      'Computes which site opens which option in which year: at the least public cost that reaches the targets,\n' +
        'or, within yearly budgets, serving most children. Every figure carries its mark.',
    )
    .option('--scenario <name|file>', 'scenario of the city, or a JSON file; default: the one of today')
    .addOption(new Option('--births <case>', 'births of the coming years').choices(PROJECTED_BIRTHS_CASES))
    .addOption(new Option('--aim <aim>', 'what the programme is to do best').choices(AIMS))
    .option('--matrix <file>', 'ways as CSV from,to,metres instead of straight line × detour')
    .option('--gap <share>', 'stop once this gap is proved, e.g. 0.005')
    .option('--seconds <n>', 'stop after this time; the same inputs then need not give the same plan')
    .option('--work <n>', 'effort: 1 is normal, 2 twice as much')
    .option('--json', 'print the whole plan as JSON')
    .option('--xlsx <file>', 'write a workbook')
    .option('--geojson <file>', 'write a layer of points')
    .option('--csv <folder>', 'write a folder of CSV files; it must not exist')
    .addHelpText(
      'after',
      `\nExit codes: 0 plan found; ${EXIT_INFEASIBLE} no plan meets all rules; ${EXIT_STOPPED} stopped with the best plan so far.`,
    )
    .action(async (given: Given) => {
      await checkExportPaths(given)
      const { db, today, close } = await openCity()
      try {
        const result = await computeShown(db, await scenarioOf(db, given, today), await matrixOf(given))
        process.stdout.write(given.json ? `${JSON.stringify(result, null, 2)}\n` : planReport(result))
        for (const path of await writeExports(result, given)) process.stderr.write(`written: ${path}\n`)
        process.exitCode = exitCodeOf(result)
      } finally {
        await close()
      }
    })
}

/** The scenario asked for, with the options of the command line on top; faults come all at once. */
async function scenarioOf(db: Database, given: Given, today: CivilDate): Promise<Scenario> {
  const base = await baseScenario(db, given.scenario, today)
  const { births, aim, matrix, gap, seconds, work } = given
  return applyChanges(base, {
    ...(births && { births }),
    ...(aim && { aim }),
    ...(matrix && { travel: { by: 'matrix', file: matrix } }),
    ...(gap !== undefined && { gap: numberOr(gap) }),
    ...(seconds !== undefined && { seconds: numberOr(seconds) }),
    ...(work !== undefined && { work: numberOr(work) }),
  })
}

async function baseScenario(db: Database, name: string | undefined, today: CivilDate): Promise<Scenario> {
  const isFile = name !== undefined && (name.endsWith('.json') || (await exists(name)))
  if (!isFile) return getScenario(db, name, today)
  const text = await readText(name)
  try {
    return parseScenario(JSON.parse(text))
  } catch (cause) {
    if (!(cause instanceof SyntaxError)) throw cause
    throw new Refusal('invalid', 'plan.scenario_not_json', { file: name, reason: cause.message })
  }
}

async function matrixOf({ matrix }: Given): Promise<MatrixText | undefined> {
  return matrix === undefined ? undefined : { file: matrix, text: await readText(matrix) }
}

/** A word that is no number stays a word, so that the schema names it as it was written. */
const numberOr = (text: string): number | string =>
  text.trim() === '' || Number.isNaN(Number(text)) ? text : Number(text)

/** Computes with a bar of the gap on stderr; Ctrl-C stops with the best plan so far, a second one at once. */
async function computeShown(
  db: Database,
  scenario: Scenario,
  matrix: MatrixText | undefined,
): Promise<PlanResult> {
  const abort = new AbortController()
  const line = progressLine(process.stderr, scenario.work)
  const interrupt = () => {
    if (abort.signal.aborted) process.exit(130)
    process.stderr.write('\nstopping with the best plan so far; once more to break off\n')
    abort.abort()
  }
  process.on('SIGINT', interrupt)
  try {
    return await computePlan(db, scenario, {
      onProgress: line.show,
      signal: abort.signal,
      ...(matrix ? { matrix } : {}),
    })
  } finally {
    process.off('SIGINT', interrupt)
    line.end()
  }
}

function exitCodeOf({ status }: PlanResult): number {
  if (status === 'infeasible') return EXIT_INFEASIBLE
  return status === 'stopped' ? EXIT_STOPPED : 0
}

const exists = (path: string): Promise<boolean> =>
  stat(path).then(
    found => found.isFile(),
    () => false,
  )

async function readText(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8')
  } catch (cause) {
    const reason = (cause as NodeJS.ErrnoException).code
    throw new Refusal('absent', 'plan.file_unreadable', { file, reason })
  }
}
