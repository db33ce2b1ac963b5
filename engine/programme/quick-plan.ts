/**
 * A first whole plan within seconds: simulated annealing (Kirkpatrick, Gelatt & Vecchi 1983) on the ledger, from the
 * rounded relaxation, over the columns near it. Penalties lie just above the rows' prices, so that steps through
 * missed rows stay cheap. A number of moves ends it; equal seeds give equal plans.
 */
import { seededRandom } from '../random.ts'
import type { Control } from './control.ts'
import {
  commitSite,
  commitTraining,
  openLedger,
  planOf,
  setPenalty,
  weighPair,
  weighSite,
  weighTraining,
} from './ledger.ts'
import type { Priced, Prices } from './prices.ts'
import type { Problem } from './problem.ts'
import { type Plan, tallyPlan } from './tally.ts'

const rounds = 100
const movesEach = 3000

/** The cheapest plan met that keeps every row, or null. `width`: how much dearer than its site's best a column may be. */
export function quickPlan(
  problem: Problem,
  start: Plan,
  { net, best: least }: Priced,
  prices: Prices,
  width: number,
  control: Control,
): Plan | null {
  const { columns, training, mustOpen, model } = problem
  const random = seededRandom(control.seed + 3)
  const choices = Array.from({ length: model.sites.count }, (_, site) => {
    const list = mustOpen[site] || -least[site]! > width ? [] : [-1]
    for (let column = columns.siteStart[site]!; column < columns.siteStart[site + 1]!; column++)
      if (!columns.barred[column] && net[column]! - least[site]! <= width) list.push(column)
    return list
  })
  const sites = [...choices.keys()].filter(site => choices[site]!.length > 1)
  const penalty = prices.row.map(
    (price, row) => 1.2 * price + (problem.rows[row]!.family === 'coverage' ? 20 : 0.5),
  )
  const ledger = openLedger(problem, start, columns.cost, training.cost, penalty)
  let best: { plan: Plan; cost: number } | null = null
  let broken = 0
  let temperature = width
  const accepts = (change: number) => change <= 0 || random() < Math.exp(-change / temperature)
  const pick = (site: number) => choices[site]![Math.floor(random() * choices[site]!.length)]!

  for (let round = 0; round < rounds && sites.length > 0 && !control.ended(); round++) {
    temperature = 2.3 * width * 0.001 ** (round / (rounds - 1))
    let kept = false
    for (let move = 0; move < Math.ceil((movesEach * sites.length) / rounds); move++) {
      const kind = random()
      if (training.count > 0 && kind < 0.05) {
        const year = Math.floor(random() * training.count)
        const step = Math.ceil(random() * random() * 20) * (random() < 0.5 ? 1 : -1)
        const trained = Math.min(training.upper[year]!, Math.max(0, ledger.trained[year]! + step))
        if (accepts(weighTraining(ledger, year, trained))) commitTraining(ledger, year, trained)
      } else {
        const site = sites[Math.floor(random() * sites.length)]!
        const other = kind < 0.5 ? site : sites[Math.floor(random() * sites.length)]!
        const column = pick(site)
        if (other === site) {
          if (accepts(weighSite(ledger, site, column))) commitSite(ledger, site, column)
        } else {
          const otherColumn = pick(other)
          if (!accepts(weighPair(ledger, site, column, other, otherColumn))) continue
          weighSite(ledger, site, column)
          commitSite(ledger, site, column)
          weighSite(ledger, other, otherColumn)
          commitSite(ledger, other, otherColumn)
        }
      }
      if (ledger.fine > 1e-7) continue
      kept = true
      if (!best || ledger.cost < best.cost - 1e-9) best = { plan: planOf(ledger), cost: ledger.cost }
    }
    // Rows missed for rounds on end: their penalty is too small.
    broken = kept ? 0 : broken + 1
    if (broken < 2) continue
    const { missed } = tallyPlan(problem, planOf(ledger))
    setPenalty(
      ledger,
      ledger.penalty.map((price, row) => (missed[row]! > 0 ? price * 1.5 : price)),
    )
    broken = 0
  }
  return best && tallyPlan(problem, best.plan).kept ? best.plan : null
}
