/**
 * Simulated annealing (Kirkpatrick, Gelatt & Vecchi 1983) on whole plans with penalised rows.
 * Started from a rounded relaxation and cooled from about one column's reduced cost, it is a repair and a polish in
 * one. A heuristic: what it returns is checked by `tallyPlan` and measured against a bound from elsewhere.
 * A number of moves, not a time, ends it; equal seeds give equal plans.
 */
import {
  commitSite,
  commitTraining,
  type Ledger,
  planOf,
  setPenalty,
  weighPair,
  weighSite,
  weighTraining,
} from './ledger.ts'
import type { Plan } from './tally.ts'

export interface AnnealOptions {
  /** site + 1, then the columns (or −1 for none) the site may take. */
  choiceStart: Int32Array
  choice: Int32Array
  moves: number
  /** temperatures, in the unit of the prices. */
  from: number
  to: number
  random: () => number
  stop: () => boolean
}

/** The best plan met that keeps every row, with its cost in the ledger's prices, or null where none was met. */
export function anneal(ledger: Ledger, options: AnnealOptions): { plan: Plan; cost: number } | null {
  const { choiceStart, choice, moves, random } = options
  const sites: number[] = []
  for (let site = 0; site + 1 < choiceStart.length; site++)
    if (choiceStart[site + 1]! - choiceStart[site]! > 1) sites.push(site)
  const { training } = ledger.problem
  const pick = (site: number) => {
    const start = choiceStart[site]!
    return choice[start + Math.floor(random() * (choiceStart[site + 1]! - start))]!
  }
  let best: { plan: Plan; cost: number } | null =
    ledger.fine === 0 ? { plan: planOf(ledger), cost: ledger.cost } : null
  const rounds = 200
  const each = Math.ceil(moves / rounds)
  let brokenRounds = 0

  for (let round = 0; round < rounds && !options.stop(); round++) {
    const temperature = options.from * (options.to / options.from) ** (round / (rounds - 1))
    let kept = false
    for (let move = 0; move < each; move++) {
      const kind = random()
      if (training.count > 0 && kind < 0.05) {
        const year = Math.floor(random() * training.count)
        const step = Math.ceil(random() * random() * 20) * (random() < 0.5 ? 1 : -1)
        const trained = Math.min(training.upper[year]!, Math.max(0, ledger.trained[year]! + step))
        const change = weighTraining(ledger, year, trained)
        if (accepts(change, temperature, random)) commitTraining(ledger, year, trained)
      } else if (sites.length > 0) {
        const site = sites[Math.floor(random() * sites.length)]!
        const column = pick(site)
        if (column === ledger.chosen[site]) continue
        const other = kind < 0.5 ? site : sites[Math.floor(random() * sites.length)]!
        if (other === site) {
          if (accepts(weighSite(ledger, site, column), temperature, random)) commitSite(ledger, site, column)
        } else {
          const otherColumn = pick(other)
          if (!accepts(weighPair(ledger, site, column, other, otherColumn), temperature, random)) continue
          weighSite(ledger, site, column)
          commitSite(ledger, site, column)
          weighSite(ledger, other, otherColumn)
          commitSite(ledger, other, otherColumn)
        }
      }
      if (ledger.fine === 0) {
        kept = true
        if (best === null || ledger.cost < best.cost - 1e-9)
          best = { plan: planOf(ledger), cost: ledger.cost }
      }
    }
    // Rows missed for rounds on end: their penalty was too small.
    brokenRounds = kept ? 0 : brokenRounds + 1
    if (brokenRounds >= 5) {
      setPenalty(ledger, raisedPenalty(ledger))
      brokenRounds = 0
    }
  }
  return best
}

function accepts(change: number, temperature: number, random: () => number) {
  return change <= 0 || random() < Math.exp(-change / temperature)
}

function raisedPenalty(ledger: Ledger) {
  return ledger.penalty.map((penalty, row) => {
    const { sense, limit } = ledger.problem.rows[row]!
    const missed = sense === 'at-least' ? limit - ledger.activity[row]! : ledger.activity[row]! - limit
    return missed > 1e-9 ? penalty * 1.5 : penalty
  })
}
