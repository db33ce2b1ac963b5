/**
 * Both aims of the programme on made-up cities of Tianjin's size, wide and dense, and HiGHS alone on the same models in the same run.
 * `npx tsx engine/bench/programme.bench.ts [--small | --province]`. Seeded; most served has a helping thread, all else one,
 * and times vary with the machine.
 */
import { Worker } from 'node:worker_threads'
import { openHighs, solveLinear } from '../linear/highs.ts'
import { startControl } from '../programme/control.ts'
import { linearForm } from '../programme/linear-form.ts'
import type { PlanOptions } from '../programme/model.ts'
import { listOutlets } from '../programme/outlets.ts'
import { planProgramme } from '../programme/plan.ts'
import { compileProblem } from '../programme/problem.ts'
import { solveWhole } from '../programme/served-whole.ts'
import { type CitySize, makeCity, tianjinSize } from './city.ts'
import { withoutAgesAndPrices } from './plain.ts'

const town = { points: 400, institutions: 43, sites: 107 }
const size: CitySize = process.argv.includes('--small') ? { ...tianjinSize, ...town } : tianjinSize
const megabytes = () => Math.round(process.memoryUsage().rss / 1e6)
const percent = (share: number) => (Number.isFinite(share) ? `${(share * 100).toFixed(3)} %` : 'no plan')

/** Threads start without the loader of the process, so this one brings it. */
const startHelper: PlanOptions['startHelper'] = input => {
  const module = new URL('../programme/family-seeking.ts', import.meta.url).href
  const code = `import('tsx/esm/api').then(async ({ register }) => {
    register()
    const { helpWithPrices } = await import('${module}')
    helpWithPrices(require('node:worker_threads').workerData)
  })`
  new Worker(code, { eval: true, workerData: input })
}

async function measure(name: string, wish: Partial<CitySize>, options: PlanOptions, plain = false) {
  const city = makeCity({ ...size, ...wish })
  const model = plain ? withoutAgesAndPrices(city) : city
  if (options.aim === 'most-served') model.targets.coveredWeight.fill(null)
  const cpu = process.cpuUsage()
  const started = performance.now()
  const result = await planProgramme(model, { ...options, startHelper })
  const seconds = (performance.now() - started) / 1000
  const cpuSeconds = process.cpuUsage(cpu).user / 1e6
  const stages = result.stages.map(stage => `${stage.name} ${percent(stage.gap)}`).join(', ')
  console.log(
    `${name}: ${result.status}, ${seconds.toFixed(1)} s (${cpuSeconds.toFixed(1)} s of processor), gap ${percent(result.gap)} [${stages}], ${result.openings.length} sites, ${megabytes()} MB`,
  )
  return { model, result, seconds }
}

if (process.argv.includes('--province')) {
  const province = { points: 50_000, institutions: 4500, sites: 10_000 }
  await measure('least cost, a province, aim 0.01 % in 30 s', province, { aim: 'least-cost', seconds: 30 })
  const scarce = { ...province, placesTarget: false, budgetFactor: 0.6 }
  await measure('most served, a province, aim 1 % in 120 s', scarce, {
    aim: 'most-served',
    fairest: false,
    seconds: 120,
  })
  process.exit()
}

const highs = await openHighs()
const least = await measure('least cost', {}, { aim: 'least-cost' })
await measure('least cost, budgets too small', { budgetFactor: 0.9 }, { aim: 'least-cost' })

const started = performance.now()
const whole = solveLinear(highs, linearForm(compileProblem(least.model)).linear, true, {
  gap: 1e-4,
  seconds: Math.max(10, least.seconds),
})
const alone = (performance.now() - started) / 1000
const wholeGap = (whole.objective - whole.bound) / Math.abs(whole.objective)
const ratio = Number.isFinite(wholeGap) ? `${(wholeGap / least.result.gap).toFixed(1)} times ours` : 'none'
console.log(`  HiGHS alone: ${alone.toFixed(1)} s, gap ${percent(wholeGap)}; ratio ${ratio}`)

const served = { placesTarget: false, budgetFactor: 0.6 }
// What is aimed at: the scarcer the places, the nearer the proof can come in the less time.
for (const { kind, dense, plain } of [
  { kind: 'wide', dense: false, plain: false },
  { kind: 'dense', dense: true, plain: false },
  { kind: 'dense, without ages and prices', dense: true, plain: true },
])
  for (const { name, takeUp, seconds, aim } of [
    { name: 'demand scarce', takeUp: 0.2, seconds: 20, aim: '1 %' },
    { name: 'middle', takeUp: dense ? 0.35 : 0.3, seconds: 10, aim: '0.5 %' },
    { name: 'places scarce', takeUp: 0.6, seconds: 5, aim: '0.1 %' },
  ])
    await measure(
      `most served, ${kind}: ${name}, aim ${aim} in ${seconds} s`,
      { ...served, takeUp, dense },
      { aim: 'most-served', fairest: false, seconds },
      plain,
    )
await measure(
  'most served, places scarce, no clock',
  { ...served, takeUp: 0.6 },
  { aim: 'most-served', fairest: false },
)
await measure('most served, then fairest', served, { aim: 'most-served' })

const small = await measure(
  'most served, a town',
  { ...town, years: 3, ...served },
  { aim: 'most-served', fairest: false },
)
const problem = compileProblem(small.model)
const outlets = listOutlets(problem)
const worth = new Float64Array(problem.model.years * problem.model.districts).fill(1)
const seconds = Math.max(20, small.seconds)
const control = startControl({ aim: 'most-served', seconds })
const taken = solveWhole(problem, outlets, highs, control, { worth, iterations: Infinity, gap: 1e-3 })
console.log(
  `  HiGHS alone, ${seconds.toFixed(0)} s: bound ${taken.bound.toFixed(1)}; ours ${small.result.bound.toFixed(1)} with a plan of ${small.result.objective.toFixed(1)}`,
)
