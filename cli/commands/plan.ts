/** `tuoyu plan`: computes a programme, shows its gap on the way, prints it and writes it. */
import { Option } from 'commander'
import {
  AIMS,
  checkChangeLittle,
  checkExportPaths,
  checkedScenario,
  checkRelief,
  computePlan,
  type EarlierPlan,
  type ExportPaths,
  easedChanges,
  findMatrix,
  getStartPlan,
  isComputed,
  type MatrixText,
  type PlanProgressView,
  PlanResult,
  RELIEF_FAMILIES,
  type ReliefFamily,
  type Scenario,
  writeExports,
} from '../../domain/plans/index.ts'
import { getCity, PROJECTED_BIRTHS_CASES } from '../../domain/territory/index.ts'
import { TRAVEL_MODES, type TravelMode } from '../../domain/travel/index.ts'
import { Refusal, refuseIf } from '../../kernel/refusal.ts'
import type { Cli, Register } from '../cli.ts'
import { untilInterrupted } from '../interrupt.ts'
import type { Session } from '../session.ts'
import { progressText } from './plan-progress.ts'
import { reportPlan } from './plan-report.ts'
import { baseScenario, numberOr, readText } from './scenario-given.ts'

type Given = {
  scenario?: string
  births?: Scenario['births']
  targetsInAllBirths?: true
  compareBirths?: true
  aim?: Scenario['aim']
  matrix?: string
  network?: string | true
  routing?: true
  mode?: TravelMode
  leaveOut?: true
  gap?: string
  seconds?: string
  work?: string
  from?: string
  changeLittle?: true
  relief?: ReliefFamily
  json?: true
} & ExportPaths

const HELP = `
Examples:
  tuoyu plan                                   the scenario of today
  tuoyu plan --scenario 2021-2025 --births low --xlsx plan.xlsx
  tuoyu plan --targets-in-all-births --compare-births   whether it holds, whatever the births
  tuoyu plan --scenario mine.json --aim most-served --json > plan.json
  tuoyu plan --scenario mine.json --from plan.json --change-little
  tuoyu plan --from none.json --relief budget  with the change that would allow a plan
  tuoyu plan --matrix ways.csv --geojson plan.geojson --csv plan
  tuoyu plan --network tianjin.osm.pbf         ways along the streets: docs/travel.md

Exit code 10: no plan meets all rules; the output says what each family of rules would have to yield.
Exit code 11: stopped by Ctrl-C or --seconds; the best plan so far is printed and written. A second Ctrl-C breaks off.
Formats of the files: docs/plan-export.md.`

/** Adds `plan` to the program. */
export const registerPlan: Register = (program, cli) => {
  program
    .command('plan')
    .description(
      'compute the programme that reaches the targets: what opens where and when, with a proved gap',
    )
    .option('--scenario <name|file>', 'a scenario of the city, or a JSON file; else the one of today')
    .addOption(new Option('--births <case>', 'births of the coming years').choices(PROJECTED_BIRTHS_CASES))
    .addOption(
      new Option(
        '--targets-in-all-births',
        'targets of places hold for low, middle and high births alike',
      ).conflicts('relief'),
    )
    .option(
      '--compare-births',
      'hold the plan against low, middle and high births; at least cost make it anew for each too',
    )
    .addOption(
      new Option('--aim <aim>', 'least public cost, or most children served in the budgets').choices(AIMS),
    )
    .addOption(
      new Option('--matrix <file>', 'ways as CSV from,to,metres instead of straight line × detour').conflicts(
        ['network', 'routing'],
      ),
    )
    .addOption(
      new Option(
        '--network [file]',
        'ways along the streets of an .osm.pbf file; else the one TUOYU_NETWORK names',
      ).conflicts(['matrix', 'routing']),
    )
    .addOption(
      new Option('--routing', 'ways as the service tells that TUOYU_ROUTING_URL names').conflicts([
        'matrix',
        'network',
      ]),
    )
    .addOption(
      new Option('--mode <mode>', 'with --network or --routing: how families go').choices(TRAVEL_MODES),
    )
    .option('--leave-out', 'with --network or --routing: do without places that have no way')
    .option('--from <run|file>', 'start from an earlier plan: a computation by number, or a file of --json')
    .option(
      '--change-little',
      'with --from, where cost is to be least: change a site only where needed, or where it saves a twentieth of an average one',
    )
    .addOption(
      new Option(
        '--relief <change>',
        'with --from, of a computation that found no plan: make this change, and start from the plan found for it',
      )
        .choices(RELIEF_FAMILIES)
        .conflicts('changeLittle'),
    )
    .option('--gap <share>', 'stop once this gap is proved, e.g. 0.005')
    .option('--seconds <n>', 'stop after so long; a slower machine may then find another plan')
    .option('--work <n>', 'effort: 1 is normal, 2 twice as much')
    .option('--json', 'print the whole plan as JSON')
    .option('--xlsx <file>', 'write a workbook')
    .option('--geojson <file>', 'write a layer of points')
    .option('--csv <folder>', 'write a folder of CSV files; it must not exist yet')
    .addHelpText('after', HELP)
    .action((given: Given) => {
      const computed = given.network !== undefined || given.routing
      const faults: { place: string; value: unknown; allowed: string }[] = Object.entries({
        '--mode': given.mode,
        '--leave-out': given.leaveOut,
      })
        .filter(([, value]) => value !== undefined && !computed)
        .map(([place, value]) => ({ place, value, allowed: 'only with --network or --routing' }))
      for (const [place, value] of Object.entries({
        '--change-little': given.changeLittle,
        '--relief': given.relief,
      }))
        if (value !== undefined && given.from === undefined)
          faults.push({ place, value, allowed: 'only with --from' })
      if (faults.length > 0) throw new Refusal('invalid', 'travel.options_faulty', { faults })
      return plan(cli(), given)
    })
}

