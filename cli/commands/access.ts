/** `tuoyu access`: places within reach of each demand point from three CSV files, and how fairly they lie. */
import { Argument } from 'commander'
import type { FilesRead } from '../../domain/packs/index.ts'
import { checkFilePath, tableCsv, writeWhole } from '../../domain/tables/index.ts'
import { fairness, fairnessByGroup, ModelError } from '../../engine/index.ts'
import { Refusal } from '../../kernel/refusal.ts'
import type { Cli, Register } from '../cli.ts'
import { type AccessFiles, type AccessPaths, readAccessFiles, type Spot } from './access-files.ts'
import {
  compute,
  type Fault,
  type GivenSettings,
  METHODS,
  type Measured,
  type Method,
  type Settings,
  settingsOf,
} from './access-methods.ts'
import { type AccessReport, reportAccess, rowTable } from './access-report.ts'
import { refusingInJson } from './refusal-json.ts'
import { refuseFaulty } from './sound-files.ts'

type Given = GivenSettings & AccessPaths & { csv?: string; json?: true }

const HELP = `
Methods (docs/methods/access.md):
  two-step     places over children within the catchment; Luo & Wang 2003
  enhanced     the same, weighted by the decay; Luo & Qi 2009
  three-step   children choose among near sites first; Wan, Zou & Sternberg 2012
  inverted     how crowded each institution is; Wang 2018
  huff         large institutions draw more; Luo 2014
  balanced     every child counts once; Paez, Higgins & Vivona 2019
  raam         way and queue in equilibrium, a cost; Saxon & Snow 2020

Files: demand has id,amount[,group][,advantage], supply id,amount[,group], costs from,to,cost; headings may be Chinese
(编码 数量 组别 经济状况 起点 终点 成本), UTF-8 or GBK. A pair without a cost is out of reach.
Decays: none, steps:10=1,20=0.68,30=0.22, gaussian:SIGMA, exponential:RATE, power:EXPONENT,LEAST
enhanced, three-step and huff need one; two-step and raam take none.

Examples:
  tuoyu access two-step --demand a.csv --supply b.csv --costs c.csv --catchment 30
  tuoyu access enhanced --demand a.csv --supply b.csv --costs c.csv --decay gaussian:10 --catchment 30 --json
  tuoyu access raam --demand a.csv --supply b.csv --costs c.csv --tau 60 --csv access.csv`

/** Adds `access` to the program; it needs no database. */
export const registerAccess: Register = (program, cli) => {
  program
    .command('access')
    .description('places within reach of each demand point, and how fairly they lie, from three CSV files')
    .addArgument(new Argument('<method>', 'how access is measured').choices(METHODS))
    .requiredOption('--demand <file>', 'children by demand point')
    .requiredOption('--supply <file>', 'places by site')
    .requiredOption('--costs <file>', 'ways between them with their costs')
    .option('--catchment <cost>', 'the dearest way that counts; else every way of the file')
    .option('--decay <decay>', 'how the weight of a way falls with its cost')
    .option('--tau <cost>', 'raam: the way that weighs as much as a usual queue')
    .option('--threshold <value>', 'count the children for whom the value is not enough')
    .option('--csv <file>', 'write all rows as CSV')
    .option('--json', 'print everything as JSON')
    .addHelpText('after', HELP)
    .action((method: Method, given: Given) =>
      refusingInJson(cli(), given.json === true, each => showAccess(each, method, given)),
    )
}

