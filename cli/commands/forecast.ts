/** `tuoyu forecast`: children and carers of the coming years, with what the figures rest on. */
import { Argument, Option } from 'commander'
import {
  carerFlowTable,
  checkedScenario,
  childrenTable,
  forecastScenario,
  type Scenario,
  type ScenarioForecast,
} from '../../domain/plans/index.ts'
import { checkFilePath, tableCsv, writeWhole } from '../../domain/tables/index.ts'
import { getCity, PROJECTED_BIRTHS_CASES } from '../../domain/territory/index.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { fillTable } from '../../kernel/table.ts'
import type { Cli, Register } from '../cli.ts'
import type { Session } from '../session.ts'
import { reportForecast } from './forecast-report.ts'
import { baseScenario, numberOr } from './scenario-given.ts'

export const FORECASTS = ['children', 'carers'] as const
export type ForecastOf = (typeof FORECASTS)[number]

type Given = {
  scenario?: string
  births?: Scenario['births']
  cohorts?: true
  fertility?: string
  migrants?: string
  districts?: true
  csv?: string
  json?: true
}

const HELP = `
Examples:
  tuoyu forecast children                       low, middle and high, as the city pack has them
  tuoyu forecast children --cohorts             the same projected from people by age and sex
  tuoyu forecast children --cohorts --fertility 1.1 --migrants -5000 --json
  tuoyu forecast carers --districts --csv carers.csv

Methods: docs/methods/forecast-children.md, docs/methods/forecast-carers.md.`

/** Adds `forecast` to the program. */
export const registerForecast: Register = (program, cli) => {
  program
    .command('forecast')
    .description('children and carers of the coming years, with what the figures rest on')
    .addArgument(new Argument('<what>', 'what is forecast').choices(FORECASTS))
    .option('--scenario <name|file>', 'a scenario of the city, or a JSON file; else the one of today')
    .addOption(new Option('--births <case>', 'births of the districts shown').choices(PROJECTED_BIRTHS_CASES))
    .option('--cohorts', 'project children by cohorts, whatever the scenario says')
    .option('--fertility <n>', 'births per woman over her life; projects by cohorts')
    .option('--migrants <n>', 'people who come, less those who go, in a year; projects by cohorts')
    .option('--districts', 'show the districts too')
    .option('--csv <file>', 'write all rows as CSV')
    .option('--json', 'print rows and assumptions as JSON')
    .addHelpText('after', HELP)
    .action((what: ForecastOf, given: Given) => forecast(cli(), what, given))
}

/** Refuses what would change nothing: births and cohorts are of children. */
function refuseIdle(what: ForecastOf, given: Given): void {
  if (what === 'children') return
  const faults = (['births', 'cohorts', 'fertility', 'migrants'] as const)
    .filter(option => given[option] !== undefined)
    .map(option => ({ place: `--${option}`, value: given[option], allowed: 'only with children' }))
  if (faults.length > 0) throw new Refusal('invalid', 'usage.options_faulty', { faults })
}

async function forecast(cli: Cli, what: ForecastOf, given: Given): Promise<void> {
  refuseIdle(what, given)
  await checkFilePath(given.csv)
  const found = await cli.inSession(async session => {
    await getCity(session.db)
    const scenario = await scenarioOf(session, given)
    return { scenario, ...(await forecastScenario(session.db, scenario)) }
  })
  cli.progress.clear()
  if (given.csv) await writeWhole(given.csv, tableCsv(tableOf(what, found)))
  const { scenario, assumptions } = found
  if (given.json) return cli.output.json({ scenario: scenario.code, rows: found[what], assumptions })
  reportForecast(cli.output, what, found, given.districts === true)
  if (given.csv) cli.output.say({ en: `Written: ${given.csv}`, zh: `已写出：${given.csv}` })
}

const tableOf = (what: ForecastOf, { children, carers }: ScenarioForecast) =>
  what === 'children'
    ? fillTable(childrenTable, childrenTable.columns, children)
    : fillTable(carerFlowTable, carerFlowTable.columns, carers)

/** The scenario asked for, with the options of the command line on top; faults come all at once. */
async function scenarioOf(session: Session, given: Given): Promise<Scenario> {
  const base = await baseScenario(session, given.scenario)
  const asked = given.cohorts || given.fertility !== undefined || given.migrants !== undefined
  const before = (base as Partial<Scenario>).children
  // what is no object at all stays, and is refused with the other faults
  const replaced = asked && (before === undefined || before instanceof Object) && !Array.isArray(before)
  const children = {
    ...(before?.by === 'cohorts' ? before : {}),
    by: 'cohorts' as const,
    ...(given.fertility !== undefined && { totalFertility: numberOr(given.fertility) }),
    ...(given.migrants !== undefined && { netMigrants: numberOr(given.migrants) }),
  }
  return checkedScenario(session.db, base, {
    ...(given.births && { births: given.births }),
    ...(replaced && { children }),
  })
}
