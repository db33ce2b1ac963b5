/** `tuoyu travel`: finds the ways along a road network or from a routing service, and writes them as a matrix. */
import { Option } from 'commander'
import { DEFAULT_DATA_FOLDER } from '../../db/index.ts'
import { checkedScenario, loadPlanPlaces } from '../../domain/plans/index.ts'
import { checkFilePath, writeWhole } from '../../domain/tables/index.ts'
import {
  askedWithin,
  type FoundWays,
  findWays,
  MOST_WAY_METRES,
  metresOff,
  NetworkTravel,
  type Place,
  ServiceTravel,
  TRAVEL_MODES,
  type TravelMode,
  type TravelSources,
  travelSources,
  unreachedFacilities,
  type WaysAsked,
  type WaysProgress,
  waysCsv,
} from '../../domain/travel/index.ts'
import { decimalNumber } from '../../kernel/decimal.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { faultsOf } from '../../kernel/schema-faults.ts'
import type { Cli, Register } from '../cli.ts'
import { many } from '../count.ts'
import { reportLines } from './pack-report.ts'
import { baseScenario } from './scenario-given.ts'
import { readPlaces } from './travel-files.ts'

type Given = {
  matrix?: string
  costs?: string
  scenario?: string
  communities?: string
  facilities?: string
  routing?: true
  mode: TravelMode
  speed?: string
  snap?: string
  limit?: string
  leaveOut?: true
  json?: true
}

const HELP = `
Examples:
  tuoyu travel tianjin.osm.pbf --matrix ways.csv        ways of the plan of today, on foot
  tuoyu travel tianjin.osm.pbf --matrix ways.csv --mode cycle --limit 6000
  tuoyu travel --routing --matrix ways.csv              asks the service that TUOYU_ROUTING_URL names
  tuoyu travel city.osm.pbf --communities a.csv --facilities b.csv --costs costs.csv
  tuoyu plan --matrix ways.csv                          plans by what was written

Without a file the network is the one that TUOYU_NETWORK names. Places are those of a scenario of the city, or two files
code,longitude,latitude (编码 经度 纬度), which need no database. What was found is kept in TUOYU_DATA/travel.
Rules, speeds and formats: docs/travel.md.`

/** Adds `travel` to the program. */
export const registerTravel: Register = (program, cli) => {
  program
    .command('travel')
    .description('find the ways from communities to facilities along a road network (.osm.pbf), as a matrix')
    .argument('[file]', 'the road network; else the one that TUOYU_NETWORK names')
    .option('--matrix <file>', 'write from,to,metres,minutes, for tuoyu plan --matrix')
    .option('--costs <file>', 'write from,to,cost in minutes, for tuoyu access')
    .addOption(
      new Option('--scenario <name|file>', 'places of this scenario; else of the one of today').conflicts([
        'communities',
        'facilities',
      ]),
    )
    .option('--communities <file>', 'where families live: code,longitude,latitude')
    .option('--facilities <file>', 'where they may go: code,longitude,latitude')
    .option('--routing', 'ask the routing service that TUOYU_ROUTING_URL names')
    .addOption(new Option('--mode <mode>', 'how families go').choices(TRAVEL_MODES).default('walk'))
    .option('--speed <km/h>', 'instead of what is usual for the mode')
    .option('--snap <metres>', 'how far a place may lie from the network')
    .option('--limit <metres>', 'longest way; else the reach of the scenario, or none')
    .option('--leave-out', 'do without places that have no way, and list them')
    .option('--json', 'print what was found as JSON, without the ways')
    .addHelpText('after', HELP)
    .action((file: string | undefined, given: Given) => travel(cli(), file, given))
}

async function travel(cli: Cli, file: string | undefined, given: Given): Promise<void> {
  const read = [file, given.communities, given.facilities]
  await checkFilePath(given.matrix, read)
  await checkFilePath(given.costs, [...read, given.matrix])
  const use = choiceOf(file, given)
  const { asked, sources } = await askedOf(cli, given, use)
  const found = await findShown(cli, use, asked, sources)
  cli.progress.clear()
  for (const form of ['matrix', 'costs'] as const) {
    const path = given[form]
    if (path !== undefined) await writeWhole(path, waysCsv(asked, found, form))
  }
  report(cli, given, asked, found)
}