async function showAccess(cli: Cli, method: Method, given: Given): Promise<void> {
  const { settings, faults } = settingsOf(method, given)
  if (faults.length > 0) throw new Refusal('invalid', 'access.settings_faulty', { faults })
  await checkFilePath(given.csv, [given.demand, given.supply, given.costs])
  const { read, files } = await readAccessFiles(given)
  refuseFaulty(cli, read, { json: given.json === true })
  const place = (fault: Fault) => inFile(fault, given, files!, read)
  const report = inEngine(place, () =>
    reportOf(method, settings, files!, compute(method, files!.input, settings)),
  )
  if (given.csv) await writeWhole(given.csv, tableCsv(rowTable(report)))
  if (given.json) return cli.output.json(report)
  reportAccess(cli.output, report)
  if (given.csv) cli.output.say({ en: `Written: ${given.csv}`, zh: `已写出：${given.csv}` })
}

/** Settings were checked before: what the engine refuses still is an amount too small to be one. */
function inEngine<T>(place: (fault: Fault) => Fault, work: () => T): T {
  try {
    return work()
  } catch (cause) {
    if (!(cause instanceof ModelError)) throw cause
    throw new Refusal('invalid', 'access.settings_faulty', {
      faults: cause.faults.map(place),
    })
  }
}

/** A fault that the engine finds in an amount, told of the file and the code it stands beside. */
function inFile({ place, ...fault }: Fault, paths: AccessPaths, files: AccessFiles, read: FilesRead): Fault {
  const [, kind, at] = /^(demand|supply)\[(\d+)\]$/.exec(place) ?? []
  if (kind !== 'demand' && kind !== 'supply') return { place, ...fault }
  const heading = read.columns[kind === 'demand' ? 0 : 1]!.get('amount')
  return { place: `${paths[kind]}, ${files[kind][Number(at)]!.id}, ${heading}`, ...fault }
}

function reportOf(method: Method, settings: Settings, files: AccessFiles, measured: Measured): AccessReport {
  const { catchment, decay, tau, threshold } = settings
  const spots = files[measured.of]
  const groups = [...new Set(spots.flatMap(({ group }) => group ?? []))].sort()
  const input = {
    value: measured.value,
    weight: Float64Array.from(spots, ({ amount }) => amount),
    better: measured.better,
    ...(threshold === undefined ? {} : { threshold }),
    ...(spots.some(({ advantage }) => advantage !== null) ? { advantage: advantagesOf(spots) } : {}),
  }
  // points without a group are a group of their own
  const names = [...groups, ...(groups.length > 0 && spots.some(({ group }) => group === null) ? [null] : [])]
  const groupAt = Int32Array.from(spots, ({ group }) => names.indexOf(group))
  const grouped = names.length > 0 ? fairnessByGroup(input, groupAt, names.length) : null
  return {
    method,
    settings: {
      catchment: catchment ?? null,
      decay: decay ?? null,
      tau: tau ?? null,
      threshold: threshold ?? null,
    },
    of: measured.of,
    better: measured.better,
    ways: files.input.travel.cost.length,
    ratioOf: measured.ratioOf,
    proof: measured.proof ?? null,
    rows: spots.map(({ id, group, amount }, at) => ({
      id,
      group,
      amount,
      value: hasNoPlaces(measured, amount) ? null : finite(measured.value[at]!),
    })),
    sites: files.supply.map(({ id, amount }, at) => ({
      id,
      amount,
      load: measured.load[at]!,
      ratio: hasNoPlaces(measured, amount) ? null : measured.ratio[at]!,
    })),
    fairness: {
      all: grouped?.all ?? fairness(input),
      groups: names.map((group, at) => ({ group, ...grouped!.groups[at]! })),
      theilBetween: grouped?.theilBetween ?? null,
      theilWithin: grouped?.theilWithin ?? null,
    },
  }
}

const advantagesOf = (spots: readonly Spot[]) =>
  Float64Array.from(spots, ({ advantage }) => advantage ?? Number.NaN)

/** How crowded a site is that has no places is no figure, and not 0, which would be the best of all. */
const hasNoPlaces = ({ of }: Measured, places: number): boolean => of === 'supply' && places === 0

/** Out of reach is null: JSON and CSV know no infinity. */
const finite = (value: number): number | null => (value === Infinity ? null : value)
