/**
 * Planning again from a finished plan, on a made-up city of Tianjin's size: one lock, ten locks, one target, one budget.
 * Each time is a share of the processor's time that the finished plan took from nothing in the same run.
 *   npx tsx engine/bench/replan.bench.ts
 */
import { openHighs } from '../linear/highs.ts'
import { relativeGap, startControl } from '../programme/control.ts'
import type { Lock, ProgrammeModel } from '../programme/model.ts'
import { planProgramme } from '../programme/plan.ts'
import { compileProblem } from '../programme/problem.ts'
import { startWarm } from '../programme/warm.ts'
import { makeCity, tianjinSize } from './city.ts'

const model = makeCity(tianjinSize)
const highs = await openHighs()
const milliseconds = (since: NodeJS.CpuUsage) => process.cpuUsage(since).user / 1000

const atFirst = process.cpuUsage()
const base = await planProgramme(model, { aim: 'least-cost' })
const cold = milliseconds(atFirst)
if (base.openings.length === 0) throw new Error('the city of this benchmark has no plan')
console.log(
  `from nothing: ${base.status}, ${cold.toFixed(0)} ms of processor, gap ${(base.gap * 100).toFixed(4)} %`,
)

const last = model.years - 1
const locks = (count: number): Lock[] =>
  base.openings
    .filter((_, at) => at % Math.max(1, Math.floor(base.openings.length / count)) === 0)
    .slice(0, count)
    .map(({ site }) => ({ site, option: null, year: null }))
const sum = (amounts: Float64Array) => amounts.reduce((all, each) => all + each, 0)
const spent = base.years.map(each => sum(each.capitalFen) + sum(each.supportFen) + sum(each.trainingFen))
const dearest = spent.indexOf(Math.max(...spent))
const changes: Record<string, ProgrammeModel> = {
  'one lock': { ...model, lockOut: locks(1) },
  'ten locks': { ...model, lockOut: locks(10) },
  'a target 2 % higher': {
    ...model,
    targets: {
      ...model.targets,
      places: model.targets.places.map((each, year) =>
        each !== null && year === last ? Math.ceil(each * 1.02) : each,
      ),
    },
  },
  'a budget 1 % below what was spent in its year': {
    ...model,
    budgets: {
      ...model.budgets,
      totalFen: Float64Array.from(spent, (fen, year) =>
        year === dearest ? Math.floor(fen * 0.99) : Infinity,
      ),
    },
  },
}

for (const [name, changed] of Object.entries(changes))
  for (const changeLittle of [false, true]) {
    const problem = compileProblem(changed)
    const since = process.cpuUsage()
    let bound = 0
    const control = startControl({
      aim: 'least-cost',
      onProgress: ({ phase }) => {
        if (phase === 'relaxation' && bound === 0) bound = milliseconds(since)
      },
    })
    const warm = startWarm(problem, highs, control, { ...base, changeLittle })
    const all = milliseconds(since)
    const { plan, tally } = warm.found
    const before = new Map(base.openings.map(each => [each.site, each]))
    const { option, year } = problem.columns
    const moved = plan.chosen.reduce((count, column, site) => {
      const old = before.get(site)
      const alike = column < 0 ? !old : old?.option === option[column] && old?.year === year[column]
      return count + Number(!alike)
    }, 0)
    const missed = tally.missed.reduce((count, amount) => count + Number(amount > 0), 0)
    const share = (part: number) => `${((part / cold) * 100).toFixed(2)} % of the time from nothing`
    console.log(
      `${name}${changeLittle ? ', changing little' : ''}: bound ${share(bound)}, plan ${share(all)} (${all.toFixed(0)} ms), gap ${(relativeGap(tally.cost, warm.bound) * 100).toFixed(4)} %, ${(relativeGap(tally.cost, warm.bound) / base.gap).toFixed(1)} times the first, ${missed} rows missed, ${moved} sites changed`,
    )
  }