/** How the ways are to be found; all faults of the options at once. */
function choiceOf(file: string | undefined, given: Given): NetworkTravel | ServiceTravel {
  const number = (text: string | undefined) => (text === undefined ? undefined : decimalNumber(text))
  const named = { speed: number(given.speed), snap: number(given.snap), limit: number(given.limit) }
  const unreached = given.leaveOut ? 'leave-out' : 'refuse'
  const shared = { mode: given.mode, snapMetres: named.snap, unreached }
  const read = given.routing
    ? ServiceTravel.safeParse({ by: 'service', ...shared })
    : NetworkTravel.safeParse({ by: 'network', file, kmPerHour: named.speed, ...shared })
  const options: Record<string, string> = { kmPerHour: '--speed', snapMetres: '--snap' }
  const faults = (read.success ? [] : faultsOf(read.error, shared)).map(({ path, allowed }) => ({
    place: options[path] ?? path,
    value: path === 'kmPerHour' ? given.speed : given.snap,
    allowed,
  }))
  if (named.limit !== undefined && !(named.limit > 0 && named.limit <= MOST_WAY_METRES))
    faults.push({ place: '--limit', value: given.limit, allowed: limitAllowed(named.limit) })
  const { communities, facilities } = given
  if (communities !== undefined && facilities === undefined)
    faults.push({ place: '--communities', value: communities, allowed: 'only with --facilities' })
  if (facilities !== undefined && communities === undefined)
    faults.push({ place: '--facilities', value: facilities, allowed: 'only with --communities' })
  if (given.routing && file !== undefined)
    faults.push({ place: '[file]', value: file, allowed: 'nothing beside --routing' })
  if (given.routing && given.speed !== undefined)
    faults.push({ place: '--speed', value: given.speed, allowed: 'nothing: a service has its own speeds' })
  if (faults.length > 0 || !read.success) throw new Refusal('invalid', 'travel.options_faulty', { faults })
  return read.data
}

function limitAllowed(limit: number): string {
  if (Number.isNaN(limit)) return 'a number'
  return limit > 0 ? `at most ${MOST_WAY_METRES}` : 'more than 0'
}

type Asked = { asked: WaysAsked; sources: TravelSources }

/** Places and limit from the city, or from two files. */
async function askedOf(cli: Cli, given: Given, use: NetworkTravel | ServiceTravel): Promise<Asked> {
  const limit = given.limit === undefined ? undefined : Number(given.limit)
  const within = (places: Record<'communities' | 'facilities', Place[]>, reach: number) =>
    askedWithin(places.communities, places.facilities, limit ?? reach, use)
  if (given.communities !== undefined && given.facilities !== undefined) {
    const { read, places } = await readPlaces(given.communities, given.facilities)
    if (!given.json) for (const line of reportLines(read, cli.language)) cli.output.line(line)
    if (!places) throw new Refusal('invalid', 'travel.places_faulty', { faultCount: read.errors })
    const sources = travelSources(cli.env, cli.env.TUOYU_DATA || DEFAULT_DATA_FOLDER)
    return { asked: within(places, Infinity), sources }
  }
  return cli.inSession(async session => {
    const scenario = await checkedScenario(session.db, await baseScenario(session, given.scenario), {})
    const places = await loadPlanPlaces(session.db, scenario)
    return { asked: within(places, places.reachMetres), sources: session.sources() }
  })
}

const PHASES: Record<WaysProgress['phase'], { en: string; zh: string }> = {
  read: { en: 'Reading the road network', zh: '读取路网' },
  search: { en: 'Finding ways', zh: '计算路程' },
}

/** Finds while the share is shown; Ctrl-C breaks off. */
async function findShown(
  cli: Cli,
  use: NetworkTravel | ServiceTravel,
  asked: WaysAsked,
  sources: TravelSources,
): Promise<FoundWays> {
  const abort = new AbortController()
  const interrupt = () => abort.abort()
  process.once('SIGINT', interrupt)
  try {
    return await findWays(use, asked, sources, {
      onProgress: ({ phase, share }) => cli.progress.update(PHASES[phase][cli.language], share),
      signal: abort.signal,
    })
  } finally {
    process.off('SIGINT', interrupt)
  }
}

function report({ output }: Cli, given: Given, asked: WaysAsked, found: FoundWays): void {
  const ways = found.metres.length
  const unreached = unreachedFacilities(asked, found)
  const written = [given.matrix, given.costs].filter(path => path !== undefined)
  if (given.json) {
    output.json({
      communities: asked.communities.length,
      facilities: asked.facilities.length,
      ways,
      ...found.about,
      offNetwork: found.offNetwork,
      unreachedFacilities: unreached,
      written,
    })
    return
  }
  output.say({
    en: `${many(ways, 'way')} from ${many(asked.communities.length, 'community', 'communities')} to ${many(asked.facilities.length, 'facility', 'facilities')}, by ${found.about.from}`,
    zh: `由 ${found.about.from} 得 ${asked.communities.length} 个社区到 ${asked.facilities.length} 个机构和点位的 ${ways} 条路程`,
  })
  if (found.about.nodes !== null)
    output.say({
      en: `${many(found.about.nodes, 'node')}; ${found.about.nodesLeftAside} apart from the rest left aside, ${found.about.missingNodes} missing in the file`,
      zh: `路网节点 ${found.about.nodes} 个；与主体不连通而不用的 ${found.about.nodesLeftAside} 个，文件缺少的 ${found.about.missingNodes} 个`,
    })
  for (const { kind, code, metres } of found.offNetwork) {
    const far = metres === null ? '' : ` (${metresOff(metres)} m)`
    output.say({
      en: `off the network: ${kind} ${code}${far}`,
      zh: `不在路网上：${kind === 'community' ? '社区' : '机构或点位'} ${code}${far}`,
    })
  }
  for (const code of unreached)
    output.say({ en: `no community reaches: facility ${code}`, zh: `无社区可到：机构或点位 ${code}` })
  for (const path of written) output.say({ en: `Written: ${path}`, zh: `已写出：${path}` })
}