async function plan(cli: Cli, given: Given): Promise<void> {
  const read = [given.scenario, given.matrix, given.from, given.network]
  await checkExportPaths(
    given,
    read.filter(each => typeof each === 'string'),
  )
  const result = await cli.inSession(async session => {
    await getCity(session.db)
    const { from, asked } = await askedFor(session, given)
    const scenario = await checkedScenario(session.db, asked, easedChanges({}, from))
    const matrix = await matrixOf(session, scenario, given.scenario === undefined ? from : undefined)
    return computeShown(cli, session, scenario, { matrix, from })
  })
  cli.progress.clear()
  if (given.json) cli.output.json(result)
  else reportPlan(cli.output, result)
  await writeExports(result, given, path => {
    if (!given.json) cli.output.say({ en: `Written: ${path}`, zh: `已写出：${path}` })
  })
  if (result.status === 'infeasible' || result.status === 'stopped') cli.exitAs(result.status)
}

/** A change eases the scenario that it was found for, unless another is named. */
async function askedFor(session: Session, given: Given) {
  const own = given.relief && given.scenario === undefined
  const asked = own
    ? undefined
    : await scenarioOf(session, given, await baseScenario(session, given.scenario))
  if (asked) checkChangeLittle(asked, given.changeLittle ?? false)
  const from = await earlierPlanOf(session, given)
  return { from, asked: asked ?? (await scenarioOf(session, given, from!.result.scenario)) }
}

/** The scenario asked for, with the options of the command line on top; faults come all at once. */
async function scenarioOf(session: Session, given: Given, base: unknown): Promise<Scenario> {
  const { births, targetsInAllBirths, compareBirths, aim, gap, seconds, work } = given
  const travel = travelOf(given)
  return checkedScenario(session.db, base, {
    ...(births && { births }),
    ...(targetsInAllBirths && { targetsInAllBirths }),
    ...(compareBirths && { compareBirths }),
    ...(aim && { aim }),
    ...(travel && { travel }),
    ...(gap !== undefined && { gap: numberOr(gap) }),
    ...(seconds !== undefined && { seconds: numberOr(seconds) }),
    ...(work !== undefined && { work: numberOr(work) }),
  })
}

/** How families go, where the command line says it. */
function travelOf({ matrix, network, routing, mode, leaveOut }: Given) {
  if (matrix !== undefined) return { by: 'matrix', file: matrix }
  const use = { ...(mode && { mode }), ...(leaveOut && { unreached: 'leave-out' }) }
  if (network !== undefined) return { by: 'network', file: network === true ? null : network, ...use }
  return routing ? { by: 'service', ...use } : undefined
}

/** The matrix that a stored run was given, where its scenario is eased; else the file that the scenario names. */
async function matrixOf(
  { db }: Session,
  scenario: Scenario,
  eased: EarlierPlan | undefined,
): Promise<MatrixText | undefined> {
  const { travel } = scenario
  if (travel.by !== 'matrix') return undefined
  const stored = eased?.relief && eased.run ? await findMatrix(db, { id: eased.run, scenario }) : undefined
  return stored ?? { file: travel.file, text: await readText(travel.file) }
}

/** The plan to start from: a stored run by its number, else what `--json` wrote. */
async function earlierPlanOf({ db }: Session, given: Given): Promise<EarlierPlan | undefined> {
  const { from, changeLittle = false, relief = null } = given
  if (from === undefined) return undefined
  if (/^\d{1,9}$/.test(from)) {
    const run = Number(from)
    return { run, changeLittle, relief, result: await getStartPlan(db, { run, relief }) }
  }
  const read = PlanResult.safeParse(jsonOf(await readText(from)))
  if (!read.success) throw new Refusal('invalid', 'plan.file_is_no_plan', { file: from })
  if (relief) checkRelief(read.data, relief, from)
  else refuseIf(read.data.objective === null, 'plan.file_has_no_programme', { file: from }, 'invalid')
  return { run: null, changeLittle, relief, result: read.data }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Computes while the gap is shown; Ctrl-C stops with the best plan so far. */
async function computeShown(
  cli: Cli,
  { db, sources }: Session,
  scenario: Scenario,
  { matrix, from }: { matrix: MatrixText | undefined; from: EarlierPlan | undefined },
): Promise<PlanResult> {
  const onProgress = (progress: PlanProgressView) => {
    cli.progress.update(progressText(cli, progress), progress.part ?? undefined)
  }
  return untilInterrupted(signal =>
    computePlan(db, scenario, {
      onProgress,
      signal,
      ...(matrix ? { matrix } : {}),
      ...(isComputed(scenario.travel) ? { sources: sources() } : {}),
      ...(from ? { from } : {}),
    }),
  )
}
