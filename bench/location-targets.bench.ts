/**
 * What the location models are meant to reach, one line by problem with seconds of the processor, gap and status:
 *   npx tsx bench/location-targets.bench.ts [--threads 2] [GROUP…]
 * With two threads the seconds are those of the clock.
 * Groups: pmed, cap, rl1304, fl1400, pcb3038, rl5934 (covering: covering.bench.ts). Published files are read where TUOYU_BENCH names a folder
 * that has them; in the place of those that are absent stand look-alikes, marked ~.
 */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { readTsplib } from '../cli/instances/coordinates.ts'
import { readNetwork, readWarehouses } from '../cli/instances/orlib.ts'
import {
  capacitatedFacilityLocation,
  type Located,
  type LocationInput,
  pMedian,
  type SearchOptions,
} from '../engine/index.ts'
import { startAnswering } from '../kernel/thread.ts'
import { CAPACITIES, drilled, NETWORKS, network, strewn, warehouses } from './look-alikes.ts'

const folder = process.env.TUOYU_BENCH ?? ''
const textOf = (set: string, name: string) => {
  const path = join(folder, set, name)
  return folder !== '' && existsSync(path) ? readFileSync(path, 'utf8') : undefined
}

const { values, positionals } = parseArgs({
  options: { threads: { type: 'string', default: '1' } },
  allowPositionals: true,
})
const twoThreads = values.threads === '2'

let total = 0

/** Seconds since now: of the processor, which another program beside does not shorten, or with two threads of the clock. */
function stopwatch(): () => number {
  if (twoThreads) {
    const began = performance.now()
    return () => (performance.now() - began) / 1000
  }
  const before = process.cpuUsage()
  return () => {
    const { user, system } = process.cpuUsage(before)
    return (user + system) / 1e6
  }
}

/** One helper for all, as one thread solves them all: neither has to learn its code anew. */
const helper = twoThreads
  ? startAnswering(new URL('../cli/commands/solve-helper.ts', import.meta.url))
  : undefined

/** Solves until so many seconds are gone. */
function tell(name: string, most: number, solve: (options: SearchOptions) => Located): void {
  const spent = stopwatch()
  const { status, objective, bound, gap } = solve({
    cancelled: () => spent() > most,
    ...(helper && { helper }),
  })
  const seconds = spent()
  total += seconds
  const memory = Math.round(process.resourceUsage().maxRSS / 1024)
  console.log(
    `${name.padEnd(22)} ${status.padEnd(9)} ${objective?.toFixed(2) ?? '–'} bound ${bound.toFixed(2)} gap ${(gap * 100).toFixed(4)} % ${seconds.toFixed(2)} s, ${memory} MB`,
  )
}

function pmed() {
  for (const [at, [vertices, open]] of NETWORKS.entries()) {
    const text = textOf('pmed', `pmed${at + 1}.txt`)
    const input = text ? readNetwork(text, { file: '', roundedDown: false }).input : network(vertices, at + 1)
    tell(`${text ? ' ' : '~'}pmed${at + 1} p ${open}`, 60, options =>
      pMedian({ ...input, openCount: open }, options),
    )
  }
}

/** Fixed costs of the look-alikes: they lead to about as many open sites and as dear an answer as the published ones. */
const FIXED = { capa: [1_400_000, 2_250_000], capb: [450_000, 750_000], capc: [300_000, 500_000] } as const

function cap() {
  for (const name of ['capa', 'capb', 'capc'] as const)
    for (const room of CAPACITIES[name]) {
      const text = textOf('cap', `${name}.txt`)
      const input = text
        ? readWarehouses(text, { file: '', roundedDown: false, capacity: room }, true).input
        : warehouses(name.charCodeAt(3), FIXED[name])
      tell(`${text ? ' ' : '~'}${name} ${room}`, 120, options =>
        capacitatedFacilityLocation(
          { ...input, capacity: new Float64Array(input.siteCount).fill(room) },
          options,
        ),
      )
    }
}

function median(
  name: string,
  roundedDown: boolean,
  standIn: () => LocationInput,
  open: number[],
  seconds: number,
) {
  return () => {
    const text = textOf('tsplib', `${name}.tsp`)
    const input = text ? readTsplib(text, { file: '', roundedDown }).input : standIn()
    for (const openCount of open)
      tell(`${text ? ' ' : '~'}${name} p ${openCount}`, seconds, options =>
        pMedian({ ...input, openCount }, options),
      )
  }
}

const OPEN = [10, 20, 50, 100, 200, 300, 400, 500]

const groups: Record<string, () => void> = {
  pmed,
  cap,
  rl1304: median('rl1304', true, () => strewn(1304, 1), OPEN, 5),
  fl1400: median('fl1400', false, () => drilled(1400, 1), OPEN, 5),
  pcb3038: median('pcb3038', false, () => drilled(3038, 2), [10, 100, 500], 60),
  rl5934: median('rl5934', true, () => strewn(5934, 2), [10, 100, 500, 1000], 60),
}

for (const [name, run] of Object.entries(groups)) {
  if (positionals.length > 0 && !positionals.includes(name)) continue
  total = 0
  console.log(`== ${name}`)
  run()
  console.log(`   together ${total.toFixed(1)} s`)
}
await helper?.end()
